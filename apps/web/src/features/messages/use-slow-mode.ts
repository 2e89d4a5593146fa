import type { Channel } from '@chat-js/protocol/channels.ts';
import { bitsOf } from '@chat-js/protocol/permissions.ts';
import { useEffect, useState } from 'react';
import { useClientState } from '../../lib/client.tsx';
import { permissionsOf } from '../../lib/permissions.ts';

/** Who has one of these does not wait. */
const ABOVE = bitsOf(['MANAGE_MESSAGES', 'MANAGE_CHANNELS', 'BYPASS_SLOWMODE']);

/** How slow the channel is for this person, and for how long they still wait. Seconds; 0: not at all. */
export function useSlowMode({ id, guild_id, rate_limit_per_user }: Channel): { seconds: number; left: number } {
  const seconds = useClientState((state) =>
    state.me !== null && (permissionsOf(state, state.me.id, guild_id, id) & ABOVE) === 0n ? rate_limit_per_user : 0,
  );
  const last = useClientState((state) => {
    if (seconds === 0) return undefined;
    return state.windows[id]?.messages.findLast(({ author }) => author.id === state.me?.id)?.timestamp;
  });
  const [now, setNow] = useState(Date.now);
  // The clocks of the server and of this device may differ: nobody waits for longer than the whole time.
  const left = last === undefined ? 0 : Math.min(seconds, Math.max(0, Math.ceil((Date.parse(last) + seconds * 1000 - now) / 1000)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message begins a new wait
  useEffect(() => setNow(Date.now()), [last]);
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 1000 - (Date.now() % 1000) + 10);
    return () => clearTimeout(timer);
  });
  return { seconds, left };
}
