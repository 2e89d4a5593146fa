import { expect, test, vi } from 'vitest';
import type { Logger } from '../../lib/logger.ts';
import { type PushAnswer, Unsendable } from './port.ts';
import { createPushes, type Delivery } from './pushes.ts';

const warn = vi.fn();
const logger: Pick<Logger, 'info' | 'warn' | 'error'> = { info: vi.fn(), warn, error: vi.fn() };

function open(answer: (host: string) => Promise<PushAnswer>) {
  const asked: string[] = [];
  const send = ({ endpoint }: { endpoint: string }) => {
    const { host } = new URL(endpoint);
    asked.push(host);
    return answer(host);
  };
  const pushes = createPushes({ services: { public_key: '', isAllowed: () => true, send }, logger: logger as Logger });
  return { asked, pushes };
}

const delivery = (user_id: string, host: string): Delivery => ({
  ...{ user_id, to: { endpoint: `https://${host}/`, p256dh: '', auth: '' }, text: '' },
  headers: { ttl: 1, urgency: 'normal', topic: '' },
  isWanted: async () => true,
  gone: async () => undefined,
});

test('one whose devices never answer, each at a name of its own, keeps nobody else waiting', async () => {
  const { asked, pushes } = open((host) =>
    host.startsWith('deaf') ? new Promise(() => undefined) : Promise.resolve({ status: 201, retry_after: 0 }),
  );
  for (let index = 0; index < 40; index++) pushes.deliver(delivery('1', `deaf${index}.test`));
  pushes.deliver(delivery('2', 'good.test'));
  await vi.waitFor(() => expect(asked).toEqual(['deaf0.test', 'deaf1.test', 'good.test']));
});

test('who did not answer in time is not asked again', async () => {
  const { pushes } = open(() => Promise.reject(new Unsendable('late')));
  warn.mockClear();
  pushes.deliver(delivery('1', 'deaf.test'));
  await vi.waitFor(() =>
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ service: 'deaf.test' }), expect.stringContaining('given up')),
  );
});
