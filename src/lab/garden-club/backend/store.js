/** All that is asked of the database, in SQL, and nothing else. A `?` is filled with a value later. */

export const tables = [
  `create table members (
    id integer primary key, name text not null, email text not null unique,
    salt text not null, hash text not null, role text not null
  )`,
  "create table sessions (token text primary key, member_id integer not null, created_at integer not null)",
  "create table bookings (id integer primary key, member_id integer not null, day text, hour integer)",
  "create table seeds (id integer primary key, name text not null, price_cents integer not null, stock integer not null)",
  `create table orders (
    id integer primary key, member_id integer not null, seed_id integer not null,
    amount integer not null, total_cents integer, status text not null
  )`,
  `create table payments (
    id integer primary key, order_id integer not null,
    provider_ref text not null unique, received_at integer not null
  )`,
  "create table comments (id integer primary key, member_id integer not null, text text not null, created_at integer not null)",
  "create table photos (id integer primary key, member_id integer not null, name text not null, stored_as text not null)",
];

/** The lock of the greenhouse: the database itself refuses a second booking of an hour. */
export const lockRule = "create unique index one_booking_an_hour on bookings (day, hour)";
export const withoutLockRule = "drop index if exists one_booking_an_hour";

/** Who and what is there in the beginning. The hashes are those of "moss", "rose" and "fern". */
export const firstRows = [
  `insert into members (id, name, email, role, salt, hash) values
    (1, 'Marta', 'marta@garden.example', 'keeper', '3be1c40a9d5f',
      'c0bb70625c8845d8ed10033857748b162adfeb70829acc07f73df87823c829ce'),
    (7, 'Nadia', 'nadia@garden.example', 'member', '8f1c02ab77e4',
      '2d8b56c43f9744ea7500216f019a17e20b8d4217f8ca416e4d2b99c9861a9b35'),
    (8, 'Ben', 'ben@garden.example', 'member', '51ded8b3c906',
      'bd25c932bd8a06414eaf2453889fd25e6b8a2ee23d4455a7c156eb8dd417abd3')`,
  `insert into seeds (id, name, price_cents, stock) values
    (1, 'tomato "Ruby"', 250, 40), (2, 'basil', 190, 25),
    (3, 'runner bean', 320, 12), (4, 'sunflower', 150, 60)`,
  "insert into orders (id, member_id, seed_id, amount, total_cents, status) values (11, 7, 3, 2, 640, 'paid'), (12, 8, 1, 4, 1000, 'open')",
  "insert into bookings (id, member_id, day, hour) values (40, 8, '2026-05-12', 15)",
  "insert into comments (id, member_id, text, created_at) values (1, 1, 'The water butt is full again.', 1778450400000)",
];

async function first(rows) {
  return (await rows)[0];
}

export function memberByEmail(database, email) {
  const sql = "select id, name, salt, hash from members where email = ?";
  return first(database.all(sql, String(email)));
}

export function memberBySession(database, token) {
  const sql = `select members.id, name, role from sessions
    join members on members.id = member_id where token = ?`;
  return first(database.all(sql, token));
}

export function addSession(database, token, memberId, at) {
  const sql = "insert into sessions (token, member_id, created_at) values (?, ?, ?)";
  return database.run(sql, token, memberId, at);
}

export function removeSession(database, token = "") {
  return database.run("delete from sessions where token = ?", token);
}

export function bookingsOn(database, day) {
  const sql = `select day, hour, name from bookings
    join members on members.id = member_id where day = ? order by hour`;
  return database.all(sql, day);
}

export function bookingAt(database, day, hour) {
  return first(database.all("select id from bookings where day = ? and hour = ?", day, hour));
}

/** The booking's number; undefined when the database has refused it because the hour is taken. */
export async function addBooking(database, memberId, day, hour) {
  try {
    const sql = "insert into bookings (member_id, day, hour) values (?, ?, ?)";
    return (await database.run(sql, memberId, day, hour)).lastId;
  } catch (error) {
    if (/UNIQUE/.test(error.message)) return undefined;
    throw error;
  }
}

export function seedsLike(database, search) {
  const sql = "select id, name, price_cents, stock from seeds where name like ? order by id";
  return database.all(sql, `%${search}%`);
}

export function seedById(database, id) {
  return first(database.all("select id, name, price_cents from seeds where id = ?", id));
}

export async function setPrice(database, id, cents) {
  const sql = "update seeds set price_cents = ? where id = ?";
  return (await database.run(sql, cents, id)).changes === 1;
}

export async function addOrder(database, memberId, seedId, amount, cents) {
  const sql = `insert into orders (member_id, seed_id, amount, total_cents, status)
    values (?, ?, ?, ?, 'open')`;
  return (await database.run(sql, memberId, seedId, amount, cents)).lastId;
}

export function orderById(database, id) {
  const sql = `select id, member_id, seed_id, amount, total_cents, status
    from orders where id = ?`;
  return first(database.all(sql, id));
}

export function setOrderPaid(database, id) {
  return database.run("update orders set status = 'paid' where id = ?", id);
}

/** False when this payment is known already. */
export async function addPayment(database, orderId, ref, at) {
  const sql = `insert into payments (order_id, provider_ref, received_at) values (?, ?, ?)
    on conflict (provider_ref) do nothing`;
  return (await database.run(sql, orderId, ref, at)).changes === 1;
}

export function allComments(database) {
  const sql = `select comments.id, name, text from comments
    join members on members.id = member_id order by comments.id`;
  return database.all(sql);
}

export async function addComment(database, memberId, text, at) {
  const sql = "insert into comments (member_id, text, created_at) values (?, ?, ?)";
  return (await database.run(sql, memberId, text, at)).lastId;
}

export function allPhotos(database) {
  const sql = `select photos.id, members.name as member, photos.name, stored_as from photos
    join members on members.id = member_id order by photos.id`;
  return database.all(sql);
}

export async function addPhoto(database, memberId, name, storedAs) {
  const sql = "insert into photos (member_id, name, stored_as) values (?, ?, ?)";
  return (await database.run(sql, memberId, name, storedAs)).lastId;
}
