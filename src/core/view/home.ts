/** The home screen: where to go on, the lessons, what else the program can do. Pure. */

import { type Line, line, padEnd, span, wrapLine } from "mermaid-text/text";
import { commandWords, goingOnWords } from "../course/command-words.ts";
import type { SearchedCommand, Sought } from "../course/search.ts";
import { ended } from "../text/ending.ts";
import { afterLegend, type LessonRow, lessonRows } from "./course-list.ts";
import { sign } from "./signs.ts";
import { styles } from "./style.ts";
import type { Look } from "./view.ts";

/** What picking a line does. */
export type HomePick = Sought | { readonly kind: "course"; readonly folder: string };

/** Something to do that stands above the lessons, or another course below them. */
export interface HomeEntry {
  readonly label: string;
  readonly text: string;
  /** Stands dimmed behind the text: where a course is. */
  readonly aside?: string;
  readonly pick: HomePick;
}

export interface HomeRow {
  readonly line: Line;
  /** Absent for lines that cannot be picked. */
  readonly pick?: HomePick;
}

export interface Home {
  /** Continue, review: the first of them is what Enter does. */
  readonly entries: readonly HomeEntry[];
  readonly lessons: readonly LessonRow[];
  /** Names of commands; those of the entries aren't said again. */
  readonly commands: readonly HomeCommandName[];
  readonly others: readonly HomeEntry[];
}

/** What each does, behind its name. */
const does = {
  review: "what is due, and when the next questions are",
  missed: "what went wrong the last time, once more",
  quiz: "questions only, mixed over what you have read",
  drill: "which side does it? One key an item",
  lab: "see it happen: a real little app on this computer",
  case: "a bug report, an app, and one broken link to find",
  score: "points, weak spots, history",
  glossary: "the words of the course",
  settings: "plain mode, colours, width",
  help: "keys, signs, and all commands",
  quit: "leave; your progress is kept",
} as const;

export type HomeCommandName = keyof typeof does;

export function isHomeCommand(name: string): name is HomeCommandName {
  return Object.hasOwn(does, name);
}

/** Commands that can be found by typing: those of the home screen, and the command line's. */
export function searchedCommands(
  home: readonly HomeCommandName[],
  others: readonly string[],
): SearchedCommand[] {
  return [...home, ...others.filter((name) => !isHomeCommand(name))].map((name) => ({
    name,
    aliases: commandWords[name] ?? [],
  }));
}

export function homeHead(title: string, summary: string, look: Look): Line[] {
  const dot = look.plain ? ": " : ` ${sign("dot", look)} `;
  return [
    ...wrapLine(line(span("whichside", styles.active), dot, span(title, styles.title)), look.text),
    ...wrapLine(line(span(summary, styles.dim)), look.text),
  ];
}

/** The rows to pick from: what to do now, the lessons, the commands, other courses. */
export function homeRows({ entries, lessons, commands, others }: Home, look: Look): HomeRow[] {
  const named = commands
    .filter((name) => !entries.some(({ pick }) => pick.kind === "command" && pick.name === name))
    .map((name) => commandEntry(name));
  const widest = Math.max(0, ...[...entries, ...named, ...others].map(({ label }) => label.length));
  const laid = lessonRows(lessons, look);
  const rows = lessons.flatMap(({ name }, index) => {
    const [first = [], ...rest] = laid[index] ?? [];
    const pick = { kind: "lesson" as const, name };
    return [{ line: first, pick }, ...rest.map((each) => ({ line: each }))];
  });
  const legend = afterLegend(lessons, look).map((each) => ({ line: each }));
  const parts = [
    entries.flatMap((entry) => entryRows(entry, widest, look)),
    [...rows, ...legend],
    [...named, ...others].flatMap((entry) => entryRows(entry, widest, look)),
  ].filter((part) => part.length > 0);
  return parts.flatMap((part, index) => [...(index > 0 ? [{ line: [] }] : []), ...part]);
}

/** What stands below a list that goes on: what it means, and what comes at its end. */
export function beyondHome({ lessons, commands }: Home, look: Look): Line[][] {
  // What went wrong stands above as soon as there is any, and how to leave in the help line.
  const named = commands.filter((name) => name !== "quit" && name !== "missed");
  const also = `Also: ${named.join(", ")}.`;
  return [afterLegend(lessons, look), wrapLine(line(span(also, styles.dim)), look.text)];
}

