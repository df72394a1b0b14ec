/** A world for tests of commands: a course in memory, a log in a temporary folder, a fixed clock. */

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { lineText } from "mermaid-text/text";
import type { Course, Lesson } from "../src/core/course/course.ts";
import { TutorError } from "../src/core/error.ts";
import { isLine, type View } from "../src/core/view/view.ts";
import type { Library } from "../src/shell/library.ts";
import { type EventLog, realLog } from "../src/shell/log.ts";
import { unwatched } from "../src/shell/long-work.ts";
import type { Asker } from "../src/shell/prompts/asker.ts";
import type { Scripted } from "../src/shell/prompts/prompt.ts";
import { scriptedAsker } from "../src/shell/prompts/scripted.ts";
import { loadSettings, saveSettings } from "../src/shell/settings-file.ts";
import { lookOf, type Terminal } from "../src/shell/terminal.ts";
import type { World } from "../src/shell/world.ts";

export interface FakeOptions {
  /** Where progress is kept. */
  readonly home: string;
  readonly lessons: readonly Lesson[];
  /** The clock, milliseconds since 1970. */
  readonly now: () => number;
  /** What is answered to each yes-or-no question; nobody is there when it is absent. */
  readonly confirms?: boolean;
  /** What is answered at prompts, in order; then the input ends. Wins over `confirms`. */
  readonly answers?: readonly Scripted[];
  /** Files by name, for `readText`. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface FakeWorld extends World {
  /** What was shown and printed. */
  out(): string;
  /** What went to standard error. */
  err(): string;
  /** What was asked. */
  readonly asked: string[];
  readonly events: EventLog;
}

export const fakeCourse: Course = {
  id: "c",
  title: "Frontend and backend",
  summary: "Which side does what.",
  language: "en",
  sides: [],
  lessons: [],
};

export function fakeWorld(options: FakeOptions): FakeWorld {
  const { lessons, now } = options;
  const shown: string[] = [];
  const warned: string[] = [];
  const asked: string[] = [];
  const terminal: Terminal = {
    columns: 80,
    flush: false,
    rows: () => 24,
    color: 0,
    errorColor: 0,
    theme: undefined,
    charset: "unicode",
    plain: false,
    interactive: options.confirms !== undefined || options.answers !== undefined,
  };
  const asker: Asker =
    options.answers !== undefined
      ? scriptedAsker(options.answers)
      : {
          ...refusingAsker,
          confirm: async ({ message }) => {
            asked.push(message);
            return options.confirms === true;
          },
        };
  const log = realLog({ WHICHSIDE_HOME: options.home }, { now, zone: () => 0 });
  const library = fakeLibrary(lessons);
  const file = join(options.home, "settings.json");
  return {
    settings: {
      path: file,
      read: () => loadSettings(file),
      save: (held) => saveSettings(file, held),
    },
    terminal,
    look: () => lookOf(terminal),
    show: async (view) => {
      shown.push(textOf(view));
    },
    warn: async (view) => {
      warned.push(textOf(view));
    },
    print: (text) => shown.push(text),
    longWork: unwatched,
    printLines: async (lines) => {
      for (const each of lines) shown.push(each);
    },
    now,
    zone: () => 0,
    uuid: randomUUID,
    seed: () => 1,
    asker: async () => asker,
    library: async () => library,
    log: () => log,
    cache: () => undefined,
    readText: async (path) => {
      const text = options.files?.[path];
      if (text === undefined) throw new TutorError("file.unreadable", `${path} cannot be read.`);
      return text;
    },
    out: () => shown.join("\n"),
    err: () => warned.join("\n"),
    asked,
    events: log,
  };
}

function textOf(view: View): string {
  return view.map((item) => (isLine(item) ? lineText(item) : "[box]")).join("\n");
}

function fakeLibrary(lessons: readonly Lesson[]): Library {
  const lessonOf = (name: string) => {
    const lesson = lessons.find((each) => each.name === name);
    if (lesson === undefined) throw new Error(`no lesson ${name}`);
    return lesson;
  };
  return {
    folder: "lessons",
    shipped: true,
    course: () => ({
      value: { ...fakeCourse, lessons: lessons.map(({ name }) => name) },
      diagnostics: [],
    }),
    meta: (name) => ({ value: lessonOf(name), diagnostics: [] }),
    lesson: async (name) => ({ value: lessonOf(name), diagnostics: [] }),
    facts: async (name) => lessonOf(name),
    drawing: () => undefined,
    keepDrawing: () => {},
    experiments: async () => [],
    check: refuse,
  };
}

async function refuse(): Promise<never> {
  throw new Error("This world answers yes-or-no questions only.");
}

const refusingAsker = {
  drill: refuse,
  ask: refuse,
  rows: refuse,
  key: refuse,
  menu: refuse,
  find: refuse,
  play: refuse,
};

/** What a command throws. */
export async function thrownBy(work: Promise<unknown>): Promise<TutorError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof TutorError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
