/**
 * Selection: the case that explorers share. It is never displayed; here it reads the link of an
 * address and tells its own, so that both work where no kernel does.
 *
 * @import { Model } from "./types.js"
 */

import { HEALTHY, linkOf, readLink, STATE } from "./link.js";

/** @param {{ model: Model }} props */
function initialize({ model }) {
  let reading = false;

  /** @param {Record<string, unknown>} values */
  const put = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
  };

  const read = () => {
    const link = model.get("link");
    if (!link) return;
    reading = true;
    put({ ...opened(model, link), link: "" });
    reading = false;
    tell();
    model.save_changes();
  };

  const tell = () => {
    if (reading) return;
    const values = Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
    model.set("case_link", linkOf(values, model.get("allowed")));
  };

  /** A word of what went wrong stays until something else is chosen. */
  const chosen = () => {
    if (!reading && model.get("notice")) model.set("notice", "");
    tell();
  };

  for (const name of STATE) model.on(`change:${name}`, chosen);
  model.on("change:link", read);
  read();
  tell();
}

/**
 * What a link asks for; the healthy back, and a word about it, where it cannot be read.
 *
 * @param {Model} model
 * @param {string} link
 */
function opened(model, link) {
  try {
    return { ...readLink(link, model.get("allowed")), notice: "" };
  } catch {
    return { disc: model.get("home"), ...HEALTHY, notice: "bad_link" };
  }
}

export default { initialize };
