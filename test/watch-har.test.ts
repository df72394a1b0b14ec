/** `watch` with a browser's recording, as the built program: what a long one leaves when it is stopped. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bin, startTalking } from "./child.ts";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-har-"));
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const entry = JSON.stringify({
  startedDateTime: "2026-05-12T10:00:00Z",
  time: 1,
  request: { method: "GET", url: "https://club.example/seeds", headers: [] },
  response: { status: 200, headers: [], content: { mimeType: "text/html", size: 0 } },
});

test.skipIf(process.platform === "win32")(
  "Ctrl-C in the middle of a long one: what was read until then is true",
  async () => {
    const args = [bin, "watch", "-", "--json"];
    const child = startTalking(process.execPath, args, { WHICHSIDE_HOME: home }, home, "pipe");
    await child.tell(`{"log":{"entries":[${entry},${entry},${" ".repeat(4_000_000)}`);
    child.signal("SIGINT");
    expect(await child.ended).toEqual({ code: 130, signal: null });
    const hops = child.out().trim().split("\n");
    expect(hops.map((each) => JSON.parse(each).kind)).toEqual([
      "request",
      "request",
      "response",
      "response",
    ]);
    expect(child.err()).toContain("Stopped before the end of the file.");
  },
);
