/** Booking the greenhouse by the hour. */

import { readJson } from "./http.js";
import { notLoggedIn } from "./login.js";
import * as store from "./store.js";

const firstHour = 8;
const lastHour = 19;

/** GET /api/bookings?day=2026-05-12 */
export async function showBookings({ query }, { database }) {
  return { status: 200, body: await store.bookingsOn(database, query.day ?? "") };
}

/** POST /api/bookings with a day and an hour. */
export async function bookHour({ text, member }, { database, switches }) {
  if (member === undefined) return notLoggedIn;
  const { day, hour } = readJson(text) ?? {};
  if (switches.backendCheck && !(isDay(day) && isHour(hour))) {
    return { status: 400, body: { error: "Give a day and an hour from 8 to 19." } };
  }
  if (!switches.lock) {
    // Look first, store later: between the two somebody else may look as well.
    const there = await store.bookingAt(database, day, hour);
    if (there !== undefined) return taken;
  }
  // With the lock the table has a rule: each hour of a day once. Then storing says it.
  const id = await store.addBooking(database, member.id, day, hour);
  return id === undefined ? taken : { status: 201, body: { id, day, hour } };
}

const taken = { status: 409, body: { error: "This hour is taken." } };

function isDay(day) {
  return typeof day === "string" && /^\d{4}-\d{2}-\d{2}$/.test(day);
}

function isHour(hour) {
  return Number.isInteger(hour) && hour >= firstHour && hour <= lastHour;
}
