/** ms */
const PATIENCE = 12_000;

export interface Loop {
  /** Open between both ends, and as careless as sound: what is lost is not sent again. */
  channel: RTCDataChannel;
  close: () => void;
}

/** Why there is none. 701: nobody answered; other codes are those of STUN and TURN (RFC 8489, RFC 8656); undefined: let in, and no way back. */
export interface NoLoop {
  error: number | undefined;
}

/** Two ends in this page that meet through a relay and in no other way. The far one sends back what it gets. */
export async function openLoop(relay: RTCIceServer, signal: AbortSignal): Promise<Loop | NoLoop> {
  const config: RTCConfiguration = { iceServers: [relay], iceTransportPolicy: 'relay' };
  const [near, far] = [new RTCPeerConnection(config), new RTCPeerConnection(config)];
  const close = () => {
    near.close();
    far.close();
  };
  const channel = near.createDataChannel('', { ordered: false, maxRetransmits: 0 });
  far.ondatachannel = ({ channel: back }) => {
    back.onmessage = ({ data }) => back.send(data);
  };

  const errors: number[] = [];
  let letIn = 0;
  const outcome = new Promise<boolean>((resolve) => {
    channel.onopen = () => resolve(true);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.onicecandidateerror = ({ errorCode }) => void errors.push(errorCode);
      one.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) letIn += 1;
        else if (candidate === null && letIn === 0) resolve(false);
        if (candidate) void described.then(() => other.addIceCandidate(candidate)).catch(() => resolve(false));
      };
      one.onconnectionstatechange = () => one.connectionState === 'failed' && resolve(false);
    }
    signal.addEventListener('abort', () => resolve(false));
    setTimeout(() => resolve(false), PATIENCE);
  });
  const described = describe(near, far);
  await described.catch((error: unknown) => {
    close();
    throw error;
  });
  if (await outcome) return { channel, close };
  close();
  // Of several addresses of one relay each tells its own; a refusal says more than silence.
  return { error: letIn > 0 ? undefined : (errors.find((code) => code !== 701) ?? 701) };
}

async function describe(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  await near.setLocalDescription();
  if (near.localDescription) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription) await near.setRemoteDescription(far.localDescription);
}
