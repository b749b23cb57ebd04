/** A button below each still picture, which makes it larger where there is little room. */

/**
 * @param {ParentNode} root
 * @param {import("./types").Words} words
 */
export function offerLarger(root, words) {
  /** @type {NodeListOf<HTMLElement>} */
  const pictures = root.querySelectorAll(".picture:has(> .still)");
  for (const picture of pictures) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "enlarge";
    button.textContent = words.larger;
    button.addEventListener("click", () => {
      const larger = picture.classList.toggle("larger");
      button.textContent = larger ? words.smaller : words.larger;
      // what can be scrolled is reached by the keyboard too
      if (larger) picture.tabIndex = 0;
      else picture.removeAttribute("tabindex");
    });
    picture.after(button);
  }
}
