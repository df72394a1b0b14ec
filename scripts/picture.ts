/**
 * Makes the README's pictures from what the built program really shows:
 * `node scripts/run.js scripts/picture.ts` writes docs/pictures/*.svg.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Captured, capture } from "./capture.ts";
import { terminalSvg, themes } from "./picture-svg.ts";

const columns = 80;
const rows = 44;
const folder = "docs/pictures";
const homes: string[] = [];

mkdirSync(folder, { recursive: true });
try {
  await save(
    "question",
    "A question, a wrong pick with its feedback, and the second try",
    await question(),
  );
  await save("lab", "The lab: a login with a wrong password, drawn while it happens", await lab());
  await save("diagram", "A sequence diagram: an order in a restaurant", await diagram());
  await save("home", "The home screen: lessons with progress", await homeScreen());
} finally {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
}
process.exit();

async function save(name: string, title: string, screen: Captured): Promise<void> {
  for (const [theme, colors] of Object.entries(themes)) {
    const path = join(folder, `${name}-${theme}.svg`);
    writeFileSync(path, terminalSvg(screen, colors, title));
    console.log(path);
  }
}

function freshHome(): string {
  const home = mkdtempSync(join(tmpdir(), "whichside-home-"));
  homes.push(home);
  return home;
}

/** The question that everybody gets wrong, answered wrong, then right. */
async function question(): Promise<Captured> {
  const asked = "Where are passwords checked?";
  const guess = "\\w+ the browser";
  const truth = "\\w+ the backend";
  for (let seed = 1; seed < 500; seed += 1) {
    const args = ["quiz", "login-flow", "--count", "1", "--seed", String(seed)];
    const start = { args, columns, rows };
    const first = await capture({ ...start, home: freshHome(), steps: [{ see: "q quit" }] });
    if (!textOf(first).includes(asked)) continue;
    const screen = await capture({
      ...start,
      home: freshHome(),
      steps: [
        { see: "q quit", press: `${numberOf(first, guess)}\r` },
        { see: "hint (−1)", press: `${numberOf(first, truth)}\r` },
        { see: "Enter continue" },
      ],
    });
    return { ...screen, command: "whichside quiz login-flow" };
  }
  throw new Error(`No seed begins with "${asked}"`);
}

/** The first step of an experiment: what was expected, and what went where. */
async function lab(): Promise<Captured> {
  const asked = "Which status does the backend answer with?";
  const start = { args: ["lab", "login"], columns, rows };
  const first = await capture({ ...start, home: freshHome(), steps: [{ see: "q quit" }] });
  const screen = await capture({
    ...start,
    home: freshHome(),
    steps: [
      { see: "q quit", press: `${numberOf(first, "401")}\r` },
      { see: "the page  " },
      { see: "Enter what it means" },
    ],
  });
  // The picture begins with the question: what stands above it only says what the lab is.
  const from = screen.lines.findIndex((line) => textOfLine(line).includes(asked));
  return { ...screen, lines: screen.lines.slice(from), command: "whichside lab login" };
}

async function diagram(): Promise<Captured> {
  const screen = await capture({
    args: ["show", "restaurant-analogy", "--section", "One soup"],
    columns,
    rows,
    home: freshHome(),
    steps: [{ see: "the soup for table 4" }],
  });
  return { ...screen, command: "whichside show restaurant" };
}

/** Some lessons into the course. */
function homeScreen(): Promise<Captured> {
  const home = freshHome();
  practise("1", home, 0);
  practise("2", home, 0);
  practise("3", home, 3);
  return capture({
    args: [],
    columns,
    rows,
    home,
    steps: [{ see: "q Enter quit" }],
  });
}

/**
 * A scripted quiz with right answers as far as one line can say them; every n-th is skipped, and
 * so are lines that are missing.
 */
function practise(lesson: string, home: string, skipEvery: number): void {
  const skipped = scripted(lesson, freshHome(), ["skip"]);
  const answers = skipped.map(({ type, right }, index) => {
    if (skipEvery > 0 && index % skipEvery === 0) return "skip";
    if (type === "gaps") return right.join(" | ");
    return right.length === 1 ? (right[0] ?? "skip") : "skip";
  });
  scripted(lesson, home, answers);
}

interface AnswerRow {
  readonly schema: string;
  readonly type: string;
  readonly right: readonly string[];
}

function scripted(lesson: string, home: string, answers: readonly string[]): AnswerRow[] {
  const { stdout } = spawnSync(
    process.execPath,
    ["bin/whichside.js", "quiz", lesson, "--answers", "-", "--json"],
    {
      input: `${answers.join("\n")}\n`,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], WHICHSIDE_HOME: home },
    },
  );
  const parsed: AnswerRow[] = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return parsed.filter(({ schema }) => schema === "whichside/quiz-answer");
}

function textOf(screen: Captured): string {
  return screen.lines.map(textOfLine).join("\n");
}

function textOfLine(line: Captured["lines"][number]): string {
  return line
    .map((cell) => cell.text)
    .join("")
    .trimEnd();
}

/** The number before an option, which is given as a pattern. */
function numberOf(screen: Captured, option: string): string {
  const found = new RegExp(`(\\d+)  ${option}`).exec(textOf(screen))?.[1];
  if (found === undefined) throw new Error(`There is no option "${option}" in\n${textOf(screen)}`);
  return found;
}
