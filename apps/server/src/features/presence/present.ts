import type { Id } from '@chat-js/protocol/ids.ts';
import type { Presence } from '@chat-js/protocol/presence.ts';
import type { CustomStatus } from '../../events/bus.ts';
import type { Context } from '../context.ts';
import type { Seen } from './port.ts';

export function presentPresence(ctx: Context, { guild_id, user_id }: { guild_id?: Id; user_id: Id }, seen: Seen): Presence {
  const { status, custom_status } = seen;
  return {
    user: { id: user_id },
    ...(guild_id !== undefined && { guild_id }),
    status,
    activities: status === 'offline' || !custom_status || hasEnded(custom_status, ctx.clock.now()) ? [] : [presentActivity(custom_status)],
    client_status: status === 'offline' ? {} : { web: status },
  };
}

/** What has ended is not shown any more, also before it was removed. */
export function hasEnded({ expires_at }: CustomStatus, now: number): boolean {
  return expires_at !== null && expires_at <= now;
}

function presentActivity({ text, emoji, set_at }: CustomStatus): Presence['activities'][number] {
  return { id: 'custom', name: 'Custom Status', type: 4, state: text, ...(emoji && { emoji }), created_at: set_at };
}
