import { toCallError } from '@chat-js/client/errors.ts';
import { useLingui } from '@lingui/react/macro';
import { describeProblem } from '../../lib/problems.ts';

/** One sentence for what the server refused about an emoji. */
export function useEmojiProblem(): (thrown: unknown) => string {
  const { t, i18n } = useLingui();
  return (thrown) => {
    const { code, errors } = toCallError(thrown);
    if (code === 30008) return t`There is no room for more emoji. Delete one first.`;
    if (code === 30018) return t`There is no room for more animated emoji. Delete one first.`;
    if (errors?.['image']) return t`This picture cannot be read, or is too large. Try a PNG, JPEG, GIF or WebP.`;
    return describeProblem(thrown, i18n);
  };
}
