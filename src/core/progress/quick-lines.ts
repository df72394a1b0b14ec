/**
 * Most lines of a log as rows, straight from its bytes. Pure, but the ledger grows.
 *
 * Reading a million lines as JSON takes longer than all that is made of them. Only the very
 * form in which this program writes answers, sections and sittings is known here.
 * Any other line is left to `decodeLine`, so that neither knows more than the other.
 */

import { questionKinds } from "../quiz/question.ts";
import { idWords, rowKinds, runModes, verdicts } from "./columns.ts";
import { longestLine } from "./event.ts";
import {
  type Cells,
  endSitting,
  intern,
  keepInSitting,
  type Ledger,
  noCells,
  packAttempt,
  putRow,
  roomForRow,
  sittingKey,
} from "./ledger.ts";
import { asciiJson } from "./line.ts";
import {
  type Cursor,
  cursorOn,
  type Expected,
  expected,
  lastName,
  readCount,
  readId,
  readName,
  readZone,
  skip,
  skipCounts,
  skipName,
  skipOne,
  skipShare,
  skipText,
  skipTexts,
  startAt,
} from "./line-cursor.ts";

/**
 * Takes the line between two places, its end not included, into the ledger. `text` is the
 * same as `bytes`, a character a byte. False when it must be read in full.
 */
export type QuickReader = (bytes: Uint8Array, text: string, from: number, to: number) => boolean;

/** What is used again for every line. */
interface Reading {
  readonly ledger: Ledger;
  readonly cursor: Cursor;
  /** The bytes under the cursor as text. */
  text: string;
  readonly id: Uint32Array;
  readonly answer: Cells;
  readonly section: Cells;
  readonly begin: Cells;
  readonly end: Cells;
  /** For a name's index those that stood beside it, or behind it, last: a guess, to save time. */
  readonly next: (number | undefined)[];
  readonly print: (number | undefined)[];
  readonly objective: (number | undefined)[];
  /** What the last line was about, its run, its import. */
  name: number;
  run: number;
  via: number;
}

export function quickReader(ledger: Ledger): QuickReader {
  const reading: Reading = {
    ledger,
    cursor: cursorOn(new Uint8Array()),
    text: "",
    id: new Uint32Array(idWords),
    answer: { ...noCells, kind: rowKinds.indexOf("answer") },
    section: { ...noCells, kind: rowKinds.indexOf("section") },
    begin: { ...noCells, kind: rowKinds.indexOf("run") },
    end: { ...noCells, kind: rowKinds.indexOf("run-end") },
    ...{ next: [], print: [], objective: [], name: 0, run: 0, via: 0 },
  };
  const { cursor } = reading;
  const course = expected(`,"course":${asciiJson(ledger.course)},"type":"`);
  return (bytes, text, from, to) => {
    if (to - from > longestLine) return false;
    startAt(cursor, bytes, from, to);
    reading.text = text;
    if (!skip(cursor, parts.begin) || !readId(cursor, reading.id)) return false;
    if (!skip(cursor, parts.time) || !readCount(cursor)) return false;
    const t = cursor.value;
    if (!skip(cursor, parts.zone) || !readZone(cursor)) return false;
    const zone = cursor.value;
    if (!skip(cursor, course)) return false;
    let cells = reading.answer;
    if (skip(cursor, parts.answer)) {
      if (!readAnswer(reading, cells)) return false;
    } else if (skip(cursor, parts.section)) {
      cells = reading.section;
      if (!readSection(reading, cells)) return false;
    } else if (skip(cursor, parts.runEnd)) {
      cells = reading.end;
      if (!readRun(reading, cells)) return false;
    } else {
      cells = reading.begin;
      if (!skip(cursor, parts.run) || !readBegin(reading, cells)) return false;
    }
    if (!readEnd(reading, cells)) return false;
    cells.t = t;
    cells.zone = zone;
    if (cells === reading.end) endSitting(ledger, cells.run);
    else if (cells !== reading.section && !ledger.ended.has(cells.run)) {
      keepInSitting(ledger, cells.run, { line: text.slice(from, to), t });
    }
    const row = roomForRow(ledger);
    ledger.columns.id.set(reading.id, row * idWords);
    putRow(ledger, cells);
    return true;
  };
}

