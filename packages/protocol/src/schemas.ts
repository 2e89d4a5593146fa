import { z } from 'zod';

/** 64-bit id as a decimal string. Some libraries send small ids as numbers; the doors keep their digits before this sees them. */
export const Snowflake = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,18})$/, 'not a snowflake')
  .meta({ id: 'Snowflake', description: 'A 64-bit id as a decimal string' });

/** A set of permission bits as a decimal string. */
export const PermissionBits = z.string().regex(/^[0-9]{1,20}$/);

export const Timestamp = z.string().meta({ format: 'date-time' });

/** An integer in a query (a string) or in a socket call (a number). */
export function queryInt(range: { min: number; max: number; fallback: number }): z.ZodDefault<ReturnType<typeof integer>>;
export function queryInt(range: { min: number; max: number }): ReturnType<typeof integer>;
export function queryInt({ min, max, fallback }: { min: number; max: number; fallback?: number }) {
  return fallback === undefined ? integer(min, max) : integer(min, max).default(fallback);
}

function integer(min: number, max: number) {
  return z
    .union([
      z.int(),
      z
        .string()
        .regex(/^[0-9]{1,9}$/)
        .transform(Number),
    ])
    .pipe(z.int().min(min).max(max));
}

/** Ids in a query (one string with commas) or in a socket call (an array). */
export function queryIds(max: number) {
  return z
    .union([z.array(z.string()), z.string().transform((text) => text.split(',').filter((id) => id !== ''))])
    .pipe(z.array(Snowflake).max(max))
    .default([]);
}

/** A boolean in a query (`true`, `false`, `1`, `0`) or in a socket call. */
export const queryBoolean = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')])
  .default(false);

/** An image in a body, of at most so many bytes: a data URI of PNG, JPEG, GIF or WebP. Checked and re-encoded by the use case. */
export function imageData(bytes: number) {
  return z
    .string()
    .max(Math.ceil(bytes / 3) * 4 + 'data:image/jpeg;base64,'.length)
    .regex(/^data:image\/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/, 'not an image data URI');
}

/** A picture of someone or something; null removes it. */
export const ImageData = imageData(4.5 * 1024 * 1024)
  .nullable()
  .optional();
