import type { AuditEntry } from '@chat-js/protocol/audit-log.ts';
import { snowflakeTime } from '@chat-js/protocol/ids.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import MoreIcon from '@material-symbols/svg-400/rounded/keyboard_arrow_down.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useClient } from '../../lib/client.tsx';
import { avatarUrl } from '../../lib/media.ts';
import { describeProblem } from '../../lib/problems.ts';
import { usePerson } from '../../lib/use-person.ts';
import { useAhead } from '../../lib/use-time-out.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ListRow } from '../../ui/Rows.tsx';
import { showToast } from '../../ui/Toasts.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { AuditEntryChanges } from './AuditEntryChanges.tsx';
import { changeLines } from './changes.ts';
import type { Names } from './names.ts';
import { sentenceOf } from './sentences.ts';

const Row = styled(ListRow)(({ theme }) => ({
  alignItems: 'flex-start',
  '& > div > p': { margin: 0, overflowWrap: 'anywhere' },
  '& time': { fontVariantNumeric: 'tabular-nums' },
  '&[data-undone=true] > div > p': { color: theme.vars?.palette.tokens.secondary, textDecoration: 'line-through' },
}));

// Under the sentence where there is no room beside it.
const Acts = styled('span')({
  display: 'flex',
  gap: 8,
  '&:empty': { display: 'none' },
  '@media (max-width: 600px)': { flexBasis: '100%', paddingLeft: 48 },
});

const Why = styled('small')(({ theme }) => ({ '&&': { color: theme.vars?.palette.tokens.secondary } }));

interface AuditEntryRowProps {
  guild_id: string;
  entry: AuditEntry;
  names: Names;
}

/** What somebody did: a sentence, when and why, what exactly, and how to take it back. */
export function AuditEntryRow({ guild_id, entry, names }: AuditEntryRowProps) {
  const { t, i18n } = useLingui();
  const id = useId();
  const { user, name } = usePerson(guild_id, entry.user_id);
  const [open, setOpen] = useState(false);
  const undoable = useAhead(entry.undoable_until) !== null;
  const sentence = i18n._(sentenceOf(entry, names, i18n));
  const undoneBy = entry.undone_by && (names.person(entry.undone_by) ?? t`Someone`);
  const time = new Date(snowflakeTime(entry.id));
  const lines = changeLines(entry.changes, names, i18n);
  return (
    <Row data-undone={undoneBy !== null}>
      <Avatar id={entry.user_id} name={name} src={user && avatarUrl(user)} size={36} />
      <div>
        <p>{sentence}</p>
        <small>
          <time dateTime={time.toISOString()}>{i18n.date(time, { dateStyle: 'medium', timeStyle: 'short' })}</time>
          {entry.options?.['undoes'] !== undefined && <Trans> · undoes an earlier entry</Trans>}
          {undoneBy && <Trans> · undone by {undoneBy}</Trans>}
        </small>
        {entry.reason && (
          <Why>
            <Trans>Reason: {entry.reason}</Trans>
          </Why>
        )}
      </div>
      <Acts>
        {undoable && <UndoButton guild_id={guild_id} entry={entry} sentence={sentence} />}
        {lines.length > 0 && (
          <Button
            variant="text"
            color="inherit"
            size="small"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            endIcon={<MoreIcon style={{ transform: open ? 'rotate(180deg)' : undefined }} />}
            onClick={() => setOpen(!open)}
          >
            <Trans>Details</Trans>
            <VisuallyHidden>: {sentence}</VisuallyHidden>
          </Button>
        )}
      </Acts>
      {open && <AuditEntryChanges id={id} lines={lines} />}
    </Row>
  );
}

function UndoButton({ guild_id, entry, sentence }: { guild_id: string; entry: AuditEntry; sentence: string }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const [busy, setBusy] = useState(false);

  async function undo() {
    setBusy(true);
    try {
      await call('auditLog.undo', { guild_id, entry_id: entry.id });
      showToast(t`Undone`);
    } catch (error) {
      showToast(describeProblem(error, i18n));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button variant="outlined" color="inherit" size="small" loading={busy} aria-label={t`Undo: ${sentence}`} onClick={() => void undo()}>
      <Trans>Undo</Trans>
    </Button>
  );
}
