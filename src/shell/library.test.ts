import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runText } from "../../test/child.ts";
import { TutorError } from "../core/error.ts";
import { checkTarget, checkTargeted } from "./check-course.ts";
import { findCourse, programRoot } from "./course-folder.ts";
import { type Library, realLibrary } from "./library.ts";

let folder = "";
const courseText = "format: 1\nid: mine\ntitle: Mine\nsummary: All.\nlessons:\n  - one\n";
const lessonText = "---\ntitle: One\nsummary: First.\n---\n\n## Text\n\nWords.\n";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-library-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function course(extra: Readonly<Record<string, string>> = {}): Library {
  const files = { "c/course.yaml": courseText, "c/one/lesson.md": lessonText, ...extra };
  for (const [path, text] of Object.entries(files)) put(path, text);
  return realLibrary(findCourse("c", folder, {}, folder));
}

function problemOf(work: () => unknown): Pick<TutorError, "code" | "message" | "hint"> {
  try {
    work();
  } catch (error) {
    if (error instanceof TutorError) {
      const clean = (text: string | undefined) => text?.replaceAll(folder, "FOLDER");
      return { code: error.code, message: clean(error.message) ?? "", hint: clean(error.hint) };
    }
    throw error;
  }
  throw new Error("Nothing was thrown.");
}

const codes = async (library: Library) =>
  (await library.check()).diagnostics
    .filter((one) => !one.code.startsWith("teaching."))
    .map((one) => `${one.file}:${one.line}:${one.col} ${one.code}`);

describe("a course folder", () => {
  test("gives its course, front matter and lessons", async () => {
    const library = course();
    expect(library.course().value).toMatchObject({ id: "mine", lessons: ["one"] });
    expect(library.meta("one").value).toMatchObject({ name: "one", title: "One" });
    expect((await library.lesson("one")).value.sections.map((each) => each.id)).toEqual(["text"]);
    expect([library.folder, library.shipped]).toEqual(["c", false]);
    expect(await codes(library)).toEqual([]);
  });

  test("says which lesson is not there", () => {
    const library = course();
    expect(problemOf(() => library.meta("two"))).toEqual({
      code: "lesson.not-found",
      message: 'There is no lesson "two" in c.',
      hint: "All lessons: whichside list",
    });
  });

  test.each(["../secret", "one/../../secret", "/etc", "..", "", "one\0"])(
    "takes %j for no lesson",
    async (name) => {
      put("secret/lesson.md", lessonText);
      const library = course();
      expect(problemOf(() => library.meta(name)).code).toBe("lesson.not-found");
      await expect(library.lesson(name)).rejects.toMatchObject({ code: "lesson.not-found" });
    },
  );

  test("gives a lesson whose front matter is broken its folder's name", () => {
    const library = course({ "c/one/lesson.md": "---\ntitle: [\n---\nWords.\n" });
    const { value, diagnostics } = library.meta("one");
    expect(value.title).toBe("one");
    expect(diagnostics.map((each) => each.code)).toEqual(["yaml.syntax"]);
  });
});

describe("a course that cannot be used", () => {
  test.each([
    ["is of a newer format", courseText.replace("1", "2"), "course.format-newer"],
    ["has no id", courseText.replace("id: mine\n", ""), "course.broken"],
    ["is no YAML", "{", "course.broken"],
    ["is empty", "", "course.broken"],
  ])("is refused when course.yaml %s", (_what, text, code) => {
    const problem = problemOf(() => course({ "c/course.yaml": text }).course());
    expect(problem.code).toBe(code);
    expect(problem.hint).toMatch(/whichside (check c|-?@?latest)|whichside@latest/);
  });

  test("is still checked", async () => {
    expect(await codes(course({ "c/course.yaml": "{" }))).toEqual([
      "c/course.yaml:1:2 yaml.syntax",
    ]);
  });
});

