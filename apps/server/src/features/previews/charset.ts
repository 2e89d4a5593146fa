/** Where HTML says at the latest how it is written (HTML Standard, 13.2.3.2). Unit: bytes. */
const PRESCAN = 1024;

/** The text of a page: by its mark of order, by what the server says, by what it says itself, or as UTF-8. */
export function decodePage(bytes: Uint8Array, type: string): string {
  const named = markOf(bytes) ?? charsetIn(type) ?? charsetOf(bytes) ?? 'utf-8';
  return (decoderOf(named) ?? new TextDecoder()).decode(bytes);
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function charsetIn(type: string): string | undefined {
  return /charset\s*=\s*["']?([\w:-]{1,40})/i.exec(type)?.[1];
}

function charsetOf(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const name = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:-]{1,40})/i.exec(start)?.[1];
  // What could be read up to here is not UTF-16, whatever it says.
  return name && /^utf-?16/i.test(name) ? 'utf-8' : name;
}

function decoderOf(name: string): TextDecoder | undefined {
  try {
    return new TextDecoder(name);
  } catch (error) {
    // Nobody has heard of it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
