/** A lesson's blocks as a view: headings, lists, quotes, alerts as boxes, tables, diagrams. Pure. */

import { cells, cleanLines, type Line, line, type Style, span, wrapLine } from "mermaid-text/text";
import type { Side } from "../course/course.ts";
import {
  type AlertTone,
  type Block,
  type Inline,
  inlineText,
  type ListItem,
} from "../document/block.ts";
import { layoutInline } from "./inline.ts";
import { rule } from "./ruled.ts";
import { type SignName, sign } from "./signs.ts";
import { styles } from "./style.ts";
import { layoutTable } from "./table.ts";
import { type Box, isLine, type Look, type ViewItem } from "./view.ts";

/** What a block needs to know of its course. */
export interface BlockContext {
  readonly sides: readonly Side[];
  /** Asked for a diagram only: the code that draws is loaded when there is one. */
  readonly draw: (source: string, look: Look, sides: readonly Side[]) => readonly Line[];
}

/** Below this many cells two boxes side by side are too narrow to read. */
const narrowestPairedBox = 34;

const alertTitles: Record<AlertTone, string> = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

/** The blocks from top to bottom, one blank line between two of them. */
export function layoutBlocks(
  blocks: readonly Block[],
  look: Look,
  context: BlockContext,
): ViewItem[] {
  const items: ViewItem[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block === undefined) continue;
    const next = blocks[index + 1];
    const paired = isMistake(block) && next !== undefined && isBetter(next);
    const laid = paired
      ? layoutPair(block, next, look, context)
      : layoutBlock(block, look, context);
    if (paired) index += 1;
    if (laid.length === 0) continue;
    if (items.length > 0) items.push([]);
    items.push(...laid);
  }
  return items;
}

type Alert = Block & { kind: "alert" };

function isMistake(block: Block): block is Alert {
  return block.kind === "alert" && block.tone === "caution";
}

function isBetter(block: Block): block is Alert {
  return block.kind === "alert" && block.tone === "tip";
}

/** A mistake and what is better: side by side when there is room, else one above the other. */
function layoutPair(mistake: Alert, better: Alert, look: Look, context: BlockContext): ViewItem[] {
  // In ASCII the signs would be taken for the frame's corners.
  const signed = look.charset === "unicode" && !look.plain;
  const title = (name: SignName, word: string) => (signed ? `${sign(name, look)} ${word}` : word);
  const half = Math.floor((look.text - 2) / 2);
  const beside = !look.plain && half >= narrowestPairedBox;
  const inner = beside ? { ...look, text: half, width: half } : look;
  const first = layoutAlert(mistake, inner, context, title("wrong", "Mistake"));
  const second = layoutAlert(better, inner, context, title("right", "Better"));
  if (!beside) return look.plain ? [...first, ...second] : [...first, [], ...second];
  const boxes = [...first, ...second].filter(
    (item): item is Box => !isLine(item) && item.kind === "box",
  );
  return [{ kind: "row", boxes }];
}

function layoutBlock(block: Block, look: Look, context: BlockContext): readonly ViewItem[] {
  switch (block.kind) {
    case "heading":
      return layoutInline(block.content, look.text, styles.title);
    case "paragraph":
      return layoutInline(block.content, look.text);
    case "list":
      return layoutList(block, look, context, 0);
    case "table":
      return layoutTable(block, look, context.sides);
    case "code":
      return layoutCode(block.text, look);
    case "quote":
      return layoutQuote(block.blocks, look, context);
    case "alert":
      return layoutAlert(block, look, context, alertTitles[block.tone]);
    case "diagram":
      return layoutDiagram(block, look, context);
    case "rule":
      return look.plain ? [] : [rule(look)];
  }
}

type List = Block & { kind: "list" };

function layoutList(list: List, look: Look, context: BlockContext, depth: number): ViewItem[] {
  const lastNumber = list.start + list.items.length - 1;
  return list.items.flatMap((item, index) => {
    const marker = `${markerOf(list, item, index, depth, look).padStart(list.ordered ? `${lastNumber}.`.length : 0)} `;
    return indent(layoutItem(item, narrower(look, cells(marker)), context, depth), marker);
  });
}

function markerOf(list: List, item: ListItem, index: number, depth: number, look: Look): string {
  if (item.checked !== undefined) return sign(item.checked ? "ticked" : "unticked", look);
  if (list.ordered) return `${list.start + index}.`;
  return sign(depth % 2 === 0 ? "bullet" : "innerBullet", look);
}

