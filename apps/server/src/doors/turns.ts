/**
 * Spreads work over the turns of the event loop, first come, first served: ten thousand who arrive at once must not hold up
 * the messages of those who are there, and the first of them are in long before the last.
 */
export function createTurns(eachTurn: number): (work: () => void) => void {
  let waiting: (() => void)[] = [];

  function takeTurn(): void {
    const now = waiting.slice(0, eachTurn);
    waiting = waiting.slice(eachTurn);
    if (waiting.length > 0) setImmediate(takeTurn);
    for (const work of now) work();
  }

  return (work) => {
    if (waiting.push(work) === 1) setImmediate(takeTurn);
  };
}
