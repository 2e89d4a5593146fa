import type { AutoModCatch } from '@chat-js/protocol/automod-operations.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';
import { displayName } from '../../lib/names.ts';
import { RADIUS } from '../../ui/theme/tokens.ts';

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 8,
  maxHeight: 360,
  overflowY: 'auto',
  borderRadius: RADIUS.card,
  background: theme.vars?.palette.tokens.raised,
  '& li': { padding: '6px 8px', overflowWrap: 'anywhere' },
  '& small': { display: 'block', color: theme.vars?.palette.tokens.muted, fontSize: '0.8125rem' },
  '& mark': {
    background: theme.vars?.palette.tokens.mentionSoft,
    color: theme.vars?.palette.tokens.mention,
    borderRadius: 3,
    fontWeight: 600,
  },
}));

/** As many as anybody looks at. */
const SHOWN = 100;

interface RuleTrialProps {
  result: { checked: number; catches: readonly AutoModCatch[] } | undefined;
  busy: boolean;
  disabled: boolean;
  onTry: () => void;
}

/** What the rule would have caught, before it is switched on. */
export function RuleTrial({ result, busy, disabled, onTry }: RuleTrialProps) {
  const { t } = useLingui();
  const caught = result?.catches.length ?? 0;
  const checked = result?.checked ?? 0;
  return (
    <section aria-label={t`Try the rule`} style={{ display: 'flex', flexDirection: 'column', gap: 10 }}>
      <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} loading={busy} disabled={disabled} onClick={onTry}>
        <Trans>Try it on the last 1,000 messages</Trans>
      </Button>
      <div role="status">
        {result &&
          (caught === 0 ? (
            <Trans>It would have caught none of the last {checked} messages.</Trans>
          ) : (
            <Plural
              value={caught}
              one={`It would have caught # of the last ${checked} messages:`}
              other={`It would have caught # of the last ${checked} messages:`}
            />
          ))}
      </div>
      {caught > 0 && (
        <List tabIndex={0} aria-label={t`Caught messages`}>
          {result?.catches.slice(0, SHOWN).map((one) => (
            <CatchRow key={one.message_id} caught={one} />
          ))}
        </List>
      )}
    </section>
  );
}

function CatchRow({ caught }: { caught: AutoModCatch }) {
  const { i18n } = useLingui();
  const channel = useClientState((state) => state.channels[caught.channel_id]?.name ?? '');
  const when = i18n.date(new Date(caught.timestamp), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <small>
        {displayName(caught.author)} · #{channel} · {when}
      </small>
      <Marked text={caught.content} piece={caught.matched_content} />
    </li>
  );
}

function Marked({ text, piece }: { text: string; piece: Id }) {
  const at = piece === '' || piece === text ? -1 : text.indexOf(piece);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{piece}</mark>
      {text.slice(at + piece.length)}
    </>
  );
}
