/** The deck as slides, by reveal.js; what it does wrong for screen readers is mended here. */

const CONFIG = {
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.2,
  maxScale: 4,
  center: false,
  hash: false, // it writes the address a second late, over what was asked for meanwhile
  hashOneBasedIndex: true,
  navigationMode: "linear",
  // all slides keep their size, so that widgets are ready before they are seen, and in print
  viewDistance: 1000,
  mobileViewDistance: 1000,
  scrollActivationWidth: null,
  controls: false,
  progress: false,
  overview: false,
  help: false,
  pause: false,
  jumpToSlide: false,
  postMessage: false,
  hideInactiveCursor: false,
  transition: "none",
  backgroundTransition: "none",
};

/** A widget may have sections of its own: these are not slides.
 * @param {HTMLElement} root @returns {NodeListOf<HTMLElement>} */
const slidesOf = (root) => root.querySelectorAll(".slides > section");

/** The slide itself, where reveal.js takes a section inside it for one below.
 * @param {import("./types").RevealDeck} deck */
const shownBy = (deck) =>
  /** @type {HTMLElement} */ (deck.getCurrentSlide().closest(".slides > section"));

/**
 * reveal.js is run when it is first needed: a phone goes without.
 * @param {{ text(key: string): Promise<string> }} store
 */
export async function loadReveal(store) {
  if ("Reveal" in window) return;
  const script = document.createElement("script");
  script.textContent = await store.text("reveal");
  document.head.append(script);
}

/** @param {HTMLElement} root @param {(slide: HTMLElement) => void} onShown */
export function startSlides(root, onShown) {
  const deck = new Reveal(root, CONFIG); // without it the page stays a page
  document.documentElement.classList.add("as-slides");
  root.classList.add("reveal");
  const slides = slidesOf(root);

  const title = /** @type {HTMLElement} */ (root.querySelector(".deck-title"));

  function show() {
    const shown = shownBy(deck);
    for (const slide of slides) slide.inert = slide !== shown;
    title.hidden = shown === slides[0]; // each slide is heard under the deck's name
    onShown(shown);
  }

  deck.on("ready", () => {
    root.removeAttribute("role"); // "application" would take the reading keys away
    root.querySelector(".aria-status")?.remove(); // the heading gets the focus and is read
    show();
  });
  deck.on("slidechanged", () => {
    show();
    history.replaceState(null, "", `#/${deck.getIndices().h + 1}`);
    /** @type {HTMLElement} */ (shownBy(deck).querySelector("h1, h2")).focus({
      preventScroll: true,
    });
  });
  // before reveal.js, which would follow the address and pass over fragments
  /** @param {Event} event */
  const turn = (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[rel=next], a[rel=prev]");
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.matches("[rel=next]")) deck.next();
    else deck.prev();
  };
  const ending = new AbortController();
  root.addEventListener("click", turn, { capture: true, signal: ending.signal });
  deck.initialize();
  return { deck, stop: () => stopSlides(root, deck, ending) };
}

/**
 * Back to one page.
 * @param {HTMLElement} root
 * @param {import("./types").RevealDeck} deck
 * @param {AbortController} ending
 */
function stopSlides(root, deck, ending) {
  const shown = shownBy(deck);
  ending.abort();
  deck.destroy();
  root.classList.remove("reveal");
  document.documentElement.classList.remove("as-slides");
  /** @type {HTMLElement} */ (root.querySelector(".deck-title")).hidden = true;
  for (const slide of slidesOf(root)) {
    slide.classList.remove("past", "present", "future");
    slide.inert = false;
  }
  shown.scrollIntoView();
}
