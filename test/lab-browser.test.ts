/** The club's page in a real browser: each experiment to its end, by keyboard alone, narrow and wide. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import axe from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LabAction, Member } from "../src/core/lab/action.ts";
import { readExperiment } from "../src/core/lab/read-experiment.ts";
import type { Seen } from "../src/core/recording/seen.ts";
import { membersOf } from "../src/lab/page.ts";
import { openStage } from "../src/lab/stage.ts";
import { statusesText } from "../src/lab/statuses.ts";
import { findChromium, startChromium } from "./chromium.ts";
import { openVisitor, type Visitor } from "./club-visitor.ts";

const folder = resolve(import.meta.dirname, "../lessons/lab");
const files = readdirSync(folder).filter((name) => name.endsWith(".md"));
const chromium = findChromium();
const narrow = 360;
const wide = 1280;

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

if (chromium === undefined) {
  process.stderr.write("No Chromium on this machine: the tests of the lab's page are skipped.\n");
}

let browser: Browser;

beforeAll(async () => {
  if (chromium !== undefined) browser = await startChromium(chromium);
});

afterAll(() => browser?.close());

/** What a browser has to complain of, since that is what an experiment is about. */
const rightlyComplained: Readonly<Record<string, RegExp>> = {
  "a-comment": /Content Security Policy|net::ERR_|inline event handler|^image-alt: <img src="x"/,
  "two-origins": /CORS policy|net::ERR_FAILED/,
  "which-error": /net::ERR_EMPTY_RESPONSE/,
};

/** What comes of an action in a real browser and not in the one that the terminal plays. */
const elseInBrowser: Readonly<Record<string, readonly string[]>> = {
  // Opening the page was the first time that the price list was asked for.
  cache: ["seeds -> nothing, not 200"],
};

/** Which requests of the browser's an action of the page is about; it makes others besides. */
const about: Partial<Record<LabAction["kind"], RegExp>> = {
  login: /^POST .*\/login$/,
  logout: /^POST .*\/logout$/,
  who: /^GET .*\/me$/,
  bookings: /^GET .*\/bookings\?/,
  book: /^(POST|OPTIONS) .*\/bookings$/,
  seeds: /^GET .*\/seeds\?/,
  order: /^POST .*\/orders$/,
  "see-order": /^GET .*\/orders\/\d+$/,
  pay: /^POST .*\/pay$/,
  comment: /^POST .*\/comments$/,
  comments: /^GET .*\/comments$/,
  photo: /^POST .*\/photos$/,
  photos: /^GET .*\/photos$/,
  page: /^GET .*(\/me|\/bookings\?.*)$/,
  reload: /^GET .*(\/|\.css|\.js)$/,
};

/** Does with the page what an action says; false: that is nothing for a page. */
async function doOnPage(action: LabAction, visitor: Visitor): Promise<boolean> {
  const { page, write, press } = visitor;
  switch (action.kind) {
    case "login":
      await write("#login [name=email]", action.email);
      await write("#login [name=password]", action.password);
      await press("#login button");
      return true;
    case "logout":
      await press("#logout");
      return true;
    case "bookings":
      await write("#book [name=day]", action.day);
      await press("#show-day");
      return true;
    case "book":
      await write("#book [name=day]", action.day);
      await write("#book [name=hour]", action.hour);
      await press("#book button");
      return true;
    case "seeds":
      await write("#search [name=search]", action.search);
      await press("#search button");
      return true;
    case "order":
      await write("#order [name=seed]", action.seed);
      await write("#order [name=amount]", action.amount);
      await press("#order button");
      return true;
    case "see-order":
      await write("#pay [name=order]", action.id);
      await press("#show-order");
      return true;
    case "pay":
      await write("#pay [name=order]", action.id);
      await press("#pay button");
      return true;
    case "type":
      await write("#comment [name=text]", action.text);
      return true;
    case "comment":
      await write("#comment [name=text]", action.text);
      await press("#comment button");
      return true;
    case "photo": {
      // As large as a photo is: it must not be too much for one call.
      const buffer = Buffer.concat([pngStart, Buffer.alloc(200_000, 7)]);
      const picture = { name: action.name, mimeType: "image/png", buffer };
      await page.locator("#photo [name=file]").setInputFiles(picture);
      await press("#photo button");
      return true;
    }
    case "who":
    case "comments":
    case "photos":
    case "page":
    case "open":
    case "reload":
      await visitor.reload();
      return true;
    default:
      return false;
  }
}

