/** Logging in and out, and who it is that sends a request. */

import { readJson } from "./http.js";
import { isRightPassword } from "./passwords.js";
import * as store from "./store.js";

/** POST /api/login with an email and a password. */
export async function logIn(request, { database, random, now }) {
  const { email = "", password = "" } = readJson(request.text) ?? {};
  const member = await store.memberByEmail(database, email);
  // One answer for both mistakes: nobody learns from it which emails are members.
  if (!(await isRightPassword(password, member))) {
    return { status: 401, body: { error: "Email or password is wrong." } };
  }
  const token = random();
  await store.addSession(database, token, member.id, now());
  return {
    status: 200,
    headers: { "Set-Cookie": `session=${token}; HttpOnly; SameSite=Lax; Path=/` },
    body: { name: member.name },
  };
}

/** POST /api/logout: the token is forgotten, so that it is worth nothing to anybody. */
export async function logOut(request, { database }) {
  await store.removeSession(database, request.cookies.session);
  return {
    status: 204,
    headers: { "Set-Cookie": "session=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0" },
  };
}

/** GET /api/me */
export async function showMe({ member }) {
  if (member === undefined) return notLoggedIn;
  return { status: 200, body: { id: member.id, name: member.name, role: member.role } };
}

/** The member whose session token the browser has sent along; undefined when there is none. */
export async function memberOf(request, { database }) {
  const token = request.cookies.session;
  if (token === undefined) return undefined;
  return store.memberBySession(database, token);
}

export const notLoggedIn = { status: 401, body: { error: "Log in first." } };
