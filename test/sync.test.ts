/** The built program against a store on this machine: keys, certificates, Ctrl-C. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bin, canRun, runText, startTalking } from "./child.ts";
import { openStore, type StoreOptions, type TestStore } from "./record-store.ts";

let home = "";
let stores: TestStore[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "whichside-sync-"));
  const quiz = ["quiz", "login-flow", "--answers", "-"];
  runText(process.execPath, [bin, ...quiz], {
    input: "password-check: 3\n",
    env: { WHICHSIDE_HOME: home },
  });
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

function start(address: string, env: Readonly<Record<string, string>> = {}) {
  return startTalking(process.execPath, [bin, "sync", address, "--learner", "Ana"], {
    WHICHSIDE_HOME: home,
    WHICHSIDE_SYNC_KEY: "class:secret",
    ...env,
  });
}

async function ended(address: string, env: Readonly<Record<string, string>> = {}) {
  const child = start(address, env);
  const { code } = await child.ended;
  return { code, out: child.out(), err: child.err() };
}

test("a quiz of the shipped course arrives as valid statements, and not a second time", async () => {
  const there = await store();
  const first = await ended(there.address);
  expect(first.err).toMatch(/^ *Sending \d+ statements about Ana in /);
  expect([first.code, first.out]).toEqual([0, expect.stringMatching(/statements went to http/)]);
  expect(there.wrong).toEqual([]);
  const kept = there.kept.size;
  expect(kept).toBeGreaterThan(0);
  expect((await ended(there.address)).out).toContain("Nothing is new");
  expect(there.kept.size).toBe(kept);
  expect(there.requests).toHaveLength(1);
});

test("Ctrl-C while a store says nothing ends it at once, with what is true", async () => {
  const there = await store();
  there.faults.push({ kind: "silent" });
  const child = start(there.address);
  await expect.poll(() => there.faults.length, { timeout: 60_000 }).toBe(0);
  child.signal("SIGINT");
  const { code } = await child.ended;
  expect(code).toBe(130);
  expect(child.err()).toMatch(
    /Stopped after 0 of \d+ statements\.\s+The next sync sends\s+the rest\./,
  );
  expect((await ended(there.address)).code).toBe(0);
});

test.skipIf(!canRun("openssl", "version"))("a certificate that nobody vouches for", async () => {
  const [key, cert] = [join(home, "key.pem"), join(home, "cert.pem")];
  const made = [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-days",
    "2",
    "-subj",
    "/CN=store",
  ];
  runText("openssl", [
    ...made,
    "-addext",
    "subjectAltName=IP:127.0.0.1",
    "-keyout",
    key,
    "-out",
    cert,
  ]);
  const there = await store({
    tls: { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") },
  });
  const { code, err } = await ended(there.address);
  expect(code).toBe(1);
  expect(err).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
  expect(err).toMatch(/NODE_EXTRA_CA_CERTS/);
  expect(there.requests).toEqual([]);
  // Whoever names the authority is let in.
  expect((await ended(there.address, { NODE_EXTRA_CA_CERTS: cert })).code).toBe(0);
  expect(there.kept.size).toBeGreaterThan(0);
});

test("what a store says cannot act on the terminal, and the key is never shown", async () => {
  const there = await store();
  there.faults.push({ kind: "status", status: 400 });
  const { code, err } = await ended(there.address);
  expect(code).toBe(1);
  expect(err).not.toContain("\u001b[31m");
  expect(err).not.toContain("secret");
});
