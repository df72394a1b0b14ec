/**
 * Nothing from outside reaches the terminal as something that it obeys: no byte of a course, a
 * log, a name of a file, an argument or the environment, on any command's output or errors.
 */

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { encodeEvent } from "../src/core/progress/line.ts";
import { bin, runChild, runText } from "./child.ts";
import { answered } from "./event-samples.ts";
import { removeFolder } from "./folder.ts";
import {
  brokenFiles,
  controlIn,
  hostileFiles,
  marks,
  type Way,
  writeFiles,
} from "./hostile-course.ts";
import { type Ran, runMain } from "./run-main.ts";
import { closeWindows, openWindow } from "./windows.ts";

/** Not "/", not NUL: a name of a file may hold all else. */
const attack = "\x1b]0;PWNED\x07\x9b8m\u202e\u{e0041}\x1b[8m\x08\x7f\r\n\x1b[2Jx";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "whichside-hostile-"));
});

afterAll(() => removeFolder(folder));

afterEach(closeWindows);

interface Where {
  readonly course?: string;
  readonly home?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

function environment(where: Where): Record<string, string | undefined> {
  return {
    PATH: process.env["PATH"],
    LANG: "C.UTF-8",
    WHICHSIDE_HOME: where.home ?? join(folder, "home"),
    ...(where.course === undefined ? {} : { WHICHSIDE_COURSE: where.course }),
    ...where.env,
  };
}

function whichside(args: readonly string[], where: Where = {}): Promise<Ran> {
  return runMain(args, { input: where.input ?? "", env: environment(where) });
}

/** The built program, where it is the process itself that matters. */
function started(args: readonly string[], where: Where & { readonly cwd?: string } = {}): Ran {
  return runChild(process.execPath, [bin, ...args], {
    input: where.input ?? "",
    cwd: where.cwd ?? folder,
    env: environment(where),
  });
}

/** Fails with what was found; a crash of ours is no clean output either. */
function expectHarmless({ code, out, err }: Ran, args: readonly string[]): void {
  const color = args.includes("--color");
  // Tabs part the fields of the two formats that are made for other programs.
  const tabs = args[0] === "export" && (args[1] === "anki" || args[1] === "gift");
  const what = args.join(" ");
  const found = controlIn(out, { color, tabs }) ?? controlIn(err, { color });
  expect({ what, found }).toEqual({ what, found: undefined });
  expect(`${what}: ${err}`).not.toContain("should not have happened");
  expect(`${what}: ${err}`).not.toMatch(/^ +at /m);
  expect({ what, fine: code !== null && code < 3 }).toEqual({ what, fine: true });
}

const answers = "pick: ?\npick: 2\norder: 3 2 1\ntyped: wrong\ngap: x\nspot: 1\nsaid: nothing\n";

/** Every command that prints; those that change progress stand behind those that show it. */
const commands: readonly (readonly string[])[] = [
  ["quiz", "one", "--answers", "-"],
  ["quiz", "drill", "--answers", "-", "--json", "--seed", "1"],
  ["quiz", "one", "--answers", "-", "--json"],
  ["quiz", "one", "--answers", "-", "--plain"],
  [],
  ["list"],
  ["list", "--json"],
  ["show", "one"],
  ["show", "one", "--plain", "--width", "20"],
  ["show", "drill", "--ascii"],
  ["learn", "one"],
  ["glossary"],
  ["glossary", "m"],
  ["glossary", "--json"],
  ["score"],
  ["score", "--json"],
  ["review"],
  ["review", "--json"],
  ["check"],
  ["check", "--json"],
  ["check", "--format", "github"],
  ["check", "--strict", "--plain"],
  ["flow", "one"],
  ["flow", "one", "--describe"],
  ["flow", "one", "--step", "1"],
  ["flow", "one", "--json"],
  ["export", "results"],
  ["export", "results", "--as", "xapi"],
  ["export", "anki"],
  ["export", "gift"],
  ["export", "markdown"],
  ["export", "progress"],
  ["preview", "one"],
  ["preview", "one", "--question", "1", "--describe"],
  ["preview", "drill"],
  ["complete", "=show", "="],
  ["complete", "=glossary", "="],
  ["reset", "one", "--yes"],
  ["reset", "--undo"],
];

describe.each<Way>(["raw", "escaped"])("a hostile course, %s", (way) => {
  // One learner's way through the commands: later ones show what earlier ones have recorded.
  test("no command obeys it, and each of its fields is shown", async () => {
    const course = join(folder, `course-${way}`);
    writeFiles(course, hostileFiles(way));
    const setting = { course, home: join(folder, `home-${way}`), input: answers };
    const said: string[] = [];
    for (const args of commands) {
      for (const more of [[], ["--color"]]) {
        const ran = await whichside([...args, ...more], setting);
        expectHarmless(ran, [...args, ...more]);
        said.push(ran.out.toString(), ran.err.toString());
      }
    }
    const all = said.join("");
    expect(marks.filter((mark) => !all.includes(mark))).toEqual([]);
  });

  test("one full of mistakes is told of, and obeyed by no command", async () => {
    const course = join(folder, `broken-${way}`);
    writeFiles(course, brokenFiles(way));
    const setting = { course, home: join(folder, `broken-home-${way}`), input: answers };
    for (const args of commands) {
      const ran = await whichside([...args, "--color"], setting);
      expectHarmless(ran, [...args, "--color"]);
    }
    const { out } = await whichside(["check"], { course });
    for (const mark of ["m-id", "m-language", "m-color", "m-bad-id", "m-rule", "m-no-ticks"]) {
      expect(out.toString()).toContain(mark);
    }
  });
});

describe("hostile names", () => {
  const named = () => join(folder, `in ${attack}`);

  test.each(commands.map((args) => ({ args })))("of folders: $args", async ({ args }) => {
    const course = join(named(), "course");
    writeFiles(course, hostileFiles("raw"));
    // A lesson, a file and a picture that nobody listed.
    writeFiles(course, { [`${attack}/quiz.md`]: "## Q\n", [`one/${attack}.md`]: "x" });
    for (const given of [["--course", course], []]) {
      const ran = await whichside([...args, ...given], { course, home: named(), input: answers });
      expectHarmless(ran, args);
    }
  });

  test("in a folder of such a name everything is found from within", async () => {
    const cwd = join(named(), "course");
    writeFiles(cwd, hostileFiles("raw"));
    for (const args of [["check"], ["list"], ["check", "--format", "github"]]) {
      const ran = started([...args, "--course", "."], { cwd });
      expectHarmless(ran, args);
      expect(ran.out.length).toBeGreaterThan(0);
    }
  });

  test("of the files that are made", async () => {
    const cwd = join(folder, "made");
    mkdirSync(cwd, { recursive: true });
    const file = `${attack}.out`;
    for (const args of [
      ["export", "markdown", "--out", file],
      ["export", "markdown", "--out", file],
      ["export", "markdown", "--out", join(attack, "no", "folder")],
      ["convert", join(attack, "none.md")],
      ["import", join(attack, "none.jsonl")],
      ["import", file, "--yes"],
      ["convert", file],
      ["flow", file],
      ["flow", `${attack}.md`],
      ["new", "course", attack],
      ["new", "lesson", attack],
      ["quiz", "8", "--answers", file],
      ["quiz", "8", "--answers", attack],
      ["check", file],
      ["check", attack],
    ]) {
      expectHarmless(started(args, { cwd }), args);
    }
  });
});

describe("hostile arguments", () => {
  test.each(
    [
      [attack],
      [`--${attack}`],
      [`-${attack}`],
      ["lern", attack],
      ["show", attack],
      ["learn", attack],
      ["show", "8", "--section", attack],
      ["quiz", attack],
      ["quiz", "8", "--seed", attack],
      ["quiz", "8", "--count", attack],
      ["quiz", "8", "--type", attack],
      ["glossary", attack],
      ["flow", attack],
      ["flow", "8", "--step", attack],
      ["list", attack],
      ["list", "--width", attack],
      ["list", "--course", attack],
      ["check", "--format", attack],
      ["preview", attack],
      ["preview", "8", "--question", attack],
      ["new", attack, "x"],
      ["convert", attack, "--from", attack],
      ["export", attack],
      ["export", "results", "--as", attack],
      ["export", "results", "--as", "xapi", "--iri", attack],
      ["export", "results", "--as", "xapi", "--learner", attack],
      ["export", "anki", attack],
      ["import", attack],
      ["reset", attack],
      ["completion", attack],
      ["complete", `=${attack}`],
      ["complete", "=--course", `=${attack}`, "=show", "="],
      ["help", attack],
      [attack, "--help"],
    ].map((args) => ({ args })),
  )("$args", async ({ args }) => {
    for (const more of [[], ["--color"]]) expectHarmless(await whichside([...args, ...more]), more);
  });

  test("answers from standard input", async () => {
    for (const input of [attack, `password-check: ${attack}`, `${attack}: 1`, `1 ${attack}`]) {
      const args = ["quiz", "8", "--answers", "-"];
      expectHarmless(await whichside(args, { input }), args);
      expectHarmless(await whichside([...args, "--json"], { input }), args);
    }
  });

  test("diagrams and questions from standard input", async () => {
    for (const input of [
      attack,
      `sequenceDiagram\n  A->>B: ${attack}\n  ${attack}\n`,
      `flowchart LR\n  A[${attack}] --> B\n  ${attack}\n`,
      `<quiz>\nQ ${attack}\n- [x] ${attack}\n- [ ] b\n</quiz>\n`,
      `::${attack}::Q ${attack} {=${attack} ~b}\n`,
    ]) {
      for (const args of [
        ["flow", "-"],
        ["flow", "-", "--describe"],
        ["flow", "-", "--json"],
        ["convert", "-"],
        ["convert", "-", "--from", "gift"],
      ]) {
        expectHarmless(await whichside(args, { input }), args);
      }
    }
  });
});

describe("a hostile environment", () => {
  const names = [
    ...["WHICHSIDE_COURSE", "WHICHSIDE_HOME", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"],
    ...["TERM", "COLUMNS", "LINES", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "COLORTERM"],
    ...["FORCE_COLOR", "TERM_PROGRAM", "ACCESSIBLE", "USER", "SHELL"],
  ];

  const values = () => [attack, `${folder}/${attack}`, `C.UTF-8${attack}`];

  // A home of such a name is made where the program is called: here.
  afterAll(() => {
    for (const value of values()) removeFolder(value);
  });

  test.each(names)("%s", async (name) => {
    for (const value of values()) {
      const own = name === "WHICHSIDE_HOME" || name === "WHICHSIDE_COURSE";
      const unset = own ? {} : { WHICHSIDE_HOME: undefined, HOME: join(folder, "env") };
      const env = { ...unset, [name]: value };
      // What cannot be kept is told by `reset`, which looks at no lesson.
      for (const args of [["list"], ["reset", "--undo"], ["show", "8"]]) {
        const ran = await whichside(args, { env });
        expectHarmless(ran, name === "FORCE_COLOR" ? ["--color"] : args);
      }
    }
  });

  test.skipIf(process.platform === "win32")("a working folder that was deleted is told", () => {
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$NODE" "$BIN" list';
    const env = { NODE: process.execPath, BIN: bin };
    const { code, out, err } = runText("sh", ["-c", script], { cwd: folder, env });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("The folder that you are in is not there any more.");
  });

  test.skipIf(!existsSync("/proc/self"))("a place for no folders is told", async () => {
    const { code, err } = await whichside(["new", "course", "/proc/whichside/course"], {});
    expect(code).toBe(1);
    expect(err.toString()).toContain("cannot be written: it is not there");
  });

  test("all of it at once, from the very start of the process", () => {
    // Node 20 itself breaks down where a locale holds such bytes, before any program of its runs.
    const kept = ["HOME", "WHICHSIDE_HOME", "LANG", "LC_ALL", "LC_CTYPE", "FORCE_COLOR"];
    const set = names.filter((name) => !kept.includes(name));
    for (const value of values()) {
      const env = Object.fromEntries(set.map((name) => [name, value]));
      for (const args of [["list"], ["list", "--course", "."], ["--help"]]) {
        expectHarmless(started(args, { env }), args);
      }
    }
  });
});

describe("a hostile log", () => {
  const texts = (text: string) =>
    [
      answered(`${text}/${text}`, { course: text }),
      answered(`login-flow/${text}`, { course: "whichside" }),
      { ...answered("login-flow/x", {}), type: "section" as const, lesson: text, section: text },
      { ...answered("login-flow/x", {}), type: "flag" as const, note: text },
    ].map((event, index) => ({ ...event, id: `${text}${index}` }));
  const lines = () => [
    // As we would write it, escaped; and as an attacker would, raw.
    ...texts(attack).map(encodeEvent),
    ...texts(attack).map((event) => JSON.stringify({ ...event, id: `raw-${event.id}` })),
    attack.replaceAll("\n", ""),
    `{"v":1,"id":"${attack.replaceAll("\n", "")}"}`,
  ];

  test.each(
    [
      ["score"],
      ["score", "--json"],
      ["list"],
      ["review", "--json"],
      ["export", "progress"],
      ["export", "results"],
      ["export", "results", "--as", "xapi"],
      ["quiz", "--missed", "--answers", "-"],
      ["reset", "--yes"],
      ["reset", "--undo"],
      [],
    ].map((args) => ({ args })),
  )("$args", async ({ args }) => {
    const home = mkdtempSync(join(folder, "log-"));
    await whichside(["quiz", "login-flow", "--answers", "-"], { home, input: "skip\n" });
    const file = join(home, "progress.jsonl");
    const id = /"course":"([^"]*)"/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
    appendFileSync(file, `${lines().join("\n").replaceAll('"whichside"', `"${id}"`)}\n`);
    expectHarmless(await whichside(args, { home }), args);
  });

  test("imported, and as all that there is", async () => {
    const home = join(folder, "imported");
    const file = join(folder, "theirs.jsonl");
    writeFileSync(file, `${lines().join("\n")}\n`);
    expectHarmless(await whichside(["import", file], { home }), []);
    expectHarmless(await whichside(["import", file, "--yes"], { home }), []);
    writeFileSync(join(home, "progress.jsonl"), attack);
    expectHarmless(await whichside(["score"], { home }), []);
    expectHarmless(await whichside(["import", file, "--yes"], { home }), []);
  });
});

