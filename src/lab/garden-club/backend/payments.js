/** The payment provider's own request to us, once the money has come: a webhook. */

import { createHmac, timingSafeEqual } from "node:crypto";
import { readJson } from "./http.js";
import * as store from "./store.js";

/** POST /api/payments/webhook. Anybody could send such a request, so it has to be signed. */
export async function hearPayment({ text, headers }, { database, settings, now }) {
  if (!isSigned(text, headers["x-signature"], settings.PAYMENT_KEY)) {
    return { status: 401, body: { error: "The signature is wrong." } };
  }
  const { id, order } = readJson(text) ?? {};
  // Providers send the same news twice when they are unsure. The second time changes nothing.
  const isNews = await store.addPayment(database, order, id, now());
  if (isNews) await store.setOrderPaid(database, order);
  return { status: 200, body: { received: true } };
}

/** Nobody can make the signature of a text without the key. */
export function sign(text, key) {
  return createHmac("sha256", key).update(text).digest("hex");
}

function isSigned(text, signature, key) {
  const right = Buffer.from(sign(text, key));
  const given = Buffer.from(String(signature));
  return given.length === right.length && timingSafeEqual(given, right);
}
