/** For a failure that is met again by whoever needs the thing next. */
export function nothing(): void {
  // Deliberately.
}
