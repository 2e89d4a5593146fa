import { LIMITS } from '@chat-js/protocol/limits.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import MoodIcon from '@material-symbols/svg-400/rounded/mood.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Suspense, useMemo, useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { groupsOf } from '../../lib/custom-emoji.ts';
import { lazyPart } from '../../lib/lazy-part.ts';
import { emojiUrl } from '../../lib/media.ts';
import { describeProblem } from '../../lib/problems.ts';
import { DeedDialog } from '../../ui/DeedDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { CLEAR_AFTER, type ClearAfter, endOf } from './clear-after.ts';

const EmojiPicker = lazyPart(async () => (await import('../../ui/emoji/EmojiPicker.tsx')).EmojiPicker, 'later');

const Line = styled('div')({
  display: 'flex',
  alignItems: 'flex-end',
  gap: 8,
  '& > :last-child': { flex: 1 },
  '& i': { fontStyle: 'normal', fontSize: 22, lineHeight: 1, width: 24, textAlign: 'center' },
});

interface Face {
  id: string | null;
  name: string;
}

/** What the person is doing, in a few words with an emoji, and until when. */
export function CustomStatusDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { changeSettings } = useClient();
  const before = useClientState((state) => state.settings?.custom_status);
  const guilds = useClientState((state) => state.guilds);
  const custom = useMemo(() => groupsOf(guilds, '', true), [guilds]);
  const [text, setText] = useState(before?.text ?? '');
  const [face, setFace] = useState<Face | null>(before?.emoji_name ? { id: before.emoji_id, name: before.emoji_name } : null);
  const [after, setAfter] = useState<ClearAfter>('today');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const words: Record<ClearAfter, string> = {
    '30m': t`in 30 minutes`,
    '1h': t`in an hour`,
    '4h': t`in 4 hours`,
    today: t`today at midnight`,
    never: t`when I say so`,
  };

  async function save(): Promise<string | undefined> {
    const emoji = { emoji_id: face?.id ?? null, emoji_name: face && face.id === null ? face.name : null };
    try {
      await changeSettings({ custom_status: { text: text.trim() || null, ...emoji, expires_at: endOf(after, new Date()) } });
      return undefined;
    } catch (error) {
      return describeProblem(error, i18n);
    }
  }

  return (
    <DeedDialog title={<Trans>What are you doing?</Trans>} confirm={<Trans>Save</Trans>} withoutReason onClose={onClose} onAct={save}>
      <Line>
        <IconButton
          aria-label={face ? t`Change the emoji` : t`Add an emoji`}
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {!face && <MoodIcon />}
          {face &&
            (face.id === null ? (
              <i aria-hidden="true">{face.name}</i>
            ) : (
              <img src={emojiUrl({ id: face.id })} alt="" width={24} height={24} />
            ))}
        </IconButton>
        <Field
          label={t`In a few words`}
          placeholder={t`Everybody on your servers sees it`}
          value={text}
          maxLength={LIMITS.customStatus.max}
          autoComplete="off"
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </Line>
      <SelectField
        label={t`Goes away`}
        value={after}
        options={CLEAR_AFTER.map((value) => ({ value, label: words[value] }))}
        onChange={setAfter}
      />
      <Suspense>{anchor && <EmojiPicker anchor={anchor} custom={custom} onPick={setFace} onClose={() => setAnchor(null)} />}</Suspense>
    </DeedDialog>
  );
}
