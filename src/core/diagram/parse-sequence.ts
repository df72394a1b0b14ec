/**
 * Reads `sequenceDiagram` sources, statement by statement. Pure. A statement that makes no
 * sense is reported and left out.
 */

import { readLabel, readSaid } from "./label.ts";
import type { FrameKind, Message, Sequence } from "./model.ts";
import {
  addMessage,
  type Builder,
  closeOne,
  finishSequence,
  introduce,
  newBuilder,
  openBox,
  openFrame,
} from "./sequence-builder.ts";
import { arrows, messagePattern, withoutColor } from "./sequence-words.ts";
import { type Faults, quoted, reportFault, type Source } from "./source.ts";

interface Statement {
  readonly text: string;
  readonly at: number;
}

type Reading = (builder: Builder, rest: string, at: number, faults: Faults) => void;

const frameWords: readonly FrameKind[] = ["loop", "alt", "opt", "par", "critical", "break", "rect"];
const numberStep = /^(?:(off)|([\d.]+)?\s*([\d.]+)?)$/;

const readings: Readonly<Record<string, Reading>> = {
  participant: (builder, rest) => readParticipant(builder, rest, "participant"),
  actor: (builder, rest) => readParticipant(builder, rest, "actor"),
  create: (builder, rest) => {
    const [, type = "participant", name = rest] =
      /^(participant|actor)\s+([\s\S]*)$/.exec(rest) ?? [];
    builder.creating = readParticipant(builder, name, type, true);
  },
  destroy: (builder, rest) => {
    builder.destroying = introduce(builder, rest.trim());
  },
  box: (builder, rest, at) => openBox(builder, readLabel(withoutColor(rest)), at),
  activate: (builder, rest) => {
    builder.items.push({ kind: "activate", participant: introduce(builder, rest.trim()) });
  },
  deactivate: (builder, rest) => {
    builder.items.push({ kind: "deactivate", participant: introduce(builder, rest.trim()) });
  },
  autonumber: (builder, rest) => {
    const [, off, start, step] = numberStep.exec(rest.trim()) ?? [];
    builder.number = off ? undefined : Number(start ?? 1);
    builder.numberStep = Number(step ?? 1);
  },
  note: readNote,
  else: readSection,
  and: readSection,
  option: readSection,
  end: (builder, _rest, at, faults) => {
    if (closeOne(builder)) return;
    reportFault(
      faults,
      at,
      "diagram.end-without-start",
      "This end closes nothing.",
      "Remove it, or write loop, alt, opt, par, critical, break, rect or box above.",
    );
  },
  par_over: (builder, rest, at) => openFrame(builder, "par", readLabel(rest), at),
  title: (builder, rest) => {
    builder.title = readLabel(rest.replace(/^:/, ""));
  },
  accTitle: (builder, rest) => {
    builder.accTitle = readLabel(rest.replace(/^\s*:/, ""));
  },
  accDescr: (builder, rest) => {
    builder.accDescription = readLabel(
      rest.replace(/^\s*:|^\s*\{|\}\s*$/g, "").replace(/\s+/g, " "),
    );
  },
  link: () => {},
  links: () => {},
  properties: () => {},
  details: () => {},
};
for (const frame of frameWords) {
  (readings as Record<string, Reading>)[frame] = (builder, rest, at) =>
    openFrame(builder, frame, readLabel(frame === "rect" ? withoutColor(rest) : rest), at);
}

export function parseSequence(source: Source, faults: Faults): Sequence {
  const builder = newBuilder(source.title);
  for (const { text, at } of statements(source)) {
    const message = messagePattern.exec(text);
    const keyword = /^[a-zA-Z_]+/.exec(text)?.[0] ?? "";
    const key = keyword.startsWith("acc") ? keyword : keyword.toLowerCase();
    const rest = text.slice(keyword.length);
    const reading = Object.hasOwn(readings, key) ? readings[key] : undefined;
    // A participant may be called "end" or "note"; an arrow before any colon is a message.
    if (reading && (!message || /^\s*(?:$|[\s:{])/.test(rest) === true) && !startsWithArrow(rest)) {
      reading(
        builder,
        keyword.startsWith("acc") || key === "title" ? rest : rest.trim(),
        at,
        faults,
      );
    } else if (message) readMessage(builder, message);
    else reportUnknown(faults, text, at);
  }
  for (const { at, word } of builder.open) {
    const what = `This ${word} is never closed.`;
    reportFault(faults, at, "diagram.group-open", what, "Write end on a line of its own.");
  }
  return finishSequence(builder);
}

function startsWithArrow(rest: string): boolean {
  return /^\s*(?:<<)?--?(?:>|x|\)|[|/\\])/.test(rest);
}

