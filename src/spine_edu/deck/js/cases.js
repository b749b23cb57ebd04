/** Carries the case between address and widgets: traits `link` (in) and `case_link` (out). */

import { takeLink, twinAddress } from "./address.js";

/**
 * @param {import("./types").PageState} page
 * @param {ReturnType<typeof import("./widgets.js").createWidgets>} widgets
 */
export function createCases(page, widgets) {
  let present = "";

  /** Models with a trait; a broken one speaks for itself where it is shown.
   * @param {string} trait */
  async function having(trait) {
    const ids = Object.keys(page.models).filter((id) => trait in page.models[id].state);
    const found = await Promise.allSettled(ids.map((id) => widgets.model(id)));
    return found.flatMap((model) => (model.status === "fulfilled" ? [model.value] : []));
  }

  async function openLink() {
    const link = takeLink();
    if (!link) return;
    for (const model of await having("link")) model.set("link", link);
  }

  async function follow() {
    const [model] = await having("case_link");
    if (!model) return;
    const read = () => {
      present = model.get("case_link");
    };
    model.on("change:case_link", read, page);
    read();
  }

  addEventListener("hashchange", openLink);
  document.addEventListener("click", (event) => {
    const twin = /** @type {Element} */ (event.target).closest?.("a.twin");
    if (!(twin instanceof HTMLAnchorElement)) return;
    twin.href = twinAddress(twin.href.split("?", 1)[0], present);
  });

  return { openLink, follow };
}
