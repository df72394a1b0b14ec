import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText, joined } from "../../fold.ts";
import type { Accepted } from "../form.ts";
import { numberWithWords, readNumber } from "./number.ts";
import { editDistance, slipDistance } from "./slip.ts";
import { lookedFor, matchText } from "./text.ts";

function verdict(accepted: string, typed: string, wrong: readonly string[] = [], exact = false) {
  return matchText(
    {
      accepted: accepted.split("|").map((text) => ({ kind: "text", text })),
      wrong: wrong.map((text) => ({ text, feedback: [{ kind: "text", text: `not ${text}` }] })),
      exact,
    },
    typed,
  ).verdict;
}

test.each([
  ["frontend", "Frontend"],
  ["frontend", "  FRONT END. "],
  ["frontend", "front-end"],
  ["front end", "frontend"],
  ["front-end", "Front\u2011End"],
  ["404", "404."],
  ["404 Not Found", "404 not found!"],
  ["café", "cafe"],
  ["cafe", "cafe\u0301"],
  ["naïve", "NAIVE"],
  ["Straße", "strasse"],
  ["don't", "don\u2019t"],
  ["kitchen", "the kitchen"],
  ["kitchen", "A kitchen."],
  ["API", "an API"],
  ["API", "\uff21\uff30\uff29"],
  ["database", "'database'"],
  ["database", '"Database".'],
  ["?", "?"],
  ["C#", "c#"],
  ["1000", "1,000"],
  ["two", "2"],
  ["2", "Two."],
  ["İstanbul", "istanbul"],
  ["データ", "ﾃﾞｰﾀ"],
  ["HTML", "html "],
])("%j accepts %j", (accepted, typed) => {
  expect(verdict(accepted, typed)).toBe("right");
});

test.each([
  ["frontend", "fronted"],
  ["frontend", "frotnend"],
  ["frontend", "frontends"],
  ["front end", "fromtend"],
  ["authentication", "autentcation"],
  ["session token", "sesion token"],
])("for %j, %j is a slip", (accepted, typed) => {
  expect(verdict(accepted, typed)).toBe("nearly");
});

test.each([
  ["frontend", "backend", []],
  ["frontend", "", []],
  ["frontend", "fronted site", []],
  ["form", "forms", []],
  ["GET request", "PET request", []],
  ["HTTP 404", "HTTP 405", []],
  ["synchronous", "asynchronous", []],
  ["insecure", "secure", []],
  ["authentication", "authorization", ["authorization"]],
  ["stateless", "stateles", ["stateles"]],
  ["client-side", "clientsides", ["client sides"]],
  ["C#", "C", []],
  ["404", "4 04", []],
  ["12", "1-2", []],
  ["007", "7", []],
  ["A record", "record", []],
])("for %j, %j is wrong", (accepted, typed, wrong) => {
  expect(verdict(accepted, typed, wrong)).toBe("wrong");
});

test("a slip closer to an expected wrong text brings that text's feedback", () => {
  const match = matchText(
    {
      accepted: [{ kind: "text", text: "front-end server" }],
      wrong: [{ text: "backend", feedback: [{ kind: "text", text: "Other side." }] }],
      exact: false,
    },
    "bakcend",
  );
  expect(match).toEqual({ verdict: "wrong", text: [{ kind: "text", text: "Other side." }] });
});

test.each([
  ["Content-Type", "Content-Type ", "right"],
  ["Content-Type", "content-type", "wrong"],
  ["Content-Type", "Content-Typ", "wrong"],
  ["é", "e\u0301", "right"],
])("exactly %j: %j is %s", (accepted, typed, expected) => {
  expect(verdict(accepted, typed, [], true)).toBe(expected);
});

test.each<[string, number, number, string]>([
  ["4", 4, 1, "right"],
  ["5", 4, 1, "right"],
  ["5.1", 4, 1, "wrong"],
  ["four", 4, 0, "right"],
  ["404.", 404, 0, "right"],
  ["1,000", 1000, 0, "right"],
  ["1 000", 1000, 0, "right"],
  ["1'000'000", 1_000_000, 0, "right"],
  ["0,3", 0.3, 0, "right"],
  ["0.1", 0.3, 0.2, "right"],
  ["\u22123", -3, 0, "right"],
  ["80 %", 80, 0, "right"],
  ["4 steps", 4, 0, "nearly"],
  ["about 200 ms", 200, 0, "nearly"],
  ["4 or 5", 4, 0, "wrong"],
  ["405", 404, 0, "wrong"],
  ["", 0, 5, "wrong"],
  ["x", 0, 5, "wrong"],
])("%j for %d ± %d is %s", (typed, value, tolerance, expected) => {
  const accepted: Accepted[] = [{ kind: "number", value, tolerance }];
  expect(matchText({ accepted, wrong: [], exact: false }, typed).verdict).toBe(expected);
});

test.each([
  ["1.000.000", 1_000_000],
  ["1.000", 1],
  [".5", 0.5],
  ["1,50", 1.5],
  ["1,2,3", undefined],
  ["1e3", undefined],
  ["0x10", undefined],
  ["Infinity", undefined],
  ["12 345", 12_345],
])("%j reads as %s", (typed, value) => {
  expect(readNumber(typed)).toBe(value);
});

test("two numbers in a text are none", () => {
  expect(numberWithWords("from 4 to 5")).toBeUndefined();
});

