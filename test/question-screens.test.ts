/**
 * Every screen of every question of three lessons, laid out as a terminal shows it: wherever a prompt
 * waits, its question's heading is to be seen, and a verdict begins on the screen.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Line, lineText, span } from "mermaid-text/text";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inlineText } from "../src/core/document/block.ts";
import type { Response } from "../src/core/quiz/kinds/answer.ts";
import { kindOf, kinds } from "../src/core/quiz/kinds/kinds.ts";
import type { Question } from "../src/core/quiz/question.ts";
import { rightResponse, sayResponse } from "../src/core/quiz/said.ts";
import { startRun } from "../src/core/sitting/run-state.ts";
import { verdictWords } from "../src/core/view/verdict.ts";
import { isLine, type ViewItem } from "../src/core/view/view.ts";
import { askOne } from "../src/session/asking.ts";
import { openSession, type Session } from "../src/session/session.ts";
import { openLibrary } from "../src/shell/open-library.ts";
import { paint } from "../src/shell/paint.ts";
import type { Asker } from "../src/shell/prompts/asker.ts";
import { firstPage, rowsBelow } from "../src/shell/prompts/page.ts";
import type { Prompt } from "../src/shell/prompts/prompt.ts";
import type { Reply } from "../src/shell/prompts/reply.ts";
import { waitKeyWidget } from "../src/shell/prompts/wait-key.ts";
import { createSpacing } from "../src/shell/spacing.ts";
import { lookOf } from "../src/shell/terminal.ts";
import { fakeWorld } from "./fake-world.ts";

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-screens-"));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

/** One of them has each kind. */
const lessons = ["login-flow", "restaurant-analogy", "describing-apps-clearly"];
const library = await openLibrary({
  ...{ course: resolve(import.meta.dirname, "../lessons"), env: {}, cache: undefined },
  now: () => 0,
});

interface Seen {
  /** What a person sees, at most as many rows as the terminal has. */
  readonly screen: readonly string[];
  readonly at: "prompt" | "wait";
  readonly does: string;
}

const { sides } = library.course().value;

/** On every screen: what is written in a side's colour is the name of that side. */
function expectSidesAlone(drawn: readonly Line[]): void {
  for (const { text, style } of drawn.flat()) {
    const meant = sides.filter(({ color }) => color === style?.color).map(({ label }) => label);
    if (meant.length > 0 && text.trim() !== "") expect(meant, text).toContain(text.trim());
  }
}

function linesOf(item: ViewItem): readonly Line[] {
  if (isLine(item)) return [item];
  const boxes = item.kind === "box" ? [item] : item.boxes;
  return boxes.flatMap(({ title, style, lines }) => [[span(title, style)], ...lines]);
}

type Script = readonly (Response | "hint")[];

/** A session on a terminal of this size, and what is seen in it wherever it waits. */
async function terminalOf(columns: number, rows: number) {
  const world = fakeWorld({ home, lessons: [], now: () => 0, answers: [] });
  const terminal = { ...world.terminal, columns, rows: () => rows };
  const look = lookOf(terminal);
  const { below, written: apart } = createSpacing();
  const written: string[] = [];
  let seen: Seen[] = [];
  let left: (Response | "hint")[] = [];
  const note = (drawn: readonly Line[], at: Seen["at"], does: string) => {
    expectSidesAlone(drawn);
    // The cursor waits in a row of its own.
    const screen = [...written, ...drawn.map(lineText), ""].slice(-rows);
    seen.push({ screen, at, does });
  };
  const drawn = <T>(prompt: Prompt<T>, free: number) =>
    new Promise<readonly Line[]>((resolve) => {
      prompt.onTerminal(async (widget) => {
        resolve(firstPage(widget, prompt.told.keys, look, free).lines);
        return { kind: "quit" };
      });
    });
  const asker: Asker = {
    ...(await world.asker()),
    async ask<T>(prompt: Prompt<T>, above = 0): Promise<Reply<T>> {
      apart();
      note(await drawn(prompt, rowsBelow(rows, above)), "prompt", "answer");
      const next = left.shift();
      const hints = prompt.told.keys.some(({ key }) => key === "hint");
      if (next === "hint") return { kind: hints ? "hint" : "quit" };
      return next === undefined ? { kind: "quit" } : { kind: "answer", value: next as T };
    },
    rows: async (prompt) => (await drawn(prompt, 1000)).length + 1,
    async key({ keys, apart: blank = false, pages = false }) {
      const widget = waitKeyWidget(keys, { apart: blank, pages });
      note(firstPage(widget, [], look, rows).lines, "wait", keys[0]?.does ?? "");
      return "enter";
    },
  };
  const session: Session = {
    ...(await openSession({ ...world, terminal })),
    record: async () => undefined,
    world: {
      ...world,
      terminal,
      look: () => look,
      async show(view) {
        expectSidesAlone(view.flatMap(linesOf));
        const text = await paint(below(view), { color: 0, look });
        written.push(...text.split("\n").slice(0, -1));
      },
      asker: async () => asker,
    },
  };
  return async (question: Question, script: Script): Promise<readonly Seen[]> => {
    seen = [];
    left = [...script];
    await askOne(session, startRun({ id: "r", mode: "learn", seed: 3, questions: [question] }));
    return seen;
  };
}

