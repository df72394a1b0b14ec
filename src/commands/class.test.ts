import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answered, asId, dayAt } from "../../test/event-samples.ts";
import { fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice, text } from "../../test/questions.ts";
import type { Lesson } from "../core/course/course.ts";
import type { AnswerEvent, Event } from "../core/progress/event.ts";
import { encodeEvent } from "../core/progress/line.ts";
import type { Response } from "../core/quiz/kinds/answer.ts";
import { printsOf } from "../core/quiz/prints.ts";
import type { Question } from "../core/quiz/question.ts";
import { showClass } from "./class.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-class-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const objective = { lesson: "a", id: "can" };
const first: Question = { ...choice("q", 4), lesson: "a", fingerprint: "f", objective };
const typed: Question = { ...text, lesson: "a", id: "t", fingerprint: "g" };
const other: Question = { ...choice("z", 4), lesson: "b", fingerprint: "h" };
const lessons: readonly Lesson[] = [
  {
    name: "a",
    title: "All about a",
    ...bare,
    objectives: [{ id: "can", text: "Do a." }],
    questions: [first, typed],
  },
  { name: "b", title: "All about b", ...bare, questions: [other] },
];

const now = dayAt(20);

/** An answer, wrong unless it is the right response. */
function tried(
  question: Question,
  response: Response,
  day: number,
  fields: Partial<AnswerEvent> = {},
): AnswerEvent {
  const right =
    (response.kind === "choice" && response.option === 1) ||
    (response.kind === "text" && response.text === "authentication");
  return answered(`${question.lesson}/${question.id}`, {
    kind: question.answer.kind,
    answer: question.fingerprint,
    response,
    prints: printsOf(question, response),
    t: dayAt(day),
    ...(right ? {} : { verdict: "wrong", share: 0, points: 0 }),
    ...fields,
  } as Partial<AnswerEvent>);
}

const pick = (option: number): Response => ({ kind: "choice", option });
const type = (words: string): Response => ({ kind: "text", text: words });

let named = 0;
function nameOf(name: string): Event {
  const id = asId(`n${named++}`);
  return { v: 1, id, t: dayAt(1), zone: 0, course: "c", type: "learner", name };
}

function file(name: string, ...events: readonly Event[]): string {
  const path = join(home, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, events.map((event) => `${encodeEvent(event)}\n`).join(""));
  return path;
}

async function shown(
  files: readonly string[],
  options: { readonly csv?: boolean; readonly json?: boolean; readonly anonymous?: boolean } = {},
  course: readonly Lesson[] = lessons,
) {
  const world = fakeWorld({ home, lessons: course, now: () => now });
  const all = { csv: false, json: false, anonymous: false, ...options, files };
  expect(await showClass(all, world)).toBe(0);
  return { out: world.out(), err: world.err() };
}

interface ClassDocument {
  readonly learners: readonly { readonly learner: string; readonly points: number }[];
  readonly hardest: readonly Record<string, unknown>[];
  readonly stuck: readonly Record<string, unknown>[];
  readonly objectives: readonly Record<string, unknown>[];
  readonly notes: readonly { readonly kind: string; readonly text: string }[];
}

async function document(files: readonly string[], anonymous = false, course = lessons) {
  const { out } = await shown(files, { json: true, anonymous }, course);
  return JSON.parse(out) as ClassDocument;
}

