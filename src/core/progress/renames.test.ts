import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, dayAt, events } from "../../../test/event-samples.ts";
import type { Event } from "./event.ts";
import { foldEvents } from "./fold.ts";
import { allRenamed, noRenames, renamed, renamesOf } from "./renames.ts";

const asked = (lesson: string, id: string, ...was: string[]) => ({ lesson, id, was });

/** The names of today in the logs of `events`, and what each was called before. */
const renames = renamesOf(
  { id: "c", was: ["c-before", "c"] },
  [{ name: "a", was: ["a-before"] }, { name: "b" }, { name: "__proto__", was: ["proto"] }],
  [
    asked("a", "q", "q-before"),
    asked("a", "p", "gone/p"),
    asked("b", "p", "a-before/moved"),
    asked("__proto__", "constructor", "built"),
  ],
);

const earlier: Readonly<Record<string, string>> = {
  "a/q": "a-before/q-before",
  "a/p": "gone/p",
  "b/p": "a-before/moved",
  "__proto__/constructor": "proto/built",
};
const earlierLessons = new Map([
  ["a", "a-before"],
  ["__proto__", "proto"],
]);

function lessonBefore(name: string): string {
  return earlierLessons.get(name) ?? name;
}

function nameBefore(name: string): string {
  const [lesson = "", id = ""] = name.split("/");
  return Object.hasOwn(earlier, name) ? (earlier[name] ?? "") : `${lessonBefore(lesson)}/${id}`;
}

/** The event as it would have been written before everything was renamed. */
function before(event: Event): Event {
  const fields: Record<string, unknown> = { ...event, course: "c-before" };
  for (const [key, value] of Object.entries(event)) {
    if (key === "question") fields[key] = nameBefore(value);
    if (key === "questions") fields[key] = value.map(nameBefore);
    if (key === "lesson") fields[key] = lessonBefore(value);
    if (key === "lessons") fields[key] = value.map(lessonBefore);
    if (key === "objective") {
      const [lesson = "", id = ""] = value.split("/");
      fields[key] = `${lessonBefore(lesson)}/${id}`;
    }
  }
  return fields as unknown as Event;
}

test("whatever was renamed and when, everything comes to what it would have come to", () => {
  const options = { course: "c", now: dayAt(400) };
  fc.assert(
    fc.property(events, fc.nat(60), (log, cut) => {
      const own = log.filter(({ course }) => course === "c");
      const older = own.map((event, index) => (index < cut ? before(event) : event));
      expect([...allRenamed(older, renames)]).toEqual(own);
      expect(foldEvents(allRenamed(older, renames), options)).toEqual(foldEvents(own, options));
      // Without being told so, nobody can know.
      if (cut > 0 && own.length > 0) {
        expect([...allRenamed(older, noRenames("c"))]).not.toEqual(own);
      }
    }),
    { numRuns: 300 },
  );
});

test("a name that something has today is nobody's earlier name, and other courses keep theirs", () => {
  const some = renamesOf(
    { id: "c" },
    [{ name: "a", was: ["b"] }, { name: "b" }],
    [asked("a", "q", "p", "b/r"), asked("a", "p"), asked("b", "r")],
  );
  expect(some).toEqual(noRenames("c"));
  const elsewhere = answered("a-before/q-before", { course: "another" });
  expect(renamed(elsewhere, renames)).toBe(elsewhere);
});

test("what is renamed further has another key", () => {
  const more = renamesOf({ id: "c", was: ["c-before"] }, [{ name: "a", was: ["z"] }], []);
  const less = renamesOf({ id: "c", was: ["c-before"] }, [{ name: "a" }], []);
  expect(new Set([more.key, less.key, renames.key, noRenames("c").key]).size).toBe(4);
});
