import { useLingui } from '@lingui/react/macro';
import { type Finding, gradeOf } from './findings.ts';
import { maskAddress } from './mask-address.ts';
import type { Visit } from './use-doctor.ts';
import { useCheckNames, useFindingWords } from './use-finding-words.ts';
import { useRouteWords } from './use-route-words.ts';

const SIGNS = { good: '+', fair: '!', bad: '-', absent: ' ' };

/** The findings as a text for an administrator. There is no password in it, and of an address only its beginning. */
export function useReport(): (visit: Visit) => string {
  const { t } = useLingui();
  const names = useCheckNames();
  const words = useFindingWords();
  const routeWords = useRouteWords();

  function line(finding: Finding) {
    const { what } = words(finding, maskAddress);
    const url = 'url' in finding && finding.url ? ` (${finding.url})` : '';
    return `[${SIGNS[gradeOf(finding)]}] ${names[finding.name]}${url}: ${what}`;
  }

  return ({ findings, route }) =>
    [
      t`Connection check of ${location.host}, ${new Date().toISOString()}`,
      navigator.userAgent,
      ...findings.map(line),
      ...(route ? [`=> ${routeWords(route).what}`] : []),
    ].join('\n');
}
