import { expect, test } from "vitest";
import { drawDiagram, parseDiagram } from "../diagram.ts";
import { lineText } from "../text/styled.ts";

function drawn(body: string, width: number): string {
  const { value } = parseDiagram(`sequenceDiagram\n${body}`);
  if (!value) throw new Error("not read");
  const { lines } = drawDiagram(value, { width, charset: "unicode" });
  return `\n${lines.map(lineText).join("\n")}\n`;
}

test("heads that do not fit side by side stand in two rows by turns", () => {
  const body = "Storefront->>Warehouse: reserve\nWarehouse->>Courier: pick up";
  expect(drawn(body, 34)).toMatchInlineSnapshot(`
    "
    ┌────────────┐       ┌─────────┐
    │ Storefront │       │ Courier │
    └─────┬──────┘       └────┬────┘
          │   ┌───────────┐   │
          │   │ Warehouse │   │
          │   └─────┬─────┘   │
          │ reserve │         │
          ├────────►│         │
          │         │ pick up │
          │         ├────────►│
          │         │         │
    "
  `);
});

test("on a very narrow screen heads are stairs, and texts reach over lanes", () => {
  const body = [
    "Storefront->>Warehouse: reserve the articles",
    "loop until delivered",
    "Warehouse->>Courier: pick up",
    "Courier->>Courier: drive",
    "end",
  ].join("\n");
  expect(drawn(body, 24)).toMatchInlineSnapshot(`
    "
    ┌────────────┐
    │ Storefront │
    └─┬──────────┘
      │   ┌───────────┐
      │   │ Warehouse │
      │   └─┬─────────┘
      │     │   ┌─────────┐
      │     │   │ Courier │
      │     │   └─┬───────┘
       reserve the articles
      ├────►│     │
    ┌╌ loop: until ╌╌╌╌╌╌╌╌┐
    ╎  delivered  │        ╎
    ╎ │     │     │        ╎
    ╎ │     │ pick up      ╎
    ╎ │     ├────►│        ╎
    ╎ │     │     │ drive  ╎
    ╎ │     │     ├─┐      ╎
    ╎ │     │     │◄┘      ╎
    └╌│╌╌╌╌╌│╌╌╌╌╌│╌╌╌╌╌╌╌╌┘
      │     │     │
    "
  `);
});

test("the text of a frame takes the room that its frame has", () => {
  const body = [
    "alt the payment is approved",
    "Shop->>Bank: charge the card",
    "Bank-->>Shop: done",
    "else it is declined",
    "Bank-->>Shop: refused",
    "end",
  ].join("\n");
  expect(drawn(body, 40)).toMatchInlineSnapshot(`
    "
    ┌──────┐                     ┌──────┐
    │ Shop │                     │ Bank │
    └──┬───┘                     └──┬───┘
       │                            │
     ┌╌ alt: the payment is approved ╌┐
     ╎ │      charge the card       │ ╎
     ╎ ├───────────────────────────►│ ╎
     ╎ │            done            │ ╎
     ╎ │◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤ ╎
     ├╌ else: it is declined ╌╌╌╌╌╌╌│╌┤
     ╎ │          refused           │ ╎
     ╎ │◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤ ╎
     └╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌┘
       │                            │
    "
  `);
});

test("no word is cut where texts reach over lanes", () => {
  const body = "participant A\nparticipant B\nopt now\nB->>A: internationalization\nend";
  for (const width of [26, 28, 30, 36]) {
    expect(drawn(body, width).replace(/\s+/g, " ")).toContain("internationalization");
  }
});

test("a text never covers the head that its message makes", () => {
  const body = "A->>B: hi\ncreate participant C as Courier\nB->>C: pick up the parcel";
  for (const width of [22, 26, 30, 36, 44]) expect(drawn(body, width)).toContain("Courier");
});

test("in ASCII the end of a life is ASCII, too", () => {
  const { value } = parseDiagram("sequenceDiagram\nA->>B: hi\ndestroy B\nA->>B: bye");
  const lines = value ? drawDiagram(value, { width: 40, charset: "ascii" }).lines : [];
  expect(lines.map(lineText).join("\n")).toMatch(/^[\n\x20-\x7e]+$/);
});

test("a new head keeps clear of a loop's corner, to which it would seem to be joined", () => {
  const body = [
    "Shop->>Bank: pay",
    "Bank<<->>Bank: a rather long text",
    "create participant Courier",
    "Shop->>Courier: go",
  ].join("\n");
  expect(drawn(body, 20)).toMatchInlineSnapshot(`
    "
    ┌──────┐
    │ Shop │
    └─┬────┘
      │ ┌──────┐
      │ │ Bank │
      │ └─┬────┘
      │ pay
      ├──►│
     a rather long text
      │   ├◄─┐
      │   │◄─┘
      │   │
      │  go  ┌─────────┐
      ├───┼─►│ Courier │
      │   │  └────┬────┘
      │   │       │
    "
  `);
});
