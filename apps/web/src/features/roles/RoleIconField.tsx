import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { Role } from '@chat-js/protocol/roles.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { roleIconUrl } from '../../lib/media.ts';
import { Field, FieldLabel } from '../../ui/Field.tsx';
import { ImageField } from '../../ui/ImageField.tsx';
import { useRoleUpdate } from './use-role-update.ts';

const Column = styled('div')({ display: 'flex', flexDirection: 'column', gap: 10 });

const Preview = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  width: 48,
  height: 48,
  fontSize: '1.5rem',
  borderRadius: 12,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& img': { width: 40, height: 40, borderRadius: 8 },
}));

/** The icon beside the names: a picture, or an emoji. One takes the place of the other. */
export function RoleIconField({ guild_id, role }: { guild_id: string; role: Role }) {
  const { t } = useLingui();
  const { update } = useRoleUpdate(guild_id, role);
  const emoji = role.unicode_emoji ?? '';
  const [text, setText] = useState(emoji);
  const [problem, setProblem] = useState<string>();
  useEffect(() => setText(emoji), [emoji]);
  const src = roleIconUrl(role);

  function save() {
    const wanted = text.trim();
    if (wanted === emoji) return setProblem(undefined);
    if (wanted !== '' && !isOneEmoji(wanted)) return setProblem(t`One emoji, please.`);
    setProblem(undefined);
    // A picture that gives way is gone for good: its undoing would be half of one.
    const back = role.icon === null ? { unicode_emoji: role.unicode_emoji } : undefined;
    void update({ unicode_emoji: wanted || null, ...(wanted && { icon: null }) }, back);
  }

  return (
    <Column>
      <FieldLabel as="div">
        <Trans>Icon</Trans>
      </FieldLabel>
      <ImageField
        label={t`Icon of the role`}
        preview={<Preview aria-hidden="true">{src ? <img src={src} alt="" /> : role.unicode_emoji}</Preview>}
        removable={role.icon !== null}
        maxSize={LIMITS.imageBytes}
        onChange={(icon) => void update(icon === null ? { icon } : { icon, unicode_emoji: null })}
      />
      <Field
        label={t`Or an emoji`}
        value={text}
        error={problem}
        autoComplete="off"
        maxLength={32}
        style={{ maxWidth: 120 }}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </Column>
  );
}

/** One character as people see it, and a picture at that. */
function isOneEmoji(text: string): boolean {
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  return characters.length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text);
}
