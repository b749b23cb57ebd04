/** Elements in one line each. */

const SVG = "http://www.w3.org/2000/svg";
let count = 0;

/**
 * Writes an attribute, unless it stands there already: written anew it is laid out and painted anew.
 *
 * @param {Element} node
 * @param {string} name
 * @param {string} value
 */
export function put(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/**
 * Writes a text, unless it stands there already.
 *
 * @param {Element} node
 * @param {string} text
 */
export function tell(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** An id that no other element of the page has. */
export const newId = () => `se-${Date.now().toString(36)}-${count++}`;

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean>} [attributes] `true` sets an empty one, `false` none.
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function html(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

/**
 * @template {Element} E
 * @param {E} element
 * @param {Record<string, string | number | boolean>} attributes
 * @param {(Node | string)[]} children
 */
function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
}
