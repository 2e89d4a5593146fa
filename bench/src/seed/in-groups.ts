const AT_ONCE = 4000;

/** Does a thing `count` times, thousands at a time, so that the writer makes large groups of them. */
export async function inGroups(count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => act(from + index)));
  }
}
