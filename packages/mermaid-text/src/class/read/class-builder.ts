/** Gathers classes, relations and notes while a class diagram is read. Changes only what it is given. */

import type { ClassDiagram, ClassNote, Member, Namespace, Relation } from "../../class-model.ts";
import type { Direction } from "../../model.ts";
import type { Titles } from "../../read/cursor.ts";
import { generics } from "../../read/generics.ts";
import { readLabel } from "../../read/label.ts";
import { readMember } from "./member.ts";

interface ClassDraft {
  label: string;
  readonly annotations: string[];
  readonly attributes: Member[];
  readonly methods: Member[];
  readonly classes: string[];
  namespace: string | undefined;
}

export interface ClassBuilder {
  readonly titles: Titles;
  readonly boxes: Map<string, ClassDraft>;
  readonly namespaces: Namespace[];
  readonly namespaceIds: Map<string, string>;
  readonly open: { readonly id: string; readonly at: number }[];
  readonly relations: Relation[];
  readonly notes: ClassNote[];
  direction: Direction;
}

export function newBuilder(titles: Titles): ClassBuilder {
  return {
    titles,
    boxes: new Map(),
    namespaces: [],
    namespaceIds: new Map(),
    open: [],
    relations: [],
    notes: [],
    direction: "TD",
  };
}

/** The id in a name: without backticks and without what it is a class of. */
export function idOf(name: string): string {
  const bare = name.replaceAll("`", "");
  const tilde = bare.indexOf("~");
  return tilde > 0 ? bare.slice(0, tilde) : bare;
}

/** The class with this name, which is new or known; a generic one keeps what it is made of. */
export function nameClass(builder: ClassBuilder, name: string): ClassDraft {
  const id = idOf(name);
  const known = builder.boxes.get(id);
  if (known) {
    if (name.includes("~") && known.label === readLabel(id)) known.label = labelOf(name);
    return known;
  }
  const draft: ClassDraft = {
    label: labelOf(name),
    annotations: [],
    attributes: [],
    methods: [],
    classes: [],
    namespace: undefined,
  };
  builder.boxes.set(id, draft);
  return draft;
}

function labelOf(name: string): string {
  return readLabel(generics(name.replaceAll("`", "")));
}

export function addMember(draft: ClassDraft, written: string): void {
  const text = written.trim();
  if (text === "") return;
  const annotation = /^<<(.*)>>$/.exec(text);
  if (annotation) {
    draft.annotations.push(readLabel(annotation[1] ?? ""));
    return;
  }
  const { isMethod, ...member } = readMember(text);
  (isMethod ? draft.methods : draft.attributes).push(member);
}

/** Namespaces of one name are one. */
export function openNamespace(
  builder: ClassBuilder,
  name: string,
  label: string | undefined,
  at: number,
): void {
  const parent = builder.open.at(-1)?.id;
  const key = `${parent ?? ""}\n${name}`;
  // No class can be called so.
  const id = builder.namespaceIds.get(key) ?? `namespace ${builder.namespaces.length + 1}`;
  if (!builder.namespaceIds.has(key)) {
    builder.namespaceIds.set(key, id);
    builder.namespaces.push({ id, label: label ?? readLabel(name), parent });
  }
  builder.open.push({ id, at });
}

export function finishClasses(builder: ClassBuilder): ClassDiagram {
  const { titles, direction, namespaces, relations, notes } = builder;
  const boxes = [...builder.boxes].map(([id, draft]) => ({ id, ...draft }));
  return { kind: "class", ...titles, direction, boxes, namespaces, relations, notes };
}