/** A request of one's own, from the browser's console. */
async function send(
  action: LabAction & { kind: "send" },
  { page }: Visitor,
  token: string,
): Promise<number> {
  const { method, address, body, header } = action;
  const headers = {
    ...(body === "" ? {} : { "Content-Type": "application/json" }),
    ...(header === undefined ? {} : { [header[0]]: header[1].replace("{token}", token) }),
  };
  return page.evaluate(async (asked) => (await fetch(asked.address, asked)).status, {
    method,
    address,
    headers,
    ...(body === "" ? {} : { body }),
  });
}

async function violations({ page }: Visitor): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

describe.skipIf(chromium === undefined)("in a real browser", () => {
  describe.each(files)("%s", (file) => {
    const name = basename(file, ".md");
    const text = readFileSync(join(folder, file), "utf8");
    const { value: experiment } = readExperiment({ name, file, text });

    test("ends as expected, looks right narrow and wide, and keeps nobody out", async () => {
      let seen: Seen[] = [];
      const { members, switches, steps } = experiment;
      const onSeen = (one: Seen) => void seen.push(one);
      const stage = await openStage({ ports: true, members, switches, now: Date.now, onSeen });
      const visitors = new Map<Member, Visitor>();
      const all: Visitor[] = [];
      const wrong: string[] = [];
      let token = "";
      /** No browser's clock is put forward by the lab's: what comes then is for the terminal's. */
      let waited = false;

      async function newVisitor(whose: Member): Promise<Visitor> {
        const visitor = await openVisitor(browser, stage.address() ?? "", narrow);
        visitors.set(whose, visitor);
        all.push(visitor);
        return visitor;
      }

      async function visitorOf(whose: Member): Promise<Visitor> {
        const there = visitors.get(whose);
        if (there !== undefined) return there;
        const visitor = await newVisitor(whose);
        if (members.includes(whose)) {
          const { email, password } = membersOf[whose];
          await doOnPage({ kind: "login", email, password }, visitor);
        }
        return visitor;
      }

      async function statusesOf(action: LabAction): Promise<readonly number[]> {
        const visitor = await visitorOf(stage.member());
        seen = [];
        const isElsewhere =
          action.kind === "send" &&
          (action.address.startsWith("provider/") || action.header?.[0] === "Cookie");
        if (action.kind === "send" && !isElsewhere) return [await send(action, visitor, token)];
        if (!waited && (await doOnPage(action, visitor))) {
          const cookies = await visitor.page.context().cookies();
          token = cookies.find((each) => each.name === "session")?.value ?? token;
          return answersTo(seen, about[action.kind] ?? /^$/);
        }
        const asked =
          action.kind === "send" && action.header !== undefined
            ? {
                ...action,
                header: [action.header[0], action.header[1].replace("{token}", token)] as const,
              }
            : action;
        const { statuses } = await stage.perform(asked);
        if (action.kind === "as") await visitorOf(action.member);
        if (action.kind === "new-browser") await newVisitor(stage.member());
        if (action.kind === "wait") waited = true;
        const isHidden = action.kind === "switch" && action.name !== "backend";
        if (isHidden) await visitor.reload();
        return statuses;
      }

      try {
        for (const { acts } of steps) {
          for (const { text: line, action, expected } of acts) {
            const came = statusesText(await statusesOf(action));
            // A browser that gets no answer to a GET tries again by itself.
            const once = came.replace(/^no answer( no answer)+$/, "no answer");
            if (expected !== undefined && once !== expected)
              wrong.push(`${line} -> ${once}, not ${expected}`);
          }
        }
        expect(wrong).toEqual(elseInBrowser[name] ?? []);
        for (const visitor of all) {
          const allowed = rightlyComplained[name] ?? /^$/;
          expect(visitor.complaints.filter((each) => !allowed.test(each))).toEqual([]);
          for (const width of [narrow, wide]) {
            await visitor.page.setViewportSize({ width, height: 800 });
            expect(await visitor.tooWide()).toBe(0);
            const found = await violations(visitor);
            expect(found.filter((each) => !allowed.test(each))).toEqual([]);
            const pictures = process.env["WHICHSIDE_PICTURES"];
            if (pictures === undefined) continue;
            const path = join(pictures, `${name}-${all.indexOf(visitor)}-${width}.png`);
            await visitor.page.screenshot({ path, fullPage: true });
          }
        }
      } finally {
        for (const visitor of all) await visitor.close();
        await stage.close();
      }
    });
  });
});

/** Statuses of the answers to a real browser's requests, in the order in which they were asked. */
function answersTo(seen: readonly Seen[], wanted: RegExp): number[] {
  return seen.flatMap((one) => {
    if (one.kind !== "request" || one.from.kind !== "browser") return [];
    if (!wanted.test(`${one.method} ${one.url}`)) return [];
    const answer = seen.find((each) => each.kind === "response" && each.key === one.key);
    return [answer?.kind === "response" ? answer.status : 0];
  });
}
