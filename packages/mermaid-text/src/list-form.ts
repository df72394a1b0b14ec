/** The list form: what a diagram says, in numbered lines, when no drawing fits. Pure. */

import { stateOf, stepStyle } from "./canvas/step-style.ts";
import type { Drawing, DrawOptions } from "./draw.ts";
import { walkEdges } from "./flowchart/flow-steps.ts";
import type { Diagram, Flowchart, FlowEdge, Message, Sequence } from "./model.ts";
import { frameText, messageText } from "./sequence/sequence-lanes.ts";
import { spoken } from "./speech.ts";
import { type Line, line, lineCells, type Style, span } from "./text/styled.ts";
import { cells } from "./text/width.ts";
import { wrapLine } from "./text/wrap.ts";

interface Entry {
  readonly text: string;
  readonly indent: number;
  /** Steps are numbered; titles and notes are not. */
  readonly step: number | undefined;
}

export function listDiagram(diagram: Diagram, options: DrawOptions): Drawing {
  const entries =
    diagram.kind === "flowchart"
      ? flowEntries(diagram, options.charset)
      : sequenceEntries(diagram, options.charset);
  const steps = entries.reduce((most, entry) => Math.max(most, entry.step ?? 0), 0);
  const digits = String(steps).length;
  const lines = entries.flatMap((entry) => entryLines(entry, digits, options));
  const width = lines.reduce((most, each) => Math.max(most, lineCells(each)), 0);
  return { lines, form: "list", width };
}

function entryLines(entry: Entry, digits: number, options: DrawOptions): Line[] {
  const { step } = entry;
  const isNow = step !== undefined && step === options.step;
  const now = options.charset === "ascii" ? "*" : "●";
  const mark = options.step === undefined ? "" : isNow ? `${now} ` : "  ";
  const number = step === undefined ? "" : `${String(step).padStart(digits)}. `;
  const style: Style | undefined =
    step === undefined ? undefined : stepStyle(stateOf(step, options.step));
  const depth = Math.min(entry.indent * 2, Math.max(0, Math.floor(options.width / 4)));
  const lead = mark + " ".repeat(depth) + number;
  // What has no number hangs in a little, so that its lines are seen to be one.
  const hang = Math.min(cells(lead) + (step === undefined ? 2 : 0), Math.floor(options.width / 2));
  return wrapLine(line(lead, span(entry.text, style)), options.width, hang);
}

function arrowOf(edge: FlowEdge, charset: DrawOptions["charset"]): string {
  const isAscii = charset === "ascii";
  const back = edge.tail !== "none";
  const forth = edge.head !== "none";
  if (back && forth) return isAscii ? "<->" : "↔";
  if (forth) return isAscii ? "->" : "→";
  if (back) return isAscii ? "<-" : "←";
  return isAscii ? "-" : "─";
}

function flowEntries(flow: Flowchart, charset: DrawOptions["charset"]): Entry[] {
  const entries: Entry[] = [];
  if (flow.title !== undefined) entries.push({ text: flow.title, indent: 0, step: undefined });
  const labels = new Map<string, string>();
  for (const group of flow.groups) labels.set(group.id, spoken(group.label));
  for (const node of flow.nodes) labels.set(node.id, spoken(node.label));
  const name = (id: string) => labels.get(id) || id;
  const edges = walkEdges(flow);
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const homes = new Map<string, string | undefined>();
  for (const group of flow.groups) homes.set(group.id, group.parent);
  for (const node of flow.nodes) homes.set(node.id, node.group);
  const edgesIn = new Map<string | undefined, [number, FlowEdge][]>();
  const pathOf = (id: string): string[] => {
    const path: string[] = [];
    for (let at = homes.get(id); at !== undefined && path.length < 1000; at = homes.get(at))
      path.push(at);
    return path.reverse();
  };
  edges.forEach((edge, at) => {
    const a = pathOf(edge.from);
    const b = pathOf(edge.to);
    let common = 0;
    while (common < a.length && a[common] === b[common]) common++;
    const home = common === 0 ? undefined : a[common - 1];
    const list = edgesIn.get(home) ?? [];
    list.push([at + 1, edge]);
    edgesIn.set(home, list);
  });
  const write = (home: string | undefined, indent: number): void => {
    for (const [step, edge] of edgesIn.get(home) ?? []) {
      const label = edge.label === "" ? "" : `: ${spoken(edge.label)}`;
      const text = `${name(edge.from)} ${arrowOf(edge, charset)} ${name(edge.to)}${label}`;
      entries.push({ text, indent, step });
    }
  };
  const members = new Map<string | undefined, string[]>();
  for (const node of flow.nodes) {
    // Outside of groups only what stands alone needs a line of its own.
    if (node.group === undefined && linked.has(node.id)) continue;
    const list = members.get(node.group);
    if (list) list.push(spoken(node.label));
    else members.set(node.group, [spoken(node.label)]);
  }
  const children = new Map<string | undefined, string[]>();
  for (const group of flow.groups) {
    const list = children.get(group.parent);
    if (list) list.push(group.id);
    else children.set(group.parent, [group.id]);
  }
  const stack: { home: string | undefined; depth: number }[] = [{ home: undefined, depth: 0 }];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const { home, depth } = at;
    if (home !== undefined) {
      const text = `${name(home)}: ${(members.get(home) ?? []).join(", ")}`.trim();
      entries.push({ text, indent: depth - 1, step: undefined });
    }
    write(home, depth);
    if (home === undefined) {
      for (const text of members.get(home) ?? []) {
        entries.push({ text, indent: depth, step: undefined });
      }
    }
    for (const child of [...(children.get(home) ?? [])].reverse()) {
      stack.push({ home: child, depth: depth + 1 });
    }
  }
  return entries;
}

function messageArrow(message: Message, charset: DrawOptions["charset"]): string {
  const isAscii = charset === "ascii";
  if (message.tail !== "none") return isAscii ? "<->" : "↔";
  if (message.head === "none") return isAscii ? "-" : "─";
  return isAscii ? "->" : "→";
}

function sequenceEntries(sequence: Sequence, charset: DrawOptions["charset"]): Entry[] {
  const entries: Entry[] = [];
  if (sequence.title !== undefined)
    entries.push({ text: sequence.title, indent: 0, step: undefined });
  const names = new Map(sequence.participants.map((one) => [one.id, spoken(one.label)]));
  const name = (id: string) => names.get(id) ?? id;
  sequence.boxes.forEach((box, number) => {
    const members = sequence.participants.filter((one) => one.box === number);
    const list = members.map((one) => spoken(one.label)).join(", ");
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
