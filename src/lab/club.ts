/**
 * The garden club at work: its files loaded, its database filled, its switches set. It answers
 * requests as plain values and tells each hop; `serve.ts` puts ports before it.
 */

import { randomBytes } from "node:crypto";
import type { Party } from "../core/recording/hop.ts";
import type { Seen } from "../core/recording/seen.ts";
import { type ClubFile, loadModule, readSources, type Sources } from "./club-files.ts";
import {
  addressOf,
  type ClubRequest,
  type ClubResponse,
  headerList,
  headerOf,
  lowerCased,
  plainRequest,
  seenBody,
} from "./request.ts";
import type { SqlRow, SqlValue } from "./sql-row.ts";
import { openSqlite, type Sqlite } from "./sqlite.ts";

/** What is deliberately on or off; an experiment turns one. */
export interface Switches {
  readonly backendCheck: boolean;
  readonly lock: boolean;
  readonly escape: boolean;
  readonly cache: boolean;
  readonly ownerRule: boolean;
  readonly priceFromBrowser: boolean;
  readonly keyInPage: boolean;
  /** Whether there is room for files. */
  readonly disk: boolean;
  /** Whether the backend answers at all. */
  readonly backend: boolean;
}

export const rightSwitches: Switches = {
  backendCheck: true,
  lock: true,
  escape: true,
  cache: false,
  ownerRule: true,
  priceFromBrowser: false,
  keyInPage: false,
  disk: true,
  backend: true,
};

export interface Sent {
  readonly from: Party;
  /** Key of the exchange that led to it. */
  readonly cause?: string;
}

/** What the app is told by its surroundings; both for the backend and for the provider. */
export interface Settings {
  readonly PAYMENT_KEY: string;
  readonly PUBLIC_CLUB_NAME: string;
  /** Where the page finds the API; absent when both have one address. */
  readonly api?: string | undefined;
  /** Address of another page that may use the API. */
  readonly otherPage?: string | undefined;
}

/** How one part of the app reaches the other: directly, or through its port. */
export type Carry = (
  to: "backend" | "provider",
  request: ClubRequest,
  sent: Sent,
) => Promise<ClubResponse>;

export interface ClubOptions {
  readonly sources?: Sources;
  readonly onSeen: (seen: Seen) => void;
  readonly now: () => number;
  /** 32 hexadecimal digits. */
  readonly random?: () => string;
}

export interface Club {
  readonly sources: Sources;
  readonly engine: Sqlite["engine"];
  /** The lines of the backend's log so far. */
  readonly log: string[];
  switches(): Switches;
  turn(change: Partial<Switches>): void;
  settings(): Settings;
  set(change: Partial<Settings>): void;
  /** A request reaches the backend or the provider; undefined when nobody answers. */
  receive(
    to: "backend" | "provider",
    request: ClubRequest,
    sent: Sent,
  ): Promise<ClubResponse | undefined>;
  /** From now on the app's parts reach each other in this way. */
  connect(carry: Carry): void;
  /** Sends the payment provider's news, oldest first; with `again`, what was sent last once more. */
  deliver(how?: "again"): Promise<number>;
  /** Rows as they are now, without a hop. */
  look(sql: string, values?: readonly SqlValue[]): readonly SqlRow[];
  /** Called before each query; a promise holds it back. */
  holdQueries(hold: ((sql: string) => Promise<void>) | undefined): void;
  note(
    text: string,
    about: {
      from: Party;
      to: Party;
      cause?: string;
      method?: string;
      url?: string;
      status?: number;
    },
  ): void;
  close(): void;
}

export const backend: Party = { kind: "backend" };
export const database: Party = { kind: "database" };
export const provider: Party = { kind: "service", host: "payments.example" };

const pageTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};

interface AppResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

type Answer = (request: ClubRequest, tools: object) => Promise<AppResponse>;
interface HttpFile {
  readonly toBytes: (response: AppResponse) => ClubResponse;
}
interface StoreFile {
  readonly tables: readonly string[];
  readonly firstRows: readonly string[];
  readonly lockRule: string;
  readonly withoutLockRule: string;
}

