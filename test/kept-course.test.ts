/** What was kept of a course says the same as its files do, for the course that ships and any other. */

import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { lineText } from "mermaid-text/text";
import { afterEach, beforeEach, expect, test } from "vitest";
import { layoutDiagram } from "../src/core/view/diagram-view.ts";
import { diagramsIn } from "../src/core/view/drawings.ts";
import type { Look } from "../src/core/view/view.ts";
import { keptLibrary } from "../src/shell/kept-library.ts";
import { type Library, realLibrary } from "../src/shell/library.ts";
import {
  courseReadings,
  layered,
  nothingKept,
  type Readings,
  shippedReadings,
} from "../src/shell/readings.ts";
import { removeFolder } from "./folder.ts";

const root = resolve(import.meta.dirname, "..");
const shipped = { path: join(root, "lessons"), shown: "lessons", shipped: true };
/** Later than any file's last change, so that stamps are believed. */
const later = () => Date.now() + 60_000;

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-course-"));
});

afterEach(() => removeFolder(home));

/** Somebody else's course, small, with its cache. */
function copied(): { path: string; shown: string; shipped: boolean } {
  const path = join(home, "course");
  cpSync(join(root, "examples", "version-control"), path, { recursive: true });
  return { path, shown: "course", shipped: false };
}

const cache = () => join(home, "cache");
const cached = (path: string) => courseReadings(cache(), path, "1");

function cacheFiles(): string[] {
  const [folder = ""] = readdirSync(join(cache(), "readings"));
  const place = join(cache(), "readings", folder);
  return readdirSync(place).map((name) => join(place, name));
}

/** All that a library says, without where a lesson's facts come from: lists carry no sources. */
async function allOf(library: Library): Promise<unknown> {
  const course = library.course();
  const names = course.value.lessons;
  const metas = names.map((name) => {
    const { value, diagnostics } = library.meta(name);
    return { value: { ...value, sources: undefined }, diagnostics };
  });
  const facts = await Promise.all(
    names.map(async (name) => {
      const { sections, questions, ...rest } = await library.facts(name);
      return {
        ...{ name: rest.name, title: rest.title, needs: rest.needs, objectives: rest.objectives },
        sections: sections.map(({ id, title }) => ({ id, title })),
        questions: questions.map(({ id, lesson, title, objective, after, fingerprint }) => {
          return { id, lesson, title, objective, after, fingerprint };
        }),
      };
    }),
  );
  const lessons = await Promise.all(names.map((name) => library.lesson(name)));
  return { course, metas, facts, lessons };
}

/** Counts what was found, and what was kept. */
function counted(readings: Readings): { readings: Readings; kept: string[] } {
  const kept: string[] = [];
  return {
    kept,
    readings: {
      ...readings,
      keep(name, state, reading) {
        kept.push(name);
        readings.keep(name, state, reading);
      },
    },
  };
}

test("the course that ships is read by nobody, and says what its files say", async () => {
  const { readings, kept } = counted(shippedReadings(root));
  const library = await keptLibrary(shipped, readings, { now: Date.now });
  expect(await allOf(library)).toEqual(await allOf(realLibrary(shipped)));
  expect(kept).toEqual([]);
});

test("any other course is read once, and says the same the first and the second time", async () => {
  const place = copied();
  const whole = await allOf(realLibrary(place));
  const first = counted(cached(place.path));
  expect(await allOf(await keptLibrary(place, first.readings, { now: later }))).toEqual(whole);
  expect(first.kept.length).toBeGreaterThan(4);
  const second = counted(cached(place.path));
  expect(await allOf(await keptLibrary(place, second.readings, { now: later }))).toEqual(whole);
  expect(second.kept).toEqual([]);
});

test("an edit by a letter is seen, be it of the same length and with the old time", async () => {
  const place = copied();
  await allOf(await keptLibrary(place, cached(place.path), { now: later }));
  const quiz = join(place.path, "branches", "quiz.md");
  const text = readFileSync(quiz, "utf8");
  writeFileSync(quiz, text.replace("<!-- id: ", "<!-- id: x").slice(0, text.length));
  utimesSync(quiz, new Date(1e12), new Date(1e12));
  const library = await keptLibrary(place, cached(place.path), { now: later });
  expect(await allOf(library)).toEqual(await allOf(realLibrary(place)));
  const { questions } = await library.facts("branches");
  expect(questions.some(({ id }) => id.startsWith("x"))).toBe(true);
});

test("an edit right behind the reading is seen, however coarse the clock of the files is", async () => {
  const place = copied();
  await allOf(await keptLibrary(place, cached(place.path), { now: Date.now }));
  const lesson = join(place.path, "branches", "lesson.md");
  writeFileSync(lesson, readFileSync(lesson, "utf8").replace("title: 枝", "title: 葉"));
  const library = await keptLibrary(place, cached(place.path), { now: Date.now });
  expect(library.meta("branches").value.title).toMatch(/^葉/);
});

test("files that were only touched are looked at once, and not again", async () => {
  const place = copied();
  await allOf(await keptLibrary(place, cached(place.path), { now: later }));
  utimesSync(join(place.path, "branches", "quiz.md"), new Date(), new Date());
  const again = counted(cached(place.path));
  await keptLibrary(place, again.readings, { now: later });
  expect(again.kept).toEqual(["overview"]);
  const quiet = counted(cached(place.path));
  await keptLibrary(place, quiet.readings, { now: later });
  expect(quiet.kept).toEqual([]);
});

