import type { GuildRules } from '@chat-js/permissions/permissions.ts';
import type { Bus, PlacedEvent } from '../bus.ts';

export interface Heard {
  groups: PlacedEvent[][];
}

export function hear(bus: Bus): Heard {
  const heard: Heard = { groups: [] };
  bus.subscribe((group) => void heard.groups.push([...group]));
  return heard;
}

export function events({ groups }: Heard): PlacedEvent[] {
  return groups.flat();
}

export function publication(name: string) {
  return { type: 'GUILD_DELETE', data: { id: name }, audience: { guild_id: '1' } } as const;
}

export function names(placed: readonly PlacedEvent[] | undefined): string[] {
  return placed?.map(({ wire }) => (JSON.parse(wire) as [string, { id: string }])[1].id) ?? [];
}

export function guildOf(id: string): GuildRules {
  return {
    id,
    version: 3,
    owner_id: '2',
    roles: [{ id, permissions: '1024', position: 0 }],
    channels: [{ id: '6', permission_overwrites: [{ id: '8', type: 1, allow: '0', deny: '1024' }] }],
  };
}
