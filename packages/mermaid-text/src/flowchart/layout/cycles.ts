/**
 * Breaks cycles: says for every link whether it may point down. Pure. A walk in source
 * order turns those links around that lead back to where the walk came from.
 */

export interface CycleLink {
  readonly from: number;
  readonly to: number;
}

/** For each link, true when it goes down the ranks and false when it must go up. */
export function upperEnds(count: number, links: readonly CycleLink[]): boolean[] {
  const leaving: number[][] = Array.from({ length: count }, () => []);
  const entered: number[] = new Array(count).fill(0);
  links.forEach((link, at) => {
    leaving[link.from]?.push(at);
    entered[link.to] = (entered[link.to] ?? 0) + 1;
  });
  const down: boolean[] = new Array(links.length).fill(true);
  const state = new Uint8Array(count); // 0 new, 1 on the walk, 2 done
  const roots = Array.from({ length: count }, (_, at) => at);
  const order = [...roots.filter((at) => entered[at] === 0), ...roots];
  for (const root of order) {
    if (state[root] !== 0) continue;
    const stack = [{ at: root, next: 0 }];
    state[root] = 1;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const link = leaving[top.at]?.[top.next++];
      if (link === undefined) {
        state[top.at] = 2;
        stack.pop();
        continue;
      }
      const to = links[link]?.to ?? 0;
      if (state[to] === 1) down[link] = false;
      else if (state[to] === 0) {
        state[to] = 1;
        stack.push({ at: to, next: 0 });
      }
    }
  }
  return down;
}
