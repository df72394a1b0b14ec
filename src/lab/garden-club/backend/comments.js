/** Comments on the club's page. A comment is stored as it was written; the page makes it harmless. */

import { readJson } from "./http.js";
import { notLoggedIn } from "./login.js";
import * as store from "./store.js";

const longest = 500;

/** GET /api/comments */
export async function showComments(_request, { database }) {
  return { status: 200, body: await store.allComments(database) };
}

/** POST /api/comments with a text. */
export async function addComment({ text: sent, member }, { database, now }) {
  if (member === undefined) return notLoggedIn;
  const { text } = readJson(sent) ?? {};
  if (typeof text !== "string" || text.trim() === "" || text.length > longest) {
    return { status: 400, body: { error: `Write something, at most ${longest} letters.` } };
  }
  const id = await store.addComment(database, member.id, text, now());
  return { status: 201, body: { id, name: member.name, text } };
}