/** What was found, each with what speaks for it. */
export function hitRows(hits: readonly Sought[], typed: string, home: Home, look: Look): HomeRow[] {
  const digits = String(home.lessons.length).length;
  return hits.map((pick) => {
    if (pick.kind === "lesson") {
      const row = home.lessons.find(({ name }) => name === pick.name);
      const number = String(row?.number ?? "").padStart(look.plain ? 0 : digits);
      const title = row?.title ?? pick.name;
      const shows = `${number} ${title}`.toLowerCase().includes(typed.toLowerCase());
      const why = pick.why ?? (shows ? undefined : pick.name);
      if (look.plain) {
        return {
          line: line(`${number}. ${title}${why === undefined ? "." : `: ${ended(why)}`}`),
          pick,
        };
      }
      const said = why === undefined ? [] : [span(`  ${why}`, styles.dim)];
      return { line: line(`${number}  ${title}`, ...said), pick };
    }
    if (pick.kind === "term") {
      const row = home.lessons.find(({ name }) => name === pick.lesson);
      const where = `a word of ${row?.number ?? ""}, ${row?.title ?? pick.lesson}`;
      if (look.plain) return { line: line(`glossary ${pick.term}: ${ended(where)}`), pick };
      return { line: line(pick.term, span(`  ${where}`, styles.dim)), pick };
    }
    const { name } = pick;
    const text = isHomeCommand(name) ? does[name] : `on the command line: whichside ${name}`;
    if (look.plain) return { line: line(`${name}: ${ended(text)}`), pick };
    return { line: line(span(name, styles.active), span(`  ${text}`)), pick };
  });
}

/** "next": the lesson to go on with, whatever its line is called today. */
export function goingOnHits({ entries }: Home, typed: string, look: Look): HomeRow[] {
  const wanted = typed.trim().toLowerCase();
  if (!goingOnWords.includes(wanted)) return [];
  return entries
    .filter(({ pick }) => pick.kind === "lesson")
    .flatMap((entry) => entryRows(entry, entry.label.length, look));
}

/** Other courses whose title or place holds what is typed. */
export function courseHits({ others }: Home, typed: string, look: Look): HomeRow[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [];
  return others
    .filter(({ text, aside = "" }) => `${text} ${aside}`.toLowerCase().includes(wanted))
    .flatMap((entry) => entryRows(entry, entry.label.length, look));
}

/** What the list means and what can be done with it. */
export function homeHelp(commands: readonly HomeCommandName[], look: Look): Line[] {
  const keys: readonly (readonly [string, string])[] = look.plain
    ? [
        ["A number or any word", "finds lessons, words and commands"],
        ["Enter alone", "goes on where you are"],
        ["list", "reads the list again"],
        ["quit", "leaves; your progress is kept"],
      ]
    : [
        [sign("upDown", look), "move; PageUp, PageDown, Home and End as well"],
        ["Enter", "takes what the pointer is at"],
        ["any word", "finds lessons, words and commands while you type"],
        ["Esc", "shows the whole list again"],
        ["q Enter", "leaves; your progress is kept"],
      ];
  const signs: readonly (readonly [string, string])[] = look.plain
    ? []
    : [
        [sign("fresh", look), "not started"],
        [sign("reading", look), "begun"],
        [sign("done", look), "passed; mastered once it was right in a review too"],
      ];
  const named = commands.filter((name) => name !== "quit").join(", ");
  return [
    ...table("Keys", keys, look),
    [],
    ...table("Lessons", [...signs, ["best after 3, 5", afterMeans], ["10 min", minutesMean]], look),
    [],
    ...wrapLine(line(`At the end of the list, or typed: ${named}.`), look.text),
    ...wrapLine(
      line("On the command line: whichside help, or whichside help <command>."),
      look.text,
    ),
  ];
}

const afterMeans = "builds on lessons 3 and 5; nothing is locked";
const minutesMean = "about how long it takes, its questions included";

function table(
  title: string,
  rows: readonly (readonly [name: string, text: string])[],
  look: Look,
): Line[] {
  if (look.plain) {
    const said = rows.map(([name, text]) => `${name}: ${ended(text)}`);
    return [`${title}.`, ...said].flatMap((text) => wrapLine(line(text), look.text));
  }
  const widest = Math.max(...rows.map(([name]) => name.length));
  return [
    line(span(title, styles.title)),
    ...rows.flatMap(([name, text]) =>
      wrapLine(
        line("  ", span(padEnd(name, widest), styles.active), "  ", text),
        look.text,
        look.text < 40 ? 4 : widest + 4,
      ),
    ),
  ];
}

function commandEntry(name: HomeCommandName): HomeEntry {
  return { label: name, text: does[name], pick: { kind: "command", name } };
}

function entryRows({ label, text, aside, pick }: HomeEntry, widest: number, look: Look): HomeRow[] {
  if (look.plain) {
    const where = aside === undefined ? "" : `, in ${aside}`;
    return [{ line: line(`${label}: ${ended(`${text}${where}`)}`), pick }];
  }
  const where = aside === undefined ? [] : [span(`  ${aside}`, styles.dim)];
  const whole = line(span(padEnd(label, widest), styles.active), "   ", text, ...where);
  const indent = look.text < 40 ? 2 : widest + 3;
  const [first = [], ...rest] = wrapLine(whole, look.text, indent);
  return [{ line: first, pick }, ...rest.map((each) => ({ line: each }))];
}