test("a class is told by learner, lesson and question, with the wrong option that most picked", async () => {
  file(
    "ana.jsonl",
    nameOf("Ana"),
    tried(first, pick(1), 19),
    tried(typed, type("authentication"), 19),
  );
  file("ben.jsonl", nameOf("Ben"), tried(first, pick(2), 3), tried(typed, type("Autorization"), 3));
  file("cem/progress.jsonl", tried(first, pick(2), 19), tried(first, pick(0), 19, { attempt: 2 }));
  const told = await document([home]);
  expect(told.learners.map(({ learner, points }) => [learner, points])).toEqual([
    ["Ana", 20],
    ["Ben", 0],
    ["cem", 0],
  ]);
  expect(told.hardest.find(({ question }) => question === "a/t")).toMatchObject({
    answered: 2,
    firstTry: 1,
    picked: "Autorization",
    pickedBy: 1,
  });
  expect(told.hardest[0]).toMatchObject({
    question: "a/q",
    answered: 3,
    firstTry: 1,
    picked: "q option 2",
    pickedBy: 2,
  });
  expect(told.objectives).toMatchObject([{ id: "can", passed: 1, begun: 2 }]);
  expect(told.stuck).toEqual([
    { learner: "Ben", lesson: "a", share: 0, since: "2026-01-04", question: null, times: 0 },
  ]);
  const { out } = await shown([home]);
  for (const words of [
    "3 learners, 6 answers",
    "passed by 1 of 3, 2 at it",
    'Most often wrong: "q option 2" (2 learners)',
    "- Ben  All about a, 0 %; nothing new since 2026-01-04",
    "proves nothing",
  ]) {
    expect(out.replace(/\s+/g, " ").replace("- Ben All", "- Ben  All")).toContain(words);
  }
});

test("after the file was edited the wrong option is named by its words, or not at all", async () => {
  file("ana.jsonl", tried(first, pick(2), 19));
  file("ben.jsonl", tried(first, pick(2), 19));
  if (first.answer.kind !== "choice") throw new Error("choice");
  const [a, right, picked, d] = first.answer.options;
  const edited = (options: readonly (typeof a)[]): readonly Lesson[] => [
    {
      ...(lessons[0] as Lesson),
      questions: [
        { ...first, answer: { kind: "choice", options: options.flatMap((one) => one ?? []) } },
      ],
    },
  ];
  const moved = await document([home], false, edited([picked, d, a, right]));
  expect(moved.hardest[0]).toMatchObject({ picked: "q option 2", pickedBy: 2 });
  const gone = await document([home], false, edited([a, right, d]));
  expect(gone.hardest[0]).toMatchObject({ picked: null, pickedBy: 0 });
});

test("who came to the end of a question three times without having it right is stuck in it", async () => {
  const rounds = [5, 12, 19].map((day) => tried(first, pick(3), day, { run: `r${day}` }));
  file("ana.jsonl", ...rounds);
  expect((await document([home])).stuck).toEqual([
    {
      learner: "ana",
      lesson: "a",
      share: 0,
      since: "2026-01-06",
      question: "What about q?",
      times: 3,
    },
  ]);
});

test("two files of one learner are one, copies are told, and two people may have one name", async () => {
  const [one, two] = [tried(first, pick(1), 18), tried(typed, type("authentication"), 19)];
  file("week-1/ana.jsonl", one);
  file("week-2/ana.jsonl", one, two);
  file("week-3/ana.jsonl", nameOf("Ana N."), one, two);
  file("eve.jsonl", nameOf("Eve"), two);
  file("m1/progress.jsonl", nameOf("Max"), tried(first, pick(2), 19));
  file("m2/progress.jsonl", nameOf("Max"), tried(first, pick(1), 19));
  const told = await document([home]);
  const names = told.learners.map(({ learner }) => learner);
  expect(names).toHaveLength(4);
  expect(names.filter((name) => name.startsWith("Max ("))).toHaveLength(2);
  expect(names).toContain("Eve");
  expect(names).toContain("Ana N.");
  expect(told.notes.map(({ kind }) => kind).sort()).toEqual([
    "joined",
    "joined",
    "shared",
    "shared",
  ]);
});

