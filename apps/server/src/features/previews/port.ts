/** What somebody else's server has at an address. */
export interface Fetched {
  kind: 'html' | 'image';
  /** Where it was in the end, after redirects. */
  href: string;
  /** Its Content-Type. */
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** How much of each kind is wanted, after decompressing; a kind that is not named is refused. Unit: bytes. */
export interface Wanted {
  /** More than this is left out: what is looked for stands at the beginning. */
  html?: number;
  /** More than this is refused. */
  image?: number;
}

/** Reads from the public web. No address of a network that is not public is ever asked. */
export interface Fetcher {
  /** Settles within 5 s. @throws Unfetchable */
  fetch(href: string, wanted: Wanted, signal: AbortSignal): Promise<Fetched>;
}

export type Hindrance =
  | 'address'
  | 'name'
  | 'not public'
  | 'redirects'
  | 'status'
  | 'type'
  | 'encoding'
  | 'too large'
  | 'connection'
  | 'time';

/** There is nothing to show, or nothing that may be asked. */
export class Unfetchable extends Error {
  override name = 'Unfetchable';
  readonly hindrance: Hindrance;
  constructor(hindrance: Hindrance, options?: ErrorOptions) {
    super(`cannot be fetched: ${hindrance}`, options);
    this.hindrance = hindrance;
  }
}
