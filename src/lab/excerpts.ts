/**
 * The real bytes that lessons quote: requests, responses, rows, log lines and pieces of the
 * app's files, from a run of the garden club with a clock and tokens that are always the same.
 */

import type { Seen, SeenRequest, SeenResponse } from "../core/recording/seen.ts";
import { createBrowser } from "./browser.ts";
import { type Club, openClub } from "./club.ts";
import { type ClubFile, clubFiles, loadModule } from "./club-files.ts";

export interface Excerpt {
  readonly name: string;
  readonly text: string;
}

const start = Date.UTC(2026, 4, 10, 10, 2, 11, 204);
const host = "https://garden.example";
const tokens = ["9f3c51b0e27a4d66", "b81d20f4c9735ea0", "47aa9be1306fd582", "e05c7723d19b8f46"];

/** The page's own actions, as far as they are needed here. */
interface Page {
  logIn(email: string, password: string): Promise<unknown>;
  logOut(): Promise<unknown>;
  whoAmI(): Promise<unknown>;
  book(day: string, hour: string): Promise<unknown>;
  showBookings(day: string): Promise<unknown>;
  showSeeds(search: string): Promise<unknown>;
  order(seed: string, amount: string): Promise<unknown>;
  showOrder(id: string): Promise<unknown>;
  pay(id: string): Promise<unknown>;
  comment(text: string): Promise<unknown>;
}

