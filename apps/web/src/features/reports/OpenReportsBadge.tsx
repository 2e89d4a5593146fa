import { Plural } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useOpenReports } from './use-open-reports.ts';

const Badge = styled('span')(({ theme }) => ({
  flex: 'none',
  minWidth: 20,
  padding: '0 6px',
  borderRadius: 10,
  fontSize: '0.75rem',
  lineHeight: '20px',
  fontWeight: 650,
  fontVariantNumeric: 'tabular-nums',
  textAlign: 'center',
  background: theme.vars?.palette.tokens.danger,
  color: theme.vars?.palette.tokens.onDanger,
}));

/** For moderators: how many reports nobody has looked at. Nothing when there are none. */
export function OpenReportsBadge({ guild_id }: { guild_id: string }) {
  const open = useOpenReports(guild_id);
  if (open === 0) return null;
  return (
    <Badge>
      <span aria-hidden>{open > 99 ? '99+' : open}</span>
      <VisuallyHidden>
        <Plural value={open} one="# new report" other="# new reports" />
      </VisuallyHidden>
    </Badge>
  );
}
