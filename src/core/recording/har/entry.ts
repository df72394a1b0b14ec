/** One entry of a HAR file as far as a recording needs it, whichever program wrote it. Pure. */

import type { Header } from "../hop.ts";
import type { SeenBody } from "../seen.ts";
import { schemeOf } from "../url.ts";
import { textOfBase64 } from "./base64.ts";
import { jsonLimits } from "./json-stream.ts";
import { momentOf } from "./moment.ts";
import { fieldOf, listAt, numberAt, textAt } from "./value.ts";

export interface HarEntry {
  /** Milliseconds since 1970; undefined where the file doesn't say. */
  readonly at: number | undefined;
  /** Milliseconds until the answer was there. */
  readonly time: number;
  /** The page that it belongs to. */
  readonly page: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: SeenBody | undefined;
  /** 0 when no answer came. */
  readonly status: number;
  readonly statusText: string;
  readonly answerHeaders: readonly Header[];
  readonly answerBody: SeenBody | undefined;
  readonly redirect: string | undefined;
  /** The page itself, and not something in it. */
  readonly isDocument: boolean;
  /** The browser had it already: nothing was sent. */
  readonly isFromCache: boolean;
  /** The page's own service worker answered: nothing was sent. */
  readonly isFromWorker: boolean;
  readonly error: string | undefined;
  /** The file that asked for it. */
  readonly initiator: string | undefined;
  readonly messages: readonly SocketMessage[];
  readonly messageCount: number;
}

export interface SocketMessage {
  readonly isSent: boolean;
  readonly at: number | undefined;
  readonly text: string;
}

const mostHeaders = 200;
const mostBody = 34_000;
const mostMessages = 20;

/** Undefined for what is no entry, and for what never leaves a browser: `data:`, extensions. */
export function entryOf(value: unknown): HarEntry | undefined {
  const request = fieldOf(value, "request");
  const response = fieldOf(value, "response");
  const all = headersOf(fieldOf(request, "headers"));
  const url = addressOf(textAt(request, "url") ?? "", all);
  if (url === undefined) return undefined;
  const headers = all.filter(({ name }) => !name.startsWith(":"));
  const answerHeaders = headersOf(fieldOf(response, "headers"));
  const body = requestBody(fieldOf(request, "postData"));
  const answerBody = responseBody(fieldOf(response, "content"));
  const status = numberAt(response, "status") ?? numberAt(pseudo(answerHeaders, ":status")) ?? 0;
  const messages = listAt(value, "_webSocketMessages");
  const source = textAt(response, "_serviceWorkerResponseSource") ?? "";
  const fetchType = textAt(value, "_fetchType") ?? "";
  return {
    at: startOf(value),
    time: timeOf(value),
    page: textAt(value, "pageref"),
    method: textAt(request, "method") ?? pseudo(all, ":method") ?? "GET",
    url,
    headers,
    body,
    status: status > 0 && status < 1000 ? Math.floor(status) : 0,
    statusText: textAt(response, "statusText") ?? "",
    answerHeaders: answerHeaders.filter(({ name }) => !name.startsWith(":")),
    answerBody,
    redirect: textAt(response, "redirectURL") || headerOf(answerHeaders, "location"),
    isDocument: isDocument(value, headers, answerHeaders),
    isFromCache:
      /^(?:memory|disk)/i.test(textAt(value, "_fromCache") ?? "") ||
      /^(?:Memory|Disk) Cache$/.test(fetchType),
    isFromWorker:
      fetchType === "Service Worker" ||
      (fieldOf(response, "_fetchedViaServiceWorker") === true && /cache|fallback/i.test(source)),
    error:
      textAt(response, "_error") ||
      textAt(value, "_error") ||
      textAt(response, "_failureText") ||
      textAt(response, "_errorMessage") ||
      undefined,
    initiator: initiatorOf(fieldOf(value, "_initiator")) ?? headerOf(headers, "referer"),
    messages: messages.slice(0, mostMessages).map(messageOf),
    messageCount: messages.length,
  };
}

/** An address that goes over a network; some tools leave the host to the headers. */
function addressOf(url: string, headers: readonly Header[]): string | undefined {
  const scheme = schemeOf(url);
  if (/^(?:https?|wss?):$/.test(scheme)) return url;
  const host = pseudo(headers, ":authority") ?? headerOf(headers, "host");
  const isPath = url.startsWith("/") || url === "";
  const path = url === "" ? (pseudo(headers, ":path") ?? "/") : url;
  if (!isPath || host === undefined) return undefined;
  return path.startsWith("//")
    ? `http:${path}`
    : `${pseudo(headers, ":scheme") ?? "http"}://${host}${path}`;
}

