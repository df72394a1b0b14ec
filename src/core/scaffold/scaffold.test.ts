import fc from "fast-check";
import { expect, test } from "vitest";
import { questionKinds } from "../quiz/kinds/answer.ts";
import { parseCourse } from "../reading/parse-course.ts";
import { parseLesson } from "../reading/parse-lesson.ts";
import { badName, newCourse, newLesson, withLesson } from "./scaffold.ts";

function textOf(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} is not written`);
  return text;
}

test("a new lesson asks in each way once, and nothing is wrong with it", () => {
  const files = newLesson("log-in", { sides: [], earlier: [] });
  const { value, diagnostics } = parseLesson({
    name: "log-in",
    folder: "log-in",
    lessonText: textOf(files, "log-in/lesson.md"),
    quizText: textOf(files, "log-in/quiz.md"),
  });
  expect(diagnostics).toEqual([]);
  expect(value.title).toBe("Log in");
  expect(value.questions.map(({ answer }) => answer.kind).sort()).toEqual(
    [...questionKinds].sort(),
  );
});

test("a drawing has colours of the course's own sides alone", () => {
  const drawn = (sides: readonly string[]) =>
    textOf(newLesson("a", { sides, earlier: [] }), "a/lesson.md").match(/:::\w+/g) ?? [];
  expect(drawn(["author", "learner"])).toHaveLength(4);
  expect(drawn(["learner"])).toEqual([":::learner", ":::learner"]);
  expect(drawn(["frontend"])).toEqual([]);
});

test("two questions go back to earlier objectives when there are any", () => {
  const objectives = (earlier: readonly string[]) =>
    [
      ...textOf(newLesson("a", { sides: [], earlier }), "a/quiz.md").matchAll(
        /objective: ([\w/-]+)/g,
      ),
    ]
      .map(([, objective]) => objective)
      .filter((objective) => objective?.includes("/"));
  expect(objectives([])).toEqual([]);
  expect(objectives(["first/name", "second/sort"])).toEqual(["first/name", "second/sort"]);
});

test.each(["my-course", "null", "true", "404", "日本語", "a.b"])(
  "the course %s has its name as id and a title",
  (name) => {
    const { value, diagnostics } = parseCourse(textOf(newCourse(name), "course.yaml"), "c");
    expect(diagnostics).toEqual([]);
    expect(value?.id).toBe(name);
    expect(value?.title.toLowerCase()).toBe(name.replace(/[-.]/, " "));
  },
);

test.each([
  ["My Course", "a name is made of lower-case words joined by hyphens", "my-course"],
  ["my_Course.2", "a name is made of lower-case words joined by hyphens", "my-course-2"],
  ["-a-", "a name is made of lower-case words joined by hyphens", "a"],
  ["Brot Bücher", "a name is made of lower-case words joined by hyphens", "brot-bucher"],
  ["Čeština Łódź", "a name is made of lower-case words joined by hyphens", "cestina-lodz"],
  ["Uvod У воду", "a name is made of lower-case words joined by hyphens", "uvod-у-воду"],
  ["Quiz", "a name is made of lower-case words joined by hyphens", "the-quiz"],
  ["", "a name is made of lower-case words joined by hyphens", undefined],
  ["!!!", "a name is made of lower-case words joined by hyphens", undefined],
  ["..", "a name is made of lower-case words joined by hyphens", undefined],
  ["quiz", "that is a command, so its name would never open it", "the-quiz"],
  ["con", "Windows keeps that name for a device", "about-con"],
  ["nul.md", "Windows keeps that name for a device", "about-nul.md"],
  ["a".repeat(61), "it has more than 60 characters", undefined],
])("%j is no name", (name, why, better) => {
  expect(badName(name, ["quiz", "list"])).toEqual({ why, better });
});

test("a better name is a good name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const better = badName(name, ["quiz"])?.better;
      return better === undefined || badName(better, ["quiz"]) === undefined;
    }),
  );
});

test.each([
  ["a block", "lessons:\n  - a\n  - b # two\n", "lessons:\n  - a\n  - b # two\n  - c\n"],
  ["no last line end", "lessons:\n- a", "lessons:\n- a\n- c"],
  ["brackets", "lessons: [a, b] # in order\n", "lessons: [a, b, c] # in order\n"],
  ["quotes", 'lessons: ["a"]\n', 'lessons: ["a", c]\n'],
  ["keys below", "lessons:\n  - a\ntitle: T\n", "lessons:\n  - a\n  - c\ntitle: T\n"],
  ["Windows line ends", "lessons:\r\n  - a\r\n", "lessons:\r\n  - a\r\n  - c\r\n"],
])("a lesson is added to a list with %s", (_what, text, expected) => {
  expect(withLesson(text, "c")).toBe(expected);
});

test.each([
  ["no list", "title: T\n"],
  ["an empty list", "lessons: []\n"],
  ["no YAML", "lessons: [a\n"],
  ["the lesson in it", "lessons:\n  - c\n"],
])("a file with %s is left to its author", (_what, text) => {
  expect(withLesson(text, "c")).toBeUndefined();
});
