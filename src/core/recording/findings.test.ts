import { expect, test } from "vitest";
import { findingsOf } from "./findings.ts";
import type { Party } from "./hop.ts";
import { markdownOf } from "./markdown.ts";
import type { Seen } from "./seen.ts";
import { hopsOf, loginSeen } from "./testing.ts";

function visit(
  key: string,
  host: string | undefined,
  method: string,
  url: string,
  status: number,
  headers: readonly { readonly name: string; readonly value: string }[] = [],
): Seen[] {
  const to: Party = host === undefined ? { kind: "backend" } : { kind: "service", host };
  return [
    { kind: "request", key, from: { kind: "browser" }, to, at: 1, method, url, headers },
    { kind: "response", key, at: 2, status, headers: [] },
  ];
}

function codes(seen: readonly Seen[]): string[] {
  return findingsOf(hopsOf(seen)).map(({ code }) => code);
}

test("requests that go straight to a database say so, with their number and their lesson", () => {
  const host = "abcdef.supabase.co";
  const seen = [1, 2, 3].flatMap((n) =>
    visit(`${n}`, host, "GET", `https://${host}/rest/v1/books?id=eq.${n}`, 200),
  );
  const [first] = findingsOf(hopsOf(seen));
  expect(first).toMatchObject({ code: "database-from-page", hops: [1, 3, 5] });
  expect(first?.text).toMatch(
    /^3 requests went to a database service \(abcdef\.supabase\.co\) straight from the page\./,
  );
  expect(first?.lessons[0]).toBe("who-may-see-what");
});

test("logging in at the same service is no question to its database", () => {
  const host = "abcdef.supabase.co";
  const seen = visit("1", host, "POST", `https://${host}/auth/v1/token?grant_type=x`, 200);
  expect(codes(seen)).toEqual(["other-services"]);
});

test("an app with a backend of its own is told nothing that it does not do", () => {
  expect(codes(loginSeen)).toEqual([]);
});

test("keys, passwords, failures and repeats are told", () => {
  const key = [{ name: "Authorization", value: "Bearer sk-abcdefghijklmnop1234" }];
  const host = "api.openai.com";
  expect(codes(visit("1", host, "POST", `https://${host}/v1/x`, 200, key))).toContain(
    "secret-key-from-page",
  );
  expect(codes(visit("1", undefined, "GET", "/login?password=rose", 200))).toEqual([
    "password-in-address",
  ]);
  expect(codes(visit("1", undefined, "GET", "http://shop.example/", 500))).toEqual([
    "unencrypted",
    "failed",
  ]);
  const again = [1, 2, 3, 4, 5].flatMap((n) => visit(`${n}`, undefined, "GET", "/x", 404));
  expect(codes(again)).toEqual(["refused", "again"]);
});

test("a page of Markdown holds the diagram, what it shows, and each hop", () => {
  const hops = hopsOf(loginSeen);
  const finding = { code: "x", text: "It *works*.", lessons: [], hops: [1] };
  const page = markdownOf(hops, [finding], "A visit");
  expect(page).toContain("# A visit\n\n```mermaid\nsequenceDiagram\n");
  expect(page).toContain("- It \\*works\\*.");
  expect(page).toContain("   ```sql\n   SELECT id, name, hash FROM members WHERE email = ?\n");
  expect(page).not.toContain("rose");
});
