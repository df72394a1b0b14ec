import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answered, dayAt, stamp } from "../../test/event-samples.ts";
import { fakeWorld, thrownBy } from "../../test/fake-world.ts";
import { bare, choice } from "../../test/questions.ts";
import {
  type Fault,
  openStore,
  type StoreOptions,
  type TestStore,
} from "../../test/record-store.ts";
import type { Lesson } from "../core/course/course.ts";
import { sync } from "./sync.ts";

let home = "";
let stores: TestStore[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-sync-"));
});
afterEach(async () => {
  await Promise.all(stores.map(({ close }) => close()));
  stores = [];
  rmSync(home, { recursive: true, force: true });
});

async function store(options?: StoreOptions): Promise<TestStore> {
  const opened = await openStore(options);
  stores.push(opened);
  return opened;
}

const lesson: Lesson = {
  name: "a",
  title: "All about a",
  ...bare,
  questions: [{ ...choice("q"), lesson: "a", fingerprint: "f" }],
};

let clock = dayAt(10);
function world(lessons: readonly Lesson[] = [lesson]) {
  return fakeWorld({ home, lessons, now: () => clock++ });
}

function answer(times: number): void {
  const events = Array.from({ length: times }, (_, index) =>
    answered("a/q", { run: `r${index}`, id: crypto.randomUUID() }),
  );
  world().events.appendAll(events);
}

const waited: number[] = [];
beforeEach(() => {
  waited.length = 0;
});

/** Sends without waiting in earnest. */
async function send(
  address: string,
  { key = "class:secret", ...more }: { key?: string; dryRun?: boolean; again?: boolean } = {},
  here = world(),
) {
  const options = { address, learner: "Ana", dryRun: false, again: false, ...more };
  const code = await sync(options, here, {
    env: { WHICHSIDE_HOME: home, WHICHSIDE_SYNC_KEY: key },
    pause: async (milliseconds) => {
      waited.push(milliseconds);
    },
  });
  expect(code).toBe(0);
  return `${here.err()}\n${here.out()}`;
}

test("what is new is sent in batches, once, and every statement is valid", async () => {
  const there = await store();
  answer(120);
  expect(await send(there.address)).toContain("120 statements went to");
  expect(there.requests).toEqual([50, 50, 20]);
  expect(there.wrong).toEqual([]);
  answer(3);
  expect(await send(there.address)).toContain("3 statements went to");
  expect(there.requests).toEqual([50, 50, 20, 3]);
  expect(await send(there.address)).toContain("Nothing is new");
  expect(there.requests).toHaveLength(4);
  expect(there.kept.size).toBe(123);
});

test("a finished sitting goes with its answers", async () => {
  const there = await store();
  const run = { run: "r", mode: "learn", lessons: ["a"], seed: 1, questions: ["a/q"] } as const;
  world().events.appendAll([
    stamp({ type: "run", ...run }, 1),
    answered("a/q", { run: "r", at: 2 }),
    stamp({ type: "run-end", run: "r" }, 3),
  ]);
  await send(there.address);
  const verbs = [...there.kept.values()].map(({ verb }) => JSON.stringify(verb));
  expect(verbs.map((verb) => /answered|completed/.exec(verb)?.[0])).toEqual([
    "answered",
    "completed",
  ]);
});

test("a dry run prints what would go and sends nothing, even without a key", async () => {
  const there = await store();
  answer(2);
  const here = world();
  const said = await send(there.address, { dryRun: true, key: "" }, here);
  expect(JSON.parse(here.out().slice(here.out().indexOf("[")))).toHaveLength(2);
  expect(said).toContain("Nothing was sent. 2 statements about Ana");
  expect(there.requests).toEqual([]);
  await send(there.address);
  expect(JSON.parse(here.out().slice(here.out().indexOf("[")))).toEqual([...there.kept.values()]);
});

test("a store that lost everything gets it again", async () => {
  const there = await store();
  answer(2);
  await send(there.address);
  there.kept.clear();
  await send(there.address, { again: true });
  expect(there.kept.size).toBe(2);
});

test("another store knows nothing of the first one's", async () => {
  const [one, two] = [await store(), await store()];
  answer(2);
  await send(one.address);
  await send(two.address);
  expect(two.kept.size).toBe(2);
});

