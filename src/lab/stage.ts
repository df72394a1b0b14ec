/**
 * The lab at work: the club behind its ports (or without any), a browser for each member, and what
 * each action of an experiment does with them. Says what the page shows and which hops there were.
 */

import type { LabAction, Member, SwitchName, TableName } from "../core/lab/action.ts";
import type { Party } from "../core/recording/hop.ts";
import type { Seen } from "../core/recording/seen.ts";
import { type Browser, type BrowserPlace, createBrowser } from "./browser.ts";
import { backend, type Club, type ClubOptions, openClub, type Switches } from "./club.ts";
import { type ClubFile, clubFiles, loadModule } from "./club-files.ts";
import { membersOf, type Page, type PageFile, type PageShown } from "./page.ts";
import { plainRequest } from "./request.ts";
import { originOf, type Served, serveClub, type Times } from "./serve.ts";
import type { SqlRow } from "./sql-row.ts";

export interface StageOptions extends Omit<ClubOptions, "onSeen" | "now"> {
  /** False: the app's parts call each other directly, and no port is opened. */
  readonly ports: boolean;
  readonly limits?: Times;
  readonly onSeen: (seen: Seen) => void;
  readonly now: () => number;
  readonly members: readonly Member[];
  readonly switches?: readonly (readonly [SwitchName, boolean])[];
}

/** What came of an action. */
export interface Done {
  /** What the page says; empty when it says nothing. */
  readonly says: string;
  readonly ok: boolean;
  /** A list that the page shows, or lines of the log. */
  readonly lines: readonly string[];
  /** Statuses of the answers to requests that browsers sent; 0 for one that nobody answered. */
  readonly statuses: readonly number[];
  readonly table?: { readonly name: string; readonly rows: readonly SqlRow[] };
  readonly file?: { readonly name: ClubFile; readonly text: string };
}

export interface LabStage {
  readonly club: Club;
  /** To open in a real browser, each time a new one; undefined without ports. */
  address(): string | undefined;
  readonly idle: Promise<void> | undefined;
  member(): Member;
  perform(action: LabAction): Promise<Done>;
  close(): Promise<void>;
}

/** Addresses that a browser without ports believes in. */
const madeUp: Readonly<Record<BrowserPlace, string>> = {
  page: "https://garden.example",
  api: "https://api.garden.example",
  provider: "https://payments.example",
};

/** One pixel, so that a photo can be uploaded without a camera. */
const picture =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const nothing: Omit<Done, "statuses"> = { says: "", ok: true, lines: [] };
const noAnswer = "The club's computer doesn't answer. Is there a network?";

