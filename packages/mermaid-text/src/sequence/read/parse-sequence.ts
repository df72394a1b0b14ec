/**
 * Reads `sequenceDiagram` sources, statement by statement. Pure. A statement that makes no
 * sense is reported and left out.
 */

import type { FrameKind, Sequence } from "../../model.ts";
import { readLabel, readSaid } from "../../read/label.ts";
import type { Slip } from "../../read/slip.ts";
import { type Faults, quoted, reportFault, type Source } from "../../read/source.ts";
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
import {
  arrowSlip,
  messageSlip,
  participantSlip,
  slipOfNote,
  slipOfStatement,
} from "./sequence-slips.ts";
import { arrows, type MessageRead, readMessage, withoutColor } from "./sequence-words.ts";

interface Statement {
  readonly text: string;
  readonly at: number;
}

type Reading = (builder: Builder, rest: string, at: number, faults: Faults) => void;

const frameWords: readonly FrameKind[] = ["loop", "alt", "opt", "par", "critical", "break", "rect"];
const numberStep = /^(?:(off)|(\d+(?:\.\d+)?|\.\d+)?(?:\s+(\d+(?:\.\d+)?|\.\d+))?)$/i;

const readings: Readonly<Record<string, Reading>> = {
  participant: (builder, rest, at, faults) => {
    readParticipant(builder, rest, "participant", at, faults);
  },
  actor: (builder, rest, at, faults) => {
    readParticipant(builder, rest, "actor", at, faults);
  },
  create: (builder, rest, at, faults) => {
    const [, type = "participant", name = rest] =
      /^(participant|actor)\s([\s\S]*)$/i.exec(rest) ?? [];
    builder.creating = readParticipant(builder, name, type.toLowerCase(), at, faults, true);
  },
  destroy: (builder, rest) => {
    builder.destroying = introduce(builder, rest.trim());
  },
  box: (builder, rest, at) => openBox(builder, readLabel(withoutColor(rest)), at),
  activate: (builder, rest) => {
    activate(builder, introduce(builder, rest.trim()));
  },
  deactivate: (builder, rest, at, faults) => {
    deactivate(builder, introduce(builder, rest.trim()), at, faults);
  },
  autonumber: (builder, rest, at, faults) => {
    const found = numberStep.exec(rest.trim());
    if (!found) {
      const hint = "Write autonumber, autonumber 10 5 or autonumber off.";
      tell(faults, at, { message: `autonumber takes numbers, not ${quoted(rest)}.`, hint });
    }
    const [, off, start, step] = found ?? [];
    builder.number = off ? undefined : Number(start ?? 1);
    builder.numberStep = Number(step ?? 1);
  },
  note: readNote,
  else: (builder, rest, at, faults) => readSection(builder, "else", rest, at, faults),
  and: (builder, rest, at, faults) => readSection(builder, "and", rest, at, faults),
  option: (builder, rest, at, faults) => readSection(builder, "option", rest, at, faults),
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
    const message = readMessage(text);
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
    } else readStatement(builder, text, message, at, faults);
  }
  reportLeftovers(builder, faults);
  for (const { at, word } of builder.open) {
    const what = `This ${word} is never closed.`;
    reportFault(faults, at, "diagram.group-open", what, "Write end on a line of its own.");
  }
  return finishSequence(builder);
}

/** A message, or what was perhaps to be one. */
function readStatement(
  builder: Builder,
  text: string,
  message: MessageRead | undefined,
  at: number,
  faults: Faults,
): void {
  const isClear =
    message !== undefined && /^[^->]/.test(message.to) && !/[-<=]$/.test(message.from);
  const wrong = isClear ? undefined : arrowSlip(text);
  if (wrong) {
    tell(faults, at, wrong);
    writeMessage(builder, wrong.from, wrong.sign, "", wrong.to, wrong.text);
    return;
  }
  if (!isClear) {
    const slip =
      message === undefined
        ? slipOfStatement(text)
        : { message: "This message has no receiver.", hint: "Write A->>B: text." };
    tell(faults, at, slip);
    if (slip.frame) openFrame(builder, slip.frame, readLabel(text.replace(/^\w+/, "")), at);
    return;
  }
  const { from, arrow, mark, to, text: said } = message;
  const slip = messageSlip(text, to, said, (id) => builder.participants.has(id));
  if (slip) tell(faults, at, slip);
  else if (said === undefined) {
    const message = "This message has no text: Mermaid elsewhere stops at this.";
    const hint = "Write what is said behind a colon: A->>B: text.";
    reportFault(faults, at, "diagram.not-portable", message, hint);
  }
  if (slip?.to !== undefined) writeMessage(builder, from, arrow, mark, slip.to, slip.text);
  else {
    writeMessage(builder, from, arrow, mark, to, said ?? "");
    if (mark === "-") deactivate(builder, from, at, faults);
  }
}

function tell(faults: Faults, at: number, { message, hint }: Slip): void {
  reportFault(faults, at, "diagram.syntax-unknown", message, hint);
}

