import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type FakeWorld, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { realLibrary } from "../shell/library.ts";
import { show } from "./show.ts";

let course = "";
beforeEach(() => {
  course = mkdtempSync(join(tmpdir(), "whichside-show-"));
  mkdirSync(join(course, "tables"));
  writeFileSync(join(course, "course.yaml"), "format: 1\nid: c\ntitle: C\nlessons: [tables]\n");
});
afterEach(() => rmSync(course, { recursive: true, force: true }));

function world(): FakeWorld {
  const fake = fakeWorld({ home: course, lessons: [], now: () => 0 });
  const library = realLibrary({ path: course, shown: course, shipped: false });
  return { ...fake, library: async () => library };
}

const head = "---\ntitle: Tables\nsummary: By heart.\n---\n\n";
const asked = "## Six times seven?\n\nAnswer: `42`\n\n> [!NOTE]\n> It is.\n";

test.each([
  ["quiz.md", head + asked, /This lesson is one question and no text\.\n.*whichside quiz tables/],
  ["lesson.md", head, /This lesson has no text yet\./],
])("a lesson that is only a %s says what it is", async (file, text, said) => {
  writeFileSync(join(course, "tables", file), text);
  const here = world();
  await show({ lesson: "tables" }, here);
  expect(here.out()).toMatch(said);
});

test("it has no section to name", async () => {
  writeFileSync(join(course, "tables/quiz.md"), head + asked);
  const error = await thrownBy(show({ lesson: "tables", section: "2" }, world()));
  expect(error).toMatchObject({ code: "section.not-found", hint: expect.stringContaining("none") });
});
