import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A V8 CPU profile, as far as it is read here. Times in µs. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SHOWN = 30;

/** Where the time of the profiles in a folder went: by function and line, its own time, as text. */
export function hotSpots(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .map((name) => table(name, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile))
    .join('\n');
}

function table(name: string, { nodes, samples, timeDeltas }: Profile): string {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const own = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, index) => {
    const frame = byId.get(id);
    if (!frame || frame.functionName === '(idle)') return;
    const time = timeDeltas[index] ?? 0;
    busy += time;
    const key = place(frame);
    own.set(key, (own.get(key) ?? 0) + time);
  });
  const rows = [...own].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  const lines = rows.map(([key, time]) => `${((time / busy) * 100).toFixed(1).padStart(6)} %  ${key}`);
  return `${name}: ${(busy / 1e6).toFixed(1)} s busy\n${lines.join('\n')}\n`;
}

function place({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const file = url.startsWith('file://') ? fileURLToPath(url).replace(ROOT, '') : url;
  return `${functionName || '(anonymous)'}  ${file}${file ? `:${lineNumber + 1}` : ''}`;
}
