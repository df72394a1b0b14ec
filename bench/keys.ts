/**
 * From key press to redrawn screen, in a pseudo-terminal: 1,000 presses at each kind of prompt,
 * with a question of 12 options, and in the menu of the home.
 * A drill is left out: each key ends one prompt and begins the next.
 *
 * `node scripts/run.js bench/keys.ts [presses] [prompt]`
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

const presses = Number(process.argv[2] ?? 1_000);
const only = process.argv[3];
const folder = mkdtempSync(join(tmpdir(), "whichside-keys-"));
const down = "\x1b[B";
const backspace = "\x7f";
const note = "\n> [!NOTE]\n> Because it is so.\n";
const twelve = Array.from({ length: 12 }, (_, index) => index + 1);

interface Prompt {
  readonly name: string;
  /** The question that brings it; without one a command does. */
  readonly quiz?: string;
  readonly command?: readonly string[];
  /** What is typed to get there, and what the screen says then. */
  readonly first?: string;
  readonly shows?: string;
  /** Keys that change the screen at each press, again and again. */
  readonly keys: readonly string[];
}

const sorting = [
  "| Task | Side | Why |",
  "| --- | --- | --- |",
  ...twelve.map((n) => `| Task number ${n} | ${n % 2 === 0 ? "Front" : "Back"} | So it is. |`),
].join("\n");
const spots = twelve.map((n) => (n === 7 ? `~~part number ${n}~~` : `*part number ${n}*`));
const rubric = twelve.map((n) => `- names number ${n}`).join("\n");

const prompts: readonly Prompt[] = [
  {
    name: "choice",
    quiz: twelve.map((n) => `- [${n === 1 ? "x" : " "}] Option number ${n}`).join("\n"),
    keys: [down],
  },
  {
    name: "choices",
    quiz: twelve.map((n) => `- [${n < 3 ? "x" : " "}] Option number ${n}`).join("\n"),
    keys: [" ", down],
  },
  {
    name: "order",
    quiz: twelve.map((n) => `${n}. Step number ${n}`).join("\n"),
    keys: [down],
  },
  // All but the last one, and back again.
  { name: "sort", quiz: sorting, keys: [..."1".repeat(11), ...backspace.repeat(11)] },
  { name: "text", quiz: "Answer: `word`", keys: ["a", backspace] },
  {
    name: "gaps",
    quiz: `Fill in ${twelve.map((n) => `[[word${n}]]`).join(" and ")}.`,
    keys: ["a", backspace, "\t"],
  },
  { name: "spot", quiz: `> The ${spots.join(", ")} is wrong.`, keys: [down] },
  {
    name: "describe",
    quiz: `Rubric:\n\n${rubric}\n\nModel: All twelve words.`,
    keys: ["a", backspace],
  },
  {
    name: "rate",
    quiz: `Rubric:\n\n${rubric}\n\nModel: All twelve words.`,
    first: "nothing of it\r",
    shows: "tick",
    keys: [" ", down],
  },
  { name: "menu", command: [], shows: "Enter quit", keys: [down] },
];

const sides = `sides:
  front: { label: Front, color: cyan }
  back: { label: Back, color: magenta }
`;

function writeLessons(): void {
  mkdirSync(folder, { recursive: true });
  const asked = prompts.filter(({ quiz }) => quiz !== undefined);
  const names = asked.map(({ name }) => `  - ${name}\n`).join("");
  writeFileSync(
    join(folder, "course.yaml"),
    `format: 1\nid: keys\ntitle: Keys\n${sides}lessons:\n${names}`,
  );
  for (const { name, quiz } of asked) {
    mkdirSync(join(folder, name));
    writeFileSync(
      join(folder, name, "lesson.md"),
      `---\ntitle: ${name}\nsummary: Keys.\n---\n\nText.\n`,
    );
    writeFileSync(
      join(folder, name, "quiz.md"),
      `## What is it?\n<!-- id: it -->\n\n${quiz}\n${note}`,
    );
  }
}

/** Milliseconds of each press until the screen looked different. */
function measure({ name, command, first = "", shows = "q quit", keys }: Prompt): Promise<number[]> {
  const columns = 80;
  const rows = 30;
  const args = command ?? ["quiz", name];
  const pty = spawn(process.execPath, [resolve("bin/whichside.js"), ...args], {
    cols: columns,
    rows,
    name: "xterm-256color",
    env: {
      ...process.env,
      LANG: "C.UTF-8",
      // Nobody is there to say what the background is.
      WHICHSIDE_THEME: "dark",
      WHICHSIDE_HOME: join(folder, "home"),
      WHICHSIDE_PAUSE: "0",
      WHICHSIDE_COURSE: folder,
    },
  });
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const screen = () => {
    const { active } = terminal.buffer;
    const lines = Array.from({ length: rows }, (_, row) =>
      active.getLine(active.baseY + row)?.translateToString(true),
    );
    return `${lines.join("\n")}${active.cursorX},${active.cursorY}`;
  };
  const times: number[] = [];
  let before = "";
  let pressed = 0;
  let typed = first === "";
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`${name} stands still:\n${screen()}`)), 60_000);
    const press = () => {
      before = screen();
      pressed = performance.now();
      pty.write(keys[times.length % keys.length] ?? down);
    };
    pty.onData((data) => {
      const arrived = performance.now();
      terminal.write(data, () => {
        const now = screen();
        if (pressed === 0) {
          if (!typed && now.includes("q quit")) {
            typed = true;
            pty.write(first);
          }
          // A moment for the last bytes of the first screen.
          if (!now.includes(shows)) return;
          setTimeout(press, 300);
          pressed = -1;
          return;
        }
        if (pressed < 0 || now === before) return;
        times.push(arrived - pressed);
        if (times.length < presses) {
          setTimeout(press, 2);
          pressed = -1;
          return;
        }
        clearTimeout(timer);
        pty.kill();
        done(times);
      });
    });
  });
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)
    .toFixed(1)
    .padStart(9);
}

writeLessons();
console.log(
  `Node ${process.version}, ${presses} presses each, milliseconds until the screen is redrawn`,
);
console.log(
  `${"prompt".padEnd(10)}${["median", "p99", "most"].map((word) => word.padStart(9)).join("")}`,
);
for (const prompt of prompts.filter(({ name }) => only === undefined || name === only)) {
  const sorted = (await measure(prompt)).sort((a, b) => a - b);
  console.log(
    `${prompt.name.padEnd(10)}${quantile(sorted, 0.5)}${quantile(sorted, 0.99)}${quantile(sorted, 1)}`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.exit();
