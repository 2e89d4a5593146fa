import { Redirect } from 'wouter';
import { useClientState } from '../lib/client.tsx';
import { listGuildIds } from '../lib/guilds.ts';
import { lastGuild } from '../lib/last-channel.ts';
import { paths } from '../lib/paths.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { Frame } from './Frame.tsx';

/** Never a blank page: the last server, else the first, else what to do without one. */
export function Home() {
  const guildIds = useClientState(listGuildIds);
  const last = lastGuild();
  const goal = guildIds.find((id) => id === last) ?? guildIds[0];
  if (goal !== undefined) return <Redirect to={paths.guild(goal)} replace />;
  return <Frame main={<FirstSteps />} />;
}
