/**
 * FindingsByAge: a hundred people without pain, as many marked as have a finding at an age.
 *
 * @import { Stage } from "./shell.js"
 */

import { choice } from "./controls.js";
import { html } from "./dom.js";
import { people } from "./people.js";
import { roomy } from "./room.js";
import { drawnExplorer, section } from "./shell.js";
import { known } from "./words.js";

/** @param {Stage} stage */
async function build(stage) {
  const { model, carrier, t, put, own, words } = stage;
  /** @type {any} */
  const told = words.told;
  /** @type {{ findings: string[], ages: string[], first: string, shares: Record<string, (number | null)[]> }} */
  const rules = model.get("rules");
  const crowd = people(model.get("look").people);
  const about = choice({
    label: t("age_explorer.about"),
    options: rules.findings.map((value) => ({ value, label: told.findings[value] })),
    onPick: (value) => own({ about: value }),
  });
  const ages = choice({
    label: t("age_explorer.age"),
    options: rules.ages.map((value) => ({ value, label: value })),
    onPick: (age) => put({ age }),
  });
  const count = html("p", { class: "se-share" });
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const bars = html("div", { class: "se-bars", role: "img" });
  section(
    stage,
    "age_explorer",
    html(
      "div",
      { class: "se-body" },
      html(
        "div",
        { class: "se-stage" },
        crowd.element,
        count,
        html("p", { class: "se-notes" }, t("age_explorer.whose")),
      ),
      html(
        "div",
        { class: "se-side" },
        about.element,
        html("div", { class: "se-ages" }, ages.element, bars),
        roomy(twin, sayings()).element,
        html("p", { class: "se-notes" }, told.group),
      ),
    ),
  );

  /** @param {string} finding @param {string} age */
  function sayingOf(finding, age) {
    const share = rules.shares[finding][rules.ages.indexOf(age)];
    const name = told.findings[finding];
    const said =
      share === null
        ? [t("age_explorer.unknown", { finding: name, age })]
        : [
            t("age_explorer.says", { finding: name, share, age }),
            t("age_explorer.others", { rest: 100 - share }),
          ];
    return [...said, told.counter].join(" ");
  }

  function sayings() {
    return rules.findings.flatMap((finding) => rules.ages.map((age) => sayingOf(finding, age)));
  }

  /** @param {number | null} share */
  const bar = (share) => {
    const element = html("div", { class: "se-age-bar" });
    if (share === null) element.classList.add("se-gap");
    else element.append(html("span", { style: `height: ${share}%` }));
    return html("div", {}, element, html("b", {}, share === null ? "?" : String(share)));
  };

  function draw() {
    const finding = known("about", model.get("about"), rules.findings);
    const age = known("age", carrier.get("age") || rules.first, rules.ages);
    const row = rules.shares[finding];
    const share = row[rules.ages.indexOf(age)];
    about.show(finding);
    ages.show(age, t("age_explorer.years", { age }));
    const counted = share === null ? t("widgets.note.unknown") : t("age_explorer.count", { share });
    count.textContent = counted;
    crowd.show(
      share === null ? null : { low: share, high: share },
      share === null
        ? t("age_explorer.empty", { age })
        : t("age_explorer.picture", { age, count: counted }),
    );
    bars.replaceChildren(...row.map(bar));
    bars.children[rules.ages.indexOf(age)].classList.add("se-here");
    const shares = rules.ages.map((at, i) =>
      row[i] === null
        ? t("age_explorer.gap", { age: at })
        : t("age_explorer.bar", { age: at, share: row[i] ?? 0 }),
    );
    bars.setAttribute("aria-label", t("age_explorer.bars", { known: shares.join(", ") }));
    twin.textContent = sayingOf(finding, age);
  }

  const following = [stage.follow(model, ["about"], draw), stage.follow(carrier, ["age"], draw)];
  return () => {
    for (const one of following) one.end();
  };
}

export default drawnExplorer(build);