/** What shows only when everything has been read. */
function reportLeftovers(builder: Builder, faults: Faults): void {
  if (builder.creating !== undefined) {
    tell(faults, faults.source.bodyAt, {
      message: `No message makes ${quoted(builder.creating)}.`,
      hint: `Write a message to it below create, as A->>${builder.creating}: text`,
    });
  }
  const used = new Set<string>();
  for (const item of builder.items) {
    if (item.kind === "message") used.add(item.from).add(item.to);
    if (item.kind === "note") for (const id of item.participants) used.add(id);
    if (item.kind === "activate" || item.kind === "deactivate") used.add(item.participant);
  }
  for (const [said, at] of builder.said) {
    const [, id = "", label = ""] = /^(\S+)\s+(\S[\s\S]*)$/.exec(said) ?? [];
    if (used.has(said) || !used.has(id) || builder.said.has(id)) continue;
    tell(faults, at, {
      message: `${quoted(said)} and ${quoted(id)} are two participants.`,
      hint: `Did you mean participant ${id} as ${label}?`,
    });
  }
}

function startsWithArrow(rest: string): boolean {
  return /^\s*(?:<<)?--?(?:>|x|\)|[|/\\])/.test(rest);
}

/** Statements end at line ends and semicolons, not at those of entities such as `#35;`. */
function* statements(source: Source): Generator<Statement> {
  const { text } = source;
  let start = source.bodyAt;
  const ends = /accDescr\s*\{[^{}]{0,4000}\}|@\{[^@}]{0,4000}\}|[#&]#?\w+;|[;\n]/g;
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

function readParticipant(
  builder: Builder,
  said: string,
  type: string,
  at: number,
  faults: Faults,
  created = false,
): string {
  const slip = participantSlip(said.trim());
  if (slip) {
    tell(faults, at, slip);
    return introduce(builder, slip.id, { type, label: readLabel(slip.label), created });
  }
  const details = /^([^@]*)@\{([^}]*)\}\s*(?:as\s([\s\S]*))?$/i.exec(said.trim());
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
  const as = named.search(/\sas\s/i);
  const id = as < 0 ? named : named.slice(0, as).trim();
  const label = readLabel(as < 0 ? named : named.slice(as + 4).replace(wrapping, ""));
  if (as < 0) builder.said.set(id, at);
  return introduce(builder, id, { type, label, created });
}

function readNote(builder: Builder, rest: string, at: number, faults: Faults): void {
  const note = rest.trim();
  const colon = note.indexOf(":");
  const found = /^(left of|right of|over)\s+(\S[\s\S]*)$/i.exec(note.slice(0, Math.max(0, colon)));
  if (!found) {
    tell(faults, at, slipOfNote(note));
    return;
  }
  const place = found[1]?.toLowerCase().startsWith("l")
    ? "left"
    : found[1]?.toLowerCase().startsWith("r")
      ? "right"
      : "over";
  const participants = (found[2] ?? "").split(",").map((id) => introduce(builder, id.trim()));
  builder.items.push({ kind: "note", place, participants, text: readText(note.slice(colon + 1)) });
}

/** The section words, and in which frames Mermaid elsewhere understands each. */
const homes = { else: "alt", and: "par", option: "critical" } as const;

function readSection(
  builder: Builder,
  word: keyof typeof homes,
  label: string,
  at: number,
  faults: Faults,
): void {
  const frame = builder.open.findLast((part) => part.word !== "box")?.word;
  if (frame === undefined || frame === "box") {
    const message = `This ${word} stands in no ${homes[word]}.`;
    tell(faults, at, { message, hint: `Write ${homes[word]} above, and end below.` });
    return;
  }
  if (frame !== homes[word]) {
    const [right] = Object.entries(homes).find(([, home]) => home === frame) ?? [];
    const message = `Mermaid elsewhere knows no ${word} in ${frame}.`;
    const hint = right
      ? `Write ${right} ${label}`.trim()
      : `Begin with ${homes[word]} in place of ${frame}.`;
    reportFault(faults, at, "diagram.not-portable", message, hint);
  }
  builder.items.push({ kind: "section", word, label: readLabel(label) });
}

function writeMessage(
  builder: Builder,
  from: string,
  sign: string,
  mark: string,
  to: string,
  text: string,
): void {
  const arrow = arrows.get(sign);
  if (!arrow) return;
  const sender = introduce(builder, from.trim());
  const receiver = introduce(builder, to.trim());
  addMessage(builder, {
    kind: "message",
    from: sender,
    to: receiver,
    text: readText(text),
    ...arrow,
  });
  if (mark === "+") activate(builder, receiver);
}

function activate(builder: Builder, participant: string): void {
  builder.active.set(participant, (builder.active.get(participant) ?? 0) + 1);
  builder.items.push({ kind: "activate", participant });
}

function deactivate(builder: Builder, participant: string, at: number, faults: Faults): void {
  const active = builder.active.get(participant) ?? 0;
  builder.active.set(participant, Math.max(0, active - 1));
  builder.items.push({ kind: "deactivate", participant });
  if (active > 0) return;
  const message = `${quoted(participant)} is not active here: Mermaid elsewhere stops at this.`;
  const hint = `Write activate ${participant} above, or leave this out.`;
  reportFault(faults, at, "diagram.not-portable", message, hint);
}

/** How Mermaid breaks lines: here the width decides. */
const wrapping = /^\s*:?(?:no)?wrap:/;

/** Of a link its text stays. */
function readText(text: string): string {
  return readSaid(
    text.replace(wrapping, "").replace(/\[([^\][]{1,200})\]\([a-z]+:[^()\s]{1,2000}\)/g, "$1"),
  );
}
