/**
 * The part of the tar format that an archive uses (POSIX.1-2017, pax, "ustar Interchange Format"): regular files with
 * short names, and every other field fixed. Equal content makes equal bytes, and what is not written like this is
 * refused: links, folders, long names and sizes, other owners. Libraries read all of that, and write times and owners.
 */

export const BLOCK = 512;
/** A tar ends with two empty blocks. */
export const END = Buffer.alloc(2 * BLOCK);

const MAX_NAME = 100;
const MAX_SIZE = 0o77777777777;

/** The header of a file, of one block. */
export function tarHeader(name: string, size: number): Buffer {
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > MAX_NAME || size > MAX_SIZE) throw new RangeError(`no tar header for ${name}`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'ascii');
  header.write('0000600\0', 100, 'ascii');
  header.write('0000000\0', 108, 'ascii');
  header.write('0000000\0', 116, 'ascii');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  header.write('00000000000\0', 136, 'ascii');
  // The sum counts its own field as spaces.
  header.write('        0', 148, 'ascii');
  header.write('ustar\x0000', 257, 'ascii');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return header;
}

/** How many zero bytes follow a file of this size. */
export function paddingAfter(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** The file a header announces; undefined when no archive of ours has such a header. */
export function readTarHeader(header: Buffer): { name: string; size: number } | undefined {
  const [name = ''] = header.toString('latin1', 0, MAX_NAME).split('\0');
  const digits = header.toString('latin1', 124, 135);
  if (!/^[\x21-\x7e]+$/.test(name) || !/^[0-7]{11}$/.test(digits)) return undefined;
  const size = Number.parseInt(digits, 8);
  return tarHeader(name, size).equals(header) ? { name, size } : undefined;
}