export async function openStage(options: StageOptions): Promise<LabStage> {
  let muted = true;
  let shift = 0;
  let statuses: number[] = [];
  const now = () => options.now() + shift;
  const asked = new Set<string>();
  function see(seen: Seen): void {
    if (seen.kind === "request" && seen.from.kind === "browser") asked.add(seen.key);
    if (seen.kind === "response" && asked.has(seen.key)) statuses.push(seen.status);
    if (seen.kind === "note" && seen.text === "no answer") statuses.push(0);
    if (!muted) options.onSeen(seen);
  }
  const club = await openClub({ ...options, onSeen: see, now });
  const served: Served | undefined = options.ports
    ? await serveClub(club, options.limits)
    : undefined;
  const origins: Readonly<Record<BrowserPlace, string>> =
    served === undefined
      ? madeUp
      : {
          page: originOf(served.ports.page),
          api: originOf(served.ports.api),
          provider: originOf(served.ports.provider),
        };
  const { createClub } = (await loadModule(club.sources, "page/club.js")) as PageFile;

  const send: Served["send"] =
    served?.send ??
    ((to, request, sent) => {
      const headers = { Host: new URL(madeUp[to]).host, ...request.headers };
      return club.receive(
        to === "provider" ? "provider" : "backend",
        { ...request, headers },
        sent,
      );
    });

  interface Open {
    readonly browser: Browser;
    /** What the page keeps in variables: gone when it is loaded again. */
    draft: string;
    prices: readonly { readonly id: number; readonly price_cents: number }[];
  }

  function openBrowser(name: string): Open {
    const party: Party = { kind: "browser", name };
    const browser = createBrowser({
      name,
      now,
      origins: () => origins,
      send,
      onNote: (text, method, url) => club.note(text, { from: party, to: party, method, url }),
    });
    return { browser, draft: "", prices: [] };
  }

  const browsers = new Map<Member, Open>();
  let member: Member = options.members[0] ?? "nadia";

  function browserOf(whose: Member): Open {
    const there = browsers.get(whose) ?? openBrowser(membersOf[whose].name);
    browsers.set(whose, there);
    return there;
  }

  /** As the page's own settings say it now. */
  async function pageOf({ browser }: Open): Promise<Page> {
    const settings = await quietly(async () => {
      const request = plainRequest("GET", "/settings.js", {}, "");
      const response = await club.receive("backend", request, { from: backend });
      const text = response?.bytes.toString("utf8") ?? "";
      return text.startsWith(settingsStart)
        ? JSON.parse(text.slice(settingsStart.length, text.lastIndexOf(";")))
        : {};
    });
    return createClub({ fetch: browser.fetch, settings, storage: browser.storage });
  }

  async function quietly<T>(work: () => Promise<T>): Promise<T> {
    const before = { muted, statuses, switches: club.switches() };
    muted = true;
    statuses = [];
    club.turn({ backend: true });
    try {
      return await work();
    } finally {
      ({ muted, statuses } = before);
      club.turn(before.switches);
    }
  }

  /** What the page shows for an action that is a matter of the page. */
  async function onPage(action: LabAction, open: Open, page: Page): Promise<PageShown | undefined> {
    switch (action.kind) {
      case "login":
        return page.logIn(action.email, action.password);
      case "logout":
        return page.logOut();
      case "who":
        return page.whoAmI();
      case "bookings":
        return page.showBookings(action.day);
      case "book":
        return page.book(action.day, action.hour);
      case "seeds": {
        const shown = await page.showSeeds(action.search);
        open.prices = shown.seeds ?? open.prices;
        return shown;
      }
      case "order": {
        const known = open.prices.find(({ id }) => id === Number(action.seed))?.price_cents;
        const price =
          known ??
          Number(
            club.look("select price_cents from seeds where id = ?", [action.seed])[0]?.[
              "price_cents"
            ],
          );
        return page.order(action.seed, action.amount, price);
      }
      case "see-order":
        return page.showOrder(action.id);
      case "pay":
        return page.pay(action.id);
      case "comment":
        open.draft = "";
        return page.comment(action.text);
      case "comments":
        return page.showComments();
      case "photo":
        return page.addPhoto(action.name, picture);
      case "photos":
        return page.showPhotos();
      case "page":
        return showPage(page, open);
      default:
        return undefined;
    }
  }

  async function showPage(page: Page, open: Open): Promise<PageShown> {
    const who = await page.whoAmI();
    const { lines } = await page.showBookings("2026-05-12");
    const search = open.browser.storage.getItem("last-search");
    return {
      ...who,
      lines: [
        `comment field: ${open.draft === "" ? "empty" : open.draft}`,
        `last search: ${search ?? "none"}`,
        `bookings: ${lines.join(", ") || "none"}`,
      ],
    };
  }

  async function openPage({ browser }: Open): Promise<void> {
    for (const file of ["/", "/style.css", "/app.js", "/club.js", "/settings.js"]) {
      await browser.fetch(file);
    }
  }

  async function sendRaw(action: LabAction & { kind: "send" }, { browser }: Open): Promise<void> {
    const { method, address, body, header } = action;
    const full = address.startsWith("provider/")
      ? `${origins.provider}${address.slice("provider".length)}`
      : address;
    await browser.sendRaw(full, {
      method,
      ...(body === "" ? {} : { body }),
      headers: {
        ...(body === "" ? {} : { "Content-Type": "application/json" }),
        ...(header === undefined
          ? {}
          : { [header[0]]: header[1].replace("{token}", browser.lastToken()) }),
      },
    });
  }

  /** Both have looked before either goes on: what two unlucky people meet now and then. */
  async function together(action: LabAction): Promise<PageShown> {
    const nadia = await pageOf(browserOf("nadia"));
    const ben = await pageOf(browserOf("ben"));
    const waiting: (() => void)[] = [];
    club.holdQueries((sql) => {
      if (!/\bbookings\b/.test(sql) || waiting.length >= 2) return Promise.resolve();
      return new Promise((done) => {
        waiting.push(done);
        if (waiting.length === 2) for (const go of waiting) go();
        else setTimeout(done, 2_000).unref();
      });
    });
    try {
      const both = (["nadia", "ben"] as const).map(async (whose) => {
        const page = whose === "nadia" ? nadia : ben;
        const shown = await onPage(action, browserOf(whose), page);
        statuses.sort();
        return `${membersOf[whose].name} reads: ${shown?.says ?? ""}`;
      });
      return { ok: true, says: "", lines: await Promise.all(both) };
    } finally {
      club.holdQueries(undefined);
    }
  }

  function turn(name: SwitchName, on: boolean): void {
    if (name === "api-elsewhere") club.set({ api: on ? origins.api : undefined });
    else if (name === "other-page") club.set({ otherPage: on ? origins.page : undefined });
    else club.turn({ [switchFields[name]]: on });
  }

  async function act(action: LabAction): Promise<Omit<Done, "statuses">> {
    const open = browserOf(member);
    switch (action.kind) {
      case "open":
      case "reload":
        open.draft = "";
        open.prices = [];
        await openPage(open);
        return nothing;
      case "type":
        open.draft = action.text;
        return nothing;
      case "send":
        await sendRaw(action, open);
        return nothing;
      case "together":
        return together(action.action);
      case "as":
        member = action.member;
        return nothing;
      case "new-browser":
        browsers.set(member, openBrowser(membersOf[member].name));
        return nothing;
      case "switch":
        turn(action.name, action.on);
        return nothing;
      case "wait":
        shift += action.seconds * 1_000;
        return nothing;
      case "news":
        await club.deliver(action.again ? "again" : undefined);
        return nothing;
      case "table":
        return {
          ...nothing,
          table: { name: action.name, rows: club.look(tableQueries[action.name]) },
        };
      case "log":
        return { ...nothing, lines: club.log.slice(-20) };
      case "source": {
        const name = clubFiles.find(
          (each) => each === action.file || each.endsWith(`/${action.file}`),
        );
        if (name === undefined)
          return { ...nothing, ok: false, says: `The app has no file ${action.file}.` };
        return { ...nothing, file: { name, text: club.sources[name] } };
      }
      default:
        return (await onPage(action, open, await pageOf(open))) ?? nothing;
    }
  }

  for (const [name, on] of options.switches ?? []) turn(name, on);
  for (const whose of options.members) {
    const { email, password } = membersOf[whose];
    const open = browserOf(whose);
    await onPage({ kind: "login", email, password }, open, await pageOf(open));
  }
  club.log.length = 0;
  muted = false;

  return {
    club,
    address: () => served?.address(),
    idle: served?.idle,
    member: () => member,
    async perform(action) {
      statuses = [];
      const done = await act(action).catch((error: unknown) => {
        // What a browser says when it gets no answer, or keeps it from the page.
        if (error instanceof TypeError && error.message === "Failed to fetch") {
          return { ...nothing, ok: false, says: noAnswer };
        }
        throw error;
      });
      return { ...done, statuses };
    },
    async close() {
      await served?.close();
      club.close();
    },
  };
}

const settingsStart = "export const settings = ";

const switchFields: Readonly<
  Record<Exclude<SwitchName, "api-elsewhere" | "other-page">, keyof Switches>
> = {
  "backend-check": "backendCheck",
  lock: "lock",
  escape: "escape",
  cache: "cache",
  "owner-rule": "ownerRule",
  "price-from-browser": "priceFromBrowser",
  "key-in-page": "keyInPage",
  disk: "disk",
  backend: "backend",
};

const tableQueries: Readonly<Record<TableName, string>> = {
  members: "select id, name, email, role, salt, hash from members",
  sessions: "select token, member_id from sessions",
  bookings: "select id, member_id, day, hour from bookings order by id",
  seeds: "select id, name, price_cents, stock from seeds",
  orders: "select id, member_id, seed_id, amount, total_cents, status from orders order by id",
  payments: "select id, order_id, provider_ref from payments order by id",
  comments: "select id, member_id, text from comments order by id",
  photos: "select id, member_id, name, stored_as from photos order by id",
};