test("an accepted text is right in any case, with any blanks around it", () => {
  const letters = fc.string({ unit: fc.constantFrom(..."abcxyzäé -9?"), minLength: 1 });
  fc.assert(
    fc.property(letters, (accepted) => {
      fc.pre(accepted.trim() !== "");
      expect(verdict(accepted, `  ${accepted.toUpperCase()} `)).toBe("right");
    }),
  );
});

test("folding twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      const folded = joined(foldText(typed));
      expect(joined(foldText(folded))).toBe(folded);
    }),
  );
});

test("one letter left out of a long word is one slip, of a short word another word", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 5, maxLength: 10 });
  fc.assert(
    fc.property(word, fc.nat(), (wanted, at) => {
      const typed = wanted.slice(0, at % wanted.length) + wanted.slice((at % wanted.length) + 1);
      fc.pre(!(wanted.startsWith("a") && typed === wanted.slice(1)));
      expect(slipDistance(wanted, typed)).toBe(1);
      expect(slipDistance(wanted.slice(0, 4), wanted.slice(0, 3))).toBeUndefined();
    }),
  );
});

test.each([
  ["ca", "abc", 3],
  ["abcd", "abdc", 1],
  ["", "abc", 3],
  ["kitten", "sitting", 3],
])("from %j to %j it takes %d", (from, to, distance) => {
  expect(editDistance([...from], [...to])).toBe(distance);
});

test.each(["'", ".", " ", "-", "- ", "1,", "a "])(
  "a typed text of very many %j is graded in time",
  (each) => {
    const answer = { accepted: [{ kind: "text" as const, text: "a" }], wrong: [], exact: false };
    const typed = `a${each.repeat(200_000)}\u0001`;
    expect(["right", "wrong"]).toContain(matchText(answer, typed).verdict);
  },
);

test.each([
  // Four letters, five, ten and eleven: where one slip and two begin to be forgiven.
  ["hash", "hasg", undefined],
  ["cache", "cachr", 1],
  ["server", "servet", 1],
  ["middleware", "middlewsre", 1],
  ["middleware", "moddlewsre", undefined],
  ["middlewares", "moddlewsres", 2],
  ["middlewares", "moddlewsret", undefined],
])("slips from %j to %j: %j", (wanted, typed, slips) => {
  expect(slipDistance(wanted, typed)).toBe(slips);
});

test("a number is found among up to six words", () => {
  expect(numberWithWords("it takes about 200 milliseconds altogether")).toBe(200);
  expect(numberWithWords("I think it takes about 200 milliseconds")).toBeUndefined();
});

const status = { accepted: ["403", "403 Forbidden"], wrong: ["401"] };
const layer = { accepted: ["TLS", "SSL"], wrong: ["SSH"] };
const call = { accepted: ["API", "interface"], wrong: ["API key"] };

test.each([
  // An accepted text as whole words, and harmless ones besides.
  [status, "HTTP 403", "right"],
  [status, "HTTP 403 Forbidden", "right"],
  [status, "It's the status code 403.", "right"],
  [layer, "SSL/TLS", "right"],
  [layer, "TLS or SSL", "right"],
  [layer, "TLS (transport layer security)", "right"],
  [call, "I think it is called an API", "right"],
  // More around it: the term is there, and a list of guesses is not an answer.
  [layer, "TLS encryption", "nearly"],
  [layer, "I guess TLS, over the wire", "nearly"],
  [layer, "TLS, HTTP, FTP, SMTP, DNS, TCP", "wrong"],
  // What the author refuses stays wrong, whatever surrounds it, and so does a denial.
  [status, "the code 401", "wrong"],
  [status, "403 or 401", "wrong"],
  [call, "an API key", "wrong"],
  [call, "the API, by its API key", "wrong"],
  [layer, "not TLS", "wrong"],
  [layer, "it isn't TLS", "wrong"],
  [layer, "everything but no TLS", "wrong"],
  // Parts of words are no words.
  [layer, "TLSX", "wrong"],
  [call, "capital", "wrong"],
])("%j: %j is %s", ({ accepted, wrong }, typed, expected) => {
  const answer = {
    accepted: accepted.map((text) => ({ kind: "text" as const, text })),
    wrong: wrong.map((text) => ({ text, feedback: [] })),
    exact: false,
  };
  expect(matchText(answer, typed).verdict).toBe(expected);
});

test("whatever stands around a refused text, it is never right", () => {
  const words = fc.array(
    fc.constantFrom("it", "is", "the", "TLS", "SSL", "or", "(", ")", "key", "a"),
    { maxLength: 5 },
  );
  const wrong = [{ text: "SSH", feedback: [] }];
  const accepted = ["TLS", "SSL"].map((text) => ({ kind: "text" as const, text }));
  fc.assert(
    fc.property(words, words, (before, behind) => {
      const typed = [...before, "SSH", ...behind].join(" ");
      expect(matchText({ accepted, wrong, exact: false }, typed).verdict).toBe("wrong");
    }),
  );
});

test.each([
  [{ kind: "text", text: "webhook" }, "A single word is looked for."],
  [{ kind: "text", text: "query string" }, "A term of 2 words is looked for."],
  [{ kind: "text", text: "404" }, "A number is looked for."],
  [{ kind: "number", value: 4, tolerance: 1 }, "A number is looked for."],
  [
    { kind: "text", text: ".env" },
    "It is looked for letter by letter, as it stands in code or in a file.",
  ],
] as const)("for %j a refusal says: %s", (accepted, said) => {
  expect(lookedFor({ accepted: [accepted], exact: false })).toBe(said);
});
