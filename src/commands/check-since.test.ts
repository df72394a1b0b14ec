import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runText } from "../../test/child.ts";
import { type FakeWorld, fakeWorld } from "../../test/fake-world.ts";
import { check } from "./check.ts";

let folder = "";
let course = "";
let before = "";
let world: FakeWorld;

const yaml =
  "format: 1\nid: shop\ntitle: Shop\nsummary: S.\nlanguage: de\nlessons: [orders, prices]\n";

function quiz(title: string, ...questions: readonly string[]): string {
  return `---\ntitle: ${title}\nsummary: S.\n---\n\n${questions.join("\n")}`;
}

function asked(title: string, keys: string, answer: string): string {
  return `## ${title}\n<!-- ${keys} -->\n\n${answer}\n\n> [!NOTE]\n> So it is, and not otherwise.\n`;
}

const where = asked(
  "Where?",
  "id: where",
  "- [x] On the backend\n- [ ] In the browser\n- [ ] Nowhere",
);
const what = asked("What is it?", "id: what", "Answer: `webhook`");
const howMuch = asked("How much?", "id: much", "Answer: `4 ± 1`");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-since-"));
  course = join(folder, "course");
  before = join(folder, "before");
  for (const lesson of ["orders", "prices"]) mkdirSync(join(course, lesson), { recursive: true });
  put("course.yaml", yaml);
  put("orders/quiz.md", quiz("Orders", where, what));
  put("prices/quiz.md", quiz("Prices", howMuch));
  cpSync(course, before, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(path: string, text: string): void {
  writeFileSync(join(course, path), text);
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(course, path), "utf8");
  expect(text).toContain(from);
  put(path, text.replace(from, to));
}

interface Found {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly hint: string;
}

async function lost(since = before, path = course): Promise<Found[]> {
  world = fakeWorld({ home: folder, lessons: [], now: () => 0 });
  expect(await check({ path, since, json: true }, world)).toBe(0);
  const { diagnostics }: { diagnostics: Found[] } = JSON.parse(world.out());
  return diagnostics.filter(({ code }) => code.startsWith("edition."));
}

