/**
 * What an experiment does, one line each: the words that authors write into a `lab` fence and that
 * learners type in free play. Pure.
 */

import { nearest } from "mermaid-text/text";

export const members = ["nadia", "ben", "marta"] as const;
export type Member = (typeof members)[number];

/** What can be on or off, by the names that authors use. */
export const switchNames = [
  "backend-check",
  "lock",
  "escape",
  "cache",
  "owner-rule",
  "price-from-browser",
  "key-in-page",
  "disk",
  "backend",
  "api-elsewhere",
  "other-page",
] as const;
export type SwitchName = (typeof switchNames)[number];

export const tableNames = [
  "members",
  "sessions",
  "bookings",
  "seeds",
  "orders",
  "payments",
  "comments",
  "photos",
] as const;
export type TableName = (typeof tableNames)[number];

export type LabAction =
  /** Opens the page, as if its address had been typed. */
  | { readonly kind: "open" }
  | { readonly kind: "login"; readonly email: string; readonly password: string }
  | { readonly kind: "logout" }
  | { readonly kind: "who" }
  | { readonly kind: "bookings"; readonly day: string }
  | { readonly kind: "book"; readonly day: string; readonly hour: string }
  | { readonly kind: "seeds"; readonly search: string }
  | { readonly kind: "order"; readonly seed: string; readonly amount: string }
  | { readonly kind: "see-order"; readonly id: string }
  | { readonly kind: "pay"; readonly id: string }
  | { readonly kind: "comment"; readonly text: string }
  /** Types into the field for a comment and sends nothing. */
  | { readonly kind: "type"; readonly text: string }
  /** What the page shows now, and where each thing comes from. */
  | { readonly kind: "page" }
  | { readonly kind: "comments" }
  | { readonly kind: "photo"; readonly name: string }
  | { readonly kind: "photos" }
  /** A request without the page, with this browser's cookies. */
  | {
      readonly kind: "send";
      readonly method: string;
      readonly address: string;
      readonly body: string;
      readonly header?: readonly [string, string];
    }
  /** The same by Nadia and Ben in the same moment. */
  | { readonly kind: "together"; readonly action: LabAction }
  /** From now on in this member's browser. */
  | { readonly kind: "as"; readonly member: Member }
  | { readonly kind: "new-browser" }
  | { readonly kind: "reload" }
  | { readonly kind: "switch"; readonly name: SwitchName; readonly on: boolean }
  | { readonly kind: "wait"; readonly seconds: number }
  /** The payment provider's own request; `again`: the last one once more. */
  | { readonly kind: "news"; readonly again: boolean }
  | { readonly kind: "table"; readonly name: TableName }
  | { readonly kind: "log" }
  | { readonly kind: "source"; readonly file: string };

export type ActionReading =
  | { readonly kind: "action"; readonly action: LabAction }
  | { readonly kind: "mistake"; readonly message: string; readonly hint: string };

interface Word {
  /** How it is written, for help. */
  readonly form: string;
  readonly does: string;
  /** Undefined: what is behind the word doesn't fit. */
  readonly read: (rest: string) => LabAction | undefined;
}

const methods = ["GET", "POST", "PUT", "OPTIONS"];

