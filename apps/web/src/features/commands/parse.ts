/** A command and what stands behind it. */
export interface Written {
  name: string;
  rest: string;
}

const COMMAND = /^\/([^\s/]+)(?:\s+([\s\S]*))?$/;

/** The command that a text is. Paths such as `/usr/bin` are none, and `//` takes the meaning from a slash. */
export function parseCommand(text: string): Written | undefined {
  const [, name, rest = ''] = COMMAND.exec(text.trim()) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), rest: rest.trim() };
}

/** `//text` sends `/text`. */
export function withoutSlash(text: string): string {
  return text.startsWith('//') ? text.slice(1) : text;
}
