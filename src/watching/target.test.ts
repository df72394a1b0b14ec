import { expect, test } from "vitest";
import { TutorError } from "../core/error.ts";
import { targetOf } from "./target.ts";

function said(words: readonly string[], remote = false): string {
  try {
    const target = targetOf(words, { remote });
    if (target.kind === "address") return target.url.href;
    return target.kind === "har" ? `har ${target.path}` : target.words.join(" ");
  } catch (error) {
    if (error instanceof TutorError) return error.code;
    throw error;
  }
}

test.each([
  [["visit.har"], "har visit.har"],
  [["-"], "har -"],
  [["http://localhost:3000"], "http://localhost:3000/"],
  [["localhost:3000/admin"], "http://localhost:3000/admin"],
  [["3000"], "http://localhost:3000/"],
  [["https://[::1]:8443"], "https://[::1]:8443/"],
  [["http://example.com"], "watch.not-local"],
  [["http://localhost.example.com"], "watch.not-local"],
  [["http://127.0.0.1.example.com"], "watch.not-local"],
  [["http://me:pw@localhost:3000"], "watch.bad-address"],
  [["npm", "run", "dev"], "npm run dev"],
  [["./server"], "./server"],
])("%j", (words, expected) => {
  expect(said(words)).toBe(expected);
});

test("another machine is watched when somebody says so", () => {
  expect(said(["http://example.com"], true)).toBe("http://example.com/");
});