/** Every word, in the order in which help lists them. */
export const words: Readonly<Record<string, Word>> = {
  open: alone("open", "opens the page"),
  login: {
    form: "login <email> <password>",
    does: "fills in the form and sends it",
    read: (rest) => parted(rest, (email, password) => ({ kind: "login", email, password })),
  },
  logout: alone("logout", "presses Log out"),
  who: alone("who", "asks who is logged in"),
  bookings: {
    form: "bookings <day>",
    does: "shows what is booked on a day",
    read: (day) => (isOne(day) ? { kind: "bookings", day } : undefined),
  },
  book: {
    form: "book <day> <hour>",
    does: 'books an hour; "" leaves a field empty',
    read: (rest) => parted(rest, (day, hour) => ({ kind: "book", day, hour })),
  },
  seeds: {
    form: "seeds [search]",
    does: "shows the price list",
    read: (search) => ({ kind: "seeds", search }),
  },
  order: {
    form: "order <seed> <amount>",
    does: "orders seeds",
    read: (rest) => parted(rest, (seed, amount) => ({ kind: "order", seed, amount })),
  },
  "see-order": {
    form: "see-order <number>",
    does: "shows an order",
    read: (id) => (isOne(id) ? { kind: "see-order", id } : undefined),
  },
  pay: {
    form: "pay <number>",
    does: "pays for an order",
    read: (id) => (isOne(id) ? { kind: "pay", id } : undefined),
  },
  comment: {
    form: "comment <text>",
    does: "writes a comment",
    read: (text) => ({ kind: "comment", text }),
  },
  type: {
    form: "type <text>",
    does: "types a comment and doesn't send it",
    read: (text) => (text === "" ? undefined : { kind: "type", text }),
  },
  page: alone("page", "shows what the page knows, and from where"),
  comments: alone("comments", "shows the comments as the page's HTML"),
  photo: {
    form: "photo <name>",
    does: "uploads a small picture under a name",
    read: (name) => (name === "" ? undefined : { kind: "photo", name }),
  },
  photos: alone("photos", "shows the photos"),
  send: {
    form: "send <method> <address> [body] [with <header>: <value>]",
    does: "sends a request without the page; {token} is this browser's last session token",
    read: readSend,
  },
  together: {
    form: "together <what>",
    does: "Nadia and Ben do it in the same moment",
    read(rest) {
      const inner = readAction(rest);
      return inner.kind === "action" ? { kind: "together", action: inner.action } : undefined;
    },
  },
  as: {
    form: "as nadia | ben | marta",
    does: "goes on in this member's browser",
    read(name) {
      const member = members.find((each) => each === name);
      return member === undefined ? undefined : { kind: "as", member };
    },
  },
  "new-browser": alone("new-browser", "goes on in a browser that has never been here"),
  reload: alone("reload", "loads the page again"),
  switch: {
    form: "switch <name> on | off",
    does: "turns a part of the app on or off",
    read: readSwitch,
  },
  wait: {
    form: "wait <seconds>",
    does: "moves the lab's clock",
    read: (rest) => (/^\d{1,6}$/.test(rest) ? { kind: "wait", seconds: Number(rest) } : undefined),
  },
  news: {
    form: "news [again]",
    does: "lets the payment provider report what it has to report",
    read: (rest) =>
      rest === "" || rest === "again" ? { kind: "news", again: rest === "again" } : undefined,
  },
  table: {
    form: "table <name>",
    does: "shows a table of the database",
    read(name) {
      const found = tableNames.find((each) => each === name);
      return found === undefined ? undefined : { kind: "table", name: found };
    },
  },
  log: alone("log", "shows the backend's log"),
  source: {
    form: "source <file>",
    does: "shows a file of the app",
    read: (file) => (isOne(file) ? { kind: "source", file } : undefined),
  },
};

/** Longer than any request that the page sends. */
const longest = 2_000;

export function readAction(text: string): ActionReading {
  const line = text.trim();
  if (line.length > longest) {
    return {
      kind: "mistake",
      message: "The line is too long.",
      hint: `at most ${longest} letters`,
    };
  }
  const cut = line.search(/\s/);
  const name = cut === -1 ? line : line.slice(0, cut);
  const rest = cut === -1 ? "" : line.slice(cut).trim();
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  if (word === undefined) {
    const near = nearest(name, Object.keys(words));
    return {
      kind: "mistake",
      message: `The lab has no word "${name}".`,
      hint:
        near === undefined
          ? `it knows: ${Object.keys(words).join(", ")}`
          : `did you mean "${near}"?`,
    };
  }
  const action = word.read(rest);
  if (action !== undefined) return { kind: "action", action };
  return { kind: "mistake", message: `"${name}" can't be read with "${rest}".`, hint: word.form };
}

function alone(
  kind:
    | "open"
    | "logout"
    | "who"
    | "page"
    | "comments"
    | "photos"
    | "new-browser"
    | "reload"
    | "log",
  does: string,
): Word {
  return { form: kind, does, read: (rest) => (rest === "" ? { kind } : undefined) };
}

/** Two words; `""` stands for an empty field. */
function parted(
  rest: string,
  make: (first: string, second: string) => LabAction,
): LabAction | undefined {
  const [first, second, ...more] = rest.split(/\s+/).map((each) => (each === '""' ? "" : each));
  if (first === undefined || second === undefined || more.length > 0 || rest === "")
    return undefined;
  return make(first, second);
}

function isOne(text: string): boolean {
  return /^\S+$/.test(text);
}

function readSend(rest: string): LabAction | undefined {
  const [method = "", address = "", ...more] = rest.split(" ");
  if (!methods.includes(method) || !/^(?:\/|provider\/)[\x21-\x7e]*$/.test(address))
    return undefined;
  const behind = more.join(" ").trim();
  const at = behind.lastIndexOf("with ");
  const header =
    at === -1 ? null : /^with ([A-Za-z][\w-]*): ([\x20-\x7e]+)$/.exec(behind.slice(at));
  if (header === null) return { kind: "send", method, address, body: behind };
  const [, name = "", value = ""] = header;
  return { kind: "send", method, address, body: behind.slice(0, at).trim(), header: [name, value] };
}

function readSwitch(rest: string): LabAction | undefined {
  const [given, state, ...more] = rest.split(/\s+/);
  const name = switchNames.find((each) => each === given);
  if (name === undefined || (state !== "on" && state !== "off") || more.length > 0)
    return undefined;
  return { kind: "switch", name, on: state === "on" };
}
