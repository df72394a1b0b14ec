/**
 * Gathers participants, boxes and items while a sequence source is read. Changes only what
 * it is given; otherwise pure.
 */

import type { FrameKind, Message, Participant, Sequence, SequenceItem } from "../../model.ts";
import { readLabel } from "../../read/label.ts";

interface Draft {
  readonly id: string;
  label: string;
  type: string;
  box: number | undefined;
  created: boolean;
}

export interface Builder {
  title: string | undefined;
  accTitle: string | undefined;
  accDescription: string | undefined;
  readonly participants: Map<string, Draft>;
  readonly boxes: { readonly label: string }[];
  readonly items: SequenceItem[];
  readonly open: { readonly word: FrameKind | "box"; readonly at: number }[];
  box: number | undefined;
  number: number | undefined;
  numberStep: number;
  /** Participants that stand on lines of their own without another name, and where. */
  readonly said: Map<string, number>;
  /** How many times each is active. */
  readonly active: Map<string, number>;
  creating: string | undefined;
  destroying: string | undefined;
}

export function newBuilder(title: string | undefined): Builder {
  return {
    title,
    accTitle: undefined,
    accDescription: undefined,
    participants: new Map(),
    boxes: [],
    items: [],
    open: [],
    box: undefined,
    number: undefined,
    numberStep: 1,
    said: new Map(),
    active: new Map(),
    creating: undefined,
    destroying: undefined,
  };
}

/** The participant's id; it is made when it was not known. */
export function introduce(
  builder: Builder,
  id: string,
  said?: { readonly label: string; readonly type: string; readonly created: boolean },
): string {
  let draft = builder.participants.get(id);
  if (!draft) {
    draft = { id, label: readLabel(id), type: "participant", box: undefined, created: false };
    builder.participants.set(id, draft);
  }
  if (said) {
    draft.label = said.label === "" ? draft.label : said.label;
    draft.type = said.type;
    if (said.created) draft.created = true;
    if (builder.box !== undefined) draft.box = builder.box;
  }
  return id;
}

export function openBox(builder: Builder, label: string, at: number): void {
  builder.box = builder.boxes.length;
  builder.boxes.push({ label });
  builder.open.push({ word: "box", at });
}

export function openFrame(builder: Builder, frame: FrameKind, label: string, at: number): void {
  builder.items.push({ kind: "frame", frame, label });
  builder.open.push({ word: frame, at });
}

/** Ends the innermost frame or box; false when there is none. */
export function closeOne(builder: Builder): boolean {
  const part = builder.open.pop();
  if (!part) return false;
  if (part.word === "box") builder.box = undefined;
  else builder.items.push({ kind: "end" });
  return true;
}

export function addMessage(
  builder: Builder,
  said: Omit<Message, "number" | "creates" | "destroys">,
): void {
  const { creating, destroying } = builder;
  const creates = creating === said.to ? creating : undefined;
  const destroys = destroying === said.to || destroying === said.from ? destroying : undefined;
  if (creates !== undefined) builder.creating = undefined;
  if (destroys !== undefined) builder.destroying = undefined;
  const number = builder.number === undefined ? undefined : shortNumber(builder.number);
  if (builder.number !== undefined) builder.number += builder.numberStep;
  builder.items.push({ ...said, number, creates, destroys });
}

function shortNumber(number: number): string {
  return String(Math.round(number * 100) / 100);
}

export function finishSequence(builder: Builder): Sequence {
  for (const part of builder.open) if (part.word !== "box") builder.items.push({ kind: "end" });
  const made = new Set(
    builder.items.flatMap((item) =>
      item.kind === "message" && item.creates ? [item.creates] : [],
    ),
  );
  const all = [...builder.participants.values()].map(
    (draft): Participant => ({ ...draft, created: draft.created && made.has(draft.id) }),
  );
  const { title, accTitle, accDescription, boxes, items } = builder;
  const participants = boxedTogether(all);
  return { kind: "sequence", title, accTitle, accDescription, participants, boxes, items };
}

/** Members of a box stand side by side, where the first of them was named. */
function boxedTogether(all: readonly Participant[]): Participant[] {
  const members = new Map<number, Participant[]>();
  return all
    .flatMap((one) => {
      if (one.box === undefined) return [[one]];
      const others = members.get(one.box);
      if (others) {
        others.push(one);
        return [];
      }
      const together = [one];
      members.set(one.box, together);
      return [together];
    })
    .flat();
}