describe("files that are none of ours", () => {
  test("a link out of the folder is not followed", async () => {
    put("secret.md", "---\ntitle: Secret\nsummary: S\n---\n\nThe secret.\n");
    const library = course();
    symlinkSync(join(folder, "secret.md"), join(folder, "c/one/quiz.md"));
    expect(await codes(library)).toEqual(["c/one/quiz.md:1:1 file.outside"]);
    expect(JSON.stringify(await library.lesson("one"))).not.toContain("secret");
  });

  test("a lesson's folder that is a link out is not followed", async () => {
    put("elsewhere/lesson.md", lessonText);
    const library = course({ "c/course.yaml": `${courseText}  - two\n` });
    symlinkSync(join(folder, "elsewhere"), join(folder, "c/two"));
    expect(await codes(library)).toEqual(["c/two/lesson.md:1:1 file.outside"]);
  });

  test("a link inside the folder is followed", async () => {
    put("c/shared/words.md", lessonText);
    const library = course({ "c/course.yaml": `${courseText}  - two\n` });
    mkdirSync(join(folder, "c/two"));
    symlinkSync("../shared/words.md", join(folder, "c/two/lesson.md"));
    expect((await library.lesson("two")).value.title).toBe("One");
  });

  test.each([
    [
      "a link that leads nowhere",
      (path: string) => symlinkSync("nowhere", path),
      "file.unreadable",
    ],
    ["a link round in a circle", (path: string) => symlinkSync("quiz.md", path), "file.unreadable"],
    ["a folder", (path: string) => mkdirSync(path), "file.not-a-file"],
    ["a pipe", (path: string) => runText("mkfifo", [path]), "file.not-a-file"],
    ["a device", (path: string) => symlinkSync("/dev/zero", path), "file.outside"],
  ])("%s does not hang", async (_what, make, code) => {
    const library = course();
    make(join(folder, "c/one/quiz.md"));
    expect(await codes(library)).toEqual([`c/one/quiz.md:1:1 ${code}`]);
    expect((await library.lesson("one")).diagnostics.map((each) => each.code)).toEqual([code]);
  });

  test("a file of more than a megabyte is not read", async () => {
    const library = course({ "c/one/quiz.md": "x".repeat(1_000_001) });
    expect(await codes(library)).toEqual(["c/one/quiz.md:1:1 limit.file"]);
  });

  test("a file that is no UTF-8 is told, with the place", async () => {
    const library = course();
    put("c/one/lesson.md", new Uint8Array([...Buffer.from(lessonText), 0x61, 0xe4, 0x0a]));
    expect(await codes(library)).toEqual(["c/one/lesson.md:9:2 text.not-text"]);
    put("c/one/lesson.md", Buffer.from(lessonText, "utf16le"));
    expect(await codes(library)).toContain("c/one/lesson.md:1:1 text.not-text");
  });

  test("links and images are looked for in the folder alone", async () => {
    put("c/one/picture.png", "");
    put("outside.png", "");
    symlinkSync(join(folder, "outside.png"), join(folder, "c/one/link.png"));
    const library = course({
      "c/one/lesson.md": `${lessonText}\n![a](picture.png) ![b](link.png) [c](../one/lesson.md) [d](../../outside.png)\n`,
    });
    expect(await codes(library)).toEqual([
      "c/one/lesson.md:10:19 link.broken",
      "c/one/lesson.md:10:56 link.outside",
    ]);
  });
});

