/** Carries the case between address and widgets: traits `link` (in) and `case_link` (out). */

import { takeLink, twinAddress } from "./address.js";

/** @param {import("./types").PageState} page @param {string} trait */
function having(page, trait) {
  return Object.keys(page.models).filter((id) => trait in page.models[id].state);
}

/**
 * @param {import("./types").PageState} page
 * @param {ReturnType<typeof import("./widgets.js").createWidgets>} widgets
 */
export function createCases(page, widgets) {
  let present = "";

  async function openLink() {
    const link = takeLink();
    if (!link) return;
    for (const id of having(page, "link")) (await widgets.model(id)).set("link", link);
  }

  async function follow() {
    const [id] = having(page, "case_link");
    if (!id) return;
    const model = await widgets.model(id);
    present = model.get("case_link");
    model.on(
      "change:case_link",
      () => {
        present = model.get("case_link");
      },
      page,
    );
  }

  addEventListener("hashchange", openLink);
  document.addEventListener("click", (event) => {
    const twin = /** @type {Element} */ (event.target).closest?.("a.twin");
    if (!(twin instanceof HTMLAnchorElement)) return;
    twin.href = twinAddress(twin.href.split("?", 1)[0], present);
  });

  return { openLink, follow };
}
