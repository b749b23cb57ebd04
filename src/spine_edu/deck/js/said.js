/** A short word of what has been done: seen above the footer, and read out politely. */

export function createSaid() {
  const place = document.querySelector(".said");
  const silence = () => place?.replaceChildren();
  // it goes when something else is done: nobody has to read against a clock
  for (const type of ["pointerdown", "keydown"]) {
    addEventListener(type, silence, { capture: true });
  }
  return {
    /** @param {string} words */
    say(words) {
      place?.replaceChildren(words);
    },
  };
}
