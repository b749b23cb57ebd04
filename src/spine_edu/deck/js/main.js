/** Starts the deck: widgets, keys, and slides or one page by the room there is. */

import { readAddress } from "./address.js";
import { createCases } from "./cases.js";
import { offerLarger } from "./enlarge.js";
import { setUpKeys } from "./keys.js";
import { createMounts } from "./mounts.js";
import { watchNumbers } from "./numbers.js";
import { loadReveal, startSlides } from "./slides.js";
import { createStore } from "./store.js";
import { createWidgets } from "./widgets.js";

// a phone, upright or on its side, and a large zoom: a page to scroll instead of a shrunken slide
const SMALL = "screen and (max-width: 699.98px), screen and (max-height: 419.98px)";

watchNumbers(document); // first, so that nothing that breaks can keep an old number on show

const root = /** @type {HTMLElement} */ (document.querySelector(".deck"));
const state = /** @type {HTMLElement} */ (document.getElementById("deck-state"));
/** @type {import("./types").PageState} */
const page = JSON.parse(state.textContent ?? "");
/** @type {ReturnType<typeof startSlides> | null} */
let slides = null;

const store = createStore(page.blobs);
const widgets = createWidgets(page, store);
offerLarger(root, page.words);
const cases = createCases(page, widgets);
const linked = cases.openLink();
const gated = {
  /** @type {typeof widgets.render} */
  async render(id, el, signal) {
    await linked; // the first picture is of the case in the address
    await widgets.render(id, el, signal);
  },
};

const small = matchMedia(SMALL);
async function arrange() {
  if (matchMedia("print").matches) return;
  if (!small.matches) await loadReveal(store);
  if (small.matches && slides) {
    slides.stop();
    slides = null;
  } else if (!small.matches && !slides) {
    slides = startSlides(root, (slide) => mounts.hurry(slide));
  }
}

/** @param {unknown} error the page stays a page */
const told = (error) => console.error(error);

setUpKeys(root, () => slides?.deck ?? null);
const mounts = createMounts(gated, page.words.broken);
arrange()
  .catch(told)
  .finally(() => {
    document.documentElement.classList.remove("starting");
    if (!slides) document.getElementById(`/${readAddress(location.hash).slide}`)?.scrollIntoView();
  });
small.addEventListener("change", () => arrange().catch(told));
for (const id of Object.keys(page.models)) {
  // a shared model that is never shown may still have work to do
  if (page.models[id].esm) widgets.bind(id).catch(() => {});
}
cases.follow();
