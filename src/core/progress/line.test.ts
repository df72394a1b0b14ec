import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, events as anyEvents, asId, stamp } from "../../../test/event-samples.ts";
import { longestVersion } from "../course/course.ts";
import type { Response } from "../quiz/kinds/answer.ts";
import { keepable } from "../quiz/kinds/answer.ts";
import { printLength } from "../quiz/lineage.ts";
import { placesNamed } from "../quiz/prints.ts";
import { longestLine } from "./event.ts";
import { foldEvents } from "./fold.ts";
import { decodeEvent, decodeLine, encodeEvent } from "./line.ts";

test("an event is read as it was written", () => {
  fc.assert(
    fc.property(anyEvents, (log) => {
      for (const event of log) {
        const line = encodeEvent(event);
        expect(line).toMatch(/^[\x20-\x7e]+$/);
        expect(decodeLine(line)).toEqual({ kind: "event", event });
      }
    }),
  );
});

test("a line is at most 4 KB long, whatever was typed", () => {
  const text = fc.string({ unit: "binary", minLength: 0, maxLength: 3000 });
  const index = fc.array(fc.nat(49), { maxLength: 50 });
  const edition = "1".repeat(longestVersion);
  const name = `${"界".repeat(50)}/${"a".repeat(100)}`;
  const fits = (response: Response) => {
    // A print of the question, and of each place that the response names.
    const places = placesNamed(response).length;
    const prints = "-".repeat((places + 1) * printLength);
    const event = answered(name, {
      objective: name,
      via: asId("import"),
      edition,
      response,
      prints,
    });
    expect(encodeEvent(event).length).toBeLessThanOrEqual(longestLine);
  };
  const fifty = <T>(value: T) => Array.from({ length: 50 }, () => value);
  fits({ kind: "describe", text: "é".repeat(5000), claimed: fifty(49) });
  fits({ kind: "describe", text: "é".repeat(5000), claimed: fifty(49).slice(0, 12) });
  fits({ kind: "gaps", texts: fifty("a".repeat(5000)) });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 50 }), index, (typed, texts, claimed) => {
      fits({ kind: "text", text: typed });
      fits({ kind: "gaps", texts });
      fits({ kind: "describe", text: typed, claimed });
      fits({ kind: "order", order: claimed });
      fits({ kind: "sort", categories: claimed });
      const flag = stamp({ type: "flag", question: name, note: typed }, 1);
      expect(encodeEvent(flag).length).toBeLessThanOrEqual(longestLine);
    }),
    { numRuns: 50 },
  );
});

const answeredGood = answered("a/q", {});
const { c: _checksum, ...good } = JSON.parse(encodeEvent(answeredGood));

test("of a long answer as much is written down as was graded", () => {
  const typed = "The form sends it. ".repeat(100);
  for (const response of [
    { kind: "text", text: typed },
    { kind: "describe", text: typed, claimed: [0] },
    { kind: "gaps", texts: [typed, typed] },
  ] as const satisfies readonly Response[]) {
    const graded = keepable(response);
    const decoded = decodeLine(encodeEvent(answered("a/q", { response: graded })));
    expect(decoded).toMatchObject({ kind: "event", event: { response: graded } });
  }
});

test.each([
  ["v", 0],
  ["v", "1"],
  ["id", ""],
  ["id", 7],
  ["t", -1],
  ["t", 1.5],
  ["t", 1e300],
  ["zone", 5000],
  ["zone", null],
  ["course", ["c"]],
  ["via", 3],
  ["type", null],
  ["question", {}],
  ["run", ""],
  ["mode", "cheat"],
  ["kind", "riddle"],
  ["verdict", "perfect"],
  ["attempt", 0],
  ["hints", -1],
  ["share", 2],
  ["share", "1"],
  ["points", 11],
  ["points", -1],
  ["of", 1e9],
  ["settled", "yes"],
  ["ms", -5],
  ["answer", 5],
  ["response", { kind: "choice", option: -1 }],
  ["response", { kind: "dream" }],
  ["response", "2"],
])("an answer whose %s is %j is set aside", (field, value) => {
  expect(decodeEvent({ ...good, [field]: value }).kind).toBe("bad");
});

test.each(["id", "t", "zone", "course", "type", "run", "question", "points", "answer"])(
  "an answer without %s is set aside",
  (field) => {
    const { [field]: _gone, ...rest } = good;
    expect(decodeEvent(rest).kind).toBe("bad");
  },
);

test("newer versions and unknown types are told from rubbish", () => {
  expect(decodeLine('{"v":2,"anything":1}').kind).toBe("newer");
  expect(decodeEvent({ ...good, type: "dream" }).kind).toBe("newer");
  expect(decodeEvent({ ...good, type: "toString" }).kind).toBe("newer");
});

test("whatever a line holds, reading it does not throw, and what it gives can be folded", () => {
  const options = { course: "c", now: 1e12 };
  const value = fc.oneof(fc.json(), fc.string({ unit: "binary" }), fc.constant(""));
  fc.assert(fc.property(value, (line) => void decodeLine(line)));
  const field = fc.constantFrom(...Object.keys(good), "__proto__", "constructor", "lesson");
  fc.assert(
    fc.property(fc.array(fc.tuple(field, fc.jsonValue())), (changes) => {
      const changed = JSON.parse(
        `{${Object.entries({ ...good, ...Object.fromEntries(changes) })
          .map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`)
          .join(",")}}`,
      );
      const decoded = decodeEvent(changed);
      if (decoded.kind === "event") foldEvents([decoded.event], options);
    }),
  );
});

test("names of the language itself are names like any other", () => {
  for (const name of ["__proto__", "constructor", "toString", "../../etc/passwd"]) {
    const event = { ...good, question: `${name}/${name}`, run: name, answer: name, id: name };
    const decoded = decodeLine(JSON.stringify(event));
    if (decoded.kind !== "event") throw new Error("not read");
    const progress = foldEvents([decoded.event], { course: "c", now: 1e13 });
    expect([...progress.questions.keys()]).toEqual([`${name}/${name}`]);
  }
  expect(Object.keys({})).toEqual([]);
});

test("a line with one changed sign is set aside, whichever it is", () => {
  const line = encodeEvent(answeredGood);
  expect(line).toMatch(/,"c":"[0-9a-f]{8}"\}$/);
  expect(decodeLine(line)).toEqual({ kind: "event", event: good });
  for (let at = 0; at < line.length; at++) {
    const digit = /\d/.test(line[at] ?? "");
    const changed = `${line.slice(0, at)}${digit ? (Number(line[at]) + 1) % 10 : "~"}${line.slice(at + 1)}`;
    const decoded = decodeLine(changed);
    // What was taken out of the checksum's own name leaves a line without one, and nothing else.
    if (decoded.kind === "event") expect(decoded.event).toMatchObject(good);
    else expect(decoded.kind).toBe("bad");
  }
});

test("lines without a checksum are good, and one that stands in the middle says nothing", () => {
  expect(decodeLine(JSON.stringify(good))).toEqual({ kind: "event", event: good });
  const { v, ...rest } = good;
  const middle = JSON.stringify({ v, c: "00000000", ...rest });
  expect(decodeLine(middle)).toEqual({ kind: "event", event: good });
  expect(decodeLine(`  ${encodeEvent(answeredGood)}\r`).kind).toBe("event");
});
