const BYTE = { less: 0x3c, greater: 0x3e, slash: 0x2f, question: 0x3f, exclamation: 0x21, quote: 0x22, apostrophe: 0x27 } as const;
const STREAM = '<stream:stream';

/**
 * Cuts an XML stream into the elements right under `<stream:stream>` (RFC 6120, section 4; comments, instructions and DTDs are forbidden
 * there by section 11.1). The stream's own tags and the white space between the elements are left out. A stanza is only valid during the call.
 */
export function createStanzaReader(take: (stanza: Buffer) => void): (chunk: Buffer) => void {
  let kept: Buffer = Buffer.alloc(0);
  let scanned = 0;
  let depth = 0;

  return (chunk) => {
    const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    let start = 0;
    for (;;) {
      const open = bytes.indexOf(BYTE.less, scanned);
      const close = open < 0 ? -1 : endOfTag(bytes, open);
      if (close < 0) {
        scanned = open < 0 ? bytes.length : open;
        break;
      }
      scanned = close + 1;
      if (depth === 0) {
        if (isFrameOfStream(bytes, open)) continue;
        start = open;
      }
      if (bytes[open + 1] === BYTE.slash) depth--;
      else if (bytes[close - 1] !== BYTE.slash) depth++;
      if (depth === 0) take(bytes.subarray(start, scanned));
    }
    if (depth === 0) start = scanned;
    kept = Buffer.from(bytes.subarray(start));
    scanned -= start;
  };
}

/** Where the tag that begins at `open` ends; -1 when that has not arrived yet. A quoted value may hold a `>`. */
function endOfTag(bytes: Buffer, open: number): number {
  let quote = 0;
  for (let at = open + 1; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === BYTE.greater) return at;
    else if (byte === BYTE.apostrophe || byte === BYTE.quote) quote = byte;
  }
  return -1;
}

/** The XML declaration, the stream's opening tag (which comes again after the login) or its end. */
function isFrameOfStream(bytes: Buffer, open: number): boolean {
  const first = bytes[open + 1];
  if (first === BYTE.exclamation) throw new Error('A comment or section in an XMPP stream');
  if (first === BYTE.question || first === BYTE.slash) return true;
  return bytes.toString('latin1', open, open + STREAM.length) === STREAM;
}
