/** How many different people and roles a text names. The same one twice counts once, as in Discord. */
export function countMentions(content: string): number {
  const mentioned = new Set<string>();
  for (const [, role = '', id = ''] of content.matchAll(/<@[!]?(&?)([0-9]{1,19})>/g)) mentioned.add(role + id);
  return mentioned.size;
}
