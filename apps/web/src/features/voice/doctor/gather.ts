/** A server that does not answer is given up by the browser a little earlier. ms */
const PATIENCE = 12_000;

interface Gathered {
  candidates: RTCIceCandidate[];
  /** Codes of STUN (RFC 8489); 701: no answer. */
  errors: number[];
}

/** The ways on which this device could be reached, as the browser tells others. */
export async function gather(config: RTCConfiguration, signal: AbortSignal): Promise<Gathered> {
  const connection = new RTCPeerConnection(config);
  const gathered: Gathered = { candidates: [], errors: [] };
  try {
    connection.createDataChannel('');
    const done = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.candidate !== '') gathered.candidates.push(candidate);
      };
      signal.addEventListener('abort', () => resolve());
      setTimeout(resolve, PATIENCE);
    });
    connection.onicecandidateerror = ({ errorCode }) => void gathered.errors.push(errorCode);
    await connection.setLocalDescription();
    await done;
    return gathered;
  } finally {
    connection.close();
  }
}
