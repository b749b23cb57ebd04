/** A widget's model without a kernel: state, and listeners with the meaning Backbone gives them. */

/** @typedef {{ name: string, listener: import("./types").Listener, owner: unknown }} Entry */

/** @param {unknown} a @param {unknown} b */
function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  return (
    !ArrayBuffer.isView(a) && !ArrayBuffer.isView(b) && JSON.stringify(a) === JSON.stringify(b)
  );
}

export class Model {
  /** @type {Record<string, any>} */
  #state;
  /** @type {Entry[]} */
  #entries = [];

  /** @param {Record<string, any>} state */
  constructor(state) {
    this.#state = state;
  }

  /** @param {string} key */
  get(key) {
    return this.#state[key];
  }

  /** @param {string} key */
  has(key) {
    return key in this.#state;
  }

  /** @param {string | Record<string, unknown>} key @param {unknown} [value] */
  set(key, value) {
    const given = typeof key === "string" ? { [key]: value } : key;
    const changed = Object.keys(given).filter((name) => !same(this.#state[name], given[name]));
    for (const name of changed) this.#state[name] = given[name];
    for (const name of changed) this.#tell(`change:${name}`, this, this.#state[name], {});
    if (changed.length) this.#tell("change", this, {});
  }

  /** @param {string} names @param {import("./types").Listener} listener @param {unknown} owner */
  on(names, listener, owner) {
    for (const name of names.split(/\s+/)) this.#entries.push({ name, listener, owner });
  }

  /**
   * @param {string | null | undefined} names
   * @param {import("./types").Listener | null | undefined} listener
   * @param {unknown} owner
   */
  off(names, listener, owner) {
    const gone = names?.split(/\s+/);
    this.#entries = this.#entries.filter(
      (entry) =>
        entry.owner !== owner ||
        (gone && !gone.includes(entry.name)) ||
        (listener && entry.listener !== listener),
    );
  }

  /** @param {string} name @param {unknown[]} args */
  #tell(name, ...args) {
    for (const entry of [...this.#entries]) {
      if (entry.name !== name) continue;
      try {
        entry.listener(...args);
      } catch (error) {
        console.error(error); // one broken listener must not silence the others
      }
    }
  }
}

/**
 * What a widget's module sees of a model: its listeners end with `signal`.
 * @param {Model} model
 * @param {AbortSignal} signal
 * @param {import("./types").WidgetModel["widget_manager"]} manager
 * @returns {import("./types").WidgetModel}
 */
export function facade(model, signal, manager) {
  const owner = Symbol("view");
  signal.addEventListener("abort", () => model.off(null, null, owner));
  return {
    get: (key) => model.get(key),
    set: (key, value) => model.set(key, value),
    save_changes() {}, // set() has told every listener there is
    send() {}, // no kernel listens
    on: (names, listener) => model.on(names, listener, owner),
    off: (names, listener) => model.off(names, listener, owner),
    widget_manager: manager,
  };
}
