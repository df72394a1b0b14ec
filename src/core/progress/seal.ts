/**
 * A short checksum at the end of a line, so that a digit that changed on the disk, or in an
 * editor, is noticed. Pure.
 *
 * It is the CRC-32 of the line without it, as `"c":"1a2b3c4d"` in the last place. Lines of
 * older versions have none, and whoever changes a line on purpose takes it out.
 */

const table = new Int32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of a text in plain ASCII, as eight digits. */
function checksum(text: string): string {
  let value = -1;
  for (let at = 0; at < text.length; at++) {
    value = (value >>> 8) ^ (table[(value ^ text.charCodeAt(at)) & 0xff] ?? 0);
  }
  return ((value ^ -1) >>> 0).toString(16).padStart(8, "0");
}

const key = ',"c":"';
const sealLength = key.length + 8 + '"}'.length;

/** A JSON object as text with its checksum in the last place. */
export function sealed(json: string): string {
  return `${json.slice(0, -1)}${key}${checksum(json)}"}`;
}

/** The text without its checksum: `undefined` when it doesn't fit; the text itself when it has none. */
export function unsealed(text: string): string | undefined {
  const at = text.length - sealLength;
  if (!text.startsWith(key, at) || !text.endsWith('"}')) return text;
  const json = `${text.slice(0, at)}}`;
  return checksum(json) === text.slice(at + key.length, -2) ? json : undefined;
}
