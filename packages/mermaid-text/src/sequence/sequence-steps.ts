/** A sequence diagram in sentences, one for each message. Pure. */

import type { FrameKind, Sequence } from "../model.ts";
import { ended, listed, spoken } from "../speech.ts";

const opening: Readonly<Record<FrameKind, string>> = {
  loop: "A loop begins",
  alt: "There are alternatives",
  opt: "This part is optional",
  par: "These parts run side by side",
  critical: "A critical part begins",
  break: "What follows ends the flow",
  rect: "",
};

const closing: Readonly<Record<FrameKind, string>> = {
  loop: "The loop ends here.",
  alt: "The alternatives end here.",
  opt: "The optional part ends here.",
  par: "The parts side by side end here.",
  critical: "The critical part ends here.",
  break: "The flow breaks off here.",
  rect: "",
};

const sections = { else: "Otherwise", and: "At the same time", option: "Or" } as const;

/** One text a message; notes and the ends of frames are told with the message before them. */
export function sequenceSteps(sequence: Sequence): string[] {
  const names = new Map(sequence.participants.map((one) => [one.id, spoken(one.label)]));
  const name = (id: string) => names.get(id) ?? spoken(id);
  const steps: string[] = [];
  let before: string[] = [];
  const frames: FrameKind[] = [];
  const asked = new Set<string>();
  const append = (text: string): void => {
    if (steps.length === 0 || before.length > 0) before.push(text);
    else steps[steps.length - 1] += ` ${text}`;
  };
  for (const item of sequence.items) {
    if (item.kind === "message") {
      const text = item.text === "" ? "" : `: ${spoken(item.text)}`;
      const isAnswer = item.line === "dotted" && asked.delete(`${item.to} ${item.from}`);
      asked.add(`${item.from} ${item.to}`);
      const from = name(item.from);
      const to = name(item.to);
      let sentence = `${from} ${isAnswer ? "answers" : "sends to"} ${to}${text}`;
      if (item.from === item.to) sentence = `${from}, on its own${text}`;
      else if (item.tail !== "none") sentence = `${from} and ${to} exchange${text}`;
      if (item.creates !== undefined) sentence = `${sentence}. This makes ${name(item.creates)}`;
      if (item.destroys !== undefined) sentence = `${sentence}. This ends ${name(item.destroys)}`;
      steps.push([...before, ended(sentence)].join(" "));
      before = [];
    } else if (item.kind === "note") {
      const where = item.participants.map(name).join(" and ");
      append(ended(`Note at ${where}: ${spoken(item.text)}`));
    } else if (item.kind === "frame") {
      frames.push(item.frame);
      const label = item.label === "" ? "" : `: ${spoken(item.label)}`;
      if (opening[item.frame] !== "") before.push(ended(opening[item.frame] + label));
    } else if (item.kind === "section") {
      const label = item.label === "" ? "" : `: ${spoken(item.label)}`;
      before.push(ended(sections[item.word] + label));
    } else if (item.kind === "end") {
      const text = closing[frames.pop() ?? "rect"];
      if (text !== "") append(text);
    }
  }
  if (before.length > 0) {
    if (steps.length === 0) steps.push(before.join(" "));
    else steps[steps.length - 1] += ` ${before.join(" ")}`;
  }
  return steps;
}

/** Participants that no step speaks of. */
export function sequenceLeftovers(sequence: Sequence): string[] {
  const used = new Set<string>();
  for (const item of sequence.items) {
    if (item.kind === "message") used.add(item.from).add(item.to);
    if (item.kind === "note") for (const id of item.participants) used.add(id);
  }
  const silent = sequence.participants.filter((one) => !used.has(one.id));
  if (silent.length === 0) return [];
  const names = listed(silent.map((one) => spoken(one.label)));
  return [
    ended(
      `${names} ${silent.length === 1 ? "sends" : "send"} and ${silent.length === 1 ? "receives" : "receive"} nothing`,
    ),
  ];
}