/** What is answered first: nothing of it is right, or something. */
function wrongAnswers({ answer }: Question): readonly Response[] {
  switch (answer.kind) {
    case "choice":
      return answer.options.flatMap(({ right }, option) =>
        right ? [] : [{ kind: "choice" as const, option }],
      );
    case "choices": {
      const wrong = answer.options.flatMap(({ right }, option) => (right ? [] : [option]));
      const right = answer.options.flatMap(({ right }, option) => (right ? [option] : []));
      return [wrong, [...right.slice(0, 1), ...wrong.slice(0, 1)].sort()].map((options) => ({
        kind: "choices",
        options,
      }));
    }
    case "order": {
      const items = answer.items.map((_, item) => item);
      return [[...items].reverse(), [...items.slice(2), ...items.slice(0, 2)]].map((order) => ({
        kind: "order",
        order,
      }));
    }
    case "sort": {
      const {
        rows,
        categories: { length },
      } = answer;
      const off = (by: number) =>
        rows.map(({ category }, row) => (row % by === 0 ? (category + 1) % length : category));
      return [off(1), off(2)].map((categories) => ({ kind: "sort", categories }));
    }
    case "build": {
      const right = rightResponse({ answer });
      const phrases = right.kind === "build" ? right.phrases : [];
      let next = 0;
      const wrong = answer.slots.map((slot) => {
        const from = next;
        next += slot.phrases.length;
        return from + slot.phrases.findIndex((phrase) => !phrase.right);
      });
      const some = wrong.map((phrase, slot) => (slot === 0 ? (phrases[slot] ?? phrase) : phrase));
      return [wrong, some].map((each) => ({ kind: "build", phrases: each }));
    }
    case "text":
      return [{ kind: "text", text: "something else" }];
    case "gaps": {
      const right = rightResponse({ answer });
      const texts = right.kind === "gaps" ? right.texts : [];
      return [
        texts.map(() => "something else"),
        texts.map((text, gap) => (gap === 0 ? text : "x")),
      ].map((each) => ({ kind: "gaps", texts: each }));
    }
    case "spot": {
      const candidates = answer.parts.filter(({ kind }) => kind === "candidate");
      return candidates.flatMap((_, part) =>
        part === answer.mistake ? [] : [{ kind: "spot" as const, part }],
      );
    }
    default:
      return [];
  }
}

/** Words of a text, however it is wrapped. */
function flat(lines: readonly string[]): string {
  return lines
    .join(" ")
    .replace(/[│╭╮╰╯─]/g, " ")
    .replace(/\s+/g, " ");
}

const verdict = new RegExp(`[✓≈◐✗] (?:${Object.values(verdictWords).join("|")})(?::|$)`);

type Ask = Awaited<ReturnType<typeof terminalOf>>;

/** Checks all screens of a question, and counts them. */
async function checkQuestion(question: Question, ask: Ask, columns: number): Promise<number> {
  const heading = inlineText(question.title).replace(/\s+/g, " ");
  const wrong = wrongAnswers(question);
  const scripts: readonly Script[] = [
    [rightResponse(question)],
    ...wrong.map((each) => [each, ...wrong.slice(0, 1)]),
    ...wrong.slice(0, 1).map((each): Script => ["hint", "hint", each, "hint", each]),
  ];
  let count = 0;
  for (const script of scripts) {
    const seen = await ask(question, script);
    for (const [index, { screen, at, does }] of seen.entries()) {
      count += 1;
      const where = `${question.lesson}/${question.id}, screen ${index + 1}:\n${screen.join("\n")}`;
      expect(Math.max(...screen.map((each) => each.length)), where).toBeLessThanOrEqual(columns);
      if (at === "prompt") {
        expect(screen.join("\n"), where).toMatch(/Question 1 of 1/);
        expect(flat(screen), where).toContain(heading);
      } else if (seen[index - 1]?.at === "prompt" && does !== "to the question") {
        // The first screen after an answer.
        const at = screen.findIndex((each) => verdict.test(each));
        expect(at, where).toBeGreaterThanOrEqual(0);
        expect(flat(screen.slice(at)), where).toContain(saidFirst(question, script, seen, index));
      }
    }
  }
  return count;
}

/** What is named first: the one thing that was picked, if there is one. */
function saidFirst(
  question: Question,
  script: Script,
  seen: readonly Seen[],
  index: number,
): string {
  const asked = seen.slice(0, index).filter(({ at }) => at === "prompt").length;
  const response = script[asked - 1];
  const one = kindOf(question.answer).isOne && response !== undefined && response !== "hint";
  return one ? sayResponse(question, response).replace(/\s+/g, " ") : "";
}

test.each([
  [40, 20],
  [80, 24],
])("at %i columns and %i rows nothing that matters is off the screen", async (columns, rows) => {
  const ask = await terminalOf(columns, rows);
  const met = new Set<string>();
  let count = 0;
  for (const name of lessons) {
    const { value } = await library.lesson(name);
    for (const question of value.questions) {
      met.add(question.answer.kind);
      count += await checkQuestion(question, ask, columns);
    }
  }
  expect([...met].sort()).toEqual(Object.keys(kinds).sort());
  expect(count).toBeGreaterThan(400);
});
