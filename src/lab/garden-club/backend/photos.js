/** Photos of plants: the file goes to a place for files, and a row in the database says where. */

import { readJson } from "./http.js";
import { notLoggedIn } from "./login.js";
import * as store from "./store.js";

/** How a PNG and a JPEG begin, with the type to name when it is sent back. */
const kinds = [
  ["89504e47", "png", "image/png"],
  ["ffd8ff", "jpg", "image/jpeg"],
];

/** GET /api/photos */
export async function showPhotos(_request, { database }) {
  return { status: 200, body: await store.allPhotos(database) };
}

/** POST /api/photos with a name and the picture's bytes as base64. */
export async function addPhoto({ text, member }, { database, files, random }) {
  if (member === undefined) return notLoggedIn;
  const { name = "photo", data = "" } = readJson(text) ?? {};
  const bytes = Buffer.from(String(data), "base64");
  const kind = kindOf(bytes);
  if (kind === undefined) return { status: 400, body: { error: "That is no PNG or JPEG." } };
  // A name of our own: what somebody calls a file must not decide where it is stored.
  const storedAs = `${random().slice(0, 12)}.${kind[1]}`;
  files.write(storedAs, bytes);
  const id = await store.addPhoto(database, member.id, String(name).slice(0, 80), storedAs);
  return { status: 201, body: { id, name, address: `/photos/${storedAs}` } };
}

/** GET /photos/5c1d….png */
export async function showPhotoFile({ id }, { files }) {
  const bytes = files.read(id);
  const kind = bytes === undefined ? undefined : kindOf(bytes);
  if (kind === undefined) return { status: 404, body: { error: "There is no such photo." } };
  return { status: 200, headers: { "Content-Type": kind[2] }, body: bytes };
}

function kindOf(bytes) {
  return kinds.find(([start]) => bytes.toString("hex").startsWith(start));
}
