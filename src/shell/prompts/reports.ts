/**
 * What a terminal sends that no hand has typed: where the mouse is, where the cursor is, what
 * its colours are. And key sequences of which Node reads only the beginning: what it leaves
 * would be taken for typed digits. Pure.
 */

/** A control sequence: its parameters, what stands between, its last character. */
const control = /\x1b\[([0-?]{0,200})([ -/]{0,8})([@-~])/g;

/** As much as Node reads of one; longer than this, its rest would be typed. */
const readable = /^(?:\d{0,3}|\d{1,2};\d)$/;

/** Answers and other texts of a terminal, up to their end. They are never long. */
const text = /\x1b[\]P_^X][^\x07\x1b]{0,4000}(?:\x07|\x1b\\)/g;

/** An old mouse says button and place in three characters after this. */
const oldMouse = /\x1b\[M[\x20-\xff]{3}/g;

/** A report of which the rest has not come yet. No hand types this. */
const begun = /\x1b\[[<=>?][\d;]{0,60}$/;

/** Takes what comes in, piece by piece, and gives the keys that are in it. */
export function reportFilter(): (chunk: Buffer) => Buffer {
  let held = "";
  return (chunk) => {
    if (held === "" && !chunk.includes(0x1b)) return chunk;
    const whole = held + chunk.toString("latin1");
    held = begun.exec(whole)?.[0] ?? "";
    const keys = whole
      .slice(0, whole.length - held.length)
      .replace(text, "")
      .replace(oldMouse, "")
      .replace(control, (sequence, parameters: string, between: string) =>
        between === "" && readable.test(parameters) ? sequence : "",
      );
    return Buffer.from(keys, "latin1");
  };
}
