/**
 * The name or address in a `Host` header, IPv6 in its brackets; undefined when there is none, or more than a host.
 */
export function hostOf(header: string | undefined): string | undefined {
  if (header === undefined || /[^A-Za-z0-9.:[\]-]/.test(header) || !URL.canParse(`http://${header}`)) return undefined;
  return new URL(`http://${header}`).hostname;
}
