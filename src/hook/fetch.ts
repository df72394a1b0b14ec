/** Calls that go out with `fetch` or undici, as undici's diagnostics channels tell them. */

import { causeNow, nextId } from "./context.ts";
import { messageOf, on } from "./http.ts";
import { now, send } from "./link.ts";
import type { Headers } from "./message.ts";

const calls = new WeakMap<object, number>();

interface Asked {
  readonly origin?: unknown;
  readonly method?: unknown;
  readonly path?: unknown;
  readonly headers?: unknown;
}

interface Answered {
  readonly statusCode?: unknown;
  readonly headers?: unknown;
}

export function watchFetch(): void {
  on("undici:request:create", ({ request }) => {
    const { origin, method, path, headers } = request as Asked;
    const id = nextId();
    calls.set(request as object, id);
    send({
      t: "out",
      id,
      at: now(),
      ...causeNow(),
      method: String(method ?? "GET"),
      url: `${String(origin)}${String(path ?? "/")}`,
      headers: headersOf(headers),
    });
  });
  on("undici:request:headers", ({ request, response }) => {
    const id = calls.get(request as object);
    const { statusCode, headers } = response as Answered;
    // 1xx comes before the answer.
    if (id === undefined || Number(statusCode) < 200) return;
    calls.delete(request as object);
    const status = Number(statusCode);
    send({ t: "out-end", id, at: now(), status, headers: headersOf(headers) });
  });
  on("undici:request:error", ({ request, error }) => {
    const id = calls.get(request as object);
    if (id === undefined) return;
    calls.delete(request as object);
    send({ t: "out-fail", id, at: now(), error: messageOf(error) });
  });
}

/** A text of lines, or a list of names and values in turn, as texts or as bytes: by its version. */
function headersOf(headers: unknown): Headers {
  if (typeof headers === "string") return headers;
  return Array.isArray(headers) ? headers.map(textOf) : [];
}

function textOf(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value);
}
