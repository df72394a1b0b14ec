/** An action as a sentence: who does what in which browser. Pure. */

import type { LabAction, Member, SwitchName } from "./action.ts";

const names: Readonly<Record<Member, string>> = { nadia: "Nadia", ben: "Ben", marta: "Marta" };

export function memberName(member: Member): string {
  return names[member];
}

export function sayAction(action: LabAction, member: Member): string {
  const who = names[member];
  switch (action.kind) {
    case "open":
      return `${who} opens the page.`;
    case "login":
      return `${who} fills in the form: email ${field(action.email)}, password ${field(action.password)}, and presses "Log in".`;
    case "logout":
      return `${who} presses "Log out".`;
    case "who":
      return `The page asks who is logged in.`;
    case "bookings":
      return `${who} looks at the bookings of ${field(action.day)}.`;
    case "book":
      return `${who} fills in the form: day ${field(action.day)}, hour ${field(action.hour)}, and presses "Book this hour".`;
    case "seeds":
      return action.search === ""
        ? `${who} opens the price list.`
        : `${who} searches the price list for ${action.search}.`;
    case "order":
      return `${who} orders ${action.amount} of seed ${action.seed}.`;
    case "see-order":
      return `${who} asks for order ${action.id}.`;
    case "pay":
      return `${who} presses "Pay" for order ${action.id}.`;
    case "comment":
      return `${who} sends the comment ${action.text}`;
    case "type":
      return `${who} types a comment and doesn't send it: ${action.text}`;
    case "page":
      return `What the page in ${who}'s browser knows now:`;
    case "comments":
      return `${who}'s page shows the comments. Its HTML:`;
    case "photo":
      return `${who} uploads a photo called ${action.name}.`;
    case "photos":
      return `${who} looks at the photos.`;
    case "send":
      return `Without the page, with ${who}'s cookies: ${action.method} ${action.address} ${action.body}`.trimEnd();
    case "together":
      return `Nadia and Ben in the same moment. ${sayAction(action.action, "nadia")
        .replace(/^Nadia fills/, "Both fill")
        .replace("and presses", "and press")}`;
    case "as":
      return `Now in ${who === names[action.member] ? who : names[action.member]}'s browser.`;
    case "new-browser":
      return `${who} opens a browser that has never been here.`;
    case "reload":
      return `${who} loads the page again.`;
    case "switch":
      return saySwitch(action.name, action.on);
    case "wait":
      return `${action.seconds} seconds go by.`;
    case "news":
      return action.again
        ? "The payment provider sends its news once more."
        : "The payment provider has news.";
    case "table":
      return `The table ${action.name}:`;
    case "log":
      return "The backend's log:";
    case "source":
      return `The file ${action.file}:`;
  }
}

function field(text: string): string {
  return text === "" ? "(empty)" : text;
}

const switched: Readonly<Record<SwitchName, readonly [on: string, off: string]>> = {
  "backend-check": ["The backend checks what it gets.", "The backend's check is off."],
  lock: [
    "The table has a rule now: each hour of a day once.",
    "The table has no rule against two bookings of one hour.",
  ],
  escape: ["The page escapes comments.", "The page no longer escapes comments."],
  cache: ["Browsers may keep the price list for a minute.", "Nobody may keep the price list."],
  "owner-rule": [
    "The backend asks whose order it is.",
    "The backend no longer asks whose order it is.",
  ],
  "price-from-browser": [
    "The backend takes the price from the request.",
    "The backend takes the price from its own list.",
  ],
  "key-in-page": [
    "The page's settings hold the secret key.",
    "The secret key stays in the backend.",
  ],
  disk: ["There is room for files again.", "The disk for files is full."],
  backend: ["The backend is switched on.", "The backend is switched off."],
  "api-elsewhere": ["The API has an address of its own now.", "Page and API have one address."],
  "other-page": [
    "The backend says that the page's address may read its answers.",
    "The backend says nothing about other addresses.",
  ],
};

function saySwitch(name: SwitchName, on: boolean): string {
  return switched[name][on ? 0 : 1];
}
