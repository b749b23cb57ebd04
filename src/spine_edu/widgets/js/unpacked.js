/** Plain values out of bytes; the twin of `packed.py`. */

import { unzipped } from "./frames.js";

/**
 * @param {DataView<ArrayBuffer>} bytes
 * @returns {Promise<any>}
 */
export async function unpacked({ buffer, byteOffset, byteLength }) {
  const raw = await unzipped(new Uint8Array(buffer, byteOffset, byteLength));
  return JSON.parse(new TextDecoder().decode(raw));
}
