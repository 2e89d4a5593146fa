import type { IncomingMessage } from 'node:http';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { Refusal, refusalOf, refuseField } from '../features/refusal.ts';
import { nothing } from '../lib/nothing.ts';
import { parseJson } from './json.ts';

/** What one form may hold: `payload_json` and one file. Sizes in bytes. */
const BOUNDS = {
  fields: 1,
  files: 1,
  parts: 2,
  fieldNameSize: 100,
  fieldSize: 64 * 1024,
  fileSize: LIMITS.voiceMessage.bytes,
  headerPairs: 16,
  headerSize: 4096,
};
/** All of it, also the lines between the parts. Bytes. */
const MOST = BOUNDS.fileSize + BOUNDS.fieldSize + 16 * 1024;
/** How long nothing may come, and how long all may take. ms. */
const STALLED_MS = 10_000;
const WHOLE_MS = 60_000;

export interface Form {
  /** What a JSON body would hold. */
  body: Record<string, unknown>;
  files: Uint8Array[];
}

/** Reads multipart/form-data in the shape of the Discord API: `payload_json` and `files[0]`. Whatever is too much ends it at once. */
export function readForm(request: IncomingMessage): Promise<Form> {
  return new Promise((resolve, reject) => {
    const parser = parserOf(request, reject);
    if (!parser) return;
    const chunks: Uint8Array[] = [];
    let payload: string | undefined;
    let hasFile = false;
    let size = 0;

    const stalled = setTimeout(() => fail(new Refusal('GENERAL')), STALLED_MS);
    const whole = setTimeout(() => fail(new Refusal('GENERAL')), WHOLE_MS);
    const stop = () => {
      clearTimeout(stalled);
      clearTimeout(whole);
      request.unpipe(parser);
      request.off('data', count);
    };
    function fail(error: unknown): void {
      stop();
      chunks.length = 0;
      // Nobody hears what it finds after this.
      parser?.on('error', nothing).destroy();
      reject(error);
    }
    const tooMuch = (field: string, message: string) => fail(refusalOf(field, { code: 'TOO_MANY', message }));
    const tooLarge = () => fail(refusalOf('files', { code: 'TOO_LARGE', message: 'At most 8 MiB' }, 'BODY_TOO_LARGE'));

    function count(chunk: Buffer): void {
      stalled.refresh();
      size += chunk.length;
      if (size > MOST) tooLarge();
    }

    parser.on('file', (name: string | undefined, stream: BusboyFileStream) => {
      stream.on('limit', tooLarge).on('error', nothing);
      if (name !== 'files[0]') return tooMuch('files', 'One file, as files[0]');
      hasFile = true;
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
    });
    parser.on('field', (name: string, value: string, _: boolean, isCut: boolean) => {
      if (name !== 'payload_json' || isCut) return tooMuch('payload_json', 'One text of at most 64 KiB, beside the file');
      payload = value;
    });
    parser.on('filesLimit', () => tooMuch('files', 'One file'));
    parser.on('fieldsLimit', () => tooMuch('payload_json', 'No field but this one'));
    parser.on('partsLimit', () => tooMuch('files', 'payload_json and one file'));
    parser.on('error', () => fail(new Refusal('GENERAL')));
    parser.on('finish', () => {
      stop();
      try {
        resolve({ body: bodyOf(payload), files: hasFile ? [Buffer.concat(chunks)] : [] });
      } catch (error) {
        reject(error);
      }
    });
    request.on('data', count);
    // Ended before its time.
    request.on('aborted', () => fail(new Refusal('GENERAL'))).on('error', () => fail(new Refusal('GENERAL')));
    request.pipe(parser);
  });
}

function parserOf({ headers }: IncomingMessage, reject: (error: Refusal) => void) {
  try {
    const isPartAFile = (name: string | undefined, _: string | undefined, fileName: string | undefined) =>
      fileName !== undefined || /^files\[/.test(name ?? '');
    return new Busboy({ headers: { ...headers, 'content-type': headers['content-type'] ?? '' }, limits: BOUNDS, isPartAFile });
  } catch {
    // No boundary.
    return void reject(new Refusal('GENERAL'));
  }
}

function bodyOf(payload: string | undefined): Record<string, unknown> {
  if (payload === undefined) return refuseField('payload_json', 'BASE_TYPE_REQUIRED', 'What a JSON body would hold');
  const value = readJson(payload);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuseField('payload_json', 'INVALID_TYPE', 'expected an object');
  return value as Record<string, unknown>;
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    return refuseField('payload_json', 'INVALID_JSON', 'This is not JSON');
  }
}
