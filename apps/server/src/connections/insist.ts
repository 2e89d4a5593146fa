/** What could not be read or said is tried again. ms */
const AGAIN_MS = 5_000;

/** Does what nobody else would do, again and again until it is done. */
export function insist(work: () => Promise<void>, failed: (error: unknown) => void): void {
  work().catch((error) => {
    failed(error);
    setTimeout(() => insist(work, failed), AGAIN_MS).unref();
  });
}
