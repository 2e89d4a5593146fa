/**
 * What makes two names the same: compatibility forms, case and what nobody sees do not count («Аня» and «аня», «ﬁ» and
 * «fi»). Through upper case, which alone joins «ß» with «SS» and both small sigmas.
 */
export function usernameKey(name: string): string {
  const visible = name.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return visible.toUpperCase().toLowerCase().normalize('NFKC');
}
