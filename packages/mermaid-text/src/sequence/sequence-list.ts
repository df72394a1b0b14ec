/** A sequence in the list form: its messages, indented by the frames around them. Pure. */

import type { DrawOptions } from "../draw.ts";
import type { Entry } from "../list-form.ts";
import type { Message, Sequence } from "../model.ts";
import { spoken } from "../speech.ts";
import { frameText, messageText } from "./sequence-lanes.ts";

function messageArrow(message: Message, charset: DrawOptions["charset"]): string {
  const isAscii = charset === "ascii";
  if (message.tail !== "none") return isAscii ? "<->" : "↔";
  if (message.head === "none") return isAscii ? "-" : "─";
  return isAscii ? "->" : "→";
}

export function sequenceEntries(sequence: Sequence, charset: DrawOptions["charset"]): Entry[] {
  const entries: Entry[] = [];
  if (sequence.title !== undefined)
    entries.push({ text: sequence.title, indent: 0, step: undefined });
  const names = new Map(sequence.participants.map((one) => [one.id, spoken(one.label)]));
  const name = (id: string) => names.get(id) ?? id;
  const members = new Map<number | undefined, string[]>();
  for (const { box, label } of sequence.participants) {
    const list = members.get(box);
    if (list) list.push(spoken(label));
    else members.set(box, [spoken(label)]);
  }
  sequence.boxes.forEach((box, number) => {
    const list = (members.get(number) ?? []).join(", ");
    if (box.label !== "")
      entries.push({ text: `${box.label}: ${list}`, indent: 0, step: undefined });
  });
  let depth = 0;
  let step = 0;
  const used = new Set<string>();
  for (const item of sequence.items) {
    if (item.kind === "message") {
      step += 1;
      const text = messageText(item) === "" ? "" : `: ${spoken(messageText(item))}`;
      used.add(item.from).add(item.to);
      const arrow = messageArrow(item, charset);
      entries.push({
        text: `${name(item.from)} ${arrow} ${name(item.to)}${text}`,
        indent: depth,
        step,
      });
    } else if (item.kind === "note") {
      for (const id of item.participants) used.add(id);
      const where = item.participants.map(name).join(", ");
      entries.push({ text: `${where}: ${spoken(item.text)}`, indent: depth + 1, step: undefined });
    } else if (item.kind === "frame") {
      entries.push({
        text: frameText(item.frame, spoken(item.label)),
        indent: depth,
        step: undefined,
      });
      depth += 1;
    } else if (item.kind === "section") {
      const text = frameText(item.word, spoken(item.label));
      entries.push({ text, indent: depth - 1, step: undefined });
    } else if (item.kind === "end") depth -= 1;
  }
  const silent = sequence.participants.filter((one) => !used.has(one.id));
  for (const one of silent) entries.push({ text: spoken(one.label), indent: 0, step: undefined });
  return entries.filter((entry) => entry.text !== "");
}