test("edited, torn and foreign files are told, and the rest of them counts", async () => {
  const path = file("ana.jsonl", tried(first, pick(2), 19), tried(typed, type("x"), 19));
  const [line = "", next = ""] = readFileSync(path, "utf8").split("\n");
  writeFileSync(path, `${line.replace('"points":0', '"points":10')}\n${next}\n{"v":1,"torn`);
  const bare = file("ben.jsonl", tried(first, pick(1), 19));
  writeFileSync(bare, readFileSync(bare, "utf8").replace(/,"c":"[0-9a-f]{8}"/, ""));
  file("cem.jsonl", { ...tried(first, pick(1), 19), course: "another" });
  writeFileSync(join(home, "results.jsonl"), '{"schema":"whichside/result","version":1}\n');
  writeFileSync(join(home, "song.jsonl"), "la la la\n");
  const told = await document([home]);
  expect(told.learners.map(({ points }) => points)).toEqual([0, 10]);
  const said = told.notes.map(({ kind, text: words }) => [kind, words.replaceAll(`${home}/`, "")]);
  expect(said).toEqual(
    expect.arrayContaining([
      [
        "damaged",
        "ana.jsonl: 2 lines were edited or damaged and do not count: the first is line 1.",
      ],
      [
        "unsealed",
        "ben.jsonl: 1 line without a checksum counts. An older whichside or an editor wrote it.",
      ],
      ["elsewhere", "cem.jsonl holds no answer in this course, but events of another."],
    ]),
  );
  expect(told.notes.filter(({ kind }) => kind === "unusable")).toHaveLength(2);
});

test("without names nothing says who it was", async () => {
  file("secret-ana.jsonl", nameOf("Secret Ana"), tried(typed, type("my own words"), 19));
  file("secret-ben.jsonl", nameOf("Secret Ben"), tried(typed, type("other words"), 19));
  copyFileSync(join(home, "secret-ana.jsonl"), join(home, "secret-copy.jsonl"));
  writeFileSync(join(home, "secret-song.jsonl"), "la la\n");
  for (const options of [{}, { json: true }, { csv: true }]) {
    const { out, err } = await shown([home], { ...options, anonymous: true });
    expect(out).toContain("Learner 1");
    expect(`${out}${err}`).not.toMatch(/secret|my own|other words/i);
  }
});

test("a spreadsheet gets a line for each learner and lesson or objective, and no formula", async () => {
  file("ana.jsonl", nameOf('=HYPERLINK("x"),1'), tried(first, pick(1), 19));
  const { out } = await shown([home], { csv: true });
  expect(out.split("\n")).toEqual([
    "learner,what,lesson,objective,text,state,points,of,share,answered,questions,first_try,last_answer",
    `"'=HYPERLINK(""x""),1",lesson,a,,All about a,begun,10,20,0.5,1,2,1,2026-01-20`,
    `"'=HYPERLINK(""x""),1",lesson,b,,All about b,new,0,10,0,0,1,0,2026-01-20`,
    `"'=HYPERLINK(""x""),1",objective,a,can,Do a.,passed,10,10,1,1,1,1,2026-01-20`,
  ]);
});

test("without a usable file, a place that is none, or with two forms at once it says what to do", async () => {
  const world = fakeWorld({ home, lessons, now: () => now });
  const all = { csv: false, json: false, anonymous: false };
  const nobody = await thrownBy(showClass({ ...all, files: [home] }, world));
  expect(nobody.code).toBe("class.nobody");
  const nowhere = await thrownBy(showClass({ ...all, files: [join(home, "none")] }, world));
  expect(nowhere.code).toBe("file.unreadable");
  const both = await thrownBy(showClass({ ...all, csv: true, json: true, files: [home] }, world));
  expect([both.code, both.exitCode]).toEqual(["class.two-forms", 2]);
});

test("links in a folder that was handed in lead nowhere", async () => {
  const inside = join(home, "in");
  mkdirSync(inside);
  file("in/ana.jsonl", tried(first, pick(1), 19));
  symlinkSync(file("outside.jsonl", tried(first, pick(2), 19)), join(inside, "link.jsonl"));
  expect((await document([inside])).learners).toHaveLength(1);
});
