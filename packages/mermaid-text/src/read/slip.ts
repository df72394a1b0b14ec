/** What a slip of the pen is: what people write by mistake, and what to type instead. Pure. */

export interface Slip {
  readonly message: string;
  readonly hint: string;
}

/** No mistake is looked for further than this. */
export const farthest = 300;

/** What stands on the line from this offset on, as far as it matters. */
export function restOfLine(text: string, at: number): string {
  const piece = text.slice(at, at + farthest);
  const end = piece.indexOf("\n");
  return end < 0 ? piece : piece.slice(0, end);
}
