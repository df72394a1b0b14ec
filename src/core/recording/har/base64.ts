/** Base64 into text. Pure. */

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const values = new Map([...letters].map((letter, value) => [letter, value]));

/** As UTF-8, or each byte as a letter where it is none; what isn't base64 is skipped. */
export function textOfBase64(base64: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of base64) {
    const value = values.get(letter === "-" ? "+" : letter === "_" ? "/" : letter);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  // A text that was cut may end in the middle of a letter.
  for (let dropped = 0; dropped < 4 && dropped <= bytes.length; dropped += 1) {
    const text = utf8(dropped === 0 ? bytes : bytes.slice(0, -dropped));
    if (text !== undefined) return text;
  }
  return bytes.map((byte) => String.fromCharCode(byte)).join("");
}

function utf8(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(
      bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
    );
  } catch {
    return undefined;
  }
}
