import type { FieldErrors } from '@chat-js/protocol/errors.ts';
import type { z } from 'zod';

/** Zod's issues in the shape of the API: nested by path, each level with its `_errors`. */
export function formErrors(error: z.ZodError): FieldErrors {
  const root: FieldErrors = Object.create(null);
  for (const issue of error.issues) {
    let level = root;
    for (const key of issue.path) {
      const name = String(key);
      const next = level[name];
      if (next && !Array.isArray(next)) level = next;
      else {
        const made: FieldErrors = Object.create(null);
        level[name] = made;
        level = made;
      }
    }
    level._errors = [...(level._errors ?? []), { code: issue.code.toUpperCase(), message: issue.message }];
  }
  return root;
}
