import { lineText } from "mermaid-text/text";
import { expect, test } from "vitest";
import type { Look } from "../view/view.ts";
import { detailView } from "./detail.ts";
import { listView } from "./list.ts";
import { hopsOf, loginSeen } from "./testing.ts";

const look: Look = { width: 76, text: 76, margin: 2, charset: "unicode", plain: false };

function opened(id: number): string {
  const hop = hopsOf(loginSeen)[id - 1];
  return hop === undefined ? "" : detailView(hop, look).map(lineText).join("\n");
}

test("a request shows its line, the headers that matter, and its body laid out", () => {
  expect(opened(1)).toBe(
    `1. The browser sends POST /login?next=/ to the backend, with an email, a
password and its cookie.

POST http://localhost:3000/login?next=/
Content-Type: application/json
Cookie: theme=••••(4)

{
  "email": "••••(20)",
  "password": "••••(4)"
}
Masked: Cookie theme, email, password.`,
  );
});

test("a query shows its values, an answer its rows", () => {
  expect(opened(2)).toContain("value 1: ••••(20)");
  expect(opened(3)).toContain("id  name   hash\n7   Nadia  ••••(12)");
});

test("a list has a line a hop, and fits", () => {
  const lines = listView(hopsOf(loginSeen), look).map(lineText);
  expect(lines[0]).toBe("  1 Browser → Backend  POST /login?next=/");
  for (const width of [20, 40, 60]) {
    for (const each of listView(hopsOf(loginSeen), { ...look, width, text: width })) {
      expect(lineText(each).length).toBeLessThanOrEqual(width);
    }
  }
});
