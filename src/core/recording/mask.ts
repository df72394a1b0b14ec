/**
 * Puts dots in the place of secrets in texts, JSON, forms and pages. Deterministic; what was
 * once seen under a secret's name is remembered, and masked wherever it turns up afterwards.
 */

import { dots, isSecretName, isSecretValue, looksRandom, patterns, secretKey } from "./secret.ts";

export interface Mask {
  /** A value by its name: masked when either says that it is secret. */
  readonly named: (name: string, value: string, label?: string) => string;
  /** Whatever looks like a secret in running text. */
  readonly text: (text: string) => string;
  /** Masks all of it, and says under which name. */
  readonly whole: (name: string, value: string) => string;
  /** Names of what was masked since it was asked for the last time. */
  readonly taken: () => readonly string[];
}

/** More of them are forgotten, the oldest first. */
const mostRemembered = 300;
const mostNames = 40;

export function createMask(secrets: "mask" | "show"): Mask {
  if (secrets === "show") {
    return {
      named: (_name, value) => value,
      text: (text) => text,
      whole: (_name, value) => value,
      taken: () => [],
    };
  }
  const names = new Set<string>();
  const remembered = new Set<string>();
  const note = (name: string): void => {
    if (names.size < mostNames) names.add(name.slice(0, 80));
  };
  const remember = (value: string): void => {
    for (const each of [value, decoded(value), ...decoded(value).split(/[.:]/)]) {
      if (each.length >= 8 && each.length <= 4000 && !/••••/.test(each)) remembered.add(each);
    }
    for (const oldest of remembered) {
      if (remembered.size <= mostRemembered) break;
      remembered.delete(oldest);
    }
  };
  const whole = (name: string, value: string): string => {
    if (value === "" || isMasked(value)) return value;
    note(name);
    if (secretKey.test(value)) note("secret key");
    if (looksRandom(decoded(value)) || (isSecretName(name) && value.length >= 8)) remember(value);
    return dots(value);
  };
  const text = (given: string): string => {
    let found = given;
    for (const each of remembered) {
      if (!found.includes(each)) continue;
      note("secret");
      found = found.replaceAll(each, dots(each));
    }
    for (const { name, pattern, pick } of patterns) {
      found = found.replace(pattern, (...match) => {
        const all: string = match[0];
        const secret = pick === undefined ? all : pick(match);
        if (secret === undefined || secret === "" || isMasked(secret)) return all;
        note(name);
        const at = all.lastIndexOf(secret);
        return all.slice(0, at) + dots(secret) + all.slice(at + secret.length);
      });
    }
    return found;
  };
  return {
    named(name, value, label = name) {
      if (isSecretName(name) || isSecretValue(name, value)) return whole(label, value);
      return text(value);
    },
    text,
    whole,
    taken() {
      const taken = [...names];
      names.clear();
      return taken;
    },
  };
}

function isMasked(value: string): boolean {
  return /^••••\(\d+\)$/.test(value);
}

/** `%41` and `+` as they are meant; as it is where that makes no sense. */
export function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
}

/** `a=1&b=2`, as forms and addresses have it. */
export function maskPairs(text: string, mask: Mask): string {
  return text
    .split("&")
    .map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 0) return mask.text(pair);
      const value = pair.slice(equals + 1);
      const plain = decoded(value);
      const shown = mask.named(decoded(pair.slice(0, equals)), plain);
      return shown === plain ? pair : `${pair.slice(0, equals)}=${shown}`;
    })
    .join("&");
}

/** The next string, number, word or sign of JSON, wherever one is; what lies between is skipped. */
const jsonToken = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|-?\d[\d.eE+-]*|true|false|null|[{}[\],:]/g;

