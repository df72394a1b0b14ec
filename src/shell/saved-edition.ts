/** A saved edition of a course: another folder, or a revision that git keeps. Nothing of it is run. */

import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Edition } from "../core/check/edition.ts";
import { TutorError } from "../core/error.ts";
import { readCourseFile } from "../core/reading/parse-course.ts";
import { parseLesson } from "../core/reading/parse-lesson.ts";
import { type CourseFiles, courseFiles } from "./course-files.ts";
import { type CourseFolder, joined } from "./course-folder.ts";

type Texts = Pick<CourseFiles, "read" | "show">;

const mostBytes = 1_000_000;
const mostInAll = 256 * 1024 * 1024;
const patience = 60_000;

/** The course of a folder as it is now, to be compared. */
export function editionNow(place: CourseFolder): Edition {
  return editionOf(courseFiles(place));
}

/** `since` is a folder with a course, or what git knows as a revision. */
export function editionSince(since: string, place: CourseFolder, cwd: string): Edition {
  const path = resolve(cwd, since);
  const edition = isFolder(path)
    ? editionOf(courseFiles({ path, shown: since, shipped: false }))
    : editionOf(gitTexts(since, place));
  if (edition.course !== undefined) return edition;
  throw new TutorError("check.no-edition", `There is no course in ${since} to compare with.`, {
    hint: isFolder(path)
      ? "Name a folder with a course.yaml that can be read."
      : `Name a revision in which ${place.shown} holds a course.yaml.`,
    exitCode: 2,
  });
}

function editionOf(files: Texts): Edition {
  const file = files.show("course.yaml");
  const reading = readCourseFile(files.read("course.yaml").text ?? "", file);
  return {
    course: reading.course,
    file,
    lessonsAt: reading.lessonsAt,
    lessons: [...reading.lessons.keys()].flatMap((name) => {
      const lessonText = files.read(`${name}/lesson.md`).text;
      const quizText = files.read(`${name}/quiz.md`).text;
      if (lessonText === undefined && quizText === undefined) return [];
      const folder = files.show(name);
      const { title, was, questions } = parseLesson({ name, folder, lessonText, quizText }).value;
      const quiz = files.show(`${name}/quiz.md`);
      return [
        {
          ...{ name, title, questions, quiz },
          ...(was === undefined ? {} : { was }),
          file: lessonText === undefined ? quiz : files.show(`${name}/lesson.md`),
        },
      ];
    }),
  };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The texts of the course folder in a revision, by the plumbing of git, which runs no hook and no filter. */
function gitTexts(revision: string, place: CourseFolder): Texts {
  const git = (args: readonly string[], input = "") => runGit(args, place.path, input);
  const commit = found(revision, place, () =>
    git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]),
  );
  const listed = git(["ls-tree", "-r", "-z", "-l", commit.toString("utf8").trim()]);
  const ids = new Map<string, string>();
  for (const entry of listed.toString("utf8").split("\0")) {
    const [, id, size, path] =
      /^100(?:644|755) blob ([0-9a-f]{40,64}) +(\d+)\t((?:[\w-]+\/)?(?:course\.yaml|lesson\.md|quiz\.md))$/.exec(
        entry,
      ) ?? [];
    if (id !== undefined && path !== undefined && Number(size) <= mostBytes) ids.set(path, id);
  }
  const texts = blobs(git(["cat-file", "--batch"], `${[...ids.values()].join("\n")}\n`));
  return {
    show: (path) => joined(place.shown, path),
    read: (path) => ({ text: texts.get(ids.get(path) ?? ""), diagnostics: [] }),
  };
}

/** What `cat-file --batch` prints: for each object a line with its size, its bytes, a line end. */
function blobs(printed: Buffer): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (let at = 0; at < printed.length; ) {
    const end = printed.indexOf("\n", at);
    if (end < 0) break;
    const [id = "", kind, size = ""] = printed.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (kind !== "blob") continue;
    texts.set(id, printed.toString("utf8", at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

function found(revision: string, { shown }: CourseFolder, look: () => Buffer): Buffer {
  try {
    return look();
  } catch (error) {
    if (error instanceof TutorError) throw error;
    throw new TutorError(
      "check.no-edition",
      `"${revision}" is no folder, and git knows no revision of that name in ${shown}.`,
      {
        hint: "Name a folder with an earlier edition, a tag, a branch or a commit. A fresh clone may hold the last commit alone: git fetch --unshallow",
        exitCode: 2,
        cause: error,
      },
    );
  }
}

function runGit(args: readonly string[], cwd: string, input: string): Buffer {
  try {
    return execFileSync("git", args, {
      cwd,
      input,
      env: {
        ...process.env,
        // As in a hook of another repository.
        GIT_DIR: undefined,
        GIT_WORK_TREE: undefined,
        GIT_OPTIONAL_LOCKS: "0",
        GIT_TERMINAL_PROMPT: "0",
        GIT_NO_LAZY_FETCH: "1",
      },
      maxBuffer: mostInAll,
      timeout: patience,
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new TutorError("check.no-git", "There is no git on this machine to ask for a revision.", {
      hint: "Install it, or name a folder with the earlier edition: --since ../course-as-it-was",
      exitCode: 2,
      cause: error,
    });
  }
}