test("a torn note of what was sent costs a repetition, and the store has nothing twice", async () => {
  const there = await store();
  answer(3);
  await send(there.address);
  const note = join(home, readdirSync(home).find((name) => name.startsWith("sent-")) ?? "");
  truncateSync(note, readFileSync(note).length - 20);
  answer(1);
  expect(await send(there.address)).toContain("2 statements went to");
  expect(there.kept.size).toBe(4);
  expect(await send(there.address)).toContain("Nothing is new");
});

test("what a store has in other words stays as it is, and the rest arrives", async () => {
  const there = await store();
  answer(3);
  await send(there.address);
  answer(4);
  const mended = { ...lesson, title: "All about it" };
  const said = await send(there.address, { again: true }, world([mended]));
  expect(said).toContain("3 of them were there already");
  expect(there.kept.size).toBe(7);
});

test("a request that is too large is parted; a single one that is says so", async () => {
  const there = await store({ most: 4_000 });
  answer(20);
  await send(there.address);
  expect(there.kept.size).toBe(20);
  const tiny = await store({ most: 100 });
  const error = await thrownBy(send(tiny.address));
  expect([error.code, error.message]).toEqual([
    "sync.refused",
    expect.stringMatching(/a single statement too large \(.*\)\. Nothing was sent\.$/),
  ]);
});

const later = (status: number, headers?: Record<string, string>): Fault => ({
  kind: "status",
  status,
  ...(headers === undefined ? {} : { headers }),
});

test.each<[string, Fault[], number[]]>([
  ["asks to wait", [later(429, { "Retry-After": "7" })], [7000]],
  ["asks twice", [later(429, { "Retry-After": "1" }), later(503)], [1000, 2000]],
  ["wants no wait", [later(429, { "Retry-After": "Thu, 01 Jan 1970 00:00:00 GMT" })], [0]],
  ["asks in riddles", [later(429, { "Retry-After": "soon" })], [1000]],
  ["stumbles", [later(500), later(502), later(504)], [1000, 2000, 4000]],
  ["is cut off before it kept anything", [{ kind: "cut-before" }], [1000]],
  ["is cut off after it kept all", [{ kind: "cut-after" }], [1000]],
  ["is cut off within its answer", [{ kind: "cut-within" }], [1000]],
])("a store that %s has everything once in the end", async (_how, faults, waits) => {
  const there = await store();
  there.faults.push(...faults);
  answer(60);
  await send(there.address);
  expect(waited).toEqual(waits);
  expect(there.kept.size).toBe(60);
});

test("a store that never recovers ends it with what is true, and the next call goes on", async () => {
  const there = await store();
  answer(60);
  // The first batch arrives.
  const faults = Array.from({ length: 5 }, () => later(503));
  const first = thrownBy(
    send(
      there.address,
      {},
      {
        ...world(),
        longWork: (_task, work) =>
          work({
            goesOn: async (done) => {
              if (done === 50) there.faults.push(...faults.splice(0));
              return true;
            },
          }),
      },
    ),
  );
  expect((await first).code).toBe("sync.busy");
  expect((await first).message).toContain(
    "50 of 60 statements were sent. The next sync sends the rest.",
  );
  expect(await send(there.address)).toContain("10 statements went to");
  expect(there.requests).toEqual([50, 10]);
});

test("a store that asks for an hour is left alone", async () => {
  const there = await store();
  answer(1);
  there.faults.push(later(429, { "Retry-After": "3600" }));
  const error = await thrownBy(send(there.address));
  expect([error.code, error.hint]).toEqual(["sync.busy", "Try again in 60 minutes."]);
  expect(waited).toEqual([]);
});

test("Ctrl-C ends it between two batches with what is true", async () => {
  const there = await store();
  answer(60);
  const here = {
    ...world(),
    longWork: ((_task, work) => work({ goesOn: async (done) => done < 50 })) as ReturnType<
      typeof world
    >["longWork"],
  };
  const error = await thrownBy(send(there.address, {}, here));
  expect([error.code, error.exitCode, error.message]).toEqual([
    "work.stopped",
    130,
    "Stopped after 50 of 60 statements. The next sync sends the rest.",
  ]);
  await send(there.address);
  expect(there.kept.size).toBe(60);
  expect(there.requests).toEqual([50, 10]);
});

