/** What people write by mistake in sequences, what they meant, and what to type instead. Pure. */

import type { FrameKind } from "../../model.ts";
import { farthest, type Slip } from "../../read/slip.ts";
import { quoted } from "../../read/source.ts";
import { nearest } from "../../text/nearest.ts";

const keywords = [
  "participant",
  "actor",
  "activate",
  "deactivate",
  "autonumber",
  "create",
  "destroy",
  "critical",
  "option",
  "break",
  "title",
  "accTitle",
  "accDescr",
];

/** Words of other notations for the parts of a sequence. */
const otherFrames: ReadonlyMap<string, FrameKind> = new Map([
  ["if", "alt"],
  ["while", "loop"],
  ["for", "loop"],
  ["repeat", "loop"],
  ["subgraph", "opt"],
  ["group", "opt"],
  ["lop", "loop"],
  ["atl", "alt"],
  ["parallel", "par"],
]);

const otherSections = /^(?:else\s*if|elif|elsif|elseif|otherwise)\b/i;

export interface LineSlip extends Slip {
  /** The frame that it was to open. */
  readonly frame?: FrameKind;
}

/** A line that is neither a message nor begins with a word that is known. */
export function slipOfStatement(statement: string): LineSlip {
  const text = statement.slice(0, farthest);
  const left = `${quoted(text)} is not understood and is left out.`;
  if (/^(?:\/\/|#|%)/.test(text)) {
    return { message: "This is no comment.", hint: "Begin a comment with %%." };
  }
  if (/^(?:TB|TD|BT|LR|RL)$/.test(text)) {
    return { message: "A sequence diagram has no direction.", hint: "Remove it." };
  }
  const word = /^[A-Za-z]+\b/.exec(text)?.[0] ?? "";
  const rest = word === "" ? "" : text.slice(word.length).replace(/^\s*:?\s*/, "");
  if (otherSections.test(text)) {
    return { message: left, hint: `Write else ${text.replace(otherSections, "").trim()}`.trim() };
  }
  const frame = otherFrames.get(word.toLowerCase());
  if (frame) return { message: left, hint: `Write ${frame} ${rest}`.trim(), frame };
  const meant = nearest(word, keywords);
  if (meant !== undefined) {
    const sign = meant.startsWith("acc") ? ": " : " ";
    return { message: left, hint: `Did you mean ${meant}${rest === "" ? "" : sign + rest}?` };
  }
  if (/^[-=<]*[-=][>x)]/.test(text)) {
    return { message: "This message has no sender.", hint: "Write A->>B: text." };
  }
  return { message: left, hint: "Write messages as A->>B: text." };
}

export function slipOfNote(note: string): Slip {
  const rest = note.slice(0, farthest);
  const text = /:\s*(\S[\s\S]*)$/.exec(rest)?.[1] ?? "text";
  const place = /^(?:left|right)\b/i.exec(rest)?.[0];
  const who = /^(?:(?:left|right)(?:\s+of)?\s+|over\s+|at\s+|for\s+)?(\S+?)(?=[\s:,]|$)/i.exec(
    rest,
  )?.[1];
  const where = place === undefined ? "over" : `${place.toLowerCase()} of`;
  return {
    message: `${quoted(`Note ${rest}`)} is not understood and is left out.`,
    hint: `Write Note ${where} ${who ?? "A"}: ${text}`,
  };
}

export interface WrongArrow extends Slip {
  readonly from: string;
  readonly to: string;
  /** The arrow that was meant. */
  readonly sign: string;
  readonly text: string;
}

const wrongArrow =
  /^([^:<>=—–→⇒]*?[^:<>=—–→⇒\s-])\s*(<<-(?!-*>)|<-{1,2}(?!-*>)|<=+|-{3,}>{1,2}|-{1,2}>{3,}|-+\s+-*>{1,2}|-{1,2}>\s+>|={1,2}>{1,2}|[—–]+>{0,2}|[→⇒]|--(?![>x)|\\/-]))\s*([^:>\s-][^:]*?)\s*(?::([\s\S]*))?$/;

/** A message with an arrow of another notation. */
export function arrowSlip(statement: string): WrongArrow | undefined {
  const found = wrongArrow.exec(statement.slice(0, farthest));
  if (!found) return undefined;
  const [, left = "", wrong = "", right = "", text = ""] = found;
  const isBack = wrong.startsWith("<");
  const sign = wrong === "--" ? "-->" : wrong.includes("--") && !isBack ? "-->>" : "->>";
  const [from, to] = isBack ? [right, left] : [left, right];
  const said = text.trim() === "" ? "" : `: ${text.trim()}`;
  return {
    message: `${quoted(wrong)} is no arrow of a sequence diagram.`,
    hint: `Write ${from}${sign}${to}${said}`,
    from,
    to,
    sign,
    text,
  };
}

/** A participant whose other name stands where Mermaid does not look for it. */
export function participantSlip(
  whole: string,
): (Slip & { readonly id: string; readonly label: string }) | undefined {
  const said = whole.slice(0, farthest);
  const bracketed = /^([\w-]+)\s*[[({]+"?([^\])}"]*)"?[\])}]+$/.exec(said);
  if (bracketed) {
    const [, id = "", label = ""] = bracketed;
    return {
      message: "A participant has no brackets.",
      hint: `Write participant ${id} as ${label}`,
      id,
      label,
    };
  }
  const empty = /^(\S+)\s+as$/.exec(said)?.[1];
  if (empty !== undefined) {
    return {
      message: "No name stands behind as.",
      hint: `Write participant ${empty} as Name, or participant ${empty}`,
      id: empty,
      label: empty,
    };
  }
  // An actor may well be spoken of in a name.
  const two = /^(\S+)\s+as\s([\s\S]*?)\s(participant|actor)\s+/.exec(said);
  const label = two?.[2]?.trim() ?? "";
  const isOther = /^\S+(?:\s+as\s|$)/.test(said.slice(two?.[0].length));
  if (two && isOther && (two[3] === "participant" || !/\s/.test(label))) {
    const [, id = "", , word = ""] = two;
    return {
      message: "Two participants stand on one line.",
      hint: `Begin a new line before the second ${word}.`,
      id,
      label,
    };
  }
  return undefined;
}

/** A message whose receiver is more than one name; `to` and `text` are what was meant. */
export function messageSlip(
  statement: string,
  to: string,
  said: string | undefined,
  isKnown: (id: string) => boolean,
): (Slip & { readonly to: string | undefined; readonly text: string }) | undefined {
  if (statement.length > farthest) return undefined;
  if (/-[->]|->/.test(to)) {
    return {
      message: "A message has one sender and one receiver.",
      hint: "Write each message on a line of its own.",
      to: undefined,
      text: "",
    };
  }
  if (/^\w+[[({][^\])}]+[\])}]$/.test(to) || /^\w+[[({][^\])}]+[\])}]\s*-/.test(statement)) {
    return {
      message: "A participant has no brackets.",
      hint: "Write participant A as Name above, and A in messages.",
      to: undefined,
      text: "",
    };
  }
  const [, first, text = ""] = /^(\S+)\s+(\S[\s\S]*)$/.exec(to) ?? [];
  if (said !== undefined || first === undefined || isKnown(to)) return undefined;
  const arrow = statement.slice(0, statement.length - to.length).trimEnd();
  return {
    message: "A colon stands between the receiver and the text.",
    hint: `Write ${arrow}${first}: ${text}`,
    to: first,
    text,
  };
}
