/** Sends what is new to a learning record store, in batches, and says what is true at the end. */

import { line, wrapLine } from "mermaid-text/text";
import { TutorError, withMore } from "../core/error.ts";
import { jsonArray } from "../core/exchange/out/json-array.ts";
import { statements } from "../core/exchange/out/xapi.ts";
import { counted } from "../core/text/counted.ts";
import { asideView, noticeView } from "../core/view/error.ts";
import { stoppedAfter } from "../shell/long-work.ts";
import {
  authorizationIn,
  pause,
  type ReadyStatement,
  type RecordStore,
  recordStore,
  statementsAddress,
  stoppable,
} from "../shell/record-store.ts";
import { type SentStatements, sentStatements } from "../shell/sent-statements.ts";
import type { World } from "../shell/world.ts";
import { gradedIn, statementNames } from "./graded.ts";

export interface SyncOptions {
  readonly address: string;
  readonly learner?: string;
  readonly iri?: string;
  readonly dryRun: boolean;
  readonly again: boolean;
}

/** What goes in one request. */
const mostInBatch = 50;
const mostBytesInBatch = 400_000;
/** Tries of one batch, and the longest that is waited before one, in milliseconds. */
const mostTries = 5;
const longestWait = 120_000;

export interface SyncOutside {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly pause: typeof pause;
}

/** The exit code; whatever is thrown says what is true so far. */
export async function sync(
  options: SyncOptions,
  world: World,
  { env, pause: wait }: SyncOutside = { env: process.env, pause },
): Promise<number> {
  const address = statementsAddress(options.address);
  const graded = await gradedIn(world);
  const learner = options.learner ?? graded.learner;
  if (learner === undefined) {
    throw new TutorError("sync.no-name", "The store has to know whose answers these are.", {
      hint: "Give your name once, with whichside score --as Ana, or for this time with --learner Ana.",
      exitCode: 2,
    });
  }
  const names = statementNames(graded, learner, options.iri);
  const sent = sentStatements(address, env);
  const fresh = function* () {
    for (const each of statements(graded.events(), names)) {
      if (options.again || !sent.has(String(each["id"]))) yield each;
    }
  };
  let of = 0;
  for (const _each of fresh()) of++;
  const what = `${counted(of, "statement")} about ${learner} in ${graded.course.title}`;
  if (options.dryRun) {
    await world.printLines(jsonArray(fresh()));
    await world.warn(asideView(`Nothing was sent. ${what} would go to ${address}.`, world.look()));
    return 0;
  }
  const authorization = authorizationIn(env);
  if (of === 0) {
    await world.show(said(`Nothing is new for ${address}.`, world));
    return 0;
  }
  await world.warn(asideView(`Sending ${what} to ${address}.`, world.look()));
  const task = { doing: "Sending", unit: "statement", of };
  const changed = await stoppable((stopped) =>
    world.longWork(task, (work) =>
      sendAll(fresh(), {
        of,
        sent,
        store: recordStore(address, authorization, stopped),
        wait: (milliseconds) => wait(milliseconds, stopped),
        isStopped: async (done) => !(await work.goesOn(done)) || stopped.aborted,
      }),
    ),
  );
  await world.show(said(`${counted(of, "statement")} went to ${address}.`, world));
  if (changed > 0) {
    const were = changed === 1 ? "One of them was" : `${changed} of them were`;
    const told = `${were} there already, as your course said it before. The store keeps what it has.`;
    await world.warn(noticeView(told, undefined, world.look()));
  }
  return 0;
}

function said(text: string, world: World) {
  return wrapLine(line(text), world.look().text);
}

export interface Sending {
  /** How many there are. */
  readonly of: number;
  readonly sent: Pick<SentStatements, "add">;
  readonly store: RecordStore;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Asked before each request, with how many are sent. */
  readonly isStopped: (done: number) => Promise<boolean>;
}

/**
 * Every statement once, each batch noted as soon as the store has it. The result is how many the
 * store had already with other words. Whatever is thrown says how far it came.
 */
export async function sendAll(
  all: Iterable<Readonly<Record<string, unknown>>>,
  sending: Sending,
): Promise<number> {
  const { of, sent, store, wait, isStopped } = sending;
  let done = 0;
  let changed = 0;

  async function deliver(batch: readonly ReadyStatement[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      if (await isStopped(done)) throw stoppedAfter(done, of, "statement", restText);
      const answer = await store.post(batch);
      switch (answer.kind) {
        case "conflict":
          if (batch.length > 1) return halves(batch);
          changed++;
          return note(batch);
        case "kept":
          return note(batch);
        case "too-large":
          if (batch.length > 1) return halves(batch);
          throw new TutorError(
            "sync.refused",
            `${store.address} finds a single statement too large (${batch[0]?.id}).`,
            { hint: "Ask whoever keeps the store to take larger requests." },
          );
        case "later": {
          const rest = answer.wait ?? 1000 * 2 ** (tries - 1);
          if (tries >= mostTries || rest > longestWait) {
            throw new TutorError(
              "sync.busy",
              `${store.address} could not take more: ${answer.why}.`,
              {
                hint: `Try again ${rest > longestWait ? `in ${counted(Math.ceil(rest / 60_000), "minute")}` : "later"}.`,
              },
            );
          }
          await wait(rest);
        }
      }
    }
  }

  async function halves(batch: readonly ReadyStatement[]): Promise<void> {
    const half = Math.ceil(batch.length / 2);
    await deliver(batch.slice(0, half));
    await deliver(batch.slice(half));
  }

  function note(batch: readonly ReadyStatement[]): void {
    sent.add(batch.map(({ id }) => id));
    done += batch.length;
  }

  try {
    for (const batch of batchesOf(all)) await deliver(batch);
  } catch (error) {
    // A request that was cut off by Ctrl-C.
    if (await isStopped(done)) throw stoppedAfter(done, of, "statement", restText);
    if (!(error instanceof TutorError)) throw error;
    const far =
      done === 0
        ? "Nothing was sent."
        : `${done} of ${counted(of, "statement")} were sent. ${restText}`;
    throw withMore(error, far);
  }
  return changed;
}

const restText = "The next sync sends the rest.";

function* batchesOf(
  all: Iterable<Readonly<Record<string, unknown>>>,
): Generator<readonly ReadyStatement[]> {
  let batch: ReadyStatement[] = [];
  let bytes = 0;
  for (const each of all) {
    const json = JSON.stringify(each);
    if (
      batch.length === mostInBatch ||
      (batch.length > 0 && bytes + json.length > mostBytesInBatch)
    ) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ id: String(each["id"]), json });
    bytes += json.length;
  }
  if (batch.length > 0) yield batch;
}
