import { Trans, useLingui } from '@lingui/react/macro';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import type { ChannelTemplate } from '../../lib/channel-templates.ts';
import { TEMPLATES } from './template-words.ts';

const Group = styled('section')({
  display: 'flex',
  flexDirection: 'column',
  gap: 6,
  '& h3': { margin: 0, fontSize: '0.8125rem', fontWeight: 600 },
});

const Choice = styled(ButtonBase)(({ theme }) => ({
  display: 'block',
  width: '100%',
  padding: '8px 12px',
  textAlign: 'left',
  borderRadius: 8,
  font: 'inherit',
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '&:hover': { background: theme.vars?.palette.tokens.hover },
  '& small': { display: 'block', fontSize: '0.8125rem', lineHeight: 1.35, color: theme.vars?.palette.tokens.muted },
}));

export function TemplateList({ onChoose }: { onChoose: (template: ChannelTemplate) => void }) {
  const { i18n } = useLingui();
  return (
    <Group>
      <h3>
        <Trans>Set up as</Trans>
      </h3>
      {(Object.keys(TEMPLATES) as ChannelTemplate[]).map((template) => (
        <Choice key={template} onClick={() => onChoose(template)}>
          {i18n._(TEMPLATES[template].title)}
          <small>{i18n._(TEMPLATES[template].description)}</small>
        </Choice>
      ))}
    </Group>
  );
}
