import fc from "fast-check";
import { expect, test } from "vitest";
import { answered, events as anyEvents } from "../../../test/event-samples.ts";
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

const good = JSON.parse(encodeEvent(answered("a/q", {})));

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
