/** An address of which one can tell the provider, and not the household. */
export function maskAddress(address: string): string {
  if (address.includes(':')) return `${address.split(':').slice(0, 2).join(':')}:…`;
  const [first, second, ...rest] = address.split('.');
  return rest.length === 2 ? `${first}.${second}.x.x` : '…';
}
