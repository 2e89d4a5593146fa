import { Trans, useLingui } from '@lingui/react/macro';
import CheckIcon from '@material-symbols/svg-400/rounded/check.svg?react';
import CopyIcon from '@material-symbols/svg-400/rounded/content_copy.svg?react';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { copyText } from '../../../lib/copy-text.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { CodePart } from './colored-code.ts';
import { isKnownLanguage } from './languages.ts';

const Code = styled('code')(({ theme: { vars } }) => {
  const tokens = vars?.palette.tokens;
  return {
    '& [data-part=quiet]': { color: tokens?.muted },
    '& [data-part=word]': { color: tokens?.danger },
    '& [data-part=text]': { color: tokens?.online },
    '& [data-part=number]': { color: tokens?.mention },
    '& [data-part=name]': { color: tokens?.link },
  };
});

const Copy = styled(IconButton)(({ theme }) => ({
  position: 'absolute',
  top: 1,
  insetInlineEnd: 1,
  background: theme.vars?.palette.tokens.code,
  opacity: 0,
  'pre:hover > &, pre:focus-within > &': { opacity: 1 },
  '@media (hover: none)': { opacity: 1 },
}));

/** Code that can be taken away; its colours come when they have been fetched, and change nothing but the colour. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const { t } = useLingui();
  const [parts, setParts] = useState<readonly CodePart[]>();
  const [copied, setCopied] = useState(false);
  const known = isKnownLanguage(language);

  useEffect(() => {
    if (!known) return;
    let current = true;
    import('./colored-code.ts').then(
      ({ colorCode }) => current && setParts(colorCode(language, text)),
      (error: unknown) => console.warn('The colours of code could not be fetched', error),
    );
    return () => {
      current = false;
    };
  }, [known, language, text]);

  async function copy() {
    if (!(await copyText(text))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }

  return (
    <>
      <Code>
        {parts?.map(({ start, kind, text: piece }) => (
          <span key={start} data-part={kind}>
            {piece}
          </span>
        )) ?? text}
      </Code>
      <Copy aria-label={t`Copy the code`} title={t`Copy the code`} onClick={() => void copy()}>
        {copied ? <CheckIcon /> : <CopyIcon />}
      </Copy>
      <VisuallyHidden role="status">{copied && <Trans>Copied</Trans>}</VisuallyHidden>
    </>
  );
}
