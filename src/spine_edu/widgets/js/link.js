/**
 * A case as a short readable text; the twin of `link.py`, which says how.
 *
 * @typedef {Record<string, any>} Values
 * @typedef {Record<string, string[]>} Allowed Words that a link may hold, by what they say.
 */

/** Everything that can be chosen at a disc, as in a healthy back. @type {Values} */
export const HEALTHY = {
  side: "left",
  finding: "none",
  zone: "paracentral",
  kind: "protrusion",
  size: 0,
  migration: 0,
  bulge: 0,
  asymmetry: 0,
  central: 0,
  recess: 0,
  foraminal: 0,
  congenital: 0,
  spur: 0,
  degeneration: 1,
  posture: 0,
  curve: "standing",
  irritation: 0,
  pressure: 0,
  age: "",
};
/** Names of all that is chosen. */
export const STATE = ["disc", ...Object.keys(HEALTHY)];
const NAMED = Object.keys(HEALTHY).slice(5);
const SIGNED = ["migration", "asymmetry", "posture"];
const FINDINGS = ["none", "prolapse", "bulge"];

/**
 * @param {Values} values
 * @param {Allowed} allowed
 */
export function linkOf(values, allowed) {
  const parts = [values.disc.replace("/", "-"), values.side, values.finding];
  if (values.finding === "prolapse") parts.push(values.zone, values.kind);
  if (values.finding !== "none") parts.push(percent(values.size));
  for (const name of NAMED) {
    const text = name in allowed ? String(values[name]) : percent(values[name]);
    if (values[name] !== HEALTHY[name] && text !== "0") parts.push(`${name}_${text}`);
  }
  return parts.join(".");
}

/**
 * The values that a text names; throws if any part is not understood.
 *
 * @param {string} text
 * @param {Allowed} allowed
 * @returns {Values}
 */
export function readLink(text, allowed) {
  const parts = text.split(".");
  const next = () => parts.shift() ?? "";
  /** @type {Values} */
  const values = { disc: oneOf(next().replaceAll("-", "/"), allowed.disc), ...HEALTHY };
  values.side = oneOf(next(), allowed.side);
  values.finding = oneOf(next(), FINDINGS);
  if (values.finding === "prolapse") {
    values.zone = oneOf(next(), allowed.zone);
    values.kind = oneOf(next(), allowed.kind);
  }
  if (values.finding !== "none") values.size = share(next(), false);
  for (const part of parts) {
    const [, name, value] = /^([a-z]+)_(.*)$/.exec(part) ?? ["", "", ""];
    values[oneOf(name, NAMED)] = named(name, value, allowed);
  }
  return values;
}

/**
 * @param {string} name
 * @param {string} value
 * @param {Allowed} allowed
 */
function named(name, value, allowed) {
  if (!(name in allowed)) return share(value, SIGNED.includes(name));
  const word = oneOf(value, allowed[name]);
  return name === "degeneration" ? Number(word) : word;
}

/** @param {number} value */
const percent = (value) => String(Math.round(100 * value));

/**
 * @param {string} text
 * @param {boolean} signed
 */
function share(text, signed) {
  const digits = signed ? text.replace(/^-/, "") : text;
  if (!/^\d{1,3}$/.test(digits) || Number(digits) > 100) throw new Error(text);
  return Number(text) / 100;
}

/**
 * @param {string} word
 * @param {string[]} allowed
 */
function oneOf(word, allowed) {
  if (!allowed.includes(word)) throw new Error(word);
  return word;
}
