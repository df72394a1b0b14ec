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

/** What a form does when it is sent; the button waits for the answer, so nobody sends it twice. */
function onSubmit(id, work) {
  element(id).addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = element(id).querySelector("button");
    button.disabled = true;
    try {
      say(await work(Object.fromEntries(new FormData(element(id)))));
    } catch {
      say({ ok: false, says: "The club's computer doesn't answer. Is there a network?" });
    } finally {
      button.disabled = false;
    }
  });
}

async function showWho() {
  element("who").textContent = (await club.whoAmI()).says;
}

async function showBookings() {
  fill("bookings", (await club.showBookings(element("book").elements.day.value)).lines);
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
element("logout").addEventListener("click", async () => {
  say(await club.logOut());
  await showWho();
});
onSubmit("book", async ({ day, hour }) => {
  const answer = await club.book(day, hour);
  await showBookings();
  return answer;
});
onSubmit("search", ({ search }) => showSeeds(search));
onSubmit("order", async ({ seed, amount }) => {
  const price = seeds.find(({ id }) => id === Number(seed))?.price_cents;
  const answer = await club.order(seed, amount, price);
  if (answer.order !== undefined) element("pay").elements.order.value = answer.order;
  return answer;
});
onSubmit("pay", ({ order }) => club.pay(order));
onSubmit("comment", async ({ text }) => {
  const answer = await club.comment(text);
  await showComments();
  return answer;
});
onSubmit("photo", async ({ file }) => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const data = btoa(String.fromCharCode(...bytes));
  const answer = await club.addPhoto(file.name, data);
  await showPhotos();
  return answer;
});

element("club-name").textContent = settings.clubName;
element("search").elements.search.value = localStorage.getItem("last-search") ?? "";
try {
  await showWho();
  await showBookings();
  await showSeeds(localStorage.getItem("last-search") ?? "");
  await showComments();
  await showPhotos();
} catch {
  say({ ok: false, says: "The club's computer doesn't answer, or the browser won't show it." });
}
