import { useLingui } from '@lingui/react/macro';
import { useClient, useClientState } from '../../lib/client.tsx';
import { type AppLocale, chooseLocale, fromWireLocale, LOCALE_NAMES, LOCALES, toWireLocale } from '../../lib/i18n.ts';
import { Choices } from '../../ui/Choices.tsx';
import { ErrorNotice } from '../../ui/Notice.tsx';
import { useChange } from '../../ui/use-change.ts';

export function LanguageSection() {
  const { t, i18n } = useLingui();
  const { changeSettings } = useClient();
  const saved = useClientState((state) => fromWireLocale(state.me?.locale ?? 'en-US'));
  const { change, problem } = useChange<AppLocale>(saved, async (locale) => {
    await chooseLocale(locale);
    await changeSettings({ locale: toWireLocale(locale) });
  });
  return (
    <>
      <Choices<AppLocale>
        label={t`Language of the app`}
        value={LOCALES.find((locale) => locale === i18n.locale) ?? 'en'}
        onChange={(locale) => void change(locale, false)}
        choices={LOCALES.map((locale) => ({ value: locale, label: <span lang={locale}>{LOCALE_NAMES[locale]}</span> }))}
      />
      {problem && <ErrorNotice>{problem}</ErrorNotice>}
    </>
  );
}
