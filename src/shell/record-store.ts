/**
 * A learning record store somewhere on the network, and the only place where this program sends
 * anything: statements of the Experience API 1.0.3, to the address that was named, when asked to.
 */

import { TutorError } from "../core/error.ts";

/** One statement as it goes out. */
export interface ReadyStatement {
  readonly id: string;
  readonly json: string;
}

/** What a store says to some statements, which it takes all together or not at all. */
export type StoreAnswer =
  | { readonly kind: "kept" }
  /** It holds one of these ids already, with other words. */
  | { readonly kind: "conflict" }
  | { readonly kind: "too-large" }
  /** Whether they arrived isn't known, or it wants to be left alone: so many milliseconds, if it says. */
  | { readonly kind: "later"; readonly why: string; readonly wait: number | undefined };

export interface RecordStore {
  /** Where statements go. */
  readonly address: string;
  /** Throws `sync.refused`, `sync.moved`, `sync.not-a-store`, `sync.unreachable`. */
  readonly post: (statements: readonly ReadyStatement[]) => Promise<StoreAnswer>;
}

/** The variable that holds the key: arguments are seen by everybody on the machine. */
export const keyVariable = "WHICHSIDE_SYNC_KEY";

/** Milliseconds that one answer may take. */
const longest = 30_000;
/** Bytes of an answer that are read. */
const mostBytes = 1_000_000;

/** Why a request was given up. */
const tooLong = new Error("too long");

const local = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Where a store at this address takes statements. Throws `sync.bad-address`. */
export function statementsAddress(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  const bad = (why: string, hint: string) =>
    new TutorError("sync.bad-address", why, { hint, exitCode: 2 });
  const like = "It looks like https://store.school.example/xapi, and your store's pages name it.";
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw bad(`"${typed}" is no web address.`, like);
  }
  if (url.username !== "" || url.password !== "") {
    throw bad("The address holds a key, which others on this machine could read.", keyHint);
  }
  if (url.protocol === "http:" && !local.has(url.hostname)) {
    throw bad(
      `${url.origin} would send your answers and the key for everybody on the way to read.`,
      `Give its address with https://. Only a store on this machine may go without.`,
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw bad(`"${typed}" goes on behind the path of a store.`, like);
  }
  const path = url.pathname.replace(/\/$/, "").replace(/\/statements$/, "");
  return `${url.origin}${path}/statements`;
}

const keyHint = `Put the store's key and secret, with a colon between them, into the variable ${keyVariable}.`;

/** The key as a header. Throws `sync.no-key`. */
export function authorizationIn(env: Readonly<Record<string, string | undefined>>): string {
  const key = env[keyVariable]?.trim() ?? "";
  if (/^[^:]+:./.test(key)) return `Basic ${Buffer.from(key).toString("base64")}`;
  const why = key === "" ? `${keyVariable} is not set.` : `${keyVariable} holds no key:secret.`;
  throw new TutorError("sync.no-key", why, { hint: keyHint, exitCode: 2 });
}

export function recordStore(
  address: string,
  authorization: string,
  stopped: AbortSignal,
): RecordStore {
  return {
    address,
    async post(statements) {
      // Not `AbortSignal.any` with a signal of its own for the time: some Nodes forget such a one.
      const limit = new AbortController();
      const stop = () => limit.abort();
      const timer = setTimeout(() => limit.abort(tooLong), longest);
      stopped.addEventListener("abort", stop);
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: {
            Authorization: authorization,
            "Content-Type": "application/json",
            "X-Experience-API-Version": "1.0.3",
          },
          body: `[${statements.map(({ json }) => json).join(",")}]`,
          // The key is for this address and no other.
          redirect: "manual",
          signal: limit.signal,
        });
        return answerOf(response, await textOf(response), statements, address);
      } catch (error) {
        if (error instanceof TutorError || stopped.aborted) throw error;
        return unanswered(error, address);
      } finally {
        clearTimeout(timer);
        stopped.removeEventListener("abort", stop);
      }
    },
  };
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop lets go of what is still to come.
  for await (const part of response.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > mostBytes) break;
  }
  return Buffer.concat(parts).toString("utf8");
}

