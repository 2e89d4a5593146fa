import type { Node } from '@chat-js/markdown/nodes.ts';
import { linksIn } from '@chat-js/markdown/read.ts';

export interface Link {
  href: string;
  /** Its host and the domains above it; none when it is no address for us, which a browser may see otherwise. */
  domains: string[];
}

/** The longest name that DNS knows (RFC 1035, section 2.3.4): nothing longer is on a list. */
const LONGEST_DOMAIN = 253;

export function readLinks(nodes: readonly Node[]): Link[] {
  return linksIn(nodes).map(({ href }) => ({ href, domains: domainsOf(href) }));
}

/** Finds the first link to somewhere that is not allowed. A domain allows what is below it, too. */
export function compileDomains(allowed: readonly string[]): (links: readonly Link[]) => string | undefined {
  const domains = new Set(allowed.map((domain) => hostOf(`https://${domain}`)));
  return (links) => links.find((link) => !link.domains.some((domain) => domains.has(domain)))?.href;
}

function domainsOf(href: string): string[] {
  const host = hostOf(href)?.slice(-LONGEST_DOMAIN - 1);
  if (!host) return [];
  const domains = [host];
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1)) domains.push(host.slice(dot + 1));
  return domains;
}

/** In the form that DNS has: small, other alphabets as `xn--`, without a dot at the end, a name and a password. */
function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}
