/** Texts and buffers of the page: each stored once, unpacked when first asked for. */

import { remembered } from "./remembered.js";

/**
 * `atob` with a plain loop is the quickest way where `fromBase64` is missing.
 * @param {string} text
 */
function decoded(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {Record<string, import("./types").Blob>} blobs */
export function createStore(blobs) {
  /** @param {string} key */
  async function bytes(key) {
    const blob = blobs[key];
    if (!blob) throw new Error(`nothing is stored under ${key}`);
    if (blob.gz !== undefined) return unpacked(decoded(blob.gz));
    return decoded(blob.b64 ?? "");
  }

  /** @param {string} key */
  async function readText(key) {
    const plain = blobs[key]?.text;
    return plain ?? new TextDecoder().decode(await bytes(key));
  }

  return { bytes, text: remembered(readText) };
}
