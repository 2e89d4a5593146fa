/** Waits until something is true, and says what it waited for when it never is. Unit: ms. */
export async function until(condition: () => unknown, ms = 8000): Promise<void> {
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`still not true after ${ms} ms: ${condition}`);
    await pause(5);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
