/** docs/json.md tells what the program prints: no field is missing in it, and none is made up. */

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bin, runText } from "./child.ts";

const root = resolve(import.meta.dirname, "..");
let home: string;

const request = { method: "GET", url: "https://club.example/", headers: [] };
const entry = { startedDateTime: "2026-05-12T10:00:00.000Z", time: 12, request };
/** A browser's recording. */
const visit = { log: { entries: [{ ...entry, response: { status: 200, headers: [] } }] } };

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-json-"));
  mkdirSync(join(home, "broken"));
  writeFileSync(join(home, "visit.har"), JSON.stringify(visit));
  writeFileSync(join(home, "broken", "course.yaml"), "format: 1\nid: x\ntitle: X\nlessons: [a]\n");
  // Its only question is given away by its length.
  mkdirSync(join(home, "obvious", "a"), { recursive: true });
  writeFileSync(join(home, "obvious", "course.yaml"), "format: 1\nid: x\ntitle: X\nlessons: [a]\n");
  writeFileSync(
    join(home, "obvious", "a", "quiz.md"),
    "---\ntitle: A\n---\n\n## Where?\n<!-- id: where -->\n\n- [ ] Here\n- [ ] There\n- [ ] Up\n- [x] In the place where the owner keeps it\n",
  );
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

type Path = readonly [path: string, value: unknown];

/** Lines of JSON, or one document. */
function printed(args: readonly string[], input = ""): Record<string, unknown>[] {
  const { out } = runText(process.execPath, [bin, ...args], {
    input,
    env: { WHICHSIDE_HOME: home },
  });
  // Nothing but ASCII, as the page promises.
  expect(out).toMatch(/^[\x20-\x7e\n]+$/);
  return out.startsWith("{\n")
    ? [JSON.parse(out)]
    : out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
}

/** Every place that holds a value: `lessons[].name`. What lies below `whole` is not looked into. */
function paths(value: unknown, whole: ReadonlySet<string>, path = ""): Path[] {
  if (whole.has(path)) return [[path, value]];
  if (Array.isArray(value)) {
    return value.flatMap((each) => paths(each, whole, `${path}[]`));
  }
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, each]) =>
      paths(each, whole, path === "" ? key : `${path}.${key}`),
    );
  }
  return [[path, value]];
}

interface Field {
  readonly path: string;
  readonly type: string;
}

/** The tables of the page, by schema. */
function documented(): Map<string, Field[]> {
  const page = readFileSync(join(root, "docs/json.md"), "utf8");
  const sections = page.split(/^## (?=whichside\/)/m).slice(1);
  return new Map(
    sections.map((section) => {
      const schema = section.slice(0, section.indexOf("\n")).trim();
      const rows = [...section.matchAll(/^\| `([^`]+)` \| ([^|]+?) \|/gm)];
      return [schema, rows.map(([, path = "", type = ""]) => ({ path, type }))] as const;
    }),
  );
}

function fits(value: unknown, type: string): boolean {
  if (value === null) return type.endsWith("?");
  switch (type.replace("?", "")) {
    case "text":
      return typeof value === "string";
    case "date":
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value);
    case "number":
      return typeof value === "number";
    case "yes/no":
      return typeof value === "boolean";
    case "object":
      return typeof value === "object";
    default:
      return false;
  }
}

const answers = "1\nskip\nfrontend | backend\nserver\n";

/** Of a file with a changed sign, and a copy of it as it was. */
function damagedProgress(): Record<string, unknown>[] {
  printed(["quiz", "1", "--answers", "-", "--json"], answers);
  const log = join(home, "progress.jsonl");
  writeFileSync(log, readFileSync(log, "utf8").replace('"zone"', '"Zone"'));
  return printed(["progress", "--json"]);
}

test("every field of every document is described, and none that isn't there", () => {
  const quiz = printed(["quiz", "1", "--answers", "-", "--json"], answers);
  // With a file that is none, so that there is something to say.
  const handedIn = join(home, "handed-in");
  mkdirSync(handedIn);
  copyFileSync(join(home, "progress.jsonl"), join(handedIn, "ana.jsonl"));
  writeFileSync(join(handedIn, "none.jsonl"), "");
  const documents = [
    ...quiz,
    ...[
      ["list", "--json"],
      ["score", "--json"],
      ["review", "--json"],
      ["glossary", "--json"],
      ["flow", "login-flow", "--json"],
      ["check", join(home, "broken"), "--json"],
      ["check", join(home, "obvious"), "--cues", "--json"],
      ["export", "results"],
      ["class", handedIn, "--json"],
      ["watch", join(home, "visit.har"), "--json"],
    ].flatMap((args) => printed(args)),
    ...damagedProgress(),
  ];
  const fields = documented();
  const seen = new Map<string, Set<string>>();
  for (const document of documents) {
    const schema = String(document["schema"]);
    const known = fields.get(schema) ?? [];
    const whole = new Set(known.filter(({ type }) => type.startsWith("object")).map((f) => f.path));
    const found = seen.get(schema) ?? new Set();
    seen.set(schema, found);
    for (const [path, value] of paths(document, whole)) {
      if (path === "schema") continue;
      if (path === "version") {
        expect(value).toBe(1);
        continue;
      }
      const field = known.find((each) => each.path === path);
      expect({ schema, path, documented: field !== undefined }).toEqual({
        schema,
        path,
        documented: true,
      });
      expect({ schema, path, value, fits: fits(value, field?.type ?? "") }).toMatchObject({
        fits: true,
      });
      found.add(path);
    }
  }
  expect([...seen.keys()].sort()).toEqual([...fields.keys()].sort());
  // What learners on their first day have none of.
  const later = new Set([
    "fromHost",
    "toHost",
    "sql",
    "rows",
    "masked[]",
    "echoed[]",
    "gone[]",
    "changed[]",
    "due[].question",
    "due[].due",
    "due[].changed",
    "stuck[].learner",
    "stuck[].lesson",
    "stuck[].share",
    "stuck[].since",
    "stuck[].question",
    "stuck[].times",
  ]);
  for (const [schema, known] of fields) {
    const missing = known.filter(({ path }) => !seen.get(schema)?.has(path) && !later.has(path));
    expect({ schema, missing }).toEqual({ schema, missing: [] });
  }
});
