/** The packed package: what is in it, and that it works where nothing else is. */

import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { runText } from "./child.ts";

const root = resolve(import.meta.dirname, "..");
const tarball = `whichside-${manifest.version}.tgz`;
/**
 * More than this is not worth the wait of somebody who only wants to have a look. 5 KB of it are what all questions
 * accept, which says which earlier answers count after an author has mended a course; 13 KB are the readers of ZIP and
 * TOML for authors who bring what they have, in files that nothing else loads; 2 KB read footnotes;
 * 5 KB write Moodle's XML and what home, list, score and review count alike; 3 KB are questions that ask for what the
 * lessons taught and nothing tested: a webhook's secret, DNS, a transaction;
 * 5 KB send answers to a record store.
 */
const mostBytes = 1_014_000;

/** What npm adds by itself, and what it needs for packing. */
const packedWith = [
  ...["package.json", "README.md", "LICENSE"],
  ...["scripts/prepare.js", "scripts/packed-manifest.js"],
];

let folder: string;
let packed: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-package-"));
  mkdirSync(join(folder, "project"));
  // Without it npm would look for a project in the folders above.
  writeFileSync(join(folder, "project", "package.json"), "{}\n");
  // A copy: packing writes another package.json for a moment, which other tests read.
  const copy = join(folder, "copy");
  for (const path of [...manifest.files, ...packedWith]) {
    cpSync(join(root, path), join(copy, path), { recursive: true, preserveTimestamps: true });
  }
  const { out } = run("npm", ["pack", "--json", "--pack-destination", folder], copy);
  const [{ files }] = JSON.parse(out.slice(out.indexOf("[\n")));
  packed = files.map((file: { readonly path: string }) => file.path);
  copyFileSync(join(folder, tarball), join(folder, "project", tarball));
  // Without one of its own, npm would take a package.json that lies further up.
  writeFileSync(join(folder, "project", "package.json"), "{}");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** With an empty home and an empty cache, and without a network. */
function run(command: string, args: readonly string[], cwd: string, input = ""): Ran {
  return runText(command, args, {
    cwd,
    input,
    env: {
      HOME: folder,
      npm_config_cache: join(folder, "cache"),
      npm_config_offline: "true",
      npm_config_update_notifier: "false",
    },
  });
}

describe("what is packed", () => {
  test("only what the program needs to run, to be read and to be allowed", () => {
    const kinds = [
      /^bin\/(whichside\.js|package\.json)$/,
      /^dist\/[\w-]+\.c?js$/,
      /^dist\/THIRD-PARTY-NOTICES\.txt$/,
      /^dist\/course\/[a-z]+(?:-[0-9a-f]{16})?$/,
      /^dist\/sqlite\.wasm\.br$/,
      /^lessons\/lab\/[a-z0-9-]+\.md$/,
      /^lessons\/(course\.yaml|LICENSE\.md)$/,
      /^lessons\/[a-z0-9-]+\/(lesson|quiz)\.md$/,
      /^lessons\/lab\/[a-z-]+\.md$/,
      /^src\/lab\/garden-club\/(page|backend|provider)\/[a-z]+\.(html|css|js)$/,
      /^dist\/sqlite\.wasm\.br$/,
      /^man\/whichside\.1$/,
      /^(LICENSE|README\.md|package\.json)$/,
    ];
    expect(packed.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    for (const kind of kinds.filter(({ source }) => !source.includes("course\\/"))) {
      expect(packed.filter((path) => kind.test(path))).not.toEqual([]);
    }
  });

  test("every lesson is in it, with its text and its questions", () => {
    const lessons = readdirSync(join(root, "lessons"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "lab")
      .map(({ name }) => name);
    for (const name of lessons) {
      expect(packed).toContain(`lessons/${name}/lesson.md`);
      expect(packed).toContain(`lessons/${name}/quiz.md`);
    }
  });

  test.each([
    [{}, undefined],
    [
      { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "garden/whichside" },
      { type: "git", url: "git+https://github.com/garden/whichside.git" },
    ],
  ])("packed with %j it says that it comes from %j", (env, repository) => {
    const place = join(folder, "manifest");
    mkdirSync(place, { recursive: true });
    copyFileSync(join(root, "package.json"), join(place, "package.json"));
    const script = join(root, "scripts/packed-manifest.js");
    const manifestNow = () => JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
    runText(process.execPath, [script, "pack"], { cwd: place, env });
    expect(manifestNow().repository).toEqual(repository);
    expect(manifestNow().scripts).toBeUndefined();
    runText(process.execPath, [script, "restore"], { cwd: place, env });
    expect(manifestNow()).toEqual(manifest);
  });

  test(`it is no bigger than ${mostBytes} bytes`, () => {
    expect(statSync(join(folder, tarball)).size).toBeLessThan(mostBytes);
  });

  test("the licences of what is bundled travel with it", () => {
    const notices = readFileSync(join(root, "dist/THIRD-PARTY-NOTICES.txt"), "utf8");
    const bundled = [
      "commander",
      "chalk",
      "boxen",
      "yaml",
      "@inquirer/core",
      "ts-fsrs",
      "micromark",
    ];
    for (const name of bundled) expect(notices).toMatch(new RegExp(`^${name} \\d`, "m"));
    // Each with its text, not with a name for it.
    expect(notices).not.toMatch(/^Licence: /m);
  });
});

describe("installed in an empty folder", () => {
  beforeAll(() => {
    const { code, err } = run("npm", ["install", `./${tarball}`], join(folder, "project"));
    expect(code, err).toBe(0);
  });

  function installed(args: readonly string[], input = ""): Ran {
    const bin = join(folder, "project/node_modules/.bin/whichside");
    return run(bin, args, join(folder, "project"), input);
  }

  test("it has no dependencies and runs nothing when it is installed", () => {
    expect(Object.keys(manifest)).not.toContain("dependencies");
    const { scripts, devDependencies } = JSON.parse(
      readFileSync(join(folder, "project/node_modules/whichside/package.json"), "utf8"),
    );
    expect({ scripts, devDependencies }).toEqual({});
  });

  test("it is one package", () => {
    const all = readdirSync(join(folder, "project/node_modules")).filter(
      (name) => !name.startsWith("."),
    );
    expect(all).toEqual(["whichside"]);
  });

  test("it says its version", () => {
    expect(installed(["--version"])).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
  });

  test("it lists the lessons", () => {
    const { code, out } = installed(["list"]);
    expect(code).toBe(0);
    expect(out).toContain("What happens when you log in");
  });

  test("it asks, grades and remembers", () => {
    const answers = "password-check: 3\n";
    const { code, out } = installed(["quiz", "login-flow", "--answers", "-"], answers);
    expect(code).toBe(1);
    expect(out).toContain("Right, 10 of 10: Where are passwords checked?");
    const score = JSON.parse(installed(["score", "--json"]).out);
    expect(score).toMatchObject({ points: 10, firstTry: 1 });
  });

  test("installed for everybody it warns of nothing, and man finds its manual", () => {
    const prefix = join(folder, "global");
    const args = ["install", "--global", "--prefix", prefix, `./${tarball}`];
    const { code, err } = run("npm", args, join(folder, "project"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(readFileSync(join(prefix, "share/man/man1/whichside.1"), "utf8")).toContain("whichside");
  });
});

test("npx runs the tarball without a network", () => {
  const { code, out } = run("npx", ["--yes", `./${tarball}`, "--version"], join(folder, "project"));
  expect({ code, out }).toEqual({ code: 0, out: `${manifest.version}\n` });
});
