import { LIMITS } from '@chat-js/protocol/limits.ts';
import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { guildIconUrl } from '../../lib/media.ts';
import { GuildIcon } from '../../ui/GuildIcon.tsx';
import { ImageField } from '../../ui/ImageField.tsx';
import { LiveField } from '../../ui/LiveField.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useChange } from '../../ui/use-change.ts';

export function OverviewSection({ guild_id }: { guild_id: string }) {
  const { t } = useLingui();
  const { call } = useClient();
  const guild = useClientState((state) => state.guilds[guild_id]);
  const picture = useChange<string | null | undefined>(undefined, (icon) => call('guilds.update', { guild_id, icon }));
  if (guild === undefined) return null;
  return (
    <>
      <ImageField
        label={t`Picture of the server`}
        preview={<GuildIcon id={guild.id} name={guild.name} src={guildIconUrl(guild)} size={80} />}
        removable={guild.icon !== null}
        maxSize={LIMITS.imageBytes}
        onChange={(image) => void picture.change(image, false)}
      />
      {picture.problem && <ErrorNotice>{picture.problem}</ErrorNotice>}
      <LiveField
        label={t`Server name`}
        value={guild.name}
        max={LIMITS.guildName.max}
        required
        apply={(name) => call('guilds.update', { guild_id, name })}
        autoComplete="off"
      />
      <LiveField
        label={t`Description`}
        value={guild.description ?? ''}
        max={LIMITS.guildDescription.max}
        long
        help={t`Invited people read it before they join.`}
        apply={(description) => call('guilds.update', { guild_id, description: description || null })}
      />
    </>
  );
}
