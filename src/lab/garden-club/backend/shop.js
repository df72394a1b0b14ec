/** The seed shop: the list with its prices, orders, and paying for one. */

import { createHash } from "node:crypto";
import { readJson } from "./http.js";
import { notLoggedIn } from "./login.js";
import * as store from "./store.js";

/** GET /api/seeds?search=bean: the same for everybody, so a browser may keep it for a while. */
export async function showSeeds({ query, headers }, { database, switches }) {
  const seeds = await store.seedsLike(database, query.search ?? "");
  if (!switches.cache)
    return { status: 200, headers: { "Cache-Control": "no-store" }, body: seeds };
  const etag = `"${createHash("sha256").update(JSON.stringify(seeds)).digest("hex").slice(0, 8)}"`;
  const kept = { "Cache-Control": "max-age=60", ETag: etag };
  // The browser has this very list already: there is no need to send it once more.
  if (headers["if-none-match"] === etag) return { status: 304, headers: kept };
  return { status: 200, headers: kept, body: seeds };
}

/** PUT /api/seeds/3 with a price: only for the keeper of the club. */
export async function changePrice({ id, text, member }, { database }) {
  if (member === undefined) return notLoggedIn;
  if (member.role !== "keeper") {
    return { status: 403, body: { error: "Only the keeper may change a price." } };
  }
  const { price_cents } = readJson(text) ?? {};
  if (!Number.isInteger(price_cents) || price_cents < 0) {
    return { status: 400, body: { error: "Give a price in cents." } };
  }
  const changed = await store.setPrice(database, id, price_cents);
  return changed ? { status: 200, body: { id: Number(id), price_cents } } : noSuchSeed;
}

/** POST /api/orders with a seed and an amount. */
export async function orderSeeds({ text, member }, { database, switches }) {
  if (member === undefined) return notLoggedIn;
  const { seed, amount, price_cents } = readJson(text) ?? {};
  if (!Number.isInteger(amount) || amount < 1 || amount > 100) {
    return { status: 400, body: { error: "Give an amount from 1 to 100." } };
  }
  const found = await store.seedById(database, seed);
  if (found === undefined) return noSuchSeed;
  // The price comes from the backend's own list, whatever the browser says.
  const price = switches.priceFromBrowser ? price_cents : found.price_cents;
  const total = price * amount;
  const order = await store.addOrder(database, member.id, found.id, amount, total);
  return { status: 201, body: { id: order, seed: found.name, amount, total_cents: total } };
}

/** GET /api/orders/12: one's own orders only. */
export async function showOrder({ id, member }, { database, switches }) {
  if (member === undefined) return notLoggedIn;
  const order = await store.orderById(database, id);
  // The same answer for "not yours" and "not there": nobody can find out which numbers exist.
  const isTheirs = order !== undefined && order.member_id === member.id;
  if (order === undefined || (switches.ownerRule && !isTheirs)) return noSuchOrder;
  return { status: 200, body: order };
}

/** POST /api/orders/12/pay: asks the payment provider, which reports later to payments.js. */
export async function payOrder({ id, member }, { database, provider, settings }) {
  if (member === undefined) return notLoggedIn;
  const order = await store.orderById(database, id);
  if (order === undefined || order.member_id !== member.id) return noSuchOrder;
  if (order.status === "paid") return { status: 409, body: { error: "It is paid already." } };
  const answer = await provider("POST", "/charges", {
    headers: { Authorization: `Bearer ${settings.PAYMENT_KEY}` },
    body: { order: order.id, amount_cents: order.total_cents },
  });
  if (answer.status !== 202) {
    return { status: 502, body: { error: "The payment provider did not take it." } };
  }
  return { status: 202, body: { order: order.id, payment: answer.body.id } };
}

const noSuchSeed = { status: 404, body: { error: "There is no such seed." } };
const noSuchOrder = { status: 404, body: { error: "There is no such order." } };
