/** Ties the buttons of index.html to what club.js does, and shows what comes back. */

import { createClub } from "/club.js";
import { settings } from "/settings.js";

const club = createClub({ fetch: (...sent) => fetch(...sent), settings, storage: localStorage });
const element = (id) => document.getElementById(id);

/** The price list as it was last shown: a variable, so it is gone when the page is loaded again. */
let seeds = [];

function say({ ok, says }) {
  element("says").textContent = says;
  element("says").className = ok ? "" : "bad";
}

function fill(id, lines) {
  element(id).replaceChildren(
    ...lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }),
  );
}

/** Does something and shows what came of it; the button waits meanwhile, so nobody sends it twice. */
async function answer(button, work) {
  button.disabled = true;
  try {
    say(await work());
  } catch {
    say({ ok: false, says: "The club's computer doesn't answer. Is there a network?" });
  } finally {
    button.disabled = false;
    // A button that is switched off loses the keyboard.
    if (document.activeElement === document.body) button.focus();
  }
}

/** What a form does when it is sent. */
function onSubmit(id, work) {
  element(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const button = element(id).querySelector("button");
    answer(button, () => work(Object.fromEntries(new FormData(element(id)))));
  });
}

/** What a button does that sends no form. */
function onClick(id, work) {
  element(id).addEventListener("click", () => answer(element(id), work));
}

async function showWho() {
  element("who").textContent = (await club.whoAmI()).says;
}

async function showBookings() {
  const shown = await club.showBookings(element("book").elements.day.value);
  fill("bookings", shown.lines);
  return shown;
}

async function showSeeds(search) {
  const shown = await club.showSeeds(search);
  seeds = shown.seeds ?? [];
  fill("seeds", shown.lines);
  return shown;
}

async function showComments() {
  const { lines } = await club.showComments();
  element("comments").innerHTML = lines.map((line) => `<li>${line}</li>`).join("");
}

async function showPhotos() {
  const { lines, photos = [] } = await club.showPhotos();
  fill("photos", lines);
  for (const [index, { name, stored_as }] of photos.entries()) {
    const image = document.createElement("img");
    image.src = `${settings.api ?? ""}/photos/${stored_as}`;
    image.alt = name;
    element("photos").children[index].append(image);
  }
}

onSubmit("login", async ({ email, password }) => {
  const answer = await club.logIn(email, password);
  await showWho();
  return answer;
});
onClick("logout", async () => {
  const answer = await club.logOut();
  await showWho();
  return answer;
});
onSubmit("book", async ({ day, hour }) => {
  const answer = await club.book(day, hour);
  await showBookings();
  return answer;
});
onClick("show-day", showBookings);
onSubmit("search", ({ search }) => showSeeds(search));
onSubmit("order", async ({ seed, amount }) => {
  const price = seeds.find(({ id }) => id === Number(seed))?.price_cents;
  const answer = await club.order(seed, amount, price);
  if (answer.order !== undefined) element("pay").elements.order.value = answer.order;
  return answer;
});
onSubmit("pay", ({ order }) => club.pay(order));
onClick("show-order", () => club.showOrder(element("pay").elements.order.value));
onSubmit("comment", async ({ text }) => {
  const answer = await club.comment(text);
  await showComments();
  return answer;
});
onSubmit("photo", async ({ file }) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const answer = await club.addPhoto(file.name, data);
  await showPhotos();
  return answer;
});

element("club-name").textContent = settings.clubName;
element("search").elements.search.value = localStorage.getItem("last-search") ?? "";
const showLastSearch = () => showSeeds(localStorage.getItem("last-search") ?? "");
for (const show of [showWho, showBookings, showLastSearch, showComments, showPhotos]) {
  try {
    await show();
  } catch {
    // One part that doesn't come keeps nobody from the others.
    say({ ok: false, says: "The club's computer doesn't answer, or the browser won't show it." });
  }
}
