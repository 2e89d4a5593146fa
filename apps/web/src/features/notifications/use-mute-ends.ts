import { useEffect } from 'react';
import { useClient, useClientState } from '../../lib/client.tsx';

/** The longest that a timer of the browser waits. ms */
const LONGEST = 2 ** 31 - 1;

/** Shows at its time that a mute has ended. */
export function useMuteEnds(): void {
  const { tick } = useClient();
  const next = useClientState(({ guildSettings }) => {
    const mutes = Object.values(guildSettings).flatMap((settings) => [settings, ...settings.channel_overrides]);
    const ends = mutes.map(({ muted, mute_config }) => (muted && mute_config?.end_time ? Date.parse(mute_config.end_time) : 0));
    const ahead = ends.filter((end) => end > Date.now());
    return ahead.length > 0 ? Math.min(...ahead) : null;
  });
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(tick, Math.min(next - Date.now() + 50, LONGEST));
    return () => clearTimeout(timer);
  }, [next, tick]);
}