export async function labExcerpts(): Promise<Excerpt[]> {
  let seen: Seen[] = [];
  let clock = start;
  let drawn = 0;
  const club = await openClub({
    onSeen: (one) => seen.push(one),
    now: () => clock,
    random: () => tokens[drawn++ % tokens.length] ?? "",
  });
  const browserOf = (name: string) =>
    createBrowser({
      name,
      now: () => clock,
      origins: () => ({
        page: host,
        api: "https://api.garden.example",
        provider: "https://payments.example",
      }),
      send: async (to, request, sent) => {
        const size = Buffer.byteLength(request.text);
        const length = size > 0 ? { "Content-Length": String(size) } : {};
        const headers = { Host: "garden.example", ...request.headers, ...length };
        return club.receive(
          to === "provider" ? "provider" : "backend",
          { ...request, headers },
          sent,
        );
      },
      onNote: () => {},
    });
  const { createClub } = (await loadModule(club.sources, "page/club.js")) as {
    createClub: (parts: object) => Page;
  };
  const pageOf = (name: string) => {
    const browser = browserOf(name);
    const settings = { escape: club.switches().escape };
    return {
      browser,
      page: createClub({ fetch: browser.fetch, settings, storage: browser.storage }),
    };
  };

  const found: Excerpt[] = [];
  const keep = (name: string, text: string) => found.push({ name, text });
  /** Runs something and keeps its messages as `<name>-request`, `-response`, `-sql` and `-log`. */
  async function exchange(name: string, work: () => Promise<unknown>, ms = 12): Promise<void> {
    seen = [];
    const lines = club.log.length;
    // The clock moves while the backend works, so that its log says how long it took.
    club.holdQueries(async () => {
      if (seen.filter(({ kind }) => kind === "query").length === 1) clock += ms;
    });
    await work();
    club.holdQueries(undefined);
    const requests = seen.filter((each) => each.kind === "request");
    const responses = seen.filter((each) => each.kind === "response");
    const [request] = requests;
    const response = responses.find(({ key }) => key === request?.key);
    if (request !== undefined) keep(`${name}-request`, requestText(request));
    if (response !== undefined) keep(`${name}-response`, responseText(response));
    const queries = seen.flatMap((each) =>
      each.kind === "query" && each.cause === request?.key ? [each.sql] : [],
    );
    if (queries.length > 0) keep(`${name}-sql`, queries.join("\n"));
    const log = club.log.slice(lines);
    if (log.length > 0) keep(`${name}-log`, log.join("\n"));
    clock += 1_000;
  }

  const nadia = pageOf("Nadia");
  const ben = pageOf("Ben");
  const raw = (method: string, address: string, body?: unknown) => () =>
    nadia.browser.sendRaw(address, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });

  await exchange("page", raw("GET", "/"));
  await exchange("style", raw("GET", "/style.css"));
  await exchange("settings", raw("GET", "/settings.js"));
  await exchange("login-wrong", () => nadia.page.logIn("nadia@garden.example", "rosé"), 81);
  await exchange("login", () => nadia.page.logIn("nadia@garden.example", "rose"), 81);
  keep("session-row", rowsText(club, "select token, member_id from sessions"));
  clock = start;
  await exchange("booking", () => nadia.page.book("2026-05-12", "10"));
  keep(
    "booking-row",
    rowsText(club, "select id, member_id, day, hour from bookings where id = 41"),
  );
  await exchange("me", () => nadia.page.whoAmI(), 1);
  await exchange("booking-taken", () => nadia.page.book("2026-05-12", "10"), 3);
  await exchange("booking-empty", raw("POST", "/api/bookings", { day: "", hour: 10 }), 1);
  await exchange("bookings", () => nadia.page.showBookings("2026-05-12"), 2);
  keep(
    "bookings-table",
    rowsText(club, "select id, member_id, day, hour from bookings order by id"),
  );
  await exchange("seeds", () => nadia.page.showSeeds("basil"), 1);
  await exchange("seed-price", raw("PUT", "/api/seeds/2", { price_cents: 10 }), 1);
  await exchange("not-found", raw("GET", "/api/tomatoes"));
  await exchange("order", () => nadia.page.order("1", "2"), 4);
  keep(
    "order-row",
    rowsText(
      club,
      "select id, member_id, seed_id, amount, total_cents, status from orders where id = 13",
    ),
  );
  await exchange("order-seen", () => nadia.page.showOrder("13"), 1);
  await exchange("order-of-another", () => nadia.page.showOrder("12"), 1);
  await exchange("pay", () => nadia.page.pay("13"), 15);
  const charge = seen.find((each) => each.kind === "request" && each.to.kind === "service");
  if (charge?.kind === "request") keep("charge-request", requestText(charge));
  await exchange("webhook", () => club.deliver(), 2);
  await exchange("webhook-again", () => club.deliver("again"), 1);
  keep("payment-row", rowsText(club, "select id, order_id, provider_ref from payments"));
  await exchange("comment", () => nadia.page.comment("<b>Thank you!</b>"), 2);
  keep("comment-row", rowsText(club, "select id, member_id, text from comments where id = 2"));
  const { commentHtml } = (await loadModule(club.sources, "page/club.js")) as {
    commentHtml: (comment: object, settings: object) => string;
  };
  const comment = { name: "Nadia", text: "<b>Thank you!</b>" };
  keep("comment-escaped", commentHtml(comment, { escape: true }));
  keep("comment-not-escaped", commentHtml(comment, { escape: false }));
  club.turn({ cache: true });
  await exchange("seeds-cached", () => ben.page.showSeeds("basil"), 1);
  clock += 61_000;
  await exchange("seeds-again", () => ben.page.showSeeds("basil"), 1);
  club.turn({ cache: false, disk: false });
  const png = "iVBORw0KGgo=";
  await exchange(
    "photo-no-room",
    raw("POST", "/api/photos", { name: "my tomatoes", data: png }),
    2,
  );
  club.turn({ disk: true });
  await exchange("photo", raw("POST", "/api/photos", { name: "my tomatoes", data: png }), 2);
  keep("photo-row", rowsText(club, "select id, member_id, name, stored_as from photos"));
  club.turn({ keyInPage: true });
  await exchange("settings-with-key", raw("GET", "/settings.js"));
  club.turn({ keyInPage: false });
  await exchange("logout", () => nadia.page.logOut(), 1);
  await exchange("me-nobody", () => nadia.page.whoAmI(), 1);
  keep("members-table", rowsText(club, "select id, name, salt, hash from members where id > 1"));
  keep("seeds-table", rowsText(club, "select id, name, price_cents, stock from seeds"));
  for (const file of clubFiles) keep(`file:${file}`, club.sources[file as ClubFile].trimEnd());
  club.close();
  return found;
}

export function requestText({ method, url, headers, body }: SeenRequest): string {
  return messageText(`${method} ${url} HTTP/1.1`, headers, body?.text);
}

export function responseText({ status, headers, body }: SeenResponse): string {
  return messageText(`HTTP/1.1 ${status} ${reasons[status] ?? ""}`.trimEnd(), headers, body?.text);
}

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  304: "Not Modified",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  500: "Internal Server Error",
  502: "Bad Gateway",
};

function messageText(
  first: string,
  headers: readonly { readonly name: string; readonly value: string }[],
  body: string | undefined,
): string {
  const lines = headers.map(({ name, value }) => `${name}: ${value}`);
  return [first, ...lines, ...(body === undefined ? [] : ["", body.trimEnd()])].join("\n");
}

function rowsText(club: Club, sql: string): string {
  const rows = club.look(sql);
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => String(row[name])))];
  const widths = names.map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
