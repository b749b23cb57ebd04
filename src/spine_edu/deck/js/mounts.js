/** Brings each widget to life in its box, once the box has a size. */

/** @type {(task: () => void) => void} */
const whenIdle = (task) =>
  "requestIdleCallback" in window ? requestIdleCallback(task) : setTimeout(task);

/**
 * @param {{ render(id: string, el: HTMLElement, signal: AbortSignal): Promise<void> }} widgets
 * @param {string} broken said in the place of a widget that cannot run
 */
export function createMounts(widgets, broken) {
  /** @type {WeakSet<Element>} */
  const started = new WeakSet();

  /** @param {HTMLElement} box @param {HTMLElement} el @param {unknown} error */
  function giveUp(box, el, error) {
    el.remove();
    const said = document.createElement("p");
    said.className = "mount-broken";
    said.setAttribute("role", "status");
    said.textContent = broken;
    box.append(said);
    box.dataset.state = "broken";
    console.warn(`widget ${box.dataset.model}: ${error instanceof Error ? error.message : error}`);
  }

  /** @param {HTMLElement} box */
  async function mount(box) {
    if (started.has(box)) return;
    started.add(box);
    const still = [...box.children];
    const el = document.createElement("div");
    el.className = "mount-live";
    box.append(el);
    const ending = new AbortController();
    try {
      await widgets.render(box.dataset.model ?? "", el, ending.signal);
      for (const element of still) element.remove();
      box.dataset.state = "live";
    } catch (error) {
      ending.abort();
      giveUp(box, el, error);
    }
  }

  const boxes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".mount"));
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (!contentRect.width) continue;
      observer.unobserve(target);
      const box = /** @type {HTMLElement} */ (target);
      if (box.closest("section.present")) mount(box);
      else whenIdle(() => mount(box));
    }
  });
  for (const box of boxes) observer.observe(box);

  return {
    /** The widgets of the slide that is shown come first. @param {Element} slide */
    hurry(slide) {
      for (const box of slide.querySelectorAll(".mount")) mount(/** @type {HTMLElement} */ (box));
    },
  };
}
