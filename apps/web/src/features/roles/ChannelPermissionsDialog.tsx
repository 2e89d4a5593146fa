import type { Channel } from '@chat-js/protocol/channels.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import BackIcon from '@material-symbols/svg-400/rounded/arrow_back.svg?react';
import WhyIcon from '@material-symbols/svg-400/rounded/help.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import type { ChannelTemplate } from '../../lib/channel-templates.ts';
import { useClientState } from '../../lib/client.tsx';
import { usePhone } from '../../lib/layout.ts';
import { AppDialog } from '../../ui/AppDialog.tsx';
import { ExplainDialog } from './ExplainDialog.tsx';
import { OverwriteTable } from './OverwriteTable.tsx';
import { OverwriteTargets } from './OverwriteTargets.tsx';
import { SyncNotice } from './SyncNotice.tsx';
import { TemplateForm } from './TemplateForm.tsx';
import { TemplateList } from './TemplateList.tsx';
import { useChannelRules } from './use-channel-rules.ts';

const Columns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(220px, 280px) minmax(0, 1fr)',
  alignItems: 'start',
  gap: 24,
  '@media (max-width: 767px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
});

const Column = styled('div')({ display: 'flex', flexDirection: 'column', gap: 16, minWidth: 0 });

/** Who may do what in a channel: by role and by person, or all at once by a template. */
export function ChannelPermissionsDialog({ channel_id, onClose }: { channel_id: string; onClose: () => void }) {
  const channel = useClientState((state) => state.channels[channel_id]);
  const [explaining, setExplaining] = useState(false);
  // Deleted, or hidden from who looks at it.
  if (!channel) return null;
  if (explaining) return <ExplainDialog channel_id={channel_id} onClose={() => setExplaining(false)} />;
  return <Rules channel={channel} onExplain={() => setExplaining(true)} onClose={onClose} />;
}

interface RulesProps {
  channel: Channel;
  onExplain: () => void;
  onClose: () => void;
}

function Rules({ channel, onExplain, onClose }: RulesProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const rules = useChannelRules(channel);
  const everyone = channel.guild_id;
  const [chosen, setChosen] = useState<string | null>(phone ? null : everyone);
  const [template, setTemplate] = useState<ChannelTemplate | null>(null);
  // What was chosen may have been taken away meanwhile.
  const known = chosen === everyone || channel.permission_overwrites.some(({ id }) => id === chosen);
  const target = known ? chosen : phone ? null : everyone;
  const { name } = channel;

  if (template) {
    return (
      <AppDialog title={t`Permissions of ${name}`} onClose={onClose} wide>
        <TemplateForm channel={channel} template={template} rules={rules} onDone={() => setTemplate(null)} />
      </AppDialog>
    );
  }
  return (
    <AppDialog title={t`Permissions of ${name}`} onClose={onClose} wide>
      {!(phone && target) && <SyncNotice channel={channel} rules={rules} />}
      <Columns>
        {!(phone && target) && (
          <Column>
            <OverwriteTargets channel={channel} rules={rules} target={target} onChoose={setChosen} />
            {rules.mayReplace && <TemplateList onChoose={setTemplate} />}
            <Button variant="text" startIcon={<WhyIcon />} sx={{ alignSelf: 'flex-start' }} onClick={onExplain}>
              <Trans>Why can or can’t someone…</Trans>
            </Button>
          </Column>
        )}
        {target && (
          <Column>
            {phone && (
              <Button
                variant="text"
                color="inherit"
                startIcon={<BackIcon />}
                sx={{ alignSelf: 'flex-start' }}
                onClick={() => setChosen(null)}
              >
                <Trans>All roles and people</Trans>
              </Button>
            )}
            <OverwriteTable key={target} channel={channel} target={target} rules={rules} />
          </Column>
        )}
      </Columns>
    </AppDialog>
  );
}
