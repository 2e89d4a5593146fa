import { type Packet, PacketType, Decoder as StockDecoder, Encoder as StockEncoder } from 'socket.io-parser';
import { isEncoded } from '../lib/encoded.ts';

/** The stock encoder, except that an acknowledgement made of finished JSON is spliced, not built again. */
class Encoder extends StockEncoder {
  override encode(packet: Packet): ReturnType<StockEncoder['encode']> {
    const [answer] = packet.type === PacketType.ACK && Array.isArray(packet.data) ? packet.data : [];
    return isEncoded(answer) && packet.nsp === '/' ? [`${PacketType.ACK}${packet.id}[${answer.json}]`] : super.encode(packet);
  }
}

export const socketParser = { Encoder, Decoder: StockDecoder };
