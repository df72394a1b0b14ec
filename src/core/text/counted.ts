/** Counts in words. Pure. */

/** "1 question", "2 questions". */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
