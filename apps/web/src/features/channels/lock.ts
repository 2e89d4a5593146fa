import type { Client } from '@chat-js/client/client.ts';
import type { Channel, Overwrite } from '@chat-js/protocol/channels.ts';
import { bitsOf, PERMISSIONS } from '@chat-js/protocol/permissions.ts';
import { permissionsOf } from '../../lib/permissions.ts';

const { SEND_MESSAGES } = PERMISSIONS;
/** In the threads beside it. */
const BESIDE = bitsOf(['SEND_MESSAGES_IN_THREADS', 'CREATE_PUBLIC_THREADS', 'CREATE_PRIVATE_THREADS']);

/** What a channel says of everybody: the role with the guild's own id. */
function everyone({ guild_id, permission_overwrites }: Channel): Pick<Overwrite, 'allow' | 'deny'> {
  return permission_overwrites.find(({ id }) => id === guild_id) ?? { allow: '0', deny: '0' };
}

/** Nobody writes in it but those whom another overwrite lets. */
export function isLocked(channel: Channel): boolean {
  return (BigInt(everyone(channel).deny) & SEND_MESSAGES) !== 0n;
}

/** Denies everybody to write, or takes that back; what else the channel says of everybody stays. */
export async function lock({ call, getState }: Client, channel: Channel, locked: boolean): Promise<void> {
  const before = everyone(channel);
  const state = getState();
  // Nobody takes what they do not have.
  const writing = SEND_MESSAGES | (BESIDE & permissionsOf(state, state.me?.id ?? '', channel.guild_id));
  const allow = BigInt(before.allow) & ~writing;
  const deny = locked ? BigInt(before.deny) | writing : BigInt(before.deny) & ~writing;
  const place = { channel_id: channel.id, overwrite_id: channel.guild_id };
  if (allow === 0n && deny === 0n) await call('channels.removeOverwrite', place);
  else await call('channels.setOverwrite', { ...place, type: 0, allow: String(allow), deny: String(deny) });
}
