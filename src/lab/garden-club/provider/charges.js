/**
 * The payment provider: a company of its own, with a server of its own. It takes a charge, and
 * when the money has come it sends a request to the club's backend by itself.
 */

import { createHmac } from "node:crypto";

/** POST /charges, with the key of the club. */
export async function answerCharge(request, tools) {
  const { method, path, headers, text } = request;
  if (method !== "POST" || path !== "/charges")
    return { status: 404, body: { error: "Not here." } };
  if (headers.authorization !== `Bearer ${tools.settings.PAYMENT_KEY}`) {
    return { status: 401, body: { error: "This key is not known." } };
  }
  const { order, amount_cents } = JSON.parse(text);
  const charge = { id: `ch_${tools.random().slice(0, 10)}`, order, amount_cents };
  tools.later(() => report(charge, tools));
  return { status: 202, body: { id: charge.id, status: "pending" } };
}

/** The webhook: news for the backend, signed with the key that both of them know. */
export function report({ id, order, amount_cents }, tools) {
  const text = JSON.stringify({ id, order, amount_cents, status: "paid" });
  const signature = createHmac("sha256", tools.settings.PAYMENT_KEY).update(text).digest("hex");
  return tools.tell("/api/payments/webhook", text, { "X-Signature": signature });
}