describe.each<Way>(["raw", "escaped"])("at a terminal, %s", (way) => {
  const open = (...args: readonly string[]) => {
    const course = join(folder, `terminal-${way}`);
    writeFiles(course, hostileFiles(way));
    return openWindow(args, course, mkdtempSync(join(folder, "own-")));
  };

  test("reading, and leaving", async () => {
    const window = open("learn", "one");
    await window.until((drawn) => drawn.includes("Enter continue"));
    window.press("\r");
    await window.until((drawn) => drawn.includes("m-code"));
    window.press("q");
    await window.until((drawn) => drawn.includes("m-code"));
    window.kill();
    await window.ended();
    expect(drawnControl(window.drawn())).toBeUndefined();
  });

  test("a question, its hint, and what is right", async () => {
    const window = open("quiz", "one");
    await window.until((drawn) => drawn.includes("s skip"));
    window.press("h");
    await window.until((drawn) => /m-hint.*s skip/s.test(drawn));
    window.press("ss");
    await window.until((drawn) => drawn.includes("m-why"));
    window.kill();
    await window.ended();
    expect(drawnControl(window.drawn())).toBeUndefined();
  });

  test("the home", async () => {
    const window = open();
    await window.until((drawn) => drawn.includes("Enter quit"));
    window.kill();
    await window.ended();
    expect(window.drawn()).toContain("m-title");
    expect(drawnControl(window.drawn())).toBeUndefined();
  });
});

/** As `controlIn`, where the program may also move the cursor, clear, and ask for marked pastes. */
function drawnControl(drawn: string): string | undefined {
  const own = /\x1b\[(?:\d*[ABCDGJK]|\d*(?:;\d*)?H|\?(?:25|2004)[hl])|\r/g;
  return controlIn(Buffer.from(drawn.replace(own, "")), { color: true });
}
