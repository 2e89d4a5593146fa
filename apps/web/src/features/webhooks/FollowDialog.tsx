import type { Channel } from '@chat-js/protocol/channels.ts';
import type { Id } from '@chat-js/protocol/ids.ts';
import { hasPermission } from '@chat-js/protocol/permissions.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { CHANNEL } from '../../lib/channel-types.ts';
import { useClient, useClientState } from '../../lib/client.tsx';
import { channelsOf, listGuildIds } from '../../lib/guilds.ts';
import { permissionsOf } from '../../lib/permissions.ts';
import { describeProblem } from '../../lib/problems.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { showToast } from '../../ui/Toasts.tsx';

const Words = styled('p')(({ theme }) => ({ margin: 0, fontSize: '0.875rem', color: theme.vars?.palette.tokens.secondary }));

/** Chooses a server and a channel of it into which the news of this one come. */
export function FollowDialog({ channel_id, onClose }: { channel_id: Id; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { call } = useClient();
  const source = useClientState((state) => state.channels[channel_id]);
  const servers = useServers();
  const [wanted, setWanted] = useState<{ server?: Id; channel?: Id }>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const server = servers.find(({ id }) => id === wanted.server) ?? servers[0];
  const channel = server?.channels.find(({ id }) => id === wanted.channel) ?? server?.channels[0];
  if (!source) return null;
  const name = source.name;

  async function follow(event: FormEvent) {
    event.preventDefault();
    if (!channel || busy) return;
    setBusy(true);
    try {
      await call('webhooks.follow', { channel_id, webhook_channel_id: channel.id });
      onClose();
      const target = channel.name;
      showToast(t`#${target} follows this channel now`);
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }

  return (
    <AppDialog
      title={<Trans>Follow #{name}</Trans>}
      onClose={onClose}
      onSubmit={(event) => void follow(event)}
      actions={
        channel && (
          <Button type="submit" loading={busy}>
            <Trans>Follow</Trans>
          </Button>
        )
      }
    >
      {server && channel ? (
        <>
          <Words>
            <Trans>What is published here comes into a channel of your choice. Everybody who reads that channel sees it.</Trans>
          </Words>
          <SelectField
            label={t`Server`}
            value={server.id}
            options={servers.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(id) => setWanted({ server: id })}
          />
          <SelectField
            label={t`Channel`}
            value={channel.id}
            options={server.channels.map(({ id, name: title }) => ({ value: id, label: `#${title}` }))}
            onChange={(id) => setWanted({ server: server.id, channel: id })}
          />
        </>
      ) : (
        <Words>
          <Trans>
            To follow a channel you need a text channel where you may manage webhooks. There is none yet: ask who runs your server.
          </Trans>
        </Words>
      )}
      {problem !== undefined && <ErrorNotice>{describeProblem(problem, i18n)}</ErrorNotice>}
    </AppDialog>
  );
}

interface Server {
  id: Id;
  title: string;
  channels: Channel[];
}

/** Servers with the text channels where the person manages webhooks; others are left out. */
function useServers(): Server[] {
  const state = useClientState((all) => all);
  const me = state.me?.id;
  if (me === undefined) return [];
  return listGuildIds(state)
    .map((id) => ({
      id,
      title: state.guilds[id]?.name ?? '',
      channels: channelsOf(state, id)
        .filter((one) => one.type === CHANNEL.text && hasPermission(permissionsOf(state, me, id, one.id), 'MANAGE_WEBHOOKS'))
        .sort((a, b) => a.position - b.position),
    }))
    .filter(({ channels }) => channels.length > 0);
}
