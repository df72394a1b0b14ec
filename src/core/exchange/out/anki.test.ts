import fc from "fast-check";
import { expect, test } from "vitest";
import { bare, choice, everyKind, question, spot, words } from "../../../../test/questions.ts";
import type { Question } from "../../quiz/question.ts";
import { ankiDocument } from "./anki.ts";

interface Note {
  readonly guid: string;
  readonly fields: readonly string[];
  readonly deck: string;
  readonly tags: readonly string[];
}

/**
 * Reads a file by the rules of Anki's manual: `#key:value` lines on top, lines that begin with
 * `#` are comments, a field that begins with a quote ends at the next single one.
 */
function readAnki(text: string): { header: Map<string, string>; notes: Note[] } {
  const header = new Map<string, string>();
  const lines = text.split("\n");
  while (lines[0]?.startsWith("#")) {
    const [key = "", value = ""] = (lines.shift() ?? "").slice(1).split(/:(.*)/);
    header.set(key, value);
  }
  const column = (name: string) => Number(header.get(`${name} column`) ?? 0) - 1;
  const special = new Set(["guid", "deck", "tags"].map(column));
  const notes = records(lines.join("\n"))
    .filter((record) => !record[0]?.startsWith("#"))
    .map((record) => ({
      guid: record[column("guid")] ?? "",
      deck: record[column("deck")] ?? "",
      tags: (record[column("tags")] ?? "").split(" "),
      fields: record.filter((_, index) => !special.has(index)),
    }));
  return { header, notes };
}

function records(text: string): string[][] {
  const found: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let field = "";
    if (text[at] === '"') {
      for (at++; at < text.length && !(text[at] === '"' && text[at + 1] !== '"'); at++) {
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    } else {
      while (at < text.length && text[at] !== "\t" && text[at] !== "\n") field += text[at++];
    }
    found.at(-1)?.push(field);
    if (text[at] === "\n") found.push([]);
    at++;
  }
  return found;
}

/** HTML as the text that a reader sees. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

const course = { id: "c", title: "Frontend and backend" };

function text(questions: readonly Question[]): string {
  const lesson = { name: "lesson", title: "Lesson", ...bare, questions };
  return ankiDocument(course, [lesson]).lines.join("\n");
}

function read(...questions: readonly Question[]): Note[] {
  return readAnki(text(questions)).notes;
}

test("the header says what each column is", () => {
  const { header } = readAnki(text([]));
  expect(Object.fromEntries(header)).toEqual({
    separator: "tab",
    html: "true",
    notetype: "Basic",
    "guid column": "1",
    "deck column": "4",
    "tags column": "5",
  });
});

test("each question is one note with two fields, a deck and tags", () => {
  const notes = read(...everyKind);
  expect(notes.map(({ guid }) => guid)).toEqual(everyKind.map(({ id }) => `c/login-flow/${id}`));
  for (const note of notes) {
    expect(note.fields).toHaveLength(2);
    expect(note.fields.every((field) => field !== "")).toBe(true);
    expect([note.deck, note.tags]).toEqual(["Frontend and backend", ["lesson::login-flow"]]);
  }
});

test("the objective is a tag, below the lesson that it belongs to", () => {
  const [note] = read({ ...choice("a"), objective: { lesson: "first", id: "judge" } });
  expect(note?.tags).toEqual(["lesson::login-flow", "objective::first::judge"]);
});

test("the back has the right answer, the feedback of wrong ones and the explanation", () => {
  const [note] = read(choice("a"));
  expect(seen(note?.fields[0] ?? "")).toContain("What about a? a option 0 a option 1 a option 2");
  expect(seen(note?.fields[1] ?? "").trim()).toBe(
    "a option 1 a option 0 : No: option 0 tempts. a option 2 : No: option 2 tempts. Only the backend can compare.",
  );
  const [spotted] = read(spot);
  expect(seen(spotted?.fields[1] ?? "")).toContain(
    "Every visitor runs a copy : The page is sent to each of them.",
  );
});

test("the steps of an order are not in their order on the front", () => {
  const items = ["c first", "a second", "b third"].map(words);
  const [note] = read(question("o", { kind: "order", items }));
  expect(seen(note?.fields[0] ?? "")).toContain("a second b third c first");
  expect(seen(note?.fields[1] ?? "")).toContain("c first a second b third");
});

test("no text is lost or taken for a border, whatever is in it", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme-ascii" }),
    fc.constantFrom("#html:false", '"', '""a', "a\tb", "a\nb", "<b>&amp;", "日本語", "# x", "::"),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (texts) => {
      const questions = texts.map((each, index) => ({
        ...question(`q${index}`, {
          kind: "text",
          accepted: [{ kind: "text", text: each }],
          wrong: [],
          exact: false,
        }),
        title: words(`x${each}x`),
        explanation: [],
      }));
      const flat = (each: string) => each.replace(/\s+/g, " ").trim();
      expect(
        read(...questions).map(({ fields }) => fields.map((each) => flat(seen(each)))),
      ).toEqual(texts.map((each) => [flat(`x${each}x`), flat(each)]));
    }),
  );
});
