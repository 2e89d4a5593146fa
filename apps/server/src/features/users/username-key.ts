/** What makes two names the same: compatibility forms and case do not count («Аня» and «аня», «ﬁ» and «fi»). */
export function usernameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}
