/** Runs anywidget modules against the models that the page carries. */

import { facade, Model } from "./model.js";
import { remembered } from "./remembered.js";

const REFERENCE = /^(?:anywidget:|IPY_MODEL_)?/;

/** @param {string} source */
async function imported(source) {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {any} module @returns {Promise<import("./types").WidgetModule>} */
async function definition(module) {
  if (module.render || module.initialize) return module;
  return typeof module.default === "function" ? module.default() : module.default;
}

/**
 * @param {import("./types").PageState} page
 * @param {ReturnType<typeof import("./store.js").createStore>} store
 */
export function createWidgets(page, store) {
  const manager = {
    /** @param {string} id */
    get_model: async (id) => facade(await model(id), new AbortController().signal, manager),
  };
  const experimental = {
    async invoke() {
      throw new Error("no kernel");
    },
  };

  /** @param {string} id */
  async function created(id) {
    const record = page.models[id];
    if (!record) throw new Error(`no model ${id}`);
    const state = structuredClone(record.state);
    for (const [name, key] of Object.entries(record.values ?? {})) {
      state[name] = JSON.parse(await store.text(key));
    }
    for (const [path, key] of record.buffers ?? []) {
      /** @type {any} */
      let place = state;
      for (const step of path.slice(0, -1)) place = place[step];
      place[path[path.length - 1]] = new DataView((await store.bytes(key)).buffer);
    }
    return new Model(state);
  }

  const modelById = remembered(created);
  /** @param {string} reference */
  const model = (reference) => modelById(reference.replace(REFERENCE, ""));
  // one import for each distinct module, however many widgets use it
  const loaded = remembered((key) => store.text(key).then(imported).then(definition));
  const addStyle = remembered(async (key) => {
    const style = document.createElement("style");
    style.textContent = await store.text(key);
    document.head.append(style);
  });

  /** @param {string} id */
  async function initialized(id) {
    const record = page.models[id];
    if (!record?.esm) throw new Error(`${record?.name ?? id} cannot run without a kernel`);
    const [widget, own] = await Promise.all([
      loaded(record.esm),
      model(id),
      record.css && addStyle(record.css),
    ]);
    const signal = new AbortController().signal; // a model lives as long as the page
    const given = await widget.initialize?.({
      model: facade(own, signal, manager),
      signal,
      host: host(signal),
      experimental,
    });
    return { widget, exports: given && typeof given === "object" ? given : {} };
  }

  /** `initialize` runs once for each model. */
  const bind = remembered(initialized);

  /** @param {AbortSignal} signal */
  function host(signal) {
    return {
      /** @param {string} reference */
      getModel: async (reference) => facade(await model(reference), signal, manager),
      /** @param {string} reference */
      async getWidget(reference) {
        const id = reference.replace(REFERENCE, "");
        const { exports } = await bind(id);
        return {
          exports,
          /** @param {{ el: HTMLElement, signal?: AbortSignal }} place */
          render: ({ el, signal: own }) => render(id, el, own ?? signal),
        };
      },
    };
  }

  /** @param {string} id @param {HTMLElement} el @param {AbortSignal} signal */
  async function render(id, el, signal) {
    const [{ widget }, own] = await Promise.all([bind(id), model(id)]);
    const end = await widget.render?.({
      model: facade(own, signal, manager),
      el,
      signal,
      host: host(signal),
      experimental,
    });
    if (typeof end === "function") signal.addEventListener("abort", () => end());
  }

  return { bind, model, render };
}
