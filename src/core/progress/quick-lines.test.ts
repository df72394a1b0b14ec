import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, events as anyEvents, asId, dayAt, stamp } from "../../../test/event-samples.ts";
import { questionKinds, type Response } from "../quiz/question.ts";
import { columnNames, idWords } from "./columns.ts";
import type { AnswerEvent, Event } from "./event.ts";
import { addEvent, emptyLedger, type Ledger, readSitting } from "./ledger.ts";
import { decodeLine, encodeEvent } from "./line.ts";
import { quickReader } from "./quick-lines.ts";

const codes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** A ledger of lines, read in full or quickly where that can be, and which of them it was. */
function readAll(lines: readonly string[], quickly: boolean) {
  const ledger = emptyLedger("c");
  const quick = quickReader(ledger);
  const taken = lines.map((line) => {
    // Within more text, as in a file; what isn't plain ASCII is never read quickly.
    const text = `before\n${line}\nbehind`;
    const ascii = [...text].every((char) => char <= "\x7f");
    if (quickly && ascii && quick(codes(text), text, 7, 7 + line.length)) return true;
    const decoded = decodeLine(line);
    if (decoded.kind === "event" && decoded.event.course === "c") addEvent(ledger, decoded.event);
    return false;
  });
  return { ledger, taken };
}

/** What rows say, with names in the place of their indexes. */
function rowsOf(ledger: Ledger): unknown {
  const named = ["name", "answer", "run", "via", "objective"];
  return Array.from({ length: ledger.size }, (_, row) =>
    columnNames.map((column) => {
      const cells = ledger.columns[column];
      if (column === "id") return [...cells.slice(row * idWords, (row + 1) * idWords)];
      return named.includes(column) ? ledger.names[cells[row] ?? 0] : cells[row];
    }),
  );
}

/** Open sittings; in which order a sitting holds its events doesn't matter. */
function sittingsOf(ledger: Ledger): unknown {
  return [...ledger.open].map(([name, sitting]) => {
    const { run, events, last } = readSitting(sitting);
    return { name, run, last, events: events.map(encodeEvent).sort() };
  });
}

function expectSame(lines: readonly string[]): void {
  const full = readAll(lines, false).ledger;
  const { ledger } = readAll(lines, true);
  expect(rowsOf(ledger)).toEqual(rowsOf(full));
  expect(sittingsOf(ledger)).toEqual(sittingsOf(full));
  expect([...ledger.ended].map((index) => ledger.names[index])).toEqual(
    [...full.ended].map((index) => full.names[index]),
  );
}

/** An answer with its fields in the order in which a sitting writes them. */
function written(fields: Partial<AnswerEvent>): Event {
  const { response, verdict, share, points, settled, of, ms, answer, ...event } = answered("a/q", {
    objective: "a/o",
    ...fields,
  });
  const { objective, attempt, hints, via, ...first } = event;
  return {
    ...first,
    ...(objective === undefined ? {} : { objective }),
    ...{ attempt, hints, of, ms, answer },
    ...(response === undefined ? {} : { response }),
    ...{ verdict, share, points, settled },
    ...(via === undefined ? {} : { via }),
  };
}

const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.constant("the server"));
const counts = fc.array(fc.nat(9), { maxLength: 4 });
const response: fc.Arbitrary<Response | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.record({ kind: fc.constant("choice" as const), option: fc.nat(20) }),
  fc.record({ kind: fc.constant("choices" as const), options: counts }),
  fc.record({ kind: fc.constant("order" as const), order: counts }),
  fc.record({ kind: fc.constant("sort" as const), categories: counts }),
  fc.record({ kind: fc.constant("text" as const), text }),
  fc.record({ kind: fc.constant("gaps" as const), texts: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant("spot" as const), part: fc.nat(3) }),
  fc.record({ kind: fc.constant("describe" as const), text, claimed: counts }),
);
const answers: fc.Arbitrary<Event> = fc
  .tuple(
    response,
    fc.constantFrom(...questionKinds),
    fc.constantFrom("right", "nearly", "partly", "wrong", "shown" as const),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(undefined, "a/o", "b/ö"),
    fc.integer({ min: -1439, max: 1439 }),
    fc.boolean(),
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom(undefined, "import-1", "import-2"),
  )
  .map(([given, kind, verdict, share, objective, zone, settled, attempt, via]) =>
    written({
      ...{ kind, verdict, share, zone, settled, attempt, hints: attempt },
      points: Math.round(share * 10),
      ms: attempt * 1e6,
      ...(given === undefined ? {} : { response: given }),
      ...(objective === undefined ? {} : { objective }),
      ...(via === undefined ? {} : { via }),
    }),
  );

test("read quickly, a log makes the same rows and sittings as read in full", () => {
  fc.assert(
    fc.property(anyEvents, fc.array(answers, { maxLength: 8 }), (log, more) =>
      expectSame([...log, ...more].map(encodeEvent)),
    ),
  );
});

test("lines that somebody changed are read quickly only if they say the same in full", () => {
  const change = fc.tuple(
    fc.nat(),
    fc.nat(3),
    fc.oneof(
      fc.constantFrom('"', "\\", ",", "}", "]", "0", "-", ".5", "1e3", '","x":"', "é"),
      text,
    ),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.oneof(
            answers,
            anyEvents.map(([event]) => event),
          ),
          change,
        ),
      ),
      (lines) =>
        expectSame(
          lines.flatMap(([event, [at, cut, put]]) => {
            if (event === undefined) return [];
            const line = encodeEvent(event);
            const from = at % line.length;
            // One unchanged before it, so that there is something to guess from.
            return [line, line.slice(0, from) + put + line.slice(from + cut)];
          }),
        ),
    ),
    { numRuns: 400 },
  );
});

test("what this program writes is read quickly", () => {
  const run = asId("run");
  const say = (given: Response) => written({ run, kind: given.kind, response: given });
  const log: Event[] = [
    stamp(
      {
        ...{ type: "run", run, mode: "learn", lessons: ["a", "b"], seed: 7 },
        questions: ["a/q", "b/q"],
      },
      1,
    ),
    stamp({ type: "section", lesson: "a", section: "intro" }, 2),
    stamp({ type: "section", lesson: "a", section: "more" }, 2),
    say({ kind: "choice", option: 1 }),
    say({ kind: "choices", options: [0, 2] }),
    say({ kind: "order", order: [1, 0] }),
    say({ kind: "sort", categories: [] }),
    say({ kind: "text", text: "status code" }),
    say({ kind: "gaps", texts: ["front", "back"] }),
    say({ kind: "spot", part: 2 }),
    say({ kind: "describe", text: "It asks.", claimed: [1] }),
    written({ run, verdict: "shown", share: 0, points: 0 }),
    { ...written({ run, zone: -60 }), t: dayAt(1), via: "import" },
    stamp({ type: "run-end", run }, 9),
  ];
  const { taken, ledger } = readAll(log.map(encodeEvent), true);
  expect(taken).toEqual(log.map(() => true));
  expect(ledger.ended.size).toBe(1);
});
