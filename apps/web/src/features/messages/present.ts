const lists = new Set<() => void>();

/** Leads the conversation that is open to its newest message. */
export function goToPresent(): void {
  for (const go of lists) go();
}

/** Calls when somebody wants to go there from outside; answers how to stop. */
export function watchPresent(go: () => void): () => void {
  lists.add(go);
  return () => void lists.delete(go);
}