/** An item's blocks; lists inside stand close, other blocks keep a blank line between. */
function layoutItem(item: ListItem, look: Look, context: BlockContext, depth: number): ViewItem[] {
  const items: ViewItem[] = [];
  for (const block of item.blocks) {
    const laid =
      block.kind === "list"
        ? layoutList(block, look, context, depth + 1)
        : layoutBlock(block, look, context);
    if (items.length > 0 && block.kind !== "list") items.push([]);
    items.push(...laid);
  }
  return items.length === 0 ? [[]] : items;
}

/** Shifts a view to the right; the first line gets the marker. A box gives up its frame. */
function indent(items: readonly ViewItem[], marker: string): Line[] {
  const blank = " ".repeat(cells(marker));
  return items.flatMap(linesOf).map((each, index) => [span(index === 0 ? marker : blank), ...each]);
}

function narrower(look: Look, by: number): Look {
  return { ...look, width: Math.max(8, look.width - by), text: Math.max(8, look.text - by) };
}

/** Code keeps its line ends and blanks; a line that is too long goes on in the next one. */
export function layoutCode(text: string, look: Look): Line[] {
  const room = look.text - 2;
  return cleanLines(text).flatMap((each) => {
    const blanks = /^ */.exec(each)?.[0].length ?? 0;
    return wrapLine(line(span(each, styles.code)), room, Math.min(blanks + 2, room >> 1)).map(
      (wrapped) => [span("  "), ...wrapped],
    );
  });
}

function layoutQuote(blocks: readonly Block[], look: Look, context: BlockContext): ViewItem[] {
  const bar = look.plain ? "" : `${sign("bar", look)} `;
  return layoutBlocks(blocks, narrower(look, cells(bar)), context).map((item) =>
    isLine(item) && bar !== "" ? [span(bar, styles.dim), ...item] : item,
  );
}

function layoutAlert(block: Alert, look: Look, context: BlockContext, title: string): ViewItem[] {
  return frameBlocks(title, styles[block.tone], block.blocks, look, context);
}

/** Blocks in a titled frame. Plain: the title begins the first paragraph, and there is no frame. */
export function frameBlocks(
  title: string,
  style: Style,
  blocks: readonly Block[],
  look: Look,
  context: BlockContext,
): ViewItem[] {
  if (!look.plain) return frame(title, style, layoutBlocks(blocks, boxInside(look), context), look);
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") {
    return [...wrapLine(line(`${title}:`), look.text), ...layoutBlocks(blocks, look, context)];
  }
  const content: Inline[] = [{ kind: "text", text: `${title}: ` }, ...first.content];
  return layoutBlocks([{ ...first, content }, ...rest], look, context);
}

/** How to lay out what stands inside a box. */
export function boxInside(look: Look): Look {
  return { ...look, width: look.text - 4, text: look.text - 4 };
}

/** Content, laid out by `boxInside`, in a titled frame as wide as running text. Never plain. */
export function frame(
  title: string,
  style: Style,
  content: readonly ViewItem[],
  look: Look,
): ViewItem[] {
  return [{ kind: "box", title, style, lines: content.flatMap(linesOf), width: look.text }];
}

/** The lines of an item; a box inside a box gives up its frame and keeps its title. */
function linesOf(item: ViewItem): Line[] {
  if (isLine(item)) return [item];
  const boxes = item.kind === "box" ? [item] : item.boxes;
  return boxes.flatMap((box) => [line(span(box.title, box.style)), ...box.lines]);
}

type DiagramBlock = Block & { kind: "diagram" };

function layoutDiagram(block: DiagramBlock, look: Look, context: BlockContext): readonly Line[] {
  return context.draw(block.source, look, context.sides);
}

/** Words of a block as they count for reading time and for the rule on screen length. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return inlineText(block.content);
    case "list":
      return block.items.map((item) => item.blocks.map(blockText).join(" ")).join(" ");
    case "table":
      return [block.header, ...block.rows]
        .map((row) => row.map((cell) => inlineText(cell)).join(" "))
        .join(" ");
    case "quote":
    case "alert":
      return block.blocks.map(blockText).join(" ");
    case "code":
    case "diagram":
    case "rule":
      return "";
  }
}