test("a lesson that goes, comes, or moves in the list is seen", async () => {
  const place = copied();
  const same = async () => {
    const library = await keptLibrary(place, cached(place.path), { now: later });
    const all = (one: Library) => {
      const { value } = one.course();
      return value.lessons.map((name) => {
        try {
          return one.meta(name).value.title;
        } catch (error) {
          return String(error);
        }
      });
    };
    expect(all(library)).toEqual(all(realLibrary(place)));
  };
  await same();
  renameSync(join(place.path, "branches"), join(home, "away"));
  await same();
  await same();
  renameSync(join(home, "away"), join(place.path, "branches"));
  await same();
  const yaml = join(place.path, "course.yaml");
  const lines = readFileSync(yaml, "utf8").trimEnd().split("\n");
  writeFileSync(yaml, `${[...lines.slice(0, -2), lines.at(-1), lines.at(-2)].join("\n")}\n`);
  await same();
});

test("an edited course that ships is read from its files", async () => {
  const path = join(home, "lessons");
  cpSync(shipped.path, path, { recursive: true });
  appendFileSync(join(path, "course.yaml"), "# edited\n");
  appendFileSync(
    join(path, "login-flow", "quiz.md"),
    "\n## Is this one new?\n<!-- id: new-one -->\n\n- [x] Yes\n- [ ] No\n",
  );
  const place = { ...shipped, path };
  const readings = layered(shippedReadings(root), nothingKept);
  const library = await keptLibrary(place, readings, { now: Date.now });
  const { questions } = await library.facts("login-flow");
  expect(questions.map(({ id }) => id)).toContain("new-one");
});

test.each<[string, (file: string) => void]>([
  ["torn off", (file) => truncateSync(file, 40)],
  ["emptied", (file) => writeFileSync(file, "")],
  [
    "changed by a letter",
    (file) => {
      const bytes = readFileSync(file);
      const at = bytes.length - 10;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
  ],
  ["exchanged", (file) => writeFileSync(file, readFileSync(cacheFiles()[0] ?? ""))],
])("a cache that was %s changes nothing that is said", async (_how, spoil) => {
  const place = copied();
  const whole = await allOf(await keptLibrary(place, cached(place.path), { now: later }));
  for (const file of cacheFiles()) spoil(file);
  expect(await allOf(await keptLibrary(place, cached(place.path), { now: later }))).toEqual(whole);
});

test.skipIf(process.platform === "win32")(
  "a cache that others can write to, or that is elsewhere, is not believed and not written to",
  async () => {
    const place = copied();
    await allOf(await keptLibrary(place, cached(place.path), { now: later }));
    const folder = join(cache(), "readings");
    chmodSync(folder, 0o777);
    expect(cached(place.path)).toBe(nothingKept);
    chmodSync(folder, 0o700);
    expect(cached(place.path)).not.toBe(nothingKept);
    renameSync(folder, join(home, "elsewhere"));
    symlinkSync(join(home, "elsewhere"), folder);
    expect(cached(place.path)).toBe(nothingKept);
  },
);

test("a cache that cannot be written to is no hindrance", async () => {
  const place = copied();
  writeFileSync(cache(), "a file in its place");
  const library = await keptLibrary(place, cached(place.path), { now: later });
  expect(await allOf(library)).toEqual(await allOf(realLibrary(place)));
});

test("a drawing that was kept is the drawing, in every look that it is kept for", async () => {
  const library = await keptLibrary(shipped, shippedReadings(root), { now: Date.now });
  const { sides, lessons } = library.course().value;
  let kept = 0;
  for (const name of lessons) {
    for (const { source, nested } of diagramsIn((await library.lesson(name)).value.sections)) {
      if (!nested) expect(library.drawing(source, lookAt(76)), name).toBeDefined();
      for (const width of [...Array(120).keys(), 200, 500, 984].map((each) => each + 16)) {
        for (const colored of [true, false]) {
          const look = { ...lookAt(width), colored };
          const lines = library.drawing(source, look);
          if (lines === undefined) continue;
          kept += 1;
          expect(lines, `${name} at ${width}`).toEqual(layoutDiagram(source, look, sides));
        }
      }
      expect(library.drawing(source, { ...lookAt(76), charset: "ascii" })).toBeUndefined();
      expect(library.drawing(source, { ...lookAt(76), plain: true })).toBeUndefined();
    }
  }
  expect(kept).toBeGreaterThan(1000);
});

test("a drawing is made once for a width", async () => {
  const place = copied();
  const source = "flowchart LR\n A[Page] --> B[Server]";
  const open = () => keptLibrary(place, cached(place.path), { now: later });
  const library = await open();
  const look = lookAt(60);
  expect(library.drawing(source, look)).toBeUndefined();
  const lines = layoutDiagram(source, look, []);
  library.keepDrawing(source, look, lines);
  const found = (await open()).drawing(source, look);
  expect(found?.map(lineText)).toEqual(lines.map(lineText));
  expect((await open()).drawing(source, { ...look, width: 61 })).toBeUndefined();
});

function lookAt(width: number): Look {
  return { width, text: Math.min(76, width), margin: 2, charset: "unicode", plain: false };
}
