import type { Id } from '@chat-js/protocol/ids.ts';
import { LIMITS } from '@chat-js/protocol/limits.ts';
import type { MemberRecord } from '@chat-js/protocol/member-records.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { useIsAbove } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { TextArea } from '../../ui/Field.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';

interface NotesProps {
  guild_id: Id;
  user_id: Id;
  notes: readonly MemberRecord[];
  onChange: () => void;
}

/** What moderators have written down about somebody, and a place for one more. */
export function Notes({ guild_id, user_id, notes, onChange }: NotesProps) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function change(work: Promise<unknown>): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      await work;
      onChange();
    } catch (error) {
      setProblem(describeProblem(error, i18n));
    }
    setBusy(false);
  }

  async function add() {
    await change(call('notes.create', { guild_id, user_id, text }).then(() => setText('')));
  }

  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 10 }}>
      <ul>
        {notes.map((note) => (
          <Note key={note.id} note={note} onDelete={() => void change(call('notes.delete', { guild_id, user_id, note_id: note.id }))} />
        ))}
      </ul>
      <TextArea
        label={t`New note`}
        value={text}
        maxLength={LIMITS.noteText.max}
        onChange={(event) => setText(event.target.value)}
        help={t`Only moderators read notes, and nobody those about themselves.`}
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
      <Button
        size="small"
        variant="outlined"
        color="inherit"
        disabled={text.trim() === '' || busy}
        sx={{ alignSelf: 'flex-start' }}
        onClick={() => void add()}
      >
        <Trans>Keep the note</Trans>
      </Button>
    </div>
  );
}

function Note({ note, onDelete }: { note: MemberRecord; onDelete: () => void }) {
  const { t, i18n } = useLingui();
  const { author, guild_id, text } = note;
  const own = useClientState((state) => state.me?.id === author.id);
  const mayDelete = useIsAbove(guild_id, author.id) || own;
  return (
    <li>
      {text}
      <small>
        {displayName(author)} · {i18n.date(new Date(note.created_at), { dateStyle: 'medium', timeStyle: 'short' })}
      </small>
      {mayDelete && (
        <Button
          size="small"
          variant="text"
          color="error"
          sx={{ marginLeft: '-12px' }}
          aria-label={t`Delete the note: ${text.slice(0, 40)}`}
          onClick={onDelete}
        >
          <Trans>Delete</Trans>
        </Button>
      )}
    </li>
  );
}
