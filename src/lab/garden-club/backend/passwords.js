/** Passwords are never stored: only what scrypt makes of them, from which nobody can work them out. */

import { scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const hashWith = promisify(scrypt);

/** The hash of a password with a salt, as 64 hexadecimal digits. Slow on purpose. */
export async function hashPassword(password, salt) {
  return (await hashWith(password, salt, 32)).toString("hex");
}

/** Takes as long when there is no such member, so that time tells nothing either. */
export async function isRightPassword(password, member) {
  const { salt, hash } = member ?? { salt: "nobody", hash: "0".repeat(64) };
  const made = await hashPassword(String(password), salt);
  return timingSafeEqual(Buffer.from(made), Buffer.from(hash)) && member !== undefined;
}