export async function openClub(options: ClubOptions): Promise<Club> {
  const { onSeen, now } = options;
  const sources = options.sources ?? readSources();
  const random = options.random ?? (() => randomBytes(16).toString("hex"));
  const load = (file: ClubFile) => loadModule(sources, file);
  const [{ answer }, { answerCharge }, { toBytes }, store, sqlite] = await Promise.all([
    load("backend/answer.js") as Promise<{ answer: Answer }>,
    load("provider/charges.js") as Promise<{ answerCharge: Answer }>,
    load("backend/http.js") as Promise<HttpFile>,
    load("backend/store.js") as Promise<StoreFile>,
    openSqlite(),
  ]);
  for (const sql of [...store.tables, ...store.firstRows, store.lockRule]) sqlite.run(sql);

  const log: string[] = [];
  const files = new Map<string, Buffer>();
  const waiting: (() => Promise<unknown>)[] = [];
  let last: (() => Promise<unknown>) | undefined;
  let switches = rightSwitches;
  let settings: Settings = {
    PAYMENT_KEY: "sk_live_51c0ffee77",
    PUBLIC_CLUB_NAME: "The garden club",
  };
  let hold: ((sql: string) => Promise<void>) | undefined;
  let keys = 0;
  const freshKey = () => String(++keys);
  let carry: Carry = async (to, request, sent) => {
    const response = await receive(to, request, sent);
    if (response === undefined) throw new Error("no answer");
    return response;
  };

  async function query<T>(
    cause: string,
    sql: string,
    values: readonly unknown[],
    work: (values: SqlValue[]) => {
      readonly result: T;
      readonly rows?: readonly SqlRow[];
      readonly count: number;
    },
  ): Promise<T> {
    const key = freshKey();
    const bound = values.map(toValue);
    const shown = sql.replace(/\s+/g, " ").trim();
    onSeen({
      kind: "query",
      key,
      cause,
      from: backend,
      to: database,
      at: now(),
      sql: shown,
      values: bound,
    });
    await hold?.(shown);
    try {
      const { result, rows, count } = work(bound);
      onSeen({ kind: "rows", key, at: now(), count, ...(rows === undefined ? {} : { rows }) });
      return result;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      onSeen({ kind: "rows", key, at: now(), error: said });
      throw error;
    }
  }

  /** What the backend calls a database: asynchronous, as one in another building would be. */
  function databaseFor(cause: string) {
    return {
      all: (sql: string, ...values: unknown[]) =>
        query(cause, sql, values, (bound) => {
          const rows = sqlite.all(sql, bound);
          return { result: rows, rows, count: rows.length };
        }),
      run: (sql: string, ...values: unknown[]) =>
        query(cause, sql, values, (bound) => {
          const result = sqlite.run(sql, bound);
          return { result, count: result.changes };
        }),
    };
  }

  const page = Object.fromEntries(
    Object.entries(sources).flatMap(([file, text]) => {
      const [folder, name = ""] = file.split("/");
      if (folder !== "page") return [];
      return [[`/${name}`, { type: pageTypes[name.slice(name.lastIndexOf(".") + 1)], text }]];
    }),
  );

  function backendTools(cause: string) {
    return {
      database: databaseFor(cause),
      switches,
      settings,
      page,
      random,
      now,
      log: (line: string) => log.push(line),
      files: {
        read: (name: string) => files.get(name),
        write(name: string, bytes: Buffer) {
          if (!switches.disk) throw new Error("no space left on the disk");
          files.set(name, bytes);
        },
      },
      async provider(
        method: string,
        path: string,
        { headers, body }: { headers: Record<string, string>; body: unknown },
      ) {
        const text = JSON.stringify(body);
        const request = plainRequest(
          method,
          path,
          { ...headers, "Content-Type": "application/json" },
          text,
        );
        const response = await carry("provider", request, { from: backend, cause });
        return { status: response.status, body: JSON.parse(response.bytes.toString("utf8")) };
      },
    };
  }

  function providerTools(cause: string) {
    return {
      settings,
      random,
      later: (work: () => Promise<unknown>) => waiting.push(work),
      tell: (path: string, text: string, headers: Record<string, string>) => {
        const all = { ...headers, "Content-Type": "application/json" };
        return carry("backend", plainRequest("POST", path, all, text), { from: provider, cause });
      },
    };
  }

  async function receive(
    to: "backend" | "provider",
    request: ClubRequest,
    { from, cause }: Sent,
  ): Promise<ClubResponse | undefined> {
    const key = freshKey();
    const party = to === "backend" ? backend : provider;
    onSeen({
      kind: "request",
      key,
      ...(cause === undefined ? {} : { cause }),
      from,
      to: party,
      at: now(),
      method: request.method,
      url: addressOf(request),
      headers: headerList(request.headers),
      ...seenBody(headerOf(request.headers, "content-type"), Buffer.from(request.text)),
    });
    if (to === "backend" && !switches.backend) {
      note("no answer", {
        from: party,
        to: from,
        cause: key,
        method: request.method,
        url: request.path,
      });
      return undefined;
    }
    const told =
      to === "backend"
        ? await answer(lowerCased(request), backendTools(key))
        : await answerCharge(lowerCased(request), providerTools(key));
    const response = toBytes(told);
    onSeen({
      kind: "response",
      key,
      at: now(),
      status: response.status,
      headers: headerList(response.headers),
      ...seenBody(response.headers["Content-Type"], response.bytes),
    });
    return response;
  }

  const note: Club["note"] = (text, about) => onSeen({ kind: "note", at: now(), text, ...about });

  return {
    sources,
    engine: sqlite.engine,
    log,
    switches: () => switches,
    turn(change) {
      if (change.lock === false) sqlite.run(store.withoutLockRule);
      if (change.lock === true && !switches.lock) {
        // The rule can't be made while the table breaks it.
        sqlite.run(
          "delete from bookings where id not in (select min(id) from bookings group by day, hour)",
        );
        sqlite.run(store.lockRule);
      }
      switches = { ...switches, ...change };
    },
    settings: () => settings,
    set(change) {
      settings = { ...settings, ...change };
    },
    receive,
    connect(through) {
      carry = through;
    },
    async deliver(how) {
      const works = how === "again" ? (last === undefined ? [] : [last]) : waiting.splice(0);
      for (const work of works) {
        last = work;
        await work();
      }
      return works.length;
    },
    look: (sql, values) => sqlite.all(sql, values),
    holdQueries(wait) {
      hold = wait;
    },
    note,
    close: () => sqlite.close(),
  };
}

/** What comes in as JSON may be anything; a database takes texts, numbers and nothing. */
function toValue(value: unknown): SqlValue {
  if (typeof value === "string" || typeof value === "number") return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
}
