/**
 * Words by key, as `say` in Python.
 *
 * @import { Words } from "./types.js"
 */

/**
 * @param {Words} words
 * @param {string} key Room and name joined by dots.
 * @param {Record<string, string | number>} [values] What the gaps `{name}` are filled with.
 */
export function say(words, key, values = {}) {
  /** @type {string | Words | undefined} */
  let found = words;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  if (typeof found !== "string") throw new Error(`no words for ${key}`);
  return found.replace(/\{(\w+)\}/g, (_gap, name) => {
    if (!(name in values)) throw new Error(`${key} needs a value for ${name}`);
    return String(values[name]);
  });
}

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence as a part of another. @param {string} text */
export const lowered = (text) => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");

/** What goes wrong, in words: a note of the explorers by its key. */
export class Told extends Error {
  /** @param {string} key @param {Record<string, string>} [values] */
  constructor(key, values = {}) {
    super(`${key} ${JSON.stringify(values)}`);
    this.key = key;
    this.values = values;
  }
}

/**
 * A value that is not allowed.
 *
 * @param {string} name
 * @param {unknown} value
 */
export const wrong = (name, value) => new Told("wrong", { name, value: String(value) });

/**
 * A value that is among those that are known; else a message names it.
 *
 * @template T
 * @param {string} name
 * @param {T} value
 * @param {readonly T[]} allowed
 */
export function known(name, value, allowed) {
  if (!allowed.includes(value)) throw wrong(name, value);
  return value;
}
