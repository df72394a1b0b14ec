import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAt, events as makeEvents } from "../../../test/event-samples.ts";
import type { Event } from "./event.ts";
import { foldEvents, progressOf, startFold } from "./fold.ts";
import { columnBytes, freezeHead, thawLedger } from "./freeze.ts";
import { addEvent, emptyLedger, type Ledger } from "./ledger.ts";

const options = { course: "c", now: dayAt(400) };

function ledgerOf(log: readonly Event[]): Ledger {
  const ledger = emptyLedger(options.course);
  for (const event of log) addEvent(ledger, event);
  return ledger;
}

/** The ledger as it comes back from a file; `spoil` changes a byte of it. */
function thawed(ledger: Ledger, spoil?: (bytes: Uint8Array) => void): Ledger | undefined {
  const head: unknown = JSON.parse(JSON.stringify(freezeHead(ledger)));
  const parts = columnBytes(ledger).map((part) => part.slice());
  const all = Uint8Array.from(parts.flatMap((part) => [...part]));
  spoil?.(all);
  let at = 0;
  return thawLedger(head, options.course, (column) => {
    column.set(all.subarray(at, at + column.length));
    at += column.length;
    return at <= all.length;
  });
}

test("the fold of what came later on a snapshot is the fold of all", () => {
  fc.assert(
    fc.property(makeEvents, fc.nat(60), (log, cut) => {
      const ledger = thawed(ledgerOf(log.slice(0, cut)));
      expect(ledger).toBeDefined();
      if (ledger === undefined) return;
      for (const event of log.slice(cut)) addEvent(ledger, event);
      expect(progressOf(startFold(ledger), options)).toEqual(foldEvents(log, options));
    }),
    { numRuns: 300 },
  );
});

test("a snapshot with a spoilt byte is none", () => {
  fc.assert(
    fc.property(makeEvents, fc.nat(), fc.integer({ min: 1, max: 255 }), (log, at, bits) => {
      fc.pre(log.length > 0);
      const spoilt = thawed(ledgerOf(log), (bytes) => {
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ bits;
      });
      expect(spoilt).toBeUndefined();
    }),
  );
});
