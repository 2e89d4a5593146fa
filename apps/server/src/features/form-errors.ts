import type { FieldErrors } from '@chat-js/protocol/errors.ts';
import type { z } from 'zod';

/** Zod's issues in the shape of the API: nested by path, each level with its `_errors`. */
export function formErrors(error: z.ZodError): FieldErrors {
  const root: FieldErrors = Object.create(null);
  for (const issue of error.issues.flatMap(named)) {
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

/** Fields that are not known stand under their own names, not under that of the object they are in. */
function named(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'unrecognized_keys') return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key], message: 'not a known field' }));
}
