const MAX_HEAD = 10;

/** Reads a stream of unmasked, unfragmented frames (RFC 6455, section 5.2). A payload is only valid during the call. */
export function createFrameReader(take: (opcode: number, payload: Buffer) => void): (chunk: Buffer) => void {
  const head = Buffer.alloc(MAX_HEAD);
  let headFilled = 0;
  let body = Buffer.alloc(0);
  let opcode = 0;
  let size = -1;
  let filled = 0;

  /** Takes header bytes until it is complete; answers the position after them. */
  function readHead(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length && size < 0) {
      head[headFilled++] = chunk[at++] ?? 0;
      if (headFilled < 2) continue;
      const short = (head[1] ?? 0) & 0x7f;
      const need = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (headFilled < need) continue;
      if (((head[0] ?? 0) & 0x80) === 0 || ((head[1] ?? 0) & 0x80) !== 0) throw new Error('A fragmented or masked frame');
      opcode = (head[0] ?? 0) & 0x0f;
      size = short < 126 ? short : short === 126 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
      headFilled = 0;
      filled = 0;
    }
    return at;
  }

  return (chunk) => {
    let at = 0;
    for (;;) {
      if (size < 0) at = readHead(chunk, at);
      if (size < 0) return;
      const here = Math.min(size - filled, chunk.length - at);
      if (filled === 0 && here === size) {
        size = -1;
        take(opcode, chunk.subarray(at, at + here));
      } else {
        if (body.length < size) body = Buffer.allocUnsafe(size + (size >> 1));
        chunk.copy(body, filled, at, at + here);
        filled += here;
        if (filled < size) return;
        const payload = body.subarray(0, size);
        size = -1;
        take(opcode, payload);
      }
      at += here;
    }
  };
}
