/** The known word that somebody probably meant. Pure. */

/** Letters to change, add or leave out: of two short words, for which a library would be heavy. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let y = 0; y < one.length; y++) {
    const next = [y + 1];
    for (let x = 0; x < other.length; x++) {
      const changed = (row[x] ?? 0) + (one[y] === other[x] ? 0 : 1);
      next.push(Math.min(changed, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The known word that was probably meant; undefined when none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined;
  const meant = word.toLowerCase();
  let best: string | undefined;
  let least = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const far = distance(meant, candidate.toLowerCase());
    if (far < least) {
      least = far;
      best = candidate;
    }
  }
  return best;
}

/** `did you mean "title"?`, or what else to say when no known word is near. */
export function didYouMean(word: string, known: Iterable<string>, otherwise: string): string {
  const meant = nearest(word, known);
  return meant === undefined ? otherwise : `did you mean \`${meant}\`?`;
}