/** JSON, also when its end is missing. What stands under a secret name is masked whole. */
export function maskJson(text: string, mask: Mask): string {
  let out = "";
  let done = 0;
  let key = "";
  let last = "";
  let depth = 0;
  /** The depth at which everything is secret, and under which name. */
  let secret: { readonly depth: number; readonly name: string } | undefined;
  for (const match of text.matchAll(jsonToken)) {
    const [token] = match;
    const at = match.index;
    if (token === ":") {
      key = unquoted(last);
      if (secret === undefined && isSecretName(key)) secret = { depth, name: key };
    } else if (token === "{" || token === "[") {
      depth += 1;
    } else if (token === "}" || token === "]") {
      depth -= 1;
      if (secret !== undefined && depth <= secret.depth) secret = undefined;
      key = "";
    } else if (token === ",") {
      if (secret !== undefined && depth <= secret.depth) secret = undefined;
      if (secret === undefined) key = "";
    } else if (isKey(text, at + token.length)) {
      // Its value comes behind the colon.
    } else if (token.startsWith('"')) {
      const value = unquoted(token);
      const shown = secret === undefined ? mask.named(key, value) : mask.whole(secret.name, value);
      if (shown !== value) {
        out += `${text.slice(done, at)}${JSON.stringify(shown)}`;
        done = at + token.length;
      }
    } else if (secret !== undefined && /^-?\d/.test(token) && !/token/i.test(secret.name)) {
      out += `${text.slice(done, at)}${JSON.stringify(mask.whole(secret.name, token))}`;
      done = at + token.length;
    } else if (/^\d{13,19}$/.test(token) && mask.text(token) !== token) {
      out += `${text.slice(done, at)}${JSON.stringify(mask.text(token))}`;
      done = at + token.length;
    }
    last = token;
  }
  return out + text.slice(done);
}

function isKey(text: string, from: number): boolean {
  return /^\s{0,1000}:/.test(text.slice(from, from + 1001));
}

function unquoted(token: string): string {
  if (!token.startsWith('"')) return token;
  try {
    return String(JSON.parse(token));
  } catch {
    return token.slice(1).replace(/"$/, "");
  }
}

const tag = /<(?:input|meta)\b[^<>]{0,4000}>/gi;
const attribute =
  /\b(name|id|type|value|content)\s{0,5}=\s{0,5}(?:"([^"]{0,4000})"|'([^']{0,4000})'|([^\s"'<>=]{1,4000}))/gi;

/** A page: what hidden fields and metas hand out under a secret's name, and what text shows. */
export function maskPage(text: string, mask: Mask): string {
  const masked = text.replace(tag, (whole) => {
    const attributes = [...whole.matchAll(attribute)];
    const named = attributes.find(
      ([, name = "", a, b, c]) => /^(?:name|id)$/i.test(name) && isSecretName(a ?? b ?? c ?? ""),
    );
    const isPassword = attributes.some(
      ([, name = "", a, b, c]) => /^type$/i.test(name) && /^password$/i.test(a ?? b ?? c ?? ""),
    );
    if (named === undefined && !isPassword) return whole;
    const label = named?.[2] ?? named?.[3] ?? named?.[4] ?? "password";
    return whole.replace(attribute, (all, name: string, a?: string, b?: string, c?: string) => {
      const value = a ?? b ?? c ?? "";
      if (!/^(?:value|content)$/i.test(name) || value === "") return all;
      return `${name}="${mask.whole(label, value)}"`;
    });
  });
  return mask.text(masked);
}

/** The parts of a form with files, each with its name. */
export function maskMultipart(text: string, mask: Mask): string {
  const boundary = /^(?:\s{0,10})(--[^\r\n]{1,200})/.exec(text)?.[1];
  if (boundary === undefined) return mask.text(text);
  return text
    .split(boundary)
    .map((part) => {
      const gap = /\r?\n\r?\n/.exec(part);
      if (gap === null) return mask.text(part);
      const head = part.slice(0, gap.index);
      const name = /\bname="([^"]{0,200})"/.exec(head)?.[1] ?? "";
      const content = part.slice(gap.index + gap[0].length);
      const value = content.replace(/\r?\n$/, "");
      const shown = mask.named(name, value);
      return head + gap[0] + shown + content.slice(value.length);
    })
    .join(boundary);
}
