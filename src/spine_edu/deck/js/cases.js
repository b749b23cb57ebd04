/** Carries the case between address and widgets: traits `link` (in) and `case_link` (out). */

import { putLink, takeLink, twinAddress } from "./address.js";
import { copied } from "./clipboard.js";
import { createSaid } from "./said.js";

/**
 * @param {import("./types").PageState} page
 * @param {ReturnType<typeof import("./widgets.js").createWidgets>} widgets
 */
export function createCases(page, widgets) {
  const { words } = page;
  const said = createSaid();
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
    const models = await having("link");
    // a selection reads the link itself: it has to be awake
    const ids = Object.keys(page.models).filter((id) => "link" in page.models[id].state);
    await Promise.allSettled(ids.map((id) => widgets.bind(id)));
    for (const model of models) model.set("link", link);
    if (models.some((model) => model.get("notice") === "bad_link")) said.say(words.bad_link);
  }

  async function follow() {
    const [model] = await having("case_link");
    if (!model) return;
    const read = () => {
      if (present && present !== model.get("case_link")) takeLink(); // it names another case
      present = model.get("case_link");
    };
    model.on("change:case_link", read, page);
    read();
    /** @type {NodeListOf<HTMLElement>} */
    const tools = document.querySelectorAll(".case-menu");
    for (const one of tools) one.hidden = false;
  }

  /** Everything as the deck opened, and the case a healthy back. */
  async function clear() {
    for (const [id, { state }] of Object.entries(page.models)) {
      const model = await widgets.model(id).catch(() => null);
      for (const [name, value] of Object.entries(state)) model?.set(name, structuredClone(value));
    }
    for (const model of await having("link")) {
      model.set("link", `${(model.get("home") ?? "").replace("/", "-")}.left.none`);
    }
    takeLink();
    said.say(words.cleared);
  }

  /** @param {HTMLElement} button */
  async function copy(button) {
    const address = putLink(button.closest(".slide")?.id ?? "/", present);
    said.say((await copied(address)) ? words.link_copied : words.link_shown);
  }

  addEventListener("hashchange", openLink);
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const twin = target.closest?.("a.twin");
    if (twin instanceof HTMLAnchorElement) {
      twin.href = twinAddress(twin.href.split("?", 1)[0], present);
    }
    const button = target.closest?.("[data-case]");
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.case === "copy") copy(button);
    else clear();
    const menu = /** @type {HTMLDetailsElement} */ (button.closest("details"));
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  setUpMenus();

  return { openLink, follow };
}

/** A menu closes by Escape, and when something else is touched. */
function setUpMenus() {
  /** @param {Event} event */
  const close = (event) => {
    for (const menu of document.querySelectorAll("details.case-menu[open]")) {
      const inside = menu.contains(/** @type {Node} */ (event.target));
      if (event instanceof KeyboardEvent && event.key === "Escape" && inside) {
        menu.querySelector("summary")?.focus();
      } else if (event instanceof KeyboardEvent || inside) continue;
      /** @type {HTMLDetailsElement} */ (menu).open = false;
    }
  };
  for (const type of ["keydown", "pointerdown", "focusin"]) document.addEventListener(type, close);
}