/** Statements end at line ends and semicolons, not at those of entities such as `#35;`. */
function* statements(source: Source): Generator<Statement> {
  const { text } = source;
  let start = source.bodyAt;
  const ends = /accDescr\s*\{[^}]*\}|@\{[^}]*\}|[#&]#?\w+;|[;\n]/g;
  ends.lastIndex = start;
  for (;;) {
    const end = ends.exec(text);
    if (end && end[0].length > 1) continue;
    const piece = text.slice(start, end?.index ?? text.length);
    const trimmed = piece.trim();
    if (trimmed !== "") yield { text: trimmed, at: start + piece.indexOf(trimmed) };
    if (!end) return;
    start = end.index + 1;
  }
}

function reportUnknown(faults: Faults, text: string, at: number): void {
  reportFault(
    faults,
    at,
    "diagram.syntax-unknown",
    `${quoted(text)} is not understood and is left out.`,
    "Write messages as A->>B: text.",
  );
}

function readParticipant(builder: Builder, said: string, type: string, created = false): string {
  const details = /^([^@]*?)@\{([^}]*)\}\s*(?:as\s+([\s\S]*))?$/.exec(said.trim());
  if (details) {
    const [, id = "", body = "", alias] = details;
    const named = /["']?type["']?\s*:\s*["']?([\w-]+)/.exec(body)?.[1];
    const inner = /["']?alias["']?\s*:\s*["']([^"']*)/.exec(body)?.[1];
    return introduce(builder, id.trim(), {
      type: named ?? type,
      label: readLabel(alias ?? inner ?? id),
      created,
    });
  }
  const named = said.trim();
  const as = named.search(/\sas\s/);
  const id = as < 0 ? named : named.slice(0, as).trim();
  const label = readLabel(as < 0 ? named : named.slice(as + 4));
  return introduce(builder, id, { type, label, created });
}

function readNote(builder: Builder, rest: string, at: number, faults: Faults): void {
  const found = /^(left of|right of|over)\s+([^:]+?)\s*:([\s\S]*)$/i.exec(rest.trim());
  if (!found) {
    reportUnknown(faults, `note ${rest}`, at);
    return;
  }
  const place = found[1]?.toLowerCase().startsWith("l")
    ? "left"
    : found[1]?.toLowerCase().startsWith("r")
      ? "right"
      : "over";
  const participants = (found[2] ?? "").split(",").map((id) => introduce(builder, id.trim()));
  builder.items.push({ kind: "note", place, participants, text: readText(found[3] ?? "") });
}

function readSection(builder: Builder, rest: string, at: number, faults: Faults): void {
  const word = faults.source.text.slice(at).startsWith("else")
    ? "else"
    : faults.source.text.slice(at).startsWith("and")
      ? "and"
      : "option";
  if (!builder.open.some((part) => part.word !== "box")) {
    reportUnknown(faults, `${word} ${rest}`, at);
    return;
  }
  builder.items.push({ kind: "section", word, label: readLabel(rest) });
}

function readMessage(builder: Builder, found: RegExpExecArray): void {
  const [, from = "", sign = "", mark = "", to = "", text = ""] = found;
  const arrow = arrows.get(sign);
  if (!arrow) return;
  const sender = introduce(builder, from.trim());
  const receiver = introduce(builder, to.trim());
  const message: Omit<Message, "number" | "creates" | "destroys"> = {
    kind: "message",
    from: sender,
    to: receiver,
    text: readText(text),
    ...arrow,
  };
  addMessage(builder, message);
  if (mark === "+") builder.items.push({ kind: "activate", participant: receiver });
  if (mark === "-") builder.items.push({ kind: "deactivate", participant: sender });
}

/** `wrap:` says how Mermaid breaks lines: here the width decides. Of a link its text stays. */
function readText(text: string): string {
  const own = text.replace(/^\s*:?(?:no)?wrap:/, "");
  return readSaid(own.replace(/\[([^\][]{1,200})\]\([a-z]+:[^()\s]{1,2000}\)/g, "$1"));
}
