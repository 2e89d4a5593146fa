import { useLingui } from '@lingui/react/macro';
import CloseIcon from '@material-symbols/svg-400/rounded/close.svg?react';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { type FormEventHandler, type ReactNode, useId } from 'react';
import { usePhone } from '../lib/layout.ts';

const Head = styled('div')({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  padding: '18px 20px 0',
  '& h2': { margin: 0, fontSize: '1.125rem', fontWeight: 650, minWidth: 0, overflowWrap: 'anywhere' },
});
const Body = styled('div')({ display: 'flex', flexDirection: 'column', gap: 16, padding: '14px 20px 20px', overflowY: 'auto' });
const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  justifyContent: 'flex-end',
  gap: 8,
  padding: '12px 20px',
  borderTop: `1px solid ${theme.vars?.palette.tokens.line}`,
}));

interface AppDialogProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  actions?: ReactNode;
  /** Makes the dialog a form. */
  onSubmit?: FormEventHandler<HTMLFormElement>;
  /** For what needs room: two columns on a wide screen, the whole of a phone. */
  wide?: boolean;
}

/** Every dialog of the app: title, close, content, actions. Mount it to open it. */
export function AppDialog({ title, onClose, children, actions, onSubmit, wide = false }: AppDialogProps) {
  const { t } = useLingui();
  const id = useId();
  const phone = usePhone();
  const inside = (
    <>
      <Head>
        <h2 id={id}>{title}</h2>
        <IconButton aria-label={t`Close`} onClick={onClose} edge="end">
          <CloseIcon />
        </IconButton>
      </Head>
      <Body>{children}</Body>
      {actions && <Foot>{actions}</Foot>}
    </>
  );
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} fullWidth maxWidth={wide ? 'md' : 'xs'} fullScreen={wide && phone}>
      {onSubmit ? (
        <form onSubmit={onSubmit} noValidate style={{ display: 'contents' }}>
          {inside}
        </form>
      ) : (
        inside
      )}
    </Dialog>
  );
}
