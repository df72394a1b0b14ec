/**
 * What a recording proves about an app, in the words of the course. Pure. Nothing is guessed:
 * each sentence rests on hops that are named with it.
 */

import { counted } from "../text/counted.ts";
import type { Hop, RequestHop, ResponseHop } from "./hop.ts";
import { asksHostedDatabase } from "./hosted.ts";
import { partyKey } from "./party.ts";

export interface Finding {
  readonly code: string;
  readonly text: string;
  /** Lessons that explain it, the best first; a course may have none of them. */
  readonly lessons: readonly string[];
  /** Ids of the hops that show it. */
  readonly hops: readonly number[];
}

export function findingsOf(hops: readonly Hop[]): readonly Finding[] {
  const facts = factsOf(hops);
  return rules.flatMap((rule) => rule(facts) ?? []);
}

interface Facts {
  readonly hops: readonly Hop[];
  readonly requests: readonly RequestHop[];
  readonly responses: readonly ResponseHop[];
  /** Requests that the page itself sent to somebody else than its own backend. */
  readonly foreign: readonly ServiceRequest[];
}

type ServiceRequest = RequestHop & {
  readonly to: { readonly kind: "service"; readonly host: string };
};

function factsOf(hops: readonly Hop[]): Facts {
  const requests = hops.filter((hop) => hop.kind === "request");
  return {
    hops,
    requests,
    responses: hops.filter((hop) => hop.kind === "response"),
    foreign: requests.filter(
      (hop): hop is ServiceRequest => hop.from.kind === "browser" && hop.to.kind === "service",
    ),
  };
}

const rules: readonly ((facts: Facts) => Finding | undefined)[] = [
  databaseFromPage,
  secretKeyFromPage,
  secretInAddress,
  unencrypted,
  failed,
  refused,
  unanswered,
  again,
  alikeQueries,
  fromCache,
  otherServices,
];

function databaseFromPage({ foreign }: Facts): Finding | undefined {
  const direct = foreign.filter(
    (hop) => hop.method !== "OPTIONS" && asksHostedDatabase(hop.to.host, hop.path),
  );
  if (direct.length === 0) return undefined;
  const hosts = unique(direct.map((hop) => hop.to.host));
  return {
    code: "database-from-page",
    text:
      `${counted(direct.length, "request")} went to a database service (${listed(hosts)}) straight from the page. ` +
      "No backend of yours stands between: what a visitor may read and change there is decided by the database's own rules alone.",
    lessons: ["who-may-see-what", "security-basics"],
    hops: ids(direct),
  };
}

function secretKeyFromPage({ requests }: Facts): Finding | undefined {
  const found = requests.filter(
    (hop) => hop.from.kind === "browser" && hop.masked.includes("secret key"),
  );
  if (found.length === 0) return undefined;
  const hosts = unique(
    found.map((hop) => (hop.to.kind === "service" ? hop.to.host : "the backend")),
  );
  return {
    code: "secret-key-from-page",
    text: `The page itself sent a secret key to ${listed(hosts)}. Everybody who opens the page can copy it: such a key belongs in the backend.`,
    lessons: ["who-may-see-what", "security-basics"],
    hops: ids(found),
  };
}

function secretInAddress({ requests }: Facts): Finding | undefined {
  const found = requests.filter((hop) => hop.path.split(/[?&]/).slice(1).some(isMaskedPassword));
  if (found.length === 0) return undefined;
  return {
    code: "password-in-address",
    text: `${counted(found.length, "request")} had a password in the address. Addresses are kept in histories and logs; a password belongs in the body of a POST.`,
    lessons: ["requests-and-responses", "security-basics"],
    hops: ids(found),
  };
}

function isMaskedPassword(parameter: string): boolean {
  const at = parameter.indexOf("=");
  return parameter.startsWith("=••••", at) && /pass|pwd/i.test(parameter.slice(0, at));
}

function unencrypted({ requests }: Facts): Finding | undefined {
  const found = requests.filter((hop) => {
    const url = hop.detail.url ?? "";
    return /^(?:http|ws):\/\//.test(url) && !isLocal(url.split("/")[2] ?? "");
  });
  if (found.length === 0) return undefined;
  return {
    code: "unencrypted",
    text: `${counted(found.length, "request")} went unencrypted (http, not https): everybody on the way can read and change them.`,
    lessons: ["security-basics"],
    hops: ids(found),
  };
}