describe("refusals say why", () => {
  test.each<[string, Fault, string, RegExp]>([
    [
      "a redirect",
      later(302, { Location: "https://elsewhere.example/" }),
      "sync.moved",
      /on to https:\/\/elsewhere/,
    ],
    ["a page in between", { kind: "page" }, "sync.not-a-store", /doesn't answer like/],
    ["no such place", later(404), "sync.not-a-store", /\(404\)/],
    ["no right to write", later(403), "sync.refused", /does not take the key/],
    ["a request it cannot read", later(400), "sync.refused", /It says: The store is ill/],
  ])("%s", async (_what, fault, code, message) => {
    const there = await store();
    there.faults.push(fault);
    answer(1);
    const error = await thrownBy(send(there.address));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/Nothing was sent\.$/);
    expect(error.hint).not.toBe("");
    expect(there.kept.size).toBe(0);
  });

  test("a wrong key", async () => {
    const there = await store();
    answer(1);
    const error = await thrownBy(send(there.address, { key: "class:wrong" }));
    expect(error.code).toBe("sync.refused");
    expect(error.message).not.toContain("wrong");
  });

  test("nobody is there", async () => {
    const there = await store();
    await there.close();
    answer(1);
    const error = await thrownBy(send(there.address));
    expect([error.code, error.message]).toEqual([
      "sync.unreachable",
      expect.stringContaining("nobody listens there"),
    ]);
  });

  test.each([
    ["", "WHICHSIDE_SYNC_KEY is not set."],
    ["secret", "WHICHSIDE_SYNC_KEY holds no key:secret."],
  ])("the key %j", async (key, message) => {
    answer(1);
    const error = await thrownBy(send("https://store.example/xapi", { key }));
    expect([error.code, error.message]).toEqual(["sync.no-key", message]);
  });

  test.each([
    ["store.example", /is no web address/],
    ["ftp://store.example", /is no web address/],
    ["http://store.example/xapi", /for everybody on the way to read/],
    ["http://localhost.example/xapi", /for everybody on the way to read/],
    ["https://me:pass@store.example/xapi", /holds a key/],
    ["https://store.example/xapi?x=1", /goes on behind/],
  ])("the address %s", async (address, message) => {
    const error = await thrownBy(send(address));
    expect([error.code, error.exitCode]).toEqual(["sync.bad-address", 2]);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("me:pass");
  });

  test("nobody has a name", async () => {
    answer(1);
    const options = { address: "https://store.example/xapi", dryRun: true, again: false };
    expect((await thrownBy(sync(options, world()))).code).toBe("sync.no-name");
  });

  test("a note that cannot be written", async () => {
    const there = await store();
    answer(1);
    await send(there.address);
    const note = join(home, readdirSync(home).find((name) => name.startsWith("sent-")) ?? "");
    rmSync(note);
    // A folder in its place.
    mkdirSync(note);
    expect((await thrownBy(send(there.address))).code).toBe("sync.unkept");
  });
});

test("an address may end in a slash or name the statements themselves", async () => {
  const there = await store();
  answer(1);
  await send(`${there.address}/`);
  expect(await send(`${there.address}/statements`)).toContain("Nothing is new");
});

const anyFault = fc.constantFrom<Fault>(
  later(429),
  later(500),
  later(403),
  { kind: "cut-before" },
  { kind: "cut-after" },
  { kind: "cut-within" },
  { kind: "page" },
);

test("whatever goes wrong, a store has everything once as soon as it is well", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFault, { maxLength: 8 }), async (faults) => {
      rmSync(home, { recursive: true, force: true });
      const there = await openStore();
      try {
        answer(70);
        there.faults.push(...faults);
        for (let times = 0; there.faults.length > 0 && times < 10; times++) {
          await send(there.address).catch(() => {});
        }
        await send(there.address);
        expect(there.kept.size).toBe(70);
        expect(there.wrong).toEqual([]);
      } finally {
        await there.close();
      }
    }),
    { numRuns: 15 },
  );
});
