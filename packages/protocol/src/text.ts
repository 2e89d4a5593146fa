import { z } from 'zod';

// Bidi overrides and isolates reorder what follows them: a name with one can impersonate another. Text keeps none of
// them; the marks U+200E, U+200F and U+061C, which honest right-to-left text needs, stay.
const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Marks on one letter beyond the 30 of the Stream-Safe Text Format (UAX #15, section 13): sorting them costs the square of their number. */
const TOO_MANY_MARKS = /(\p{M}{30})\p{M}+/gu;
/** What looks like nothing: a text made only of these is empty. U+2800 and U+1D159 are signs without ink. */
const INVISIBLE = /^[\s\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

/** NFC, without control characters, bidi overrides and lone surrogates; line ends become `\n`. Keeps tabs and newlines. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(BIDI, '')
    .replace(CONTROLS, '')
    .replace(TOO_MANY_MARKS, '$1')
    .normalize('NFC');
}

/** True when a reader would see nothing. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** Text of several lines, trimmed at its end. Blank text becomes ''. */
export function multiline({ min = 0, max }: { min?: number; max: number }) {
  return z
    .string()
    .max(max * 4)
    .transform((text) => {
      const clean = cleanText(text).trimEnd();
      return isBlank(clean) ? '' : clean;
    })
    .pipe(z.string().min(min).max(max));
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
