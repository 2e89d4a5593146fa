import { createHash } from 'node:crypto';

/** Ten minutes, as the ring keeps; fewer when events are many or large. A node that is away for longer starts afresh. */
const KEEP_MS = 10 * 60_000;
const KEEP_ENTRIES = 50_000;
const KEEP_BYTES = 64 * 1024 * 1024;
/** How long a node is remembered. Unit: seconds. */
const NODE_TTL = 7 * 86_400;

export const LOG = 'chat:log';
export const STATE = 'chat:log:state';

/** The number of the last entry of a node; `gone:` before it when nothing more is taken from that node. */
export function nodeKey(node_id: string): string {
  return `chat:log:node:${node_id}`;
}

/**
 * The state of the log is a hash: `epoch` names this log, so that an emptied or restored one is known for another;
 * `index` counts its entries, so that a reader sees that some are missing; `bytes` adds up their size. Each entry carries
 * the epoch (p) and its index (i), the node (n) and that node's own number (s), what is said of its events (m), and the
 * data of each event under 0, 1, 2…
 */
const COMMON = `
  local state, log = KEYS[1], KEYS[2]
  local function add(node, seq, meta, first)
    local size = #meta
    local fields = {'p', redis.call('HGET', state, 'epoch'), 'i', redis.call('HINCRBY', state, 'index', 1), 'n', node, 's', seq, 'm', meta}
    for k = first, #ARGV do
      fields[#fields + 1] = k - first
      fields[#fields + 1] = ARGV[k]
      size = size + #ARGV[k]
    end
    fields[#fields + 1] = 'b'
    fields[#fields + 1] = redis.call('HINCRBY', state, 'bytes', size)
    return redis.call('XADD', log, 'MAXLEN', '~', ${KEEP_ENTRIES}, '*', unpack(fields))
  end
  local function begin(epoch)
    redis.call('HSET', state, 'epoch', epoch)
    add('', 0, '[]', #ARGV + 1)
  end`;

/**
 * KEYS: state, log, the node, nodes that are gone. ARGV: an epoch should there be none, node id, its number, the number
 * that must have come before it (0: any), meta, data of each event. Answers what became of it, and the epoch.
 */
const APPEND = `${COMMON}
  local done = redis.call('GET', KEYS[3]) or '0'
  local gone = string.sub(done, 1, 5) == 'gone:'
  local last = tonumber(gone and string.sub(done, 6) or done)
  local seq = tonumber(ARGV[3])
  if gone and last < seq then return {'gone', ''} end
  if redis.call('HEXISTS', state, 'epoch') == 0 then begin(ARGV[1]) end
  local epoch = redis.call('HGET', state, 'epoch')
  if last >= seq then return {'known', epoch} end
  if last < tonumber(ARGV[4]) then return {'early', epoch} end
  add(ARGV[2], seq, ARGV[5], 6)
  redis.call('SET', KEYS[3], seq, 'EX', ${NODE_TTL})
  for k = 4, #KEYS do
    local was = redis.call('GET', KEYS[k]) or '0'
    if string.sub(was, 1, 5) ~= 'gone:' then redis.call('SET', KEYS[k], 'gone:' .. was, 'EX', ${NODE_TTL}) end
  end
  redis.call('XTRIM', log, 'MINID', '~', redis.call('TIME')[1] * 1000 - ${KEEP_MS})
  if seq % 16 == 0 then
    local bytes = redis.call('HGET', state, 'bytes')
    local length = redis.call('XLEN', log)
    while length > 1 do
      local oldest = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)[1][2]
      if bytes - oldest[#oldest] <= ${KEEP_BYTES} then break end
      length = length - math.ceil(length / 16)
      redis.call('XTRIM', log, 'MAXLEN', math.max(1, length))
    end
  end
  return {'added', epoch}`;

/**
 * ARGV: an epoch should there be none, the id of the last entry read. Answers the epoch; whether that entry is there; the
 * first entry; and where ten minutes ago is.
 */
const LOOK = `${COMMON}
  if redis.call('HEXISTS', state, 'epoch') == 0 or redis.call('EXISTS', log) == 0 then begin(ARGV[1]) end
  local here = redis.call('XRANGE', log, ARGV[2], ARGV[2])
  local first = redis.call('XRANGE', log, '-', '+', 'COUNT', 1)
  local ago = redis.call('TIME')[1] * 1000 - ${KEEP_MS}
  return {redis.call('HGET', state, 'epoch'), #here, first[1][1], string.format('%.0f-0', ago)}`;

/** ARGV: the epoch to end, the one to begin. Whoever reads on finds that something is missing. */
const RENEW = `${COMMON}
  if redis.call('HGET', state, 'epoch') == ARGV[1] then begin(ARGV[2]) end
  return redis.call('HGET', state, 'epoch')`;

export const SCRIPTS = { append: script(APPEND), look: script(LOOK), renew: script(RENEW) };

function script(source: string): { source: string; sha: string } {
  return { source, sha: createHash('sha1').update(source).digest('hex') };
}
