/** What a graded answer says about memory, packed small: a record keeps all of them. Pure. */

/** FSRS's Again, Hard, Good. */
export type Rating = 1 | 2 | 3;

/** A rating and its local day in one small number: millions of them are kept. */
export function packRating(day: number, rating: Rating): number {
  return day * 4 + rating;
}

export function unpackRating(packed: number): { readonly day: number; readonly rating: Rating } {
  const rating = packed & 3;
  return {
    day: Math.floor(packed / 4),
    rating: rating === 1 || rating === 2 ? rating : 3,
  };
}
