import type { FastifyReply } from 'fastify';
import parseRange from 'range-parser';

/** Answers the part of a file that was asked for, so that a player can jump; all of it when several parts or nonsense were. */
export function sendRange(reply: FastifyReply, bytes: Uint8Array, asked: string | undefined): FastifyReply {
  const { length } = bytes;
  reply.header('accept-ranges', 'bytes');
  const ranges = asked === undefined ? undefined : parseRange(length, asked);
  if (ranges === -1) return reply.code(416).header('content-range', `bytes */${length}`).send();
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return reply.send(bytes);
  const { start, end } = ranges[0] ?? { start: 0, end: length - 1 };
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${length}`)
    .send(bytes.subarray(start, end + 1));
}
