import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FakeOptions, fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { watch } from "./watch.ts";

let home: string;
let visit: string;

const request = {
  method: "POST",
  url: "https://club.example/login",
  headers: [{ name: "Cookie", value: "session=abc" }],
  postData: { mimeType: "application/json", text: '{"password":"rose"}' },
};

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-watch-"));
  visit = join(home, "visit.har");
  const response = { status: 401, headers: [], content: { mimeType: "text/html", size: 0 } };
  const entries = [{ startedDateTime: "2026-05-12T10:00:00Z", time: 12, request, response }];
  writeFileSync(visit, JSON.stringify({ log: { entries } }));
});

afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

function world(options: Partial<FakeOptions> = {}) {
  return fakeWorld({ home, lessons: [], now: () => 0, ...options });
}

const plain = { json: false, showSecrets: false, yes: false, remote: false };

describe("a browser's recording", () => {
  test("is drawn, with what it proves below", async () => {
    const here = world();
    expect(await watch({ ...plain, words: [visit] }, here)).toBe(0);
    expect(here.out()).toContain("1. POST /login");
    expect(here.out()).toContain("1 request, 2 hops in all.");
    expect(here.out()).toContain("1 request was refused (401)");
  });

  test("opens a hop, and names the hops that there are", async () => {
    const here = world();
    await watch({ ...plain, words: [visit], hop: 1 }, here);
    expect(here.out()).toContain("Cookie: session=••••(3)");
    const error = await thrownBy(watch({ ...plain, words: [visit], hop: 3 }, here));
    expect(error).toMatchObject({ code: "watch.no-such-hop", hint: "They go from 1 to 2." });
  });

  test("at a terminal its hops are opened one after the other", async () => {
    const here = world({ answers: [0, { press: "quit" }] });
    await watch({ ...plain, words: [visit] }, here);
    expect(here.out()).toContain('"password": "••••(4)"');
  });

  test.each([
    ["visit.md", "# "],
    ["visit.mmd", "sequenceDiagram"],
    ["visit.jsonl", '{"schema":"whichside/hop"'],
  ])("is written as %s, and never over another file", async (name, start) => {
    const out = join(home, name);
    await watch({ ...plain, words: [visit], out }, world());
    const text = readFileSync(out, "utf8");
    expect(text.startsWith(start)).toBe(true);
    expect(text).not.toContain("rose");
    const error = await thrownBy(watch({ ...plain, words: [visit], out }, world()));
    expect(error.code).toBe("file.exists");
  });

  test("secrets are shown only after a yes", async () => {
    const refused = await thrownBy(watch({ ...plain, words: [visit], showSecrets: true }, world()));
    expect(refused).toMatchObject({ code: "watch.not-confirmed", exitCode: 2 });
    const no = world({ confirms: false });
    await thrownBy(watch({ ...plain, words: [visit], showSecrets: true, hop: 1 }, no));
    expect(no.out()).not.toContain("session=abc");
    const yes = world({ confirms: true });
    await watch({ ...plain, words: [visit], showSecrets: true, hop: 1 }, yes);
    expect(yes.out()).toContain("session=abc");
  });

  test("a file that isn't there, and one without a request, are told", async () => {
    const error = await thrownBy(watch({ ...plain, words: ["gone.har"] }, world()));
    expect(error).toMatchObject({ code: "file.unreadable" });
    const empty = join(home, "empty.har");
    writeFileSync(empty, '{"log":{"entries":[]}}');
    expect((await thrownBy(watch({ ...plain, words: [empty] }, world()))).code).toBe("watch.empty");
  });
});
