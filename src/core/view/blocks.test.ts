import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { Block } from "../document/block.ts";
import { layoutBlocks } from "./blocks.ts";
import { layoutDiagram } from "./diagram-view.ts";
import { isLine, type Look } from "./view.ts";

const plain: Look = { width: 40, text: 40, margin: 0, charset: "ascii", plain: true };
const at = { line: 1, col: 1 };
const paragraph = (text: string): Block => ({
  kind: "paragraph",
  at,
  content: [{ kind: "text", text }],
});
const alert = (tone: "caution" | "tip", blocks: readonly Block[]): Block => ({
  kind: "alert",
  at,
  tone,
  blocks,
});
const laid = (blocks: readonly Block[]) =>
  layoutBlocks(blocks, plain, { sides: [], draw: layoutDiagram })
    .map((item) => (isLine(item) ? lineText(item) : "[box]"))
    .join("\n");

test("plain, the title of an alert and its text are wrapped as one", () => {
  const mistake = alert("caution", [paragraph("The form checks the input, so all is fine.")]);
  const better = alert("tip", [
    paragraph("The form helps people to get it right. The backend checks."),
    paragraph("Both do."),
  ]);
  expect(laid([mistake, better])).toMatchInlineSnapshot(`
    "Mistake: The form checks the input, so
    all is fine.
    Better: The form helps people to get it
    right. The backend checks.

    Both do."
  `);
});

test("plain, an alert that begins with a list has its title above", () => {
  const item = { blocks: [paragraph("one")] };
  const list: Block = { kind: "list", at, ordered: false, start: 1, items: [item] };
  expect(laid([alert("tip", [list])])).toBe("Tip:\n- one");
});
