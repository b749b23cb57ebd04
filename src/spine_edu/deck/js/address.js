/** The address: `#/3`, and `#/3?case=…` where someone has copied a link. */

/**
 * @param {string} hash
 * @returns {{ slide: number, link: string }} slide from 1 (0: none named), case as text
 */
export function readAddress(hash) {
  const [place, query = ""] = hash.split("?", 2);
  const number = /^#\/?(\d+)/.exec(place);
  return {
    slide: number ? Number(number[1]) : 0,
    link: new URLSearchParams(query).get("case") ?? "",
  };
}

/**
 * Takes the case out of the address bar: it lives in the open page only.
 * @returns {string} the case, as text
 */
export function takeLink() {
  const { slide, link } = readAddress(location.hash);
  if (location.hash.includes("?")) history.replaceState(null, "", slide ? `#/${slide}` : "#/");
  return link;
}

/**
 * Puts the case into the address bar; only ever when someone asks for a link.
 * @param {string} slide as in the address @param {string} link
 * @returns {string} the whole address
 */
export function putLink(slide, link) {
  history.replaceState(null, "", twinAddress(`#${slide}`, link));
  return location.href;
}

/**
 * Address of the twin deck at the same slide, with the present case.
 * @param {string} address @param {string} link
 */
export function twinAddress(address, link) {
  return link ? `${address}?case=${encodeURIComponent(link)}` : address;
}
