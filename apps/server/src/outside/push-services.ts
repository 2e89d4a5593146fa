import webPush from 'web-push';
import { type PushServices, type Recipient, Unsendable } from '../features/push-subscriptions/port.ts';
import { createOpener, mayLeadOutside, type PublicWeb } from './public-web.ts';
import { readBody } from './read-body.ts';

/** For everything together: the name, the connection, the answer. ms */
const DEADLINE_MS = 10_000;
const ANSWER_BYTES = 4096;

/** Our key pair (RFC 8292), base64url. */
interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

interface Options extends PublicWeb {
  keys: VapidKeys;
  /** Whom a push service may turn to: an https: or mailto: address. */
  subject: string;
}

/** Sends to push services at public addresses, over HTTPS, and follows nobody anywhere. */
export function createPushServices({ keys, subject, ...web }: Options): PushServices {
  const open = createOpener(web);

  function sealed({ endpoint, p256dh, auth }: Recipient, text: string, options: webPush.RequestOptions) {
    try {
      return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, options);
    } catch (error) {
      // Keys that fit no device.
      throw new Unsendable('refused', { cause: error });
    }
  }

  return {
    public_key: keys.publicKey,
    isAllowed,
    async send(to, text, { ttl, urgency, topic }, closing) {
      if (!isAllowed(to.endpoint)) throw new Unsendable('refused');
      const { headers, body } = sealed(to, text, {
        vapidDetails: { subject, ...keys },
        TTL: ttl,
        ...{ urgency, topic, contentEncoding: 'aes128gcm' },
      });
      const deadline = AbortSignal.timeout(DEADLINE_MS);
      const signal = AbortSignal.any([closing, deadline]);
      const url = new URL(to.endpoint);
      try {
        const client = await open(url, signal);
        try {
          const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
          const answer = await client.request({ method: 'POST', path: url.pathname + url.search, headers: sent, body, signal });
          await readBody(answer.body, '', ANSWER_BYTES);
          return { status: answer.statusCode, retry_after: retryAfter([answer.headers['retry-after'] ?? ''].flat()[0] ?? '') };
        } finally {
          await client.destroy();
        }
      } catch (error) {
        throw new Unsendable(deadline.aborted ? 'late' : 'unreachable', { cause: error });
      }
    },
  };
}

function isAllowed(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const url = new URL(endpoint);
  const isPlain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return isPlain && mayLeadOutside(url) && !/(^|\.)localhost\.?$/i.test(url.hostname);
}

/** Seconds, or a moment (RFC 9110, 10.2.3). ms */
function retryAfter(value: string): number | undefined {
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const moment = Date.parse(value);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - Date.now());
}
