/**
 * What people write by mistake in flowcharts, what they meant, and what to type instead.
 * Pure. Everything looks at no more than a piece of one line: sources may be garbage.
 */

import { farthest, type Slip } from "../../read/slip.ts";
import { quoted } from "../../read/source.ts";
import { nearest } from "../../text/nearest.ts";

const linkStart = /^\s*(?:[^\s"@;]+@[<ox]?[-=~]|[xo<]?(?:--|==|-\.|\.-)|~~~|&|[-=]+>|<-|[—–→⇒⟶➜])/;
const anyLink = /--|==|-\.|~~~|->|=>|[—–→⇒⟶➜]/;

const keywords = [
  "subgraph",
  "direction",
  "classDef",
  "class",
  "click",
  "style",
  "linkStyle",
  "accTitle",
  "accDescr",
];

/** Words of sequence diagrams that no flowchart has. */
const foreign = ["participant", "actor", "loop", "alt", "opt", "par", "autonumber"];

/**
 * A line that is no chain of nodes, though it begins with a word. `group` says that it was
 * to open a subgraph, whose name begins there.
 */
export function slipOfLine(line: string): (Slip & { readonly group?: number }) | undefined {
  if (/^(?:\/\/|#(?!\w+;)|%(?!%))/.test(line) && !linkStart.test(line.replace(/^\S+/, ""))) {
    return { message: "This is no comment.", hint: "Begin a comment with %%." };
  }
  const found = /^([A-Za-z]\w*)([^\S\n]*)(:(?!::)|(?=[^\s;]))[^\S\n]*(\S[^\n]*)/.exec(line);
  if (!found) return undefined;
  const [, word = "", space = "", colon = "", rest = ""] = found;
  const isWordAlone = colon !== "" || (space !== "" && !/^[;%~&@[({>:]/.test(rest));
  if (!isWordAlone || linkStart.test(rest)) return undefined;
  const meant = nearest(word, keywords);
  if (/^acc(?:Title|Descr)$/.test(meant ?? "")) {
    return unknown(line, `Write ${meant}: ${rest}`);
  }
  if (/^title$/i.test(word)) return unknown(line, `Write accTitle: ${rest}`);
  if (/^note$/i.test(word)) {
    return {
      message: "A flowchart has no notes.",
      hint: 'Make it a box of its own: N["text"] -.- A.',
    };
  }
  if (/^(?:flowchart|graph)$/.test(word)) {
    return {
      message: "Another diagram begins here.",
      hint: "Give each diagram a fence of its own.",
    };
  }
  if (foreign.includes(word) && !anyLink.test(rest)) {
    return {
      message: `${quoted(word)} is a word of sequence diagrams.`,
      hint: "Begin with sequenceDiagram, or write links as A --> B.",
    };
  }
  if (meant === "direction" && word === meant) {
    return { message: `${quoted(rest)} is not a direction.`, hint: "Use TD, BT, LR or RL." };
  }
  if (meant !== undefined && !anyLink.test(rest)) {
    const group = meant === "subgraph" ? { group: word.length } : {};
    return { ...unknown(line, `Did you mean ${meant} ${rest}?`), ...group };
  }
  if (colon !== "") return undefined;
  const [name = ""] = /^(?:[\p{L}\p{N}_]+[^\S\n]+)+[\p{L}\p{N}_]+/u.exec(line) ?? [];
  if (name === "") return undefined;
  const short = name.replace(/[^\S\n]+/g, "");
  return {
    message: `${quoted(name)} has a blank in it, so it cannot name a box.`,
    hint: `Write ${short}[${name}]: a name without blanks, the text in brackets.`,
  };
}

function unknown(line: string, hint: string): Slip {
  return { message: `${quoted(line)} is not understood and is left out.`, hint };
}

/** An end of a subgraph as other languages have it. */
export function slipOfEnd(line: string): Slip | undefined {
  const word = /^(?:End|END|endsubgraph|end subgraph|edn|\})(?=[^\S\n]*(?:[\n;]|$))/.exec(
    line,
  )?.[0];
  if (word === undefined) return undefined;
  return {
    message: `${quoted(word)} does not close the subgraph.`,
    hint: "Write end, in small letters and alone on its line.",
  };
}

export interface WrongLink extends Slip {
  /** Characters of the source that it takes. */
  readonly length: number;
  readonly label: string;
  readonly isBack: boolean;
}

/** A link as other notations write it. */
export function wrongLink(rest: string): WrongLink | undefined {
  const texted = /^--[^\S\n]((?:(?!--|->|"|\|)[^\n])*)->/.exec(rest);
  if (texted) {
    const label = (texted[1] ?? "").trim();
    return {
      message: "This link ends with one dash too few.",
      hint: label === "" ? "Write A --> B." : `Write -- ${label} --> or -->|${label}|.`,
      length: texted[0].length,
      label,
      isBack: false,
    };
  }
  const found = /^(?:--?>>|->|=>|-\.>|\.\.?>|[-=]?[—–]+>?|[→⇒⟶➜]|-[^\S\n]+-*>)/.exec(rest);
  return found ? wrongSign(found[0], false) : undefined;
}

/** A link the wrong way round; `<-- text -->` is none, and has been read by then. */
export function backLink(rest: string): WrongLink | undefined {
  const found = /^(?:<-{1,2}|<=(?!=))/.exec(rest);
  return found ? wrongSign(found[0], true) : undefined;
}

function wrongSign(sign: string, isBack: boolean): WrongLink {
  return {
    message: `${quoted(sign)} is no link of a flowchart.`,
    hint: sign.includes(".")
      ? "Write A -.-> B."
      : isBack
        ? "Write the link the other way: B --> A."
        : sign.startsWith("=")
          ? "Write A --> B, or A ==> B for a thick line."
          : "Write A --> B.",
    length: sign.length,
    label: "",
    isBack,
  };
}

/** What stands behind a chain and does not belong there. */
export function slipOfRest(rest: string): Slip {
  const [first = ""] = rest;
  if (rest.startsWith("%%")) {
    return {
      message: "A comment stands on a line of its own.",
      hint: "Move it to a line of its own.",
    };
  }
  if (/^:(?!:)/.test(rest)) {
    const text = rest.slice(1).trim() || "text";
    return unknown(rest, `Write the text of a link into it: A -->|${text}| B.`);
  }
  if ("])}".includes(first)) {
    return {
      message: `${quoted(first)} closes nothing.`,
      hint: 'Remove it, or put the whole text in quotes: A["text"].',
    };
  }
  if ("[({".includes(first)) {
    return {
      message: "A bracket stands right behind the name of its box.",
      hint: "Write A[text], without a blank.",
    };
  }
  if (first === "|") return unknown(rest, "Write the text behind the link: A -->|text| B.");
  if (first === ",") return unknown(rest, "Write several boxes as A & B --> C.");
  if (first === '"') return unknown(rest, 'Give the box a name: A["text"].');
  if (/^(?:--|==|-\.)/.test(rest)) {
    return { message: "This link has no end.", hint: "Write A -- text --> B or A -->|text| B." };
  }
  return unknown(rest, "Write links as A --> B and texts with special signs in quotes.");
}

/** A statement that does not even begin with the name of a box. */
export function slipOfStart(rest: string): Slip {
  if (/^[xo<]?(?:--|==|-\.)/.test(rest)) {
    return { message: "This link has no source.", hint: "Write what it comes from: A --> B." };
  }
  if (/^["[({]/.test(rest)) {
    return {
      message: `${quoted(rest)} has no name.`,
      hint: 'Write a name before the text: A["text"].',
    };
  }
  return slipOfRest(rest);
}

/** A link that leads nowhere. */
export function slipOfTarget(rest: string): Slip {
  const text = /^\|([^|]*)$/.exec(rest)?.[1]?.trim();
  if (text !== undefined) {
    const [first = "text"] = text.split(/\s/);
    return { message: "The text of this link is never closed.", hint: `Write -->|${first}| B.` };
  }
  return { message: "This link has no target.", hint: "Write what it leads to: A --> B." };
}

export interface OpenText extends Slip {
  /** The text that was meant, and how far it goes behind the bracket. */
  readonly text: string;
  readonly length: number;
}

const closers: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };
const textEnd = /[\])}]|<?--+[->xo]|<?-\.+->|<?==+[=>xo]|~~~|$/;

/** A bracket that is never closed: its text goes to the next link or to the end of the line. */
export function openBracket(id: string, rest: string): OpenText | undefined {
  const [first = ""] = rest;
  const close = closers[first];
  if (close === undefined) return undefined;
  const open = /^[[({]{1,3}/.exec(rest)?.[0] ?? first;
  const inner = rest.slice(open.length);
  const end = textEnd.exec(inner);
  const [text = "", style = ""] = withoutClass(inner.slice(0, end?.index ?? inner.length).trim());
  const closing = /^[^\S\n]*[\])}]*/.exec(inner.slice(end?.index ?? inner.length))?.[0] ?? "";
  const wanted = [...open]
    .reverse()
    .map((one) => closers[one])
    .join("");
  const isQuoted = text.startsWith('"');
  const bare = text.replace(/^"|"$/g, "").replaceAll('\\"', '"');
  return {
    message: isQuoted
      ? bare.includes('"')
        ? "A quotation mark within a text in quotes ends the text."
        : "The quotation mark is never closed."
      : closing.trim() === ""
        ? `The bracket ${quoted(open)} is never closed.`
        : `${quoted(open)} is not closed by ${quoted(closing)}.`,
    hint: `Write ${id}${open}${isQuoted ? inQuotes(bare) : bare}${wanted}${style}.`,
    text: bare,
    length: open.length + (end?.index ?? inner.length) + closing.length,
  };
}

/** A class behind the text stands outside the brackets. */
function withoutClass(text: string): string[] {
  const at = text.lastIndexOf(":::");
  return at > 0 && /^:::[\w-]+$/.test(text.slice(at))
    ? [text.slice(0, at), text.slice(at)]
    : [text];
}

/** A text as Mermaid wants it that has brackets or quotation marks. */
export function inQuotes(text: string): string {
  return `"${text.trim().replaceAll('"', "#quot;")}"`;
}

/** Does a text between brackets show that the bracket was closed too late or by another one? */
export function isOpenText(inner: string): boolean {
  const text = inner.trim();
  if (text.startsWith('"')) return text.indexOf('"', 1) !== text.length - 1;
  if (/^[[({]/.test(text) && !/[\])}]/.test(text)) return true;
  return /(?:--[->xo]|\.->|==[=>xo])\s*(?:\|[^|]*\|\s*)?[^\s[\](){}]*[[({]/.test(
    text.slice(0, farthest),
  );
}

/** Mermaid itself wants quotes around a text with brackets in it. */
export function needsQuotes(inner: string): boolean {
  const text = inner.trim();
  return !text.startsWith('"') && /[[\](){}]/.test(text);
}