/** What stands between the values of a line. */
const parts = {
  begin: expected('{"v":1,"id":"'),
  time: expected('","t":'),
  zone: expected(',"zone":'),
  answer: expected('answer","run":"'),
  section: expected('section","lesson":"'),
  sectionName: expected(',"section":"'),
  run: expected('run","run":"'),
  lessons: expected(',"lessons":['),
  seed: expected(',"seed":'),
  questions: expected(',"questions":['),
  runEnd: expected('run-end","run":"'),
  mode: expected(',"mode":"'),
  question: expected(',"question":"'),
  kind: expected(',"kind":"'),
  objective: expected(',"objective":"'),
  attempt: expected(',"attempt":'),
  hints: expected(',"hints":'),
  of: expected(',"of":'),
  ms: expected(',"ms":'),
  print: expected(',"answer":"'),
  response: expected(',"response":{"kind":"'),
  close: expected("}"),
  verdict: expected(',"verdict":"'),
  share: expected(',"share":'),
  points: expected(',"points":'),
  settled: expected(',"settled":true'),
  unsettled: expected(',"settled":false'),
  via: expected(',"via":"'),
};

const words = (known: readonly string[]) => known.map((word) => expected(`${word}"`));
const modeWords = words(runModes);
const kindWords = words(questionKinds);
const verdictWords = words(verdicts);
const describe = questionKinds.indexOf("describe");
const nearly = verdicts.indexOf("nearly");

function readAnswer(reading: Reading, cells: Cells): boolean {
  const { cursor } = reading;
  if (!readRun(reading, cells)) return false;
  if (!skip(cursor, parts.mode)) return false;
  cells.mode = skipOne(cursor, modeWords);
  if (cells.mode < 0 || !skip(cursor, parts.question)) return false;
  cells.name = readKnown(reading, reading.next[reading.name]);
  if (cells.name < 0 || !skip(cursor, parts.kind)) return false;
  reading.next[reading.name] = cells.name;
  reading.name = cells.name;
  const kind = skipOne(cursor, kindWords);
  if (kind < 0) return false;
  cells.objective = 0;
  if (skip(cursor, parts.objective)) {
    cells.objective = readKnown(reading, reading.objective[cells.name]);
    if (cells.objective < 0) return false;
    reading.objective[cells.name] = cells.objective;
  }
  if (!skip(cursor, parts.attempt) || !readCount(cursor) || cursor.value < 1) return false;
  const attempt = cursor.value;
  if (!skip(cursor, parts.hints) || !readCount(cursor)) return false;
  cells.hints = Math.min(cursor.value, 255);
  if (!skip(cursor, parts.of) || !readCount(cursor) || cursor.value > 1000) return false;
  cells.of = cursor.value;
  if (!skip(cursor, parts.ms) || !readCount(cursor)) return false;
  cells.ms = Math.min(cursor.value, 0xffffffff);
  if (!skip(cursor, parts.print)) return false;
  cells.answer = readKnown(reading, reading.print[cells.name]);
  if (cells.answer < 0) return false;
  reading.print[cells.name] = cells.answer;
  if (skip(cursor, parts.response) && !skipResponse(cursor)) return false;
  if (!skip(cursor, parts.verdict)) return false;
  cells.verdict = skipOne(cursor, verdictWords);
  if (cells.verdict < 0 || !skip(cursor, parts.share) || !skipShare(cursor)) return false;
  if (!skip(cursor, parts.points) || !readCount(cursor) || cursor.value > cells.of) return false;
  cells.points = cursor.value;
  const settled = skip(cursor, parts.settled);
  if (!settled && !skip(cursor, parts.unsettled)) return false;
  // A text in own words counts when its points are claimed.
  if (kind === describe && !settled) cells.verdict = nearly;
  cells.attempt = packAttempt(attempt, settled);
  return true;
}

