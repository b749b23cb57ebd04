// Bundles the host into ../static and writes down from which sources, so that a test without Node
// can tell when the bundle is stale.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const digest = createHash("sha256");
const sources = readdirSync(here).filter((name) => name.endsWith(".js"));
for (const name of sources.sort()) digest.update(`${name}\n`).update(readFileSync(here + name));

await build({
  entryPoints: [`${here}main.js`],
  outfile: fileURLToPath(new URL("../static/host.js", import.meta.url)),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  banner: { js: `/* spine_edu deck; sources sha256:${digest.digest("hex")} */` },
});
