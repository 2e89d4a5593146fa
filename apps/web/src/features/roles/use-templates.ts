import { guildPermissions } from '@chat-js/permissions/permissions.ts';
import type { Overwrite } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { applyTemplate, type ChannelTemplate, moderatorRoles, templateAllows } from '../../lib/channel-templates.ts';
import { useClientState } from '../../lib/client.tsx';
import { memberAccess } from '../../lib/permissions.ts';
import { useChangeableRoles, useRoles } from './use-roles.ts';

/** Templates of channels as this person may use them: whoever would shut themselves out is let in by name. */
export function useTemplates(guild_id: Id) {
  const roles = useRoles(guild_id).filter(({ id }) => id !== guild_id);
  const changeable = useChangeableRoles(guild_id);
  const me = useClientState((state) => state.me?.id ?? '');
  const own = useClientState((state) => state.members[guild_id]?.[me]?.roles ?? NONE);
  const aboveRules = useClientState((state) => {
    const guild = state.guilds[guild_id];
    return guild !== undefined && hasPermission(guildPermissions(guild, memberAccess(state, guild_id, me)), 'ADMINISTRATOR');
  });
  const moderators = moderatorRoles(roles, guild_id).filter((id) => changeable.has(id));
  const shutsOut = (chosen: readonly Id[]) => !aboveRules && !chosen.some((id) => own.includes(id));

  return {
    roles,
    changeable,
    moderators,
    shutsOut,
    /** The roles that a template begins with: those it lets in already, and of a moderators' room those who moderate. */
    firstChoice(template: ChannelTemplate, before: readonly Overwrite[]): Id[] {
      const allowed = before.filter(({ id, type, allow }) => type === 0 && id !== guild_id && templateAllows(template, allow));
      return [...new Set([...allowed.map(({ id }) => id), ...(template === 'moderators' ? moderators : [])])];
    },
    rulesOf(template: ChannelTemplate, before: readonly Overwrite[], chosen: readonly Id[]): Overwrite[] {
      return applyTemplate(before, template, { guild_id, role_ids: chosen, user_ids: shutsOut(chosen) ? [me] : [] });
    },
  };
}

const NONE: readonly Id[] = [];
