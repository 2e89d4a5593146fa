import type { Sender } from './ports.ts';

/** Parts of one that are lost: from where on sound is sent twice (RED, RFC 2198), and below which no more. */
const ON = 0.02;
const OFF = 0.005;
/** Readings without loss in a row until it is switched off: loss comes in waves. */
const CALM = 20;

/** bit/s; sent twice it is the same together. */
const ONCE = 64_000;
const TWICE = 32_000;

export interface Redundancy {
  on: boolean;
  calm: number;
}

/** Whether what is sent to somebody is sent twice, after what they have lost of it. Pure. */
export function afterLoss({ on, calm }: Redundancy, lost: number): Redundancy {
  if (!on) return { on: lost > ON, calm: 0 };
  if (lost >= OFF) return { on, calm: 0 };
  return { on: calm + 1 < CALM, calm: calm + 1 };
}

/** Without a new negotiation. Where a browser does not know how, it goes on with FEC. */
export async function sendTwice(sender: Sender, twice: boolean): Promise<void> {
  const parameters = sender.getParameters();
  const codec = parameters.codecs.find(({ mimeType }) => mimeType.toLowerCase() === (twice ? 'audio/red' : 'audio/opus'));
  const [encoding] = parameters.encodings;
  if (!codec || !encoding) return;
  const { payloadType: _, ...named } = codec;
  const chosen: Encoding = { ...encoding, codec: named, maxBitrate: twice ? TWICE : ONCE };
  parameters.encodings = [chosen];
  await sender.setParameters(parameters);
}

/** WebRTC 1.0, 5.2.1; newer than the types of the browser. */
type Encoding = RTCRtpEncodingParameters & { codec: Omit<RTCRtpCodecParameters, 'payloadType'> };
