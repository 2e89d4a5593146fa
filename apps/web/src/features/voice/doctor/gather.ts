/** Browsers go on asking a server that does not answer for much longer. ms */
const PATIENCE = 8000;
/** For the other network, or the other kind of address, once there is one. ms */
const LATE = 800;

interface Gathered {
  candidates: RTCIceCandidate[];
  /** Every server that was asked has answered. */
  complete: boolean;
  /** One has not, or could not. */
  failed: boolean;
}

/** The ways on which this device could be reached, as the browser tells others. */
export async function gather(config: RTCConfiguration, signal: AbortSignal): Promise<Gathered> {
  const connection = new RTCPeerConnection(config);
  const gathered: Gathered = { candidates: [], complete: false, failed: false };
  try {
    connection.createDataChannel('');
    const done = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        gathered.complete ||= candidate === null;
        if (candidate === null) resolve();
        else if (candidate.candidate !== '') gathered.candidates.push(candidate);
        if (candidate?.type === 'srflx') setTimeout(resolve, LATE);
      };
      connection.onicecandidateerror = () => {
        gathered.failed = true;
      };
      signal.addEventListener('abort', () => resolve());
      setTimeout(resolve, PATIENCE);
    });
    await connection.setLocalDescription();
    await done;
    return gathered;
  } finally {
    connection.close();
  }
}
