/** What a lesson's text is made of once Markdown is read: blocks, and what stands inside a line. Pure. */

import type { Position } from "../diagnostic.ts";

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly content: readonly Inline[] }
  | { readonly kind: "link"; readonly url: string; readonly content: readonly Inline[] }
  | { readonly kind: "image"; readonly url: string; readonly alt: string }
  | { readonly kind: "break" };

/** GitHub's five alerts. */
export type AlertTone = "note" | "tip" | "important" | "warning" | "caution";

export interface ListItem {
  readonly blocks: readonly Block[];
  /** For a task list: ticked or not. */
  readonly checked?: boolean;
}

export type Align = "left" | "center" | "right";

/** A table's cells, each one line of inline content. */
export type TableRow = readonly (readonly Inline[])[];

export type Block = { readonly at: Position } & (
  | { readonly kind: "heading"; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly ListItem[];
    }
  | {
      readonly kind: "table";
      readonly align: readonly Align[];
      readonly header: TableRow;
      readonly rows: readonly TableRow[];
    }
  | { readonly kind: "code"; readonly language: string; readonly text: string }
  | { readonly kind: "quote"; readonly blocks: readonly Block[] }
  | { readonly kind: "alert"; readonly tone: AlertTone; readonly blocks: readonly Block[] }
  | {
      /** A fence marked `mermaid`. `at` is the fence; the source begins one line below. */
      readonly kind: "diagram";
      readonly source: string;
    }
  | { readonly kind: "rule" }
);

/** Inline content as bare text: for names, slugs and spoken forms. */
export function inlineText(content: readonly Inline[]): string {
  return content.map(partText).join("");
}

function partText(part: Inline): string {
  switch (part.kind) {
    case "text":
    case "code":
      return part.text;
    case "strong":
    case "emphasis":
    case "strike":
    case "link":
      return inlineText(part.content);
    case "image":
      return part.alt;
    case "break":
      return " ";
  }
}
