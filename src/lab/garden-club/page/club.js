/**
 * What the page does: which request goes out for each button, and which sentence is shown for the
 * answer. How it looks is the matter of index.html, style.css and app.js.
 */

export function createClub({ fetch, settings, storage }) {
  /** Sends a request to the API and waits for the answer. */
  async function ask(method, path, body) {
    const response = await fetch(`${settings.api ?? ""}${path}`, {
      method,
      credentials: "include",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? {} : JSON.parse(text) };
  }

  async function logIn(email, password) {
    if (email === "" || password === "") return refused("Fill in both fields.");
    const { status, body } = await ask("POST", "/api/login", { email, password });
    return status === 200 ? done(`Welcome, ${body.name}.`) : failed(status, body);
  }

  async function logOut() {
    await ask("POST", "/api/logout");
    return done("You are logged out.");
  }

  async function whoAmI() {
    const { status, body } = await ask("GET", "/api/me");
    return status === 200 ? done(`You are ${body.name}.`) : done("Nobody is logged in.");
  }

  async function showBookings(day) {
    const { status, body } = await ask("GET", `/api/bookings?day=${encodeURIComponent(day)}`);
    return status === 200 ? shows(body.map(bookingLine)) : failed(status, body);
  }

  async function book(day, hour) {
    if (day === "" || hour === "") return refused("Fill in a day and an hour.");
    const { status, body } = await ask("POST", "/api/bookings", { day, hour: Number(hour) });
    return status === 201 ? done(`Booked: ${day} at ${hour}.`) : failed(status, body);
  }

  async function showSeeds(search) {
    storage.setItem("last-search", search);
    const { status, body } = await ask("GET", `/api/seeds?search=${encodeURIComponent(search)}`);
    return status === 200 ? { ...shows(body.map(seedLine)), seeds: body } : failed(status, body);
  }

  async function order(seed, amount, price) {
    const wanted = { seed: Number(seed), amount: Number(amount) };
    const body = settings.sendsPrice ? { ...wanted, price_cents: price } : wanted;
    const answer = await ask("POST", "/api/orders", body);
    if (answer.status !== 201) return failed(answer.status, answer.body);
    const { id, total_cents } = answer.body;
    return { ...done(`Order ${id}: ${euros(total_cents)} to pay.`), order: id };
  }

  async function showOrder(id) {
    const { status, body } = await ask("GET", `/api/orders/${id}`);
    if (status !== 200) return failed(status, body);
    return done(`Order ${body.id}: ${euros(body.total_cents)}, ${body.status}.`);
  }

  async function pay(id) {
    const { status, body } = await ask("POST", `/api/orders/${id}/pay`);
    return status === 202 ? done("Thank you. The payment is on its way.") : failed(status, body);
  }

  async function comment(text) {
    const { status, body } = await ask("POST", "/api/comments", { text });
    return status === 201 ? done("Your comment is there.") : failed(status, body);
  }

  async function showComments() {
    const { status, body } = await ask("GET", "/api/comments");
    return status === 200
      ? shows(body.map((each) => commentHtml(each, settings)))
      : failed(status, body);
  }

  async function addPhoto(name, data) {
    const { status, body } = await ask("POST", "/api/photos", { name, data });
    return status === 201 ? done("Your photo is there.") : failed(status, body);
  }

  async function showPhotos() {
    const { status, body } = await ask("GET", "/api/photos");
    return status === 200 ? { ...shows(body.map(photoLine)), photos: body } : failed(status, body);
  }

  return {
    ...{ logIn, logOut, whoAmI, showBookings, book, showSeeds, order, showOrder, pay },
    ...{ comment, showComments, addPhoto, showPhotos },
  };
}

/** What the member reads when an answer is no success. */
function failed(status, body) {
  if (status === 401 && body.error === "Log in first.") return refused("Please log in first.");
  if (status >= 500) return refused("The club's computer has a problem. Try again later.");
  return refused(body.error ?? `That did not work (${status}).`);
}

const done = (says) => ({ ok: true, says, lines: [] });
const refused = (says) => ({ ok: false, says, lines: [] });
const shows = (lines) => ({ ok: true, says: "", lines });

export const euros = (cents) => `${(cents / 100).toFixed(2)} euros`;

const bookingLine = ({ hour, name }) => `${hour}:00 ${name}`;
const seedLine = ({ id, name, price_cents }) => `${id} ${name}, ${euros(price_cents)}`;
const photoLine = ({ name, member }) => `${name}, by ${member}`;

/** A comment as a piece of the page's HTML. Escaped, every letter of it is text. */
export function commentHtml({ name, text }, settings) {
  return `<strong>${escapeHtml(name)}</strong>: ${settings.escape ? escapeHtml(text) : text}`;
}

const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]);
}
