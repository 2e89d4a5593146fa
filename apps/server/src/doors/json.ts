const LARGE_NUMBER = /[[:,]\s*-?\d{16,}/;

/**
 * JSON.parse that keeps large integers: some libraries send snowflakes as numbers, which would lose their last digits.
 * They become strings. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  return LARGE_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
