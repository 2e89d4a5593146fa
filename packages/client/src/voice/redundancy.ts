/** Parts of one that are lost: from where on one asks to be sent everything twice (RED, RFC 2198), and below which no more. */
const ON = 0.02;
const OFF = 0.005;
/** Readings without loss in a row until it is switched off: loss comes in waves. */
const CALM = 20;

export interface Redundancy {
  on: boolean;
  calm: number;
}

/** Whether this device wants to be sent everything twice, after what it has lost of late. Pure. */
export function afterLoss({ on, calm }: Redundancy, lost: number): Redundancy {
  if (!on) return { on: lost > ON, calm: 0 };
  if (lost >= OFF) return { on, calm: 0 };
  return { on: calm + 1 < CALM, calm: calm + 1 };
}

/** What this device takes, in the order in which it likes it; undefined: it has no choice. The first is what it is sent. */
export function preferredCodecs(codecs: readonly RTCRtpCodec[], { twice }: { twice: boolean }): RTCRtpCodec[] | undefined {
  const named = (name: string) => codecs.filter(({ mimeType }) => mimeType.toLowerCase() === name);
  const [opus, red] = [named('audio/opus'), named('audio/red')];
  if (opus.length === 0) return undefined;
  return twice ? [...red, ...opus] : [...opus, ...red];
}
