/** A release can be checked: whoever builds the same files, elsewhere and later, gets the same bytes. */

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runText } from "./child.ts";
import { removeFolder } from "./folder.ts";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "whichside-again-"));
afterAll(() => removeFolder(folder));

const sources = [
  ...["src", "packages", "lessons", "scripts", "bin"],
  ...["rolldown.config.js", "package.json", "tsconfig.json"],
];

function filesBelow(place: string, under = ""): string[] {
  return readdirSync(join(place, under)).flatMap((name) => {
    const path = join(under, name);
    return statSync(join(place, path)).isDirectory() ? filesBelow(place, path) : [path];
  });
}

test("two builds, in two folders and at two times, give the same bytes", () => {
  for (const name of sources) cpSync(join(root, name), join(folder, name), { recursive: true });
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  const ofBuilds = /^(\.|@(?!inquirer|rgrove)|rolldown|typescript|knip|oxc|vite)/;
  for (const name of readdirSync(join(root, "node_modules"))) {
    const from = join(root, "node_modules", name);
    // What may be bundled lies where npm puts it; what only builds may lie anywhere.
    if (name === "mermaid-text")
      symlinkSync("../packages/mermaid-text", join(modules, name), "dir");
    else if (ofBuilds.test(name)) symlinkSync(from, join(modules, name), "dir");
    else cpSync(from, join(modules, name), { recursive: true });
  }
  const rolldown = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
  for (const args of [
    [rolldown, "-c", "--logLevel", "silent"],
    ["scripts/run.js", "scripts/read-course.ts"],
  ]) {
    const { code, err } = runText(process.execPath, args, { cwd: folder, env: process.env });
    expect({ code, err }).toEqual({ code: 0, err: "" });
  }
  const [here, there] = [join(root, "dist"), join(folder, "dist")];
  expect(filesBelow(there).sort()).toEqual(filesBelow(here).sort());
  const different = filesBelow(here).filter(
    (name) => !readFileSync(join(here, name)).equals(readFileSync(join(there, name))),
  );
  expect(different).toEqual([]);
}, 120_000);
