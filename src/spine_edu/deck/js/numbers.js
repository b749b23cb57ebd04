/** Phone numbers past their last day give way to words, by the clock of whoever has the deck open. */

/** @param {Date} now */
function dayOf(now) {
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @param {ParentNode} root @param {Date} now */
function dropPast(root, now) {
  const today = dayOf(now);
  /** @type {NodeListOf<HTMLElement>} */
  const dated = root.querySelectorAll("[data-valid-until]");
  for (const element of dated) {
    if (today <= (element.dataset.validUntil ?? "")) continue;
    element.textContent = element.dataset.fallback ?? "";
    element.removeAttribute("data-valid-until");
  }
}

/**
 * At once, and when the page is looked at again: a deck may stay open over New Year.
 * @param {Document} root
 */
export function watchNumbers(root) {
  const look = () => dropPast(root, new Date());
  look();
  for (const type of ["visibilitychange", "slidechanged"]) root.addEventListener(type, look);
  addEventListener("pageshow", look);
}
