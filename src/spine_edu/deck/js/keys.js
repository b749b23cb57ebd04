/** Who gets a key: the clicker's keys turn slides always, a focused control keeps its own. */

const OWN_ARROWS =
  "input, select, textarea, [role=slider], [role=radio], [role=tab], [role=option], [data-own-keys]";
const OWN_PRESS =
  "button, a[href], summary, select, input, [role=button], [role=switch], [tabindex='0']";
const LET_GO = "input[type=range], input[type=radio], [role=slider]";
const PRESS = new Set([" ", "Enter"]);
const LEAVE = new Set(["Tab", "Escape"]);

/** @param {KeyboardEvent} event */
function keepsKey(event) {
  const target = /** @type {Element} */ (event.target);
  if (LEAVE.has(event.key)) return false;
  if (target.closest(OWN_ARROWS)) return true;
  return PRESS.has(event.key) && Boolean(target.closest(OWN_PRESS));
}

/** @param {() => import("./types").RevealDeck | null} shown */
function turnByClicker(shown) {
  addEventListener(
    "keydown",
    (event) => {
      const deck = shown();
      const other = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (!deck || other || (event.key !== "PageDown" && event.key !== "PageUp")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "PageDown") deck.next();
      else deck.prev();
    },
    { capture: true },
  );
}

/** A control used by mouse or finger gives the focus back, so that the next arrow turns the slide. */
function letGoAfterPointer() {
  let byPointer = false;
  const release = () => {
    if (!byPointer) return;
    setTimeout(() => {
      const active = document.activeElement;
      if (active instanceof HTMLElement && active.matches(LET_GO)) active.blur();
    });
  };
  /** @param {Event} event */
  const chosen = (event) => {
    if (byPointer && event.target instanceof HTMLSelectElement) event.target.blur();
  };
  const capture = { capture: true };
  addEventListener(
    "pointerdown",
    () => {
      byPointer = true;
    },
    capture,
  );
  addEventListener(
    "keydown",
    () => {
      byPointer = false;
    },
    capture,
  );
  for (const type of ["pointerup", "click"]) addEventListener(type, release, capture);
  addEventListener("change", chosen, capture);
}

/**
 * @param {HTMLElement} root
 * @param {() => import("./types").RevealDeck | null} shown the deck, while slides are shown
 */
export function setUpKeys(root, shown) {
  turnByClicker(shown);
  letGoAfterPointer();
  // reveal.js listens at the document
  root.addEventListener("keydown", (event) => {
    if (keepsKey(event)) event.stopPropagation();
  });
}
