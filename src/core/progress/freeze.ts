/**
 * A ledger as bytes, and back: what a snapshot holds. Pure.
 *
 * The bytes are those of the columns as this machine has them; a snapshot never leaves it.
 * Everything is checked when it comes back: a spoilt snapshot is no snapshot.
 */

import { columnNames, idWords, makeColumns } from "./columns.ts";
import type { Event } from "./event.ts";
import { emptyLedger, isOfSitting, type Ledger, type SittingRow } from "./ledger.ts";
import { decodeEvent } from "./line.ts";
import { orderOf } from "./stamp.ts";

/** Goes up whenever columns, their meaning or what is checked change. */
const frozenVersion = 6;

/** What stands beside the columns, fit for JSON. */
export interface FrozenHead {
  readonly frozen: typeof frozenVersion;
  readonly course: string;
  readonly size: number;
  readonly names: readonly string[];
  readonly ended: readonly number[];
  /** Events of the sittings without an end. */
  readonly open: readonly unknown[];
  /** Of the columns, to tell a spoilt snapshot. */
  readonly checksum: number;
}

export function freezeHead(ledger: Ledger): FrozenHead {
  const open = [...ledger.open.values()].flatMap(({ run, events }): readonly Event[] =>
    run === undefined ? events : [run, ...events],
  );
  return {
    frozen: frozenVersion,
    course: ledger.course,
    size: ledger.size,
    names: ledger.names,
    ended: [...ledger.ended],
    open,
    checksum: checksumOf(columnBytes(ledger)),
  };
}

/** The filled part of every column, in the order in which they are kept. */
export function columnBytes(ledger: Ledger): Uint8Array[] {
  const { columns, size } = ledger;
  return columnNames.map((name) => {
    const column = columns[name];
    const cells = name === "id" ? size * idWords : size;
    return new Uint8Array(column.buffer, 0, cells * column.BYTES_PER_ELEMENT);
  });
}

/**
 * The ledger of a head; `fill` puts the frozen bytes into each of its columns, false when
 * there are not enough. Undefined when anything is not as it was frozen.
 */
export function thawLedger(
  head: unknown,
  course: string,
  fill: (column: Uint8Array) => boolean,
): Ledger | undefined {
  if (!isHead(head) || head.course !== course) return undefined;
  const ledger = emptyLedger(course, 1);
  ledger.columns = makeColumns(head.size + Math.ceil(head.size / 8) + 64);
  ledger.size = head.size;
  const bytes = columnBytes(ledger);
  if (!bytes.every(fill) || checksumOf(bytes) !== head.checksum) return undefined;
  for (const [index, name] of head.names.entries()) {
    ledger.names[index] = name;
    ledger.indexes.set(name, index);
  }
  for (const index of head.ended) ledger.ended.add(index);
  for (let row = 0; row < head.size; row++) {
    ledger.latest = Math.max(ledger.latest, ledger.columns.order[row] ?? 0);
  }
  return thawOpen(ledger, head.open) ? ledger : undefined;
}

function thawOpen(ledger: Ledger, open: readonly unknown[]): boolean {
  for (const each of open) {
    const decoded = decodeEvent(each);
    if (decoded.kind !== "event") return false;
    const { event } = decoded;
    if (!isOfSitting(event)) return false;
    const sitting: SittingRow = ledger.open.get(event.run) ?? { events: [], last: orderOf(event) };
    ledger.open.set(event.run, sitting);
    if (event.type === "run") sitting.run = event;
    else {
      sitting.events.push(event);
      sitting.last = orderOf(event);
    }
  }
  return true;
}

function isHead(head: unknown): head is FrozenHead {
  if (typeof head !== "object" || head === null) return false;
  const { frozen, course, size, names, ended, open, checksum } = head as Partial<FrozenHead>;
  const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
  return (
    frozen === frozenVersion &&
    typeof course === "string" &&
    isCount(size) &&
    Number(size) < 2 ** 28 &&
    Array.isArray(names) &&
    names.every((name) => typeof name === "string") &&
    Array.isArray(ended) &&
    ended.every(isCount) &&
    Array.isArray(open) &&
    isCount(checksum)
  );
}

/** FNV-1a over words instead of bytes: finds damage, and is quick enough for a million rows. */
export function checksumOf(parts: readonly Uint8Array[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const whole = Math.floor(part.length / 4);
    const words = new Uint32Array(part.buffer, part.byteOffset, whole);
    for (let index = 0; index < whole; index++) {
      hash = Math.imul(hash ^ (words[index] ?? 0), 0x01000193);
    }
    for (let index = whole * 4; index < part.length; index++) {
      hash = Math.imul(hash ^ (part[index] ?? 0), 0x01000193);
    }
  }
  return hash >>> 0;
}
