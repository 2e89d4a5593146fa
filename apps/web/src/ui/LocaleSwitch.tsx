import { useLingui } from '@lingui/react/macro';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { chooseLocale, LOCALE_NAMES, LOCALES } from '../lib/i18n.ts';

const Row = styled('footer')({ display: 'flex', justifyContent: 'center', gap: 4, paddingTop: 12 });

const Choice = styled(ButtonBase)(({ theme }) => ({
  minHeight: 32,
  padding: '0 12px',
  borderRadius: 8,
  fontFamily: 'inherit',
  fontSize: '0.8125rem',
  color: theme.vars?.palette.tokens.secondary,
  '&[aria-pressed=true]': { background: theme.vars?.palette.tokens.active, color: theme.vars?.palette.tokens.text, fontWeight: 600 },
  '@media (pointer: coarse)': { minHeight: 44 },
}));

export function LocaleSwitch() {
  const { i18n, t } = useLingui();
  return (
    <Row aria-label={t`Language`}>
      {LOCALES.map((locale) => (
        <Choice key={locale} lang={locale} aria-pressed={i18n.locale === locale} onClick={() => void chooseLocale(locale)}>
          {LOCALE_NAMES[locale]}
        </Choice>
      ))}
    </Row>
  );
}
