/** Puts dots in the place of secrets in what HTTP carries: addresses, headers, bodies. Pure but for the mask's memory. */

import type { Body, Header } from "./hop.ts";
import { decoded, type Mask, maskJson, maskMultipart, maskPage, maskPairs } from "./mask.ts";
import { looksRandom } from "./secret.ts";
import type { SeenBody } from "./seen.ts";
import { hostOf, splitUrl } from "./url.ts";

/** Characters of a body that are kept; nobody reads more in a terminal. */
const mostText = 16_384;
const mostHeaders = 100;
const mostHeader = 4096;

/** An address or a path. Its shape stays: only what is secret in it becomes dots. */
export function maskUrl(url: string, mask: Mask): string {
  const { origin, user, path, query, fragment } = splitUrl(url);
  return (
    origin.slice(0, origin.length - hostOf(origin).length) +
    (user === undefined ? "" : `${maskUser(user, mask)}@`) +
    hostOf(origin) +
    maskPath(path, mask) +
    (query === undefined ? "" : `?${maskPairs(query, mask)}`) +
    (fragment === undefined
      ? ""
      : `#${fragment.includes("=") ? maskPairs(fragment, mask) : mask.text(fragment)}`)
  );
}

function maskUser(user: string, mask: Mask): string {
  const colon = user.indexOf(":");
  if (colon < 0) return mask.whole("password in an address", user);
  const name = user.slice(0, colon);
  const shown = /^[a-z]{0,16}$/i.test(name) ? name : mask.whole("user in an address", name);
  return `${shown}:${mask.whole("password in an address", user.slice(colon + 1))}`;
}

/** Behind these words in a path stands something that opens a door. */
const doors =
  /^(?:reset|set-?password|reset-?password|password-?reset|verif(?:y|ication)(?:-?email)?|confirm(?:ation)?(?:-?email)?|invit(?:e|ation)s?|tokens?|magic(?:-?link)?|activat(?:e|ion)|unsubscribe|unlock|hooks|webhooks)$/i;

function maskPath(path: string, mask: Mask): string {
  const parts = path.split("/");
  return parts
    .map((part, at) => {
      const plain = decoded(part.replaceAll("+", "%2B"));
      const isDoor = parts.slice(Math.max(0, at - 2), at).some((each) => doors.test(each));
      if (isDoor ? opensDoor(plain) : isLongAndRandom(plain)) {
        return mask.whole("token in a path", part);
      }
      const shown = mask.text(plain);
      return shown === plain ? part : shown;
    })
    .join("/");
}

function opensDoor(part: string): boolean {
  const isMixed =
    /\d/.test(part) || (part.length >= 16 && /[a-z]/.test(part) && /[A-Z]/.test(part));
  return part.length >= 6 && isMixed && /^[\w~+=:-]+$/.test(part);
}

/** Long enough, and mixed enough, for nothing but a key; ids and names of built files aren't. */
function isLongAndRandom(part: string): boolean {
  return (
    part.length >= 32 &&
    !part.includes(".") &&
    looksRandom(part) &&
    /[a-z]/.test(part) &&
    /[A-Z]/.test(part)
  );
}

const addresses = new Set([
  "referer",
  "location",
  "content-location",
  "origin",
  ":path",
  "refresh",
]);
const neverMasked = new Set([
  "sec-websocket-key",
  "sec-websocket-accept",
  "etag",
  "if-none-match",
  "idempotency-key",
  "access-control-allow-headers",
  "access-control-request-headers",
  "access-control-expose-headers",
  "vary",
]);

export function maskHeaders(headers: readonly Header[], mask: Mask): Header[] {
  return headers.slice(0, mostHeaders).map(({ name, value }) => ({
    name,
    value: maskHeader(name.toLowerCase(), value.slice(0, mostHeader), mask),
  }));
}

function maskHeader(name: string, value: string, mask: Mask): string {
  if (neverMasked.has(name)) return value;
  if (name === "authorization" || name === "proxy-authorization") {
    const scheme = /^[A-Za-z][\w-]{0,30} +/.exec(value)?.[0] ?? "";
    const rest = value.slice(scheme.length);
    return rest === ""
      ? mask.whole("Authorization", value)
      : scheme + mask.whole("Authorization", rest);
  }
  if (name === "cookie") {
    return value
      .split(";")
      .map((pair) => maskCookie(pair, mask))
      .join(";");
  }
  if (name === "set-cookie") {
    // Some tools join several of them with line ends.
    return value
      .split("\n")
      .map((each) => {
        const end = each.indexOf(";");
        const pair = end < 0 ? each : each.slice(0, end);
        return maskCookie(pair, mask) + (end < 0 ? "" : mask.text(each.slice(end)));
      })
      .join("\n");
  }
  if (addresses.has(name)) return maskUrl(value, mask);
  return mask.named(name, value, name);
}

function maskCookie(pair: string, mask: Mask): string {
  const equals = pair.indexOf("=");
  if (equals < 0) return mask.whole("Cookie", pair);
  const name = pair.slice(0, equals).trim();
  return `${pair.slice(0, equals)}=${mask.whole(`Cookie ${name}`, pair.slice(equals + 1).trim())}`;
}

export function maskBody(body: SeenBody, mask: Mask): Body {
  const type = body.type.split(";")[0]?.trim().toLowerCase() ?? "";
  // A secret that is cut in two must not show its first half.
  const masked = maskText(body.text.slice(0, mostText * 2), type, mask);
  return {
    type: type.slice(0, 100),
    size: body.size ?? bytesOf(body.text),
    text: masked.slice(0, mostText),
    cut: body.cut === true || body.text.length > mostText * 2 || masked.length > mostText,
  };
}

function maskText(text: string, type: string, mask: Mask): string {
  if (type.includes("x-www-form-urlencoded")) return maskPairs(text, mask);
  if (type.startsWith("multipart/")) return maskMultipart(text, mask);
  if (type.includes("json") || /^\s{0,100}[{[]/.test(text)) return mask.text(maskJson(text, mask));
  if (type.includes("html") || /^\s{0,100}</.test(text)) return maskPage(text, mask);
  if (/^[\w.[\]%-]{1,100}=[^\s]*$/.test(text)) return maskPairs(text, mask);
  return mask.text(text);
}

/** Bytes of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
