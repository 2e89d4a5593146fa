import type { Id } from '@chat-js/protocol/ids.ts';
import { useLingui } from '@lingui/react/macro';
import CallIcon from '@material-symbols/svg-400/rounded/call.svg?react';
import IconButton from '@mui/material/IconButton';
import { useCall } from './use-call.ts';

/** Calls those one talks to. While one is in the call, the bar below has what there is to do. */
export function CallButton({ channel_id }: { channel_id: Id }) {
  const { t } = useLingui();
  const { inside, voices, start } = useCall(channel_id);
  if (inside) return null;
  const label = voices.length > 0 ? t`Join the call` : t`Call`;
  return (
    <IconButton aria-label={label} title={label} onClick={() => void start()}>
      <CallIcon />
    </IconButton>
  );
}
