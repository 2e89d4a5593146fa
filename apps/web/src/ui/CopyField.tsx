import { Trans } from '@lingui/react/macro';
import CheckIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import CopyIcon from '@material-symbols/svg-400/rounded/content_copy.svg?react';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { RADIUS } from './theme/tokens.ts';

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: 4,
  paddingLeft: 12,
  borderRadius: RADIUS.row,
  background: theme.vars?.palette.tokens.raised,
  border: `1px solid ${theme.vars?.palette.tokens.line}`,
  '& input': {
    flex: 1,
    minWidth: 0,
    border: 0,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    textOverflow: 'ellipsis',
  },
}));

/** A text that is meant to be taken away. Where nothing may be copied, it is selected at least. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    input.current?.select();
    if (!(await writeText(value))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }

  return (
    <Row>
      <input ref={input} readOnly value={value} aria-label={label} onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copy()} startIcon={copied ? <CheckIcon /> : <CopyIcon />}>
        <span role="status">{copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}</span>
      </Button>
    </Row>
  );
}

/** Outside of HTTPS and localhost, as in a home network, browsers hide the clipboard: the old way copies what is selected. */
async function writeText(text: string): Promise<boolean> {
  if (!isSecureContext) return document.execCommand('copy');
  await navigator.clipboard.writeText(text);
  return true;
}