function answerOf(
  { status, headers }: Response,
  text: string,
  statements: readonly ReadyStatement[],
  address: string,
): StoreAnswer {
  if (status === 200) {
    if (holdsAll(text, statements)) return { kind: "kept" };
    throw new TutorError(
      "sync.not-a-store",
      `${address} says that all is well, but doesn't answer like a learning record store.`,
      { hint: "Look whether the address is the store's own, and not that of a page before it." },
    );
  }
  if (status === 409) return { kind: "conflict" };
  if (status === 413) return { kind: "too-large" };
  if (status === 429 || [500, 502, 503, 504].includes(status)) {
    return { kind: "later", why: `it answers ${status}`, wait: waitIn(headers.get("retry-after")) };
  }
  if (status >= 300 && status < 400) {
    const to = headers.get("location") ?? "nowhere";
    throw new TutorError("sync.moved", `${address} sends us on to ${shortly(to)}.`, {
      hint: "Nothing was sent there. If that is your store, give its address.",
    });
  }
  const said = shortly(text);
  const why = said === "" ? "" : ` It says: ${said}`;
  if (status === 401 || status === 403) {
    throw new TutorError("sync.refused", `${address} does not take the key (${status}).${why}`, {
      hint: `Look at ${keyVariable}, and whether that key may write statements.`,
    });
  }
  if (status === 404 || status === 405) {
    throw new TutorError(
      "sync.not-a-store",
      `${address} is no place for statements (${status}).${why}`,
      { hint: "Give the address of its Experience API, as the store's pages name it." },
    );
  }
  throw new TutorError("sync.refused", `${address} refuses the statements (${status}).${why}`, {
    hint: "Ask whoever keeps the store; --dry-run shows the statements.",
  });
}

/** A store names what it has kept: a page of something else that answers 200 does not. */
function holdsAll(text: string, statements: readonly ReadyStatement[]): boolean {
  try {
    const ids: unknown = JSON.parse(text);
    const kept = new Set(Array.isArray(ids) ? ids.map((id) => String(id).toLowerCase()) : []);
    return statements.every(({ id }) => kept.has(id.toLowerCase()));
  } catch {
    return false;
  }
}

/** Milliseconds: the header holds seconds, or a date. */
function waitIn(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Number.NaN;
  const wait = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** What a stranger says fits into a sentence. */
function shortly(text: string): string {
  const words = text
    .replace(/<[^<>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > 200 ? `${words.slice(0, 200)}…` : words;
}

/** Nobody is there, or they cannot be trusted, or the line broke: then it's worth another try. */
function unanswered(error: unknown, address: string): StoreAnswer {
  if (error === tooLong) {
    return { kind: "later", why: `it took longer than ${longest / 1000} seconds`, wait: undefined };
  }
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const { host } = new URL(address);
  const unreachable = (why: string, hint: string) =>
    new TutorError("sync.unreachable", `${host} cannot be reached: ${why}.`, {
      hint,
      cause: error,
    });
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    throw unreachable("no machine of that name is found", "Look at the spelling and the network.");
  }
  if (code === "ECONNREFUSED") {
    throw unreachable("nobody listens there", "Look at the address, and whether the store runs.");
  }
  if (
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_)/.test(code)
  ) {
    throw unreachable(
      `its certificate cannot be trusted (${code})`,
      "Nothing was sent. A school's own authority can be named in NODE_EXTRA_CA_CERTS.",
    );
  }
  const said = cause instanceof Error ? cause.message : error instanceof Error ? error.message : "";
  return { kind: "later", why: `the connection broke (${code || said})`, wait: undefined };
}

/** Does work that Ctrl-C stops by the signal that it is given. */
export async function stoppable<T>(work: (stopped: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const hear = () => stop.abort();
  process.on("SIGINT", hear);
  try {
    return await work(stop.signal);
  } finally {
    process.off("SIGINT", hear);
  }
}

/** Waits, and no longer once it is stopped. */
export async function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  if (stopped.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopped.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stopped.addEventListener("abort", end);
  });
}
