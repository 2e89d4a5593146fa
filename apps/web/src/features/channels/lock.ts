import type { Client } from '@chat-js/client/client.ts';
import type { Channel, Overwrite } from '@chat-js/protocol/channels.ts';
import { PERMISSIONS } from '@chat-js/protocol/permissions.ts';

const { SEND_MESSAGES } = PERMISSIONS;

/** What a channel says of everybody: the role with the guild's own id. */
function everyone({ guild_id, permission_overwrites }: Channel): Pick<Overwrite, 'allow' | 'deny'> {
  return permission_overwrites.find(({ id }) => id === guild_id) ?? { allow: '0', deny: '0' };
}

/** Nobody writes in it but those whom another overwrite lets. */
export function isLocked(channel: Channel): boolean {
  return (BigInt(everyone(channel).deny) & SEND_MESSAGES) !== 0n;
}

/** Denies everybody to write, or takes that back; what else the channel says of everybody stays. */
export async function lock({ call }: Client, channel: Channel, locked: boolean): Promise<void> {
  const before = everyone(channel);
  const allow = BigInt(before.allow) & ~SEND_MESSAGES;
  const deny = locked ? BigInt(before.deny) | SEND_MESSAGES : BigInt(before.deny) & ~SEND_MESSAGES;
  const place = { channel_id: channel.id, overwrite_id: channel.guild_id };
  if (allow === 0n && deny === 0n) await call('channels.removeOverwrite', place);
  else await call('channels.setOverwrite', { ...place, type: 0, allow: String(allow), deny: String(deny) });
}
