import { LOOKALIKES } from '../../lib/lookalikes.ts';

/**
 * What makes two names the same: compatibility forms, case, the alphabet of letters that look alike, and what nobody sees
 * do not count («Аня» and «аня», «ﬁ» and «fi»). Through upper case, which alone joins «ß» with «SS» and both small sigmas.
 */
export function usernameKey(name: string): string {
  const visible = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  const letters = visible.toUpperCase().toLowerCase().normalize('NFKD');
  return letters.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => LOOKALIKES.get(letter) ?? letter).normalize('NFKC');
}
