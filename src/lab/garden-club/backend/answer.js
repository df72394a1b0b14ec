/**
 * The backend's front desk: a request comes in as a plain value, the function for its address
 * answers it with a plain value. Reading bytes and writing bytes is done in http.js.
 */

import { bookHour, showBookings } from "./bookings.js";
import { addComment, showComments } from "./comments.js";
import { logIn, logOut, memberOf, showMe } from "./login.js";
import { showPage } from "./pages.js";
import { hearPayment } from "./payments.js";
import { addPhoto, showPhotoFile, showPhotos } from "./photos.js";
import { changePrice, orderSeeds, payOrder, showOrder, showSeeds } from "./shop.js";

/** Which function answers which request. `:id` stands for any one word. */
const routes = [
  ["GET", "/", showPage],
  ["GET", "/app.js", showPage],
  ["GET", "/club.js", showPage],
  ["GET", "/settings.js", showPage],
  ["GET", "/style.css", showPage],
  ["POST", "/api/login", logIn],
  ["POST", "/api/logout", logOut],
  ["GET", "/api/me", showMe],
  ["GET", "/api/bookings", showBookings],
  ["POST", "/api/bookings", bookHour],
  ["GET", "/api/seeds", showSeeds],
  ["PUT", "/api/seeds/:id", changePrice],
  ["POST", "/api/orders", orderSeeds],
  ["GET", "/api/orders/:id", showOrder],
  ["POST", "/api/orders/:id/pay", payOrder],
  ["POST", "/api/payments/webhook", hearPayment],
  ["GET", "/api/comments", showComments],
  ["POST", "/api/comments", addComment],
  ["GET", "/api/photos", showPhotos],
  ["POST", "/api/photos", addPhoto],
  ["GET", "/photos/:id", showPhotoFile],
];

/** One request in, one response out. Whatever goes wrong inside is a 500 and a line in the log. */
export async function answer(request, tools) {
  const started = tools.now();
  let member;
  let response;
  let mistake = "";
  try {
    member = await memberOf(request, tools);
    response = await findAnswer(request, member, tools);
  } catch (error) {
    mistake = ` ${error.name}: ${error.message}`;
    response = { status: 500, body: { error: "Something went wrong on our side." } };
  }
  const took = tools.now() - started;
  const who = member === undefined ? "" : ` member=${member.id}`;
  const { method, path } = request;
  tools.log(`${timeOfDay(started)} ${method} ${path} ${response.status} ${took}ms${who}${mistake}`);
  return allowOtherPage(response, request, tools);
}

async function findAnswer(request, member, tools) {
  // A browser asks first whether a page from another address may send such a request.
  if (request.method === "OPTIONS") return { status: 204 };
  for (const [method, address, work] of routes) {
    const id = matches(address, request.path);
    if (method === request.method && id !== undefined) {
      return work({ ...request, id, member }, tools);
    }
  }
  return { status: 404, body: { error: "There is no such address." } };
}

/** What stands in the place of `:id`, "" where the address has none, undefined when it's another one. */
function matches(address, path) {
  const wanted = address.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  let id = "";
  for (const [index, word] of wanted.entries()) {
    if (word === ":id") id = given[index];
    else if (word !== given[index]) return undefined;
  }
  return id;
}

/** The page may come from another address than the API, if the settings name that address. */
function allowOtherPage(response, request, { settings }) {
  const origin = request.headers.origin;
  if (origin === undefined || origin !== settings.otherPage) return response;
  const headers = {
    ...response.headers,
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Allow-Methods": "GET, POST, PUT",
    "Access-Control-Allow-Headers": "Content-Type",
  };
  return { ...response, headers };
}

/** 10:02:11.204 */
function timeOfDay(at) {
  return new Date(at).toISOString().slice(11, 23);
}
