import { z } from 'zod';

// Bidi overrides and isolates reorder what follows them: a name with one can impersonate another. Text keeps none of
// them; the marks U+200E, U+200F and U+061C, which honest right-to-left text needs, stay.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** What looks like nothing: a text made only of these is empty. */
const INVISIBLE =
  /^[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029\u202f\u205f\u2060-\u2064\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]*$/u;

/** NFC, without control characters, bidi overrides and lone surrogates; line ends become `\n`. Keeps tabs and newlines. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(LONE_SURROGATES, '\ufffd').replace(BIDI, '').replace(CONTROLS, '').normalize('NFC');
}

/** True when a reader would see nothing. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** Text of several lines, trimmed at its end. Blank text becomes ''. */
export function multiline({ max }: { max: number }) {
  return z
    .string()
    .max(max * 4)
    .transform((text) => {
      const clean = cleanText(text).trimEnd();
      return isBlank(clean) ? '' : clean;
    })
    .pipe(z.string().max(max));
}

/** One line: newlines and tabs become spaces, runs of spaces one space, ends are trimmed. Blank text becomes ''. */
export function line({ min = 0, max }: { min?: number; max: number }) {
  return z
    .string()
    .max(max * 4)
    .transform((text) => {
      const clean = cleanText(text).replace(/\s+/g, ' ').trim();
      return isBlank(clean) ? '' : clean;
    })
    .pipe(z.string().min(min).max(max));
}