/** What a hint says to type. */
function typed({ hint }: Found): string {
  return /`([^`]+)`/.exec(hint)?.[1] ?? "";
}

describe("beside a folder with the earlier edition", () => {
  test("what costs nothing is not told", async () => {
    edit("orders/quiz.md", "Where?", "Where does it run?");
    edit("orders/quiz.md", "So it is", "So it is, indeed");
    edit("orders/quiz.md", "`webhook`", "`webhook`, `callback`");
    edit("orders/quiz.md", "- [ ] Nowhere\n", "- [ ] In the cloud\n- [ ] Nowhere\n");
    expect(await lost()).toEqual([]);
    await check({ path: course, since: before }, world);
    expect(world.out()).toContain(`no answer is lost.`);
  });

  test("a right answer that changed is told, and what to type keeps it", async () => {
    edit("orders/quiz.md", "On the backend", "On the backend.");
    const [found, ...others] = await lost();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: "edition.answer-changed", line: 6 });
    edit("orders/quiz.md", "<!-- id: where -->", typed(found as Found));
    // The points stay; what was picked in other words is unknown all the same.
    expect((await lost()).map(({ code }) => code)).toEqual(["edition.option-gone"]);
  });

  test("a renamed question, lesson and course are told, and what to type keeps them", async () => {
    edit("orders/quiz.md", "id: where", "id: place");
    const [question] = await lost();
    expect(question).toMatchObject({ code: "edition.question-gone", line: 6 });
    edit("orders/quiz.md", "<!-- id: place -->", typed(question as Found));
    expect(await lost()).toEqual([]);

    renameSync(join(course, "orders"), join(course, "purchases"));
    edit("course.yaml", "orders", "purchases");
    const [lesson, ...others] = await lost();
    expect(others).toEqual([]);
    expect(lesson).toMatchObject({ code: "edition.lesson-gone" });
    expect(lesson?.file).toMatch(/purchases\/quiz\.md$/);
    edit("purchases/quiz.md", "summary: S.", `summary: S.\n${typed(lesson as Found)}`);
    expect(await lost()).toEqual([]);

    edit("course.yaml", "id: shop", "id: store");
    const [renamed] = await lost();
    expect(renamed).toMatchObject({ code: "edition.course-renamed" });
    edit("course.yaml", "id: store", `id: store\n${typed(renamed as Found)}`);
    expect(await lost()).toEqual([]);
  });

  test("a question that moved to another lesson is found there", async () => {
    put("orders/quiz.md", quiz("Orders", where));
    put("prices/quiz.md", quiz("Prices", howMuch, what));
    const [moved] = await lost();
    expect(moved?.file).toMatch(/prices\/quiz\.md$/);
    expect(typed(moved as Found)).toBe("<!-- id: what, was: orders/what -->");
    edit("prices/quiz.md", "<!-- id: what -->", typed(moved as Found));
    expect(await lost()).toEqual([]);
  });

  test("what is gone for good can be set aside with a reason, and the comment may stay", async () => {
    put("orders/quiz.md", quiz("Orders", where));
    rmSync(join(course, "prices"), { recursive: true });
    edit("course.yaml", ", prices", "");
    const found = await lost();
    expect(found.map(({ code }) => code)).toEqual(["edition.lesson-gone", "edition.question-gone"]);
    edit(
      "course.yaml",
      "lessons",
      `${typed(found[0] as Found).replace("…", "it was wrong")}\nlessons`,
    );
    edit(
      "orders/quiz.md",
      "## Where",
      `${typed(found[1] as Found).replace("…", "wrong, too")}\n\n## Where`,
    );
    expect(await lost()).toEqual([]);
    expect(await check({ path: course, json: true }, world)).toBe(0);
    expect(world.out()).not.toContain("allow.");
  });

  test("an option in other words costs what is known of who picked it", async () => {
    edit("orders/quiz.md", "In the browser", "In the web page");
    const [found] = await lost();
    expect(found).toMatchObject({ code: "edition.option-gone" });
    expect(found?.message).toContain("In the browser");
  });

  test("a lesson or a file alone is compared alone, and with --strict a loss fails", async () => {
    edit("orders/quiz.md", "On the backend", "On the server");
    expect(await lost(before, join(course, "prices"))).toEqual([]);
    expect(await lost(before, join(course, "orders/quiz.md"))).toHaveLength(1);
    expect(await check({ path: course, since: before, strict: true }, world)).toBe(1);
    expect(await check({ path: course, since: before }, world)).toBe(0);
    expect(world.out()).toContain("1 change costs answers");
  });

  test("a folder without a course is refused", async () => {
    await expect(lost(folder)).rejects.toMatchObject({ code: "check.no-edition", exitCode: 2 });
  });
});

describe("beside a revision of git", () => {
  const git = (...args: readonly string[]) => {
    const name = ["-c", "user.name=A", "-c", "user.email=a@school.example"];
    const { code } = runText("git", ["-C", folder, ...name, ...args], { env: {} });
    expect([args[0], code]).toEqual([args[0], 0]);
  };

  beforeEach(() => {
    git("init", "--quiet");
    git("add", "course");
    git("commit", "--quiet", "--message", "first");
    git("tag", "v1");
  });

  test("the edition of a tag is read from it, in whatever folder the course stands", async () => {
    expect(await lost("v1")).toEqual([]);
    edit("orders/quiz.md", "On the backend", "On the server");
    edit("orders/quiz.md", "`webhook`", "`webhook`, `callback`");
    git("commit", "--quiet", "--all", "--message", "second");
    expect((await lost("v1")).map(({ code }) => code)).toEqual(["edition.answer-changed"]);
    expect((await lost("HEAD~1")).map(({ code }) => code)).toEqual(["edition.answer-changed"]);
    expect(await lost("HEAD")).toEqual([]);
  });

  test.each(["v2", "--output=x", "-x", "", "v1;ls", "HEAD:course"])(
    "%j is no revision, and is obeyed by nobody",
    async (since) => {
      const shown = since === "" ? join(folder, "nowhere") : since;
      await expect(lost(shown)).rejects.toMatchObject({ code: "check.no-edition" });
    },
  );

  test("a revision before there was a course is refused", async () => {
    rmSync(join(folder, "before"), { recursive: true });
    git("checkout", "--quiet", "--orphan", "other");
    git("rm", "--quiet", "-r", "--cached", "course");
    git("commit", "--quiet", "--allow-empty", "--message", "empty");
    await expect(lost("HEAD")).rejects.toMatchObject({ code: "check.no-edition" });
  });

  test("where git is missing, that is said", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = folder;
    try {
      await expect(lost("v1")).rejects.toMatchObject({ code: "check.no-git", exitCode: 2 });
    } finally {
      process.env["PATH"] = path;
    }
  });
});