function pseudo(headers: readonly Header[], name: string): string | undefined {
  return headers.find((each) => each.name === name)?.value;
}

export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find((each) => each.name.toLowerCase() === name)?.value;
}

/** A list of names and values as the format wants it, or a record as some tools write it. */
function headersOf(value: unknown): Header[] {
  if (Array.isArray(value)) {
    return value.slice(0, mostHeaders).flatMap((each) => {
      const name = textAt(each, "name");
      return name === undefined ? [] : [{ name, value: textAt(each, "value") ?? "" }];
    });
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value)
    .slice(0, mostHeaders)
    .map((name) => ({ name, value: textAt(value, name) ?? "" }));
}

function requestBody(value: unknown): SeenBody | undefined {
  if (typeof value === "string") return { type: "", text: value.slice(0, mostBody) };
  const type = textAt(value, "mimeType") ?? "";
  const given = textAt(value, "text") ?? "";
  const isBase64 = (textAt(value, "encoding") ?? textAt(value, "_encoding")) === "base64";
  const params = listAt(value, "params");
  if (given === "" && params.length === 0) return undefined;
  if (given !== "") {
    const text = (isBase64 ? textOfBase64(given) : given).slice(0, mostBody);
    return { type, text, cut: given.length > mostBody };
  }
  const text = params
    .map(
      (each) =>
        `${textAt(each, "name") ?? ""}=${textAt(each, "value") ?? textAt(each, "fileName") ?? ""}`,
    )
    .join("&");
  // Fields of a form with files are listed like those of any form.
  return { type: "application/x-www-form-urlencoded", text: text.slice(0, mostBody) };
}

const textual = /text|json|xml|javascript|ecmascript|x-www-form-urlencoded|graphql|csv|svg|^$/i;

function responseBody(value: unknown): SeenBody | undefined {
  const type = textAt(value, "mimeType") ?? "";
  const given = textAt(value, "text") ?? "";
  const size = numberAt(value, "size") ?? given.length;
  if (given === "" && size <= 0) return undefined;
  if (!textual.test(type)) return { type, text: "", size };
  const isBase64 = textAt(value, "encoding") === "base64";
  const text = isBase64 ? textOfBase64(given.slice(0, mostBody * 1.4)) : given;
  return {
    type,
    text: text.slice(0, mostBody),
    ...(size > 0 ? { size } : {}),
    cut: text.length > mostBody || given.length >= jsonLimits.text,
  };
}

function startOf(value: unknown): number | undefined {
  const text = textAt(value, "startedDateTime");
  const number = numberAt(value, "startedDateTime");
  // A number is no form that the standard knows, but one that is met.
  if (number !== undefined)
    return number > 1e14 ? number / 1000 : number > 1e11 ? number : number * 1000;
  return text === undefined ? undefined : momentOf(text);
}

function timeOf(value: unknown): number {
  const time = numberAt(value, "time");
  if (time !== undefined && time >= 0) return time;
  const parts = ["blocked", "dns", "connect", "send", "wait", "receive"];
  return parts.reduce((sum, part) => sum + Math.max(0, numberAt(value, "timings", part) ?? 0), 0);
}

function isDocument(
  value: unknown,
  headers: readonly Header[],
  answerHeaders: readonly Header[],
): boolean {
  const type = textAt(value, "_resourceType");
  if (type !== undefined) return type === "document";
  const wanted = headerOf(headers, "sec-fetch-dest");
  if (wanted !== undefined) return wanted === "document";
  const said = textAt(value, "response", "content", "mimeType");
  const given = said || headerOf(answerHeaders, "content-type") || "";
  const accepts = headerOf(headers, "accept") ?? "text/html";
  return /html/i.test(given) && /text\/html/i.test(accepts);
}

function initiatorOf(value: unknown): string | undefined {
  const frames = listAt(value, "stack", "callFrames");
  const found = textAt(value, "url") ?? textAt(frames[0], "url");
  return found === "" ? undefined : found;
}

function messageOf(value: unknown): SocketMessage {
  const time = numberAt(value, "time");
  return {
    isSent: textAt(value, "type") === "send",
    at: time === undefined ? undefined : time * 1000,
    text: (textAt(value, "data") ?? "").slice(0, 4000),
  };
}
