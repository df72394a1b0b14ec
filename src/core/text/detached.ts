/** Copies that share no memory with the text that they were cut of. Pure. */

/** A copy: engines keep a whole text in memory as long as a piece that was cut of it is kept. */
export function detached<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
