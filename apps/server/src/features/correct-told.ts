interface Telling<T> {
  /** What is kept now; undefined when it is gone, of which others tell. */
  read(): Promise<T | undefined>;
  isOther(kept: T, told: T): boolean;
  tell(kept: T): Promise<unknown>;
}

/**
 * After something was told: tells it again while it has changed meanwhile. Of two changes at once the earlier may be told last,
 * by this node or by another; since whoever told looks once more, what is told last is what is kept.
 */
export async function correctTold<T>(first: T, { read, isOther, tell }: Telling<T>): Promise<void> {
  let told = first;
  for (;;) {
    const kept = await read();
    if (kept === undefined || !isOther(kept, told)) return;
    await tell(kept);
    told = kept;
  }
}
