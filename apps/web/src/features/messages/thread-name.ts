/** Characters of a name that is offered: it fits into the list of channels. */
const LONGEST = 48;

/** What a thread may be called that begins with a text: its first words. */
export function threadName(text: string): string {
  const line = text.trim().split('\n', 1)[0]?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST + 1);
  const space = cut.lastIndexOf(' ');
  const words = space > LONGEST / 2 ? cut.slice(0, space) : cut.slice(0, LONGEST);
  // Half of a pair is no character.
  return words.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s.,:;!?–—-]+$/, '');
}