function isLocal(host: string): boolean {
  return /^(?:[\w.-]*\.)?(?:localhost|local|test|internal)(?::\d+)?$|^127\.|^0\.0\.0\.0|^\[::1\]|^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./i.test(
    host,
  );
}

function failed({ responses }: Facts): Finding | undefined {
  const found = responses.filter(({ status }) => status >= 500);
  if (found.length === 0) return undefined;
  return {
    code: "failed",
    text: `${counted(found.length, "answer")} said that the server itself failed (${statuses(found)}): look at its log first.`,
    lessons: ["requests-and-responses"],
    hops: ids(found),
  };
}

function refused({ responses }: Facts): Finding | undefined {
  const found = responses.filter(({ status }) => status >= 400 && status < 500);
  if (found.length === 0) return undefined;
  return {
    code: "refused",
    text: `${counted(found.length, "request")} ${found.length === 1 ? "was" : "were"} refused (${statuses(found)}): the server did not like what was asked, or who asked.`,
    lessons: ["requests-and-responses"],
    hops: ids(found),
  };
}

function statuses(found: readonly ResponseHop[]): string {
  return listed(unique(found.map(({ status }) => String(status))).sort());
}

function unanswered({ hops }: Facts): Finding | undefined {
  const found = hops.filter((hop) => hop.kind === "note" && /^no answer/.test(hop.summary));
  if (found.length === 0) return undefined;
  return {
    code: "unanswered",
    text: `${counted(found.length, "request")} got no answer at all.`,
    lessons: ["requests-and-responses"],
    hops: ids(found),
  };
}

const mostLike = 5;

function again({ requests }: Facts): Finding | undefined {
  const groups = grouped(
    requests,
    (hop) => `${partyKey(hop.from)} ${hop.method} ${partyKey(hop.to)} ${hop.path}`,
  );
  const found = groups.find((group) => group.length >= mostLike);
  const [first] = found ?? [];
  if (found === undefined || first === undefined) return undefined;
  return {
    code: "again",
    text: `${first.method} ${first.path} was sent ${found.length} times.`,
    lessons: ["requests-and-responses"],
    hops: ids(found),
  };
}

function alikeQueries({ hops }: Facts): Finding | undefined {
  const queries = hops.filter((hop) => hop.kind === "query" && hop.cause !== undefined);
  const groups = grouped(queries, (hop) =>
    hop.kind === "query" ? `${hop.cause} ${hop.sql.replace(/'[^']*'|\b\d+\b/g, "?")}` : "",
  );
  const found = groups.find((group) => group.length >= mostLike);
  if (found === undefined) return undefined;
  return {
    code: "alike-queries",
    text: `One request led to ${found.length} queries that differ only in their values. One query for all of them would do.`,
    lessons: ["databases-and-services"],
    hops: ids(found),
  };
}

function fromCache({ hops }: Facts): Finding | undefined {
  const found = hops.filter(
    (hop) =>
      (hop.kind === "note" && hop.summary.endsWith("from the browser's own cache")) ||
      (hop.kind === "response" && hop.status === 304),
  );
  if (found.length === 0) return undefined;
  return {
    code: "from-cache",
    text: `${counted(found.length, "file")} came from the browser's own cache, or had not changed since (304).`,
    lessons: ["caching-and-cdn"],
    hops: ids(found),
  };
}

function otherServices({ foreign }: Facts): Finding | undefined {
  const hosts = unique(foreign.map((hop) => hop.to.host));
  if (hosts.length === 0) return undefined;
  const shown = hosts.length > 6 ? [...hosts.slice(0, 5), `${hosts.length - 5} more`] : hosts;
  return {
    code: "other-services",
    text: `The page spoke to ${counted(hosts.length, "other service")} by itself: ${listed(shown)}.`,
    lessons: ["databases-and-services"],
    hops: ids(foreign),
  };
}

function grouped<T>(all: readonly T[], key: (each: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const name = key(each);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [each]);
    else group.push(each);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function ids(hops: readonly Hop[]): readonly number[] {
  return hops.map(({ id }) => id);
}

function unique(all: readonly string[]): string[] {
  return [...new Set(all)];
}

export function listed(all: readonly string[]): string {
  const last = all.at(-1) ?? "";
  return all.length < 2 ? last : `${all.slice(0, -1).join(", ")} and ${last}`;
}
