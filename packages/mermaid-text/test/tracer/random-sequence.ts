/** Random sequence diagrams: their sources, and the messages that a reader must find in them. */

import fc from "fast-check";
import type { TracedMessage } from "./sequence-tracer.ts";

const arrows = ["->>", "-->>", "->", "-->", "-x", "--x", "-)", "--)", "<<->>"] as const;
const words = [
  "login",
  "the user's data",
  "ジョブ",
  "a rather long text that has to be wrapped",
  "ok",
];
const frames = ["loop", "opt", "break", "loop retry: 3 times", "alt x: y", "par one"];

const lane = fc.nat({ max: 7 });
const word = fc.constantFrom(...words);

const message = fc.record({
  kind: fc.constant("message" as const),
  from: lane,
  to: lane,
  arrow: fc.constantFrom(...arrows),
  word,
  sign: fc.constantFrom("", "", "+"),
});
const created = fc.record({
  kind: fc.constant("create" as const),
  from: lane,
  arrow: fc.constantFrom("->>", "-->>", "-)"),
  word,
});
const destroyed = fc.record({
  kind: fc.constant("destroy" as const),
  who: lane,
  other: lane,
  isLast: fc.boolean(),
  arrow: fc.constantFrom("->>", "-x", "--x"),
  word,
});
const note = fc.record({
  kind: fc.constant("note" as const),
  place: fc.constantFrom("left of", "right of", "over"),
  from: lane,
});
const frame = fc.record({
  kind: fc.constant("frame" as const),
  word: fc.constantFrom(...frames),
});
const section = fc.record({
  kind: fc.constant("section" as const),
  word: fc.constantFrom("", "otherwise: no", "a long text for a section: it wraps"),
});
const end = fc.record({ kind: fc.constant("end" as const) });

const everLiving = fc.oneof({ weight: 6, arbitrary: message }, note, frame, end);
const mortal = fc.oneof(
  { weight: 6, arbitrary: message },
  { weight: 2, arbitrary: created },
  { weight: 2, arbitrary: destroyed },
  note,
  frame,
  section,
  end,
);

/** Diagrams of up to `most` participants at their beginning. */
export function randomSequence(most: number, lives: "all" | "some") {
  return fc.record({
    names: fc.integer({ min: 1, max: most }),
    box: fc.option(fc.tuple(lane, fc.constantFrom("Shop", "The shop in town", "Aqua 売店"))),
    items: fc.array(lives === "all" ? everLiving : mortal, {
      maxLength: lives === "all" ? 14 : 16,
    }),
  });
}

export type RandomSequence =
  ReturnType<typeof randomSequence> extends fc.Arbitrary<infer T> ? T : never;

export interface WrittenSequence {
  readonly source: string;
  readonly messages: readonly TracedMessage[];
  readonly names: readonly string[];
}

const mostLanes = 8;
const sectionWords: Readonly<Record<string, string>> = { alt: "else", par: "and" };

export function writtenSequence({ names, box, items }: RandomSequence): WrittenSequence {
  let alive = Array.from({ length: names }, (_, at) => at);
  let count = names;
  const lines = alive.map((at) => `participant P${at} as Part${at}`);
  if (box) {
    const [first, title] = box;
    lines.splice(Math.min(first, names - 1), 0, `box ${title}`);
    lines.splice(Math.min(first, names - 1) + 3, 0, "end");
  }
  const messages: TracedMessage[] = [];
  const open: string[] = [];
  const living = (at: number) => alive[at % alive.length] ?? 0;
  const say = (from: number, arrow: string, to: number, said: string, sign = ""): void => {
    lines.push(`P${from}${arrow}${sign}P${to}: ${said}`);
    const isEven = arrow.startsWith("<<") || arrow === "->" || arrow === "-->";
    const text = said.replace(/\s/g, "");
    messages.push({ from: `Part${from}`, to: `Part${to}`, text, isEven });
  };
  items.forEach((item, at) => {
    if (item.kind === "message") {
      say(living(item.from), item.arrow, living(item.to), `${item.word} M${at}`, item.sign);
    } else if (item.kind === "create" && count < mostLanes) {
      const from = living(item.from);
      lines.push(`create participant P${count} as Part${count}`);
      say(from, item.arrow, count, `${item.word} M${at}`);
      alive.push(count++);
    } else if (item.kind === "destroy" && alive.length > 1) {
      const who = living(item.who);
      alive = alive.filter((one) => one !== who);
      const other = living(item.other);
      lines.push(`destroy P${who}`);
      const [from, to] = item.isLast ? [who, other] : [other, who];
      say(from, item.arrow, to, `${item.word} M${at}`);
    } else if (item.kind === "note") {
      lines.push(`Note ${item.place} P${living(item.from)}: Note ${at}`);
    } else if (item.kind === "frame") {
      lines.push(item.word);
      open.push(item.word.split(" ")[0] ?? "");
    } else if (item.kind === "section") {
      const start = sectionWords[open.at(-1) ?? ""];
      if (start !== undefined) lines.push(`${start} ${item.word}`);
    } else if (item.kind === "end" && open.pop() !== undefined) lines.push("end");
  });
  lines.push(...open.map(() => "end"));
  return {
    source: `sequenceDiagram\n${lines.join("\n")}`,
    messages,
    names: Array.from({ length: count }, (_, at) => `Part${at}`),
  };
}
