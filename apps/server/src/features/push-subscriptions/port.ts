import type { PushSubscriptionRow } from './store.ts';

export type Recipient = Pick<PushSubscriptionRow, 'endpoint' | 'p256dh' | 'auth'>;

/** What a push service is told beside the message (RFC 8030). */
export interface PushHeaders {
  /** How long it keeps the message for a device that is away. Seconds. */
  ttl: number;
  urgency: 'normal' | 'high';
  /** A message that waits there is replaced by a newer one of the same topic. At most 32 characters of base64url. */
  topic: string;
}

export interface PushAnswer {
  status: number;
  /** Its Retry-After, in ms. */
  retry_after: number | undefined;
}

/** The push services of browsers. What they are sent only the device can read. */
export interface PushServices {
  /** What devices subscribe with: our point of P-256, base64url. */
  public_key: string;
  /** Whether the address may be one of a push service. Where its name leads is seen when something is sent. */
  isAllowed(endpoint: string): boolean;
  /** Settles within 10 s. @throws Unsendable */
  send(to: Recipient, text: string, headers: PushHeaders, signal: AbortSignal): Promise<PushAnswer>;
}

type Hindrance = 'refused' | 'late' | 'unreachable';

/**
 * Nothing was answered. `refused`: the address is none of a push service by what it says, or its keys are none; not by where its
 * name leads, of which nobody is to learn. `late`: not in time.
 */
export class Unsendable extends Error {
  override name = 'Unsendable';
  readonly hindrance: Hindrance;
  constructor(hindrance: Hindrance, options?: ErrorOptions) {
    super(`nothing was answered: ${hindrance}`, options);
    this.hindrance = hindrance;
  }
}
