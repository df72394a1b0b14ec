/** How a type of question is written in Markdown, and what its author is told about it. Pure. */

import type { Paragraph, RootContent } from "mdast";
import type { Position } from "../../diagnostic.ts";
import type { Block, Inline } from "../../document/block.ts";
import type { Report } from "../../problems.ts";
import type { Label, Labelled } from "./label.ts";
import type { AnswerReading } from "./reading.ts";

/** The Markdown of an answer: how it is told from other text, and how it is read. */
export interface Shape<A> {
  /** For messages: "a list of options". */
  readonly name: string;
  /** Labels of paragraphs that belong to it. */
  readonly takes: readonly Label[];
  /** Whether a node has this shape; `answered` when another answer stands above it. */
  claims(node: RootContent, answered: boolean): boolean;
  /** Whether the node behind it belongs to it as well. */
  takesNext?(next: RootContent | undefined): boolean;
  /** Undefined when it cannot be asked; why was reported. */
  read(parts: ShapeParts, reading: AnswerReading): A | undefined;
}

/** What was found below a heading for one answer. */
export interface ShapeParts {
  readonly node: RootContent;
  /** The node behind it, where the shape takes that. */
  readonly next: RootContent | undefined;
  readonly nots: readonly LabelledParagraph[];
  readonly avoid: Paragraph | undefined;
  readonly model: readonly Inline[];
  /** `exact: yes`. */
  readonly exact: boolean;
}

export interface LabelledParagraph extends Labelled {
  readonly node: Paragraph;
}

/** A type of question as its author writes it; `All` are the types that share its shape. */
export interface Authored<A, All = A> {
  readonly shape: Shape<All>;
  /** Keys of the metadata that change something. */
  readonly keys: readonly ("exact" | "shuffle")[];
  /** What is right, in texts that change when it does and with nothing else. */
  rightTexts(answer: A): string[];
  /** The right answer in words, where an explanation may only be saying it again. */
  rightWords?(answer: A): string;
  /** Rules of teaching for this type alone. */
  teach?(answer: A, question: Taught): void;
}

/** What rules of teaching see of a question, and to whom they report. */
export interface Taught {
  readonly title: readonly Inline[];
  readonly stem: readonly Block[];
  readonly at: Position;
  /** Where the parts of the answer stand. */
  readonly places: readonly Position[];
  /** Whether rules about English words hold. */
  readonly english: boolean;
  readonly report: Report;
}
