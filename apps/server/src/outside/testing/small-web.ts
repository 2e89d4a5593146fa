import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fetcher } from '../../features/previews/port.ts';
import { createFetcher } from '../fetcher.ts';

type Page = string | ((response: ServerResponse, request: IncomingMessage) => void);

export interface SmallWeb {
  /** The real one, but that names are found here, and that every public address leads here. */
  fetcher: Fetcher;
  /** What was asked for, in order, as host and path. */
  asked: string[];
  /** The headers of the last request. */
  headers: IncomingMessage['headers'];
  /** The addresses that were connected to. */
  connected: string[];
  pages: Map<string, Page>;
  close(): Promise<void>;
}

/** Some address that is public. */
export const PUBLIC = '93.184.215.14';

interface Options {
  /** By host and path: HTML, or what answers. */
  pages: Record<string, Page>;
  /** The addresses of a name, each time it is asked for; a public one when it is not here. */
  names?: Record<string, () => string[]>;
}

/** The web on this machine: servers that a preview may meet. */
export async function openSmallWeb({ pages: given, names = {} }: Options): Promise<SmallWeb> {
  const pages = new Map(Object.entries(given));
  const listen: RequestListener = (request, response) => {
    const place = `${request.headers.host}${request.url}`;
    web.asked.push(place);
    web.headers = request.headers;
    const page = pages.get(place);
    if (page === undefined) response.writeHead(404).end();
    else if (typeof page === 'string') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else page(response, request);
  };
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, listen).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const web: SmallWeb = {
    fetcher: createFetcher({
      version: '1.2.3',
      resolve: (name) => Promise.resolve(names[name]?.() ?? [PUBLIC]),
      locate(address) {
        web.connected.push(address);
        return { address: '127.0.0.1', port };
      },
    }),
    asked: [],
    headers: {},
    connected: [],
    pages,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return web;
}

/** Writes a piece again and again, as fast as the reader reads, until the connection ends. */
export function writeForEver(response: ServerResponse, piece: string | Buffer): void {
  const write = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', write);
  write();
}
