import { voicesIn } from '@chat-js/client/voice-states.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { styled } from '@mui/material/styles';
import { useClientState } from '../../lib/client.tsx';

const Count = styled('span')({ marginLeft: 'auto', flex: 'none', fontSize: '0.75rem', fontVariantNumeric: 'tabular-nums' });

/** How many talk in a voice channel, of how many who may. */
export function VoiceCount({ guild_id, channel_id, limit }: { guild_id: Id; channel_id: Id; limit: number }) {
  const inside = useClientState((state) => voicesIn(state, guild_id, channel_id).length);
  return (
    <Count>
      {inside}/{limit}
    </Count>
  );
}
