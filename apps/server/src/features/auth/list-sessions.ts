import type { AuthSession } from '@chat-js/protocol/auth.ts';
import type { Parser } from 'bowser';
import { isoTime } from '../../lib/clock.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import type { SessionRow } from './store.ts';

export async function listSessions(ctx: Context, actor: Actor): Promise<AuthSession[]> {
  const rows = await ctx.storage.sessions.listSessions(actor.user_id);
  const { default: devices } = await import('bowser');
  return rows.map((row) => presentSession(row, actor, devices.parse(row.user_agent || ' ')));
}

function presentSession(row: SessionRow, actor: Actor, { browser, os, platform }: Parser.ParsedResult): AuthSession {
  return {
    id: row.id,
    current: row.id === actor.session_id,
    device: { browser: browser.name || null, os: os.name || null, mobile: platform.type === 'mobile' || platform.type === 'tablet' },
    place: row.address,
    created_at: isoTime(row.created_at),
    last_used_at: isoTime(row.last_used_at),
  };
}
