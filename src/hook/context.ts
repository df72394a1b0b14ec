/** Which request is being answered now: by the asynchronous context, or by a guess that says so. */

import { AsyncLocalStorage } from "node:async_hooks";

const current = new AsyncLocalStorage<number>();
/** Requests that came in and have no answer yet, the newest last. */
const open = new Set<number>();
let count = 0;

export function nextId(): number {
  count += 1;
  return count;
}

/** From here on, what this request leads to is its own. */
export function enter(id: number): void {
  open.add(id);
  current.enterWith(id);
}

export function leave(id: number): void {
  open.delete(id);
}

/** What leads to whatever happens now. */
export function causeNow(): { readonly cause?: number; readonly unsure?: true } {
  const known = current.getStore();
  if (known !== undefined) return { cause: known };
  // Some drivers lose the context: the request that came last is likely the one.
  const last = [...open].at(-1);
  return last === undefined ? {} : { cause: last, unsure: true };
}

/** The callback, in the context of now: drivers call back in that of their connection. */
export function bound<T>(callback: T): T {
  const id = current.getStore();
  if (typeof callback !== "function" || id === undefined) return callback;
  const call = callback as unknown as (this: unknown, ...args: unknown[]) => unknown;
  return function (this: unknown, ...args: unknown[]) {
    return current.run(id, () => call.apply(this, args));
  } as T;
}
