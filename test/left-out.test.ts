/** What the build leaves out of the YAML library is never missed: files are read as with all of it. */

import fc from "fast-check";
import { rolldown } from "rolldown";
import { loadConfig } from "rolldown/config";
import { beforeAll, expect, test } from "vitest";
import { readYaml } from "../src/core/markup/yaml.ts";
import type { Report } from "../src/core/problems.ts";

type ReadYaml = typeof readYaml;

let bundled: ReadYaml;

beforeAll(async () => {
  const config = await loadConfig("rolldown.config.js");
  if (typeof config === "function" || Array.isArray(config)) throw new Error("One build, please.");
  const build = await rolldown({
    input: "src/core/markup/yaml.ts",
    platform: "node",
    plugins: config.plugins,
  });
  const { output } = await build.generate({ format: "esm" });
  const made = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
  bundled = made.readYaml;
});

/** What becomes of a text: the tree, and every mistake with its place. */
function read(text: string, by: ReadYaml) {
  const said: unknown[] = [];
  const report: Report = (...mistake) => said.push(mistake);
  return { tree: by(text, report), said };
}

test("the bundle reads YAML as the whole library does, mistakes included", () => {
  const part = fc.constantFrom(
    ...["a", "b", "title", "yes", "1e3", "0x1f", "2026-01-02", "~", "null", "<<"],
    ...[": ", ":", "- ", "? ", ", ", "{", "}", "[", "]", "'", '"', "|\n", ">-\n", "# c"],
    ...["\n", "\n  ", "\n    ", "\n- ", "\t", " ", "&x ", "*x", "!y ", "!!str ", "%YAML 1.1\n"],
    ...["---\n", "...\n", "\\", "”", "\r\n"],
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      expect(read(text, bundled)).toEqual(read(text, readYaml));
    }),
    { numRuns: 3000 },
  );
});

test("tags beyond YAML's core are mistakes, as docs say of all tags", () => {
  for (const tag of ["binary", "omap", "pairs", "set", "timestamp"]) {
    const { tree, said } = read(`a: !!${tag} b`, bundled);
    expect(tree).toBeUndefined();
    expect(said).toEqual([
      ["yaml.syntax", { line: 1, col: 4 }, "Tags (`!name`) are not read.", expect.any(String)],
    ]);
  }
});