describe("finding the course", () => {
  const find = (value: string | undefined, env: Record<string, string> = {}, cwd = folder) => {
    const { path, shown, shipped } = findCourse(value, cwd, env, join(folder, "program"));
    return {
      path: path.replace(folder, "FOLDER"),
      shown: shown.replace(folder, "FOLDER"),
      shipped,
    };
  };

  beforeEach(() => {
    put("program/lessons/course.yaml", courseText);
    put("program/package.json", '{ "name": "whichside" }');
    put("mine/course.yaml", courseText);
    put("repo/lessons/course.yaml", courseText);
    put("node_modules/course-in-root/course.yaml", courseText);
    put("node_modules/@me/course-in-lessons/lessons/course.yaml", courseText);
    put("program/node_modules/beside-the-program/course.yaml", courseText);
  });

  test.each([
    ["the course that ships", undefined, {}, "FOLDER/program/lessons", "program/lessons", true],
    [
      "an empty variable",
      undefined,
      { WHICHSIDE_COURSE: "" },
      "FOLDER/program/lessons",
      "program/lessons",
      true,
    ],
    ["the variable", undefined, { WHICHSIDE_COURSE: "mine" }, "FOLDER/mine", "mine", false],
    [
      "the flag before the variable",
      "repo",
      { WHICHSIDE_COURSE: "mine" },
      "FOLDER/repo/lessons",
      "repo/lessons",
      false,
    ],
    ["a folder with a slash behind", "./mine/", {}, "FOLDER/mine", "mine", false],
    ["course.yaml itself", "mine/course.yaml", {}, "FOLDER/mine", "mine", false],
    [
      "a package",
      "course-in-root",
      {},
      "FOLDER/node_modules/course-in-root",
      "node_modules/course-in-root",
      false,
    ],
    [
      "a package with a scope",
      "@me/course-in-lessons",
      {},
      "FOLDER/node_modules/@me/course-in-lessons/lessons",
      "node_modules/@me/course-in-lessons/lessons",
      false,
    ],
    [
      "a package beside the program",
      "beside-the-program",
      {},
      "FOLDER/program/node_modules/beside-the-program",
      "program/node_modules/beside-the-program",
      false,
    ],
  ])("%s", (_what, value, env, path, shown, shipped) => {
    expect(find(value, env)).toEqual({ path, shown, shipped });
  });

  test("a package is found from a folder further down", () => {
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    expect(find("course-in-root", {}, join(folder, "deep/er")).path).toBe(
      "FOLDER/node_modules/course-in-root",
    );
  });

  test.each([
    ["nowhere", "course.not-found", 'There is no folder and no installed package "nowhere".'],
    ["no/where", "course.not-found", 'There is no folder "no/where".'],
    [
      "program/node_modules",
      "course.not-a-course",
      "program/node_modules is no course: it has no course.yaml.",
    ],
    [
      "program/package.json",
      "course.not-a-course",
      "program/package.json is a file, not a course folder.",
    ],
  ])("%s is refused", (value, code, message) => {
    expect(problemOf(() => find(value))).toMatchObject({ code, message });
  });

  test("a course.yml is told by its name", () => {
    put("yml/course.yml", courseText);
    expect(problemOf(() => find("yml")).hint).toBe("Rename course.yml to course.yaml.");
  });

  test("the program's own folder is found from its sources", () => {
    expect(programRoot()).toBe(join(import.meta.dirname, "../.."));
  });
});

describe("check of a part", () => {
  const targeted = async (path: string) =>
    (await checkTargeted(checkTarget(path, folder, folder))).diagnostics
      .filter((one) => one.severity === "error")
      .map((one) => `${one.file} ${one.code}`);

  beforeEach(() => {
    course({
      "c/course.yaml": `${courseText}  - two\n  - three\n`,
      "c/two/lesson.md": "No front matter.\n",
      "c/two/quiz.md": "## Why?\n",
    });
  });

  test.each([
    [
      "c",
      [
        "c/course.yaml course.lesson-missing",
        "c/two/lesson.md lesson.no-front-matter",
        "c/two/quiz.md question.no-answer",
      ],
    ],
    ["c/course.yaml", ["c/course.yaml course.lesson-missing"]],
    ["c/two", ["c/two/lesson.md lesson.no-front-matter", "c/two/quiz.md question.no-answer"]],
    ["c/two/quiz.md", ["c/two/quiz.md question.no-answer"]],
    ["c/one/", []],
  ])("%s tells what is wrong there", async (path, expected) => {
    expect(await targeted(path)).toEqual(expected);
  });

  test("rules across lessons hold for a lesson by itself", async () => {
    put(
      "c/one/lesson.md",
      lessonText.replace("summary: First.", "summary: First.\nneeds: [two, for]"),
    );
    expect(await targeted("c/one")).toEqual(["c/one/lesson.md lesson.needs-unknown"]);
  });

  test("a lesson outside any course is checked by itself", async () => {
    put("loose/quiz.md", "## Why?\n");
    expect(await targeted("loose")).toEqual([
      "loose/quiz.md lesson.no-front-matter",
      "loose/quiz.md question.no-answer",
    ]);
  });

  test("a file of another kind is refused", () => {
    put("c/notes.md", "Notes.\n");
    expect(problemOf(() => checkTarget("c/notes.md", folder, folder))).toMatchObject({
      code: "check.not-a-course-file",
    });
  });
});
