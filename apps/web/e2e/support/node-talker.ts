import { createClient } from '@chat-js/client/client.ts';
import { Audio, PeerConnection } from 'node-datachannel';
import { atEnd } from './at-end.ts';

const OPUS = 111;
const SSRC = 4242;

interface Place {
  url: string;
  token: string;
  channel_id: string;
}

/**
 * Another program than ours that talks by the protocol alone, to whoever comes into a channel: it sends back what it hears.
 * Its session has to have the greater name, for it makes the first offer.
 */
export async function joinFromNode({ url, token, channel_id }: Place) {
  const client = createClient({ url, token });
  atEnd(() => client.close());
  const connections = new Map<string, PeerConnection>();
  let heard = 0;
  let own = '';

  function call(to: string) {
    if (own < to) throw new Error('It is for the other one to make the first offer');
    const connection = new PeerConnection('node', { iceServers: [], disableAutoNegotiation: true });
    connections.set(to, connection);
    const audio = new Audio('0', 'SendRecv');
    audio.addOpusCodec(OPUS);
    audio.addSSRC(SSRC, 'node', 'node', 'node');
    const track = connection.addTrack(audio);
    track.onMessage((packet) => {
      // RTP of another clock is still RTP: all but who says it stays (RFC 3550, 5.1).
      if (((packet[1] ?? 0) & 0x7f) !== OPUS) return;
      heard += 1;
      packet.writeUInt32BE(SSRC, 8);
      try {
        track.sendMessageBinary(packet);
      } catch {
        // It is being closed, and an error in here would end the whole process.
      }
    });
    connection.onLocalDescription((sdp) => signal(to, { type: 'offer', sdp, id: 1 }));
    connection.onLocalCandidate((candidate, sdpMid) => signal(to, { type: 'candidate', candidate, sdpMid, sdpMLineIndex: 0 }));
    connection.setLocalDescription('offer');
  }

  function signal(to: string, what: Parameters<typeof client.call<'voice.signal'>>[1]['signal']) {
    client.call('voice.signal', { to, signal: what }).catch(() => undefined);
  }

  client.listen(([type, data]) => {
    // What it hears of itself may come before the answer.
    const isOther = type === 'VOICE_STATE_UPDATE' && data.user_id !== client.getState().me?.id;
    if (isOther && data.channel_id === channel_id && !connections.has(data.session_id)) call(data.session_id);
    if (type !== 'VOICE_SIGNAL' || data.to !== own) return;
    const connection = connections.get(data.from);
    if (data.signal.type === 'answer') connection?.setRemoteDescription(data.signal.sdp, 'answer');
    if (data.signal.type === 'candidate' && data.signal.candidate !== '') {
      connection?.addRemoteCandidate(data.signal.candidate, data.signal.sdpMid ?? '0');
    }
  });
  await new Promise<void>((resolve) => {
    const stop = client.subscribe(() => {
      if (client.getState().status !== 'online') return;
      stop();
      resolve();
    });
  });
  own = (await client.call('voice.join', { channel_id })).session_id;

  return {
    heard: () => heard,
    async leave() {
      await client.call('voice.leave', {});
      client.close();
      for (const connection of connections.values()) connection.close();
    },
  };
}
