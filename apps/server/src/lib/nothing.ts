/** For ports that are switched off. */
export function nothing(): void {
  // On purpose.
}
