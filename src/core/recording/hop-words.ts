/** A hop in a few words and in a sentence. Pure. */

import type { Body, Hop } from "./hop.ts";
import { partyName } from "./party.ts";

/** What stands on the arrow. */
export function hopLabel(hop: Hop): string {
  const time =
    "ms" in hop && hop.ms !== undefined ? `, ${saidTime(hop.ms).replaceAll(" ", "\u00a0")}` : "";
  return hop.summary + time;
}

export function saidTime(ms: number): string {
  if (ms < 1) return "under 1 ms";
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/** A sentence that a screen reader can read: who does what, and with what. */
export function hopSentence(hop: Hop): string {
  const [from, to] = [partyName(hop.from), partyName(hop.to)];
  switch (hop.kind) {
    case "request":
      return sentence(`${from} sends ${hop.method} ${hop.path} to ${to}${withWhat(hop)}`);
    case "response": {
      const time = hop.ms === undefined ? "" : ` after ${saidTime(hop.ms)}`;
      const cookie = hasHeader(hop, "set-cookie") ? ", and hands out a cookie" : "";
      return sentence(`${from} answers ${hop.summary}${time}${cookie}`);
    }
    case "query":
      return sentence(`${from} asks ${to}: ${hop.summary}`);
    case "rows":
      if (hop.error !== undefined) return sentence(`${from} refuses: ${hop.error}`);
      return sentence(
        hop.summary === "done" ? `${from} has done it` : `${from} answers: ${hop.summary}`,
      );
    case "note":
      return sentence(
        hop.from.kind === hop.to.kind ? hop.summary : `between ${from} and ${to}: ${hop.summary}`,
      );
  }
}

function sentence(text: string): string {
  // A host's name stays as it is.
  const first = /^(?:the|between) /.test(text) ? text[0]?.toUpperCase() : text[0];
  return `${first ?? ""}${text.slice(1)}${/[.!?…]$/.test(text) ? "" : "."}`;
}

export function hasHeader(hop: Hop, name: string): boolean {
  return hop.detail.headers.some((header) => header.name.toLowerCase() === name);
}

const mostNamed = 4;

function withWhat(hop: Hop): string {
  const fields = hop.detail.body === undefined ? [] : fieldsOf(hop.detail.body);
  const things = fields.slice(0, mostNamed).map(withArticle);
  if (fields.length > mostNamed) things.push(`${fields.length - mostNamed} more fields`);
  if (hasHeader(hop, "cookie")) things.push("its cookie");
  if (things.length === 0) return "";
  const last = things.pop();
  return `, with ${things.length === 0 ? "" : `${things.join(", ")} and `}${last}`;
}

function withArticle(name: string): string {
  return `${/^(?:[aeio]|hour)/i.test(name) ? "an" : "a"} ${name}`;
}

/** Names of the fields that a body brings, for forms and flat JSON. */
function fieldsOf(body: Body): string[] {
  if (body.type.includes("x-www-form-urlencoded")) {
    return unique(body.text.split("&").map((pair) => pair.split("=")[0] ?? ""));
  }
  if (body.type.startsWith("multipart/")) {
    return unique([...body.text.matchAll(/\bname="([^"]{1,200})"/g)].map(([, name = ""]) => name));
  }
  if (!body.type.includes("json") || body.cut) return [];
  try {
    const value: unknown = JSON.parse(body.text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ""))];
}
