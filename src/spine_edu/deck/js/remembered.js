/**
 * `make`, asked once for each key.
 * @template T
 * @param {(key: string) => T} make
 */
export function remembered(make) {
  /** @type {Map<string, T>} */
  const made = new Map();
  /** @param {string} key @returns {T} */
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return /** @type {T} */ (made.get(key));
  };
}
