// Bundles each explorer into ../static and writes down from which sources, so that a test without
// Node can tell when a bundle is stale.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const target = fileURLToPath(new URL("../static/", import.meta.url));
const styles = ["explorer", "drawn", "linked", "quiz", "scan", "stenosis"];

const digest = createHash("sha256");
const sources = readdirSync(here).filter((name) => /\.(js|css)$/.test(name));
for (const name of sources.sort()) digest.update(`${name}\n`).update(readFileSync(here + name));
// a widget is a module with a default export
const entries = sources
  .filter((name) => /^export default /m.test(readFileSync(here + name, "utf8")))
  .map((name) => name.replace(/\.js$/, ""));
const banner = `/* spine_edu widgets; sources sha256:${digest.digest("hex")} */`;

for (const name of entries) {
  await build({
    entryPoints: [`${here}${name}.js`],
    outfile: `${target}${name}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: banner },
  });
}
for (const name of styles) {
  await build({
    entryPoints: [`${here}${name}.css`],
    outfile: `${target}${name}.css`,
    bundle: true,
    minify: true,
    charset: "utf8",
    banner: { css: banner },
  });
}
