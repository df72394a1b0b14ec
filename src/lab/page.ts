/** The page's own code as the lab calls it, and the members with their passwords. Pure. */

import type { Member } from "../core/lab/action.ts";
import type { FetchOptions, FetchResponse, PageStorage } from "./browser.ts";

/** What the page shows after something was done. */
export interface PageShown {
  readonly ok: boolean;
  readonly says: string;
  readonly lines: readonly string[];
  readonly order?: number;
  readonly seeds?: readonly { readonly id: number; readonly price_cents: number }[];
}

/** What `page/club.js` gives. */
export interface Page {
  logIn(email: string, password: string): Promise<PageShown>;
  logOut(): Promise<PageShown>;
  whoAmI(): Promise<PageShown>;
  showBookings(day: string): Promise<PageShown>;
  book(day: string, hour: string): Promise<PageShown>;
  showSeeds(search: string): Promise<PageShown>;
  order(seed: string, amount: string, price: number): Promise<PageShown>;
  showOrder(id: string): Promise<PageShown>;
  pay(id: string): Promise<PageShown>;
  comment(text: string): Promise<PageShown>;
  showComments(): Promise<PageShown>;
  addPhoto(name: string, data: string): Promise<PageShown>;
  showPhotos(): Promise<PageShown>;
}

export interface PageFile {
  createClub(parts: {
    readonly fetch: (address: string, options?: FetchOptions) => Promise<FetchResponse>;
    readonly settings: object;
    readonly storage: PageStorage;
  }): Page;
}

export const membersOf: Readonly<
  Record<Member, { readonly name: string; readonly email: string; readonly password: string }>
> = {
  nadia: { name: "Nadia", email: "nadia@garden.example", password: "rose" },
  ben: { name: "Ben", email: "ben@garden.example", password: "fern" },
  marta: { name: "Marta", email: "marta@garden.example", password: "moss" },
};
