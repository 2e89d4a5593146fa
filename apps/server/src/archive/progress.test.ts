import { expect, test } from 'vitest';
import { startProgress } from './progress.ts';

const rows = (count: number) => Array.from({ length: count }, () => ({ key: 'a.b', size: 0, sha256: '' }));

test('a pass tells every two seconds how far it is and how long it takes', async () => {
  let time = 0;
  const lines: string[] = [];
  const report = { say: (line: string) => void lines.push(line), signal: new AbortController().signal, now: () => time };
  const progress = startProgress(report, 'Copying', 10_000, 1000);
  time = 1500;
  await progress.add({ section: 'users', rows: rows(500) });
  expect(lines).toEqual([]);
  time = 3000;
  await progress.add({ section: 'files', rows: rows(500) });
  time = 300_000;
  await progress.add({ section: 'files', rows: rows(3000) });
  progress.finish();
  expect(lines).toEqual([
    'Copying: files 500; 2,000 of 10,000 rows, 20 %, 24 s left',
    'Copying: files 3,500; 5,000 of 10,000 rows, 50 %, 6 min 15 s left',
    'Copying: done, 5,000 rows in 5 min 0 s',
  ]);
});

test('without a total it says what it has seen', async () => {
  let time = 0;
  const lines: string[] = [];
  const report = { say: (line: string) => void lines.push(line), signal: new AbortController().signal, now: () => time };
  const progress = startProgress(report, 'Exporting');
  time = 9_000_000;
  await progress.add({ section: 'files', rows: rows(3) });
  progress.finish();
  expect(lines).toEqual(['Exporting: files 3; 3 rows', 'Exporting: done, 3 rows in 2 h 30 min']);
});