function readSection(reading: Reading, cells: Cells): boolean {
  const { ledger, cursor } = reading;
  if (!readName(cursor)) return false;
  const { bytes, from, to } = cursor;
  const guess = reading.next[reading.name] ?? 0;
  const guessed = ledger.names[guess] ?? "";
  if (!skip(cursor, parts.sectionName)) return false;
  const lesson = to - from;
  if (standsAt(bytes, from, guessed, lesson) && skipName(cursor, guessed, lesson + 1)) {
    cells.name = guess;
  } else {
    const begin = lastName(cursor);
    if (!readName(cursor)) return false;
    cells.name = intern(ledger, `${begin}/${lastName(cursor)}`);
  }
  reading.next[reading.name] = cells.name;
  reading.name = cells.name;
  return true;
}

/** Whether these bytes are the first of a name up to a slash. */
function standsAt(bytes: Uint8Array, from: number, name: string, length: number): boolean {
  if (name[length] !== "/") return false;
  for (let index = 0; index < length; index++) {
    if (bytes[from + index] !== name.charCodeAt(index)) return false;
  }
  return true;
}

function readRun(reading: Reading, cells: Cells): boolean {
  cells.run = readKnown(reading, reading.run);
  if (cells.run > 0) reading.run = cells.run;
  return cells.run > 0;
}

function readBegin(reading: Reading, cells: Cells): boolean {
  const { ledger, cursor } = reading;
  if (!readRun(reading, cells) || !skip(cursor, parts.mode)) return false;
  cells.mode = skipOne(cursor, modeWords);
  const mode = runModes[cells.mode];
  if (mode === undefined || !skip(cursor, parts.lessons)) return false;
  const lessons: string[] = [];
  const count = skipTexts(cursor, () => readName(cursor) && lessons.push(lastName(cursor)) > 0);
  if (count < 0 || !skip(cursor, parts.seed) || !readCount(cursor)) return false;
  if (!skip(cursor, parts.questions)) return false;
  cells.ms = skipTexts(cursor, readName);
  cells.name = intern(ledger, sittingKey(mode, lessons));
  reading.name = cells.name;
  return cells.ms >= 0;
}

/** The end of a line, before it perhaps the import that brought it. */
function readEnd(reading: Reading, cells: Cells): boolean {
  const { cursor } = reading;
  cells.via = 0;
  if (skip(cursor, parts.via)) {
    cells.via = readKnown(reading, reading.via);
    if (cells.via < 0) return false;
    reading.via = cells.via;
  }
  return skip(cursor, parts.close) && cursor.at === cursor.end;
}

/** Index of the name that stands here, which is most often the one guessed; -1 for none. */
function readKnown({ ledger, cursor, text }: Reading, guess: number | undefined): number {
  if (guess && skipName(cursor, ledger.names[guess] ?? "")) return guess;
  if (!readName(cursor)) return -1;
  return ledger.indexes.get(text.slice(cursor.from, cursor.to)) ?? intern(ledger, lastName(cursor));
}

/** What stands before the value of each kind of response, in the order of `questionKinds`. */
const responses: readonly Expected[] = [
  'choice","option":',
  'choices","options":[',
  'order","order":[',
  'sort","categories":[',
  'text","text":"',
  'gaps","texts":[',
  'spot","part":',
  'describe","text":"',
].map(expected);
const claimed = expected(',"claimed":[');

function skipResponse(cursor: Cursor): boolean {
  return skipValue(cursor, skipOne(cursor, responses)) && skip(cursor, parts.close);
}

function skipValue(cursor: Cursor, kind: number): boolean {
  switch (questionKinds[kind]) {
    case "choice":
    case "spot":
      return readCount(cursor);
    case "choices":
    case "order":
    case "sort":
      return skipCounts(cursor);
    case "text":
      return skipText(cursor);
    case "gaps":
      return skipTexts(cursor, skipText) >= 0;
    case "describe":
      return skipText(cursor) && skip(cursor, claimed) && skipCounts(cursor);
    default:
      return false;
  }
}
