/** Requests to the club as plain values, and their parts as a recording takes them. Pure. */

import type { SeenBody } from "../core/recording/seen.ts";

export interface ClubRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  readonly text: string;
}

/** As bytes would go out. */
export interface ClubResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
}

export function plainRequest(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
  text: string,
): ClubRequest {
  const { pathname, searchParams } = new URL(address, "http://garden.example");
  return {
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers,
    cookies: cookiesOf(headerOf(headers, "cookie") ?? ""),
    text,
  };
}

function cookiesOf(header: string): Record<string, string> {
  return Object.fromEntries(
    header.split(";").flatMap((part) => {
      const [name = "", value = ""] = part.trim().split("=");
      return name === "" ? [] : [[name, value]];
    }),
  );
}

/** A header's value, however its name is written. */
export function headerOf(
  headers: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  return Object.entries(headers).find(([each]) => each.toLowerCase() === name)?.[1];
}

/** Node's servers give all names in small letters; so does every way to the app. */
export function lowerCased(request: ClubRequest): ClubRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return { ...request, headers: Object.fromEntries(headers) };
}

/** The path with its query, as it was asked for. */
export function addressOf({ path, query }: ClubRequest): string {
  const search = new URLSearchParams(query).toString();
  return search === "" ? path : `${path}?${search}`;
}

/** Under the names that people write, however they came. */
export function headerList(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name: usualName(name), value }));
}

/** `set-cookie` is `Set-Cookie`. */
function usualName(name: string): string {
  if (name.toLowerCase() === "etag") return "ETag";
  return name.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => dash + letter.toUpperCase(),
  );
}

export function seenBody(type = "", bytes: Buffer): { readonly body?: SeenBody } {
  if (bytes.length === 0) return {};
  const isText = type === "" || /^(?:text\/|application\/json)/.test(type);
  const text = isText ? bytes.toString("utf8") : "";
  return { body: { type: type.split(";")[0] ?? "", text, size: bytes.length } };
}
