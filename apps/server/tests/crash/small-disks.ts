import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A data folder on a disk that a test fills and empties. */
export interface SmallDisk {
  folder: string;
  /** What Node needs to survive there. */
  nodeArguments: string[];
  /** `pid`: the server that writes there. */
  fill(pid: number): void;
  empty(pid: number): void;
  remove(): void;
}

const SIZE_MIB = 8;

/** A file system of a few MiB in memory: no room is ENOSPC. undefined where mounting is not permitted, as in a plain container. */
export function mountedDisk(): SmallDisk | undefined {
  const mount = mkdtempSync(join(tmpdir(), 'chat-js-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m`, 'chat-js-test', mount], { stdio: 'ignore' });
  } catch {
    // A limit on file sizes stands in for it, see below.
    rmSync(mount, { recursive: true });
    return undefined;
  }
  const ballast = join(mount, 'ballast');
  return {
    folder: join(mount, 'data'),
    nodeArguments: [],
    fill() {
      for (let chunk = 1 << 20; chunk >= 512; chunk >>= 1) {
        while (canAppend(ballast, chunk));
      }
    },
    empty: () => rmSync(ballast),
    remove() {
      execFileSync('umount', [mount]);
      rmSync(mount, { recursive: true });
    },
  };
}

/** A limit on the size of the files of a running process: no room is EFBIG, as with some quotas. Works for everybody on Linux. */
export function limitedFiles(): SmallDisk {
  const parent = mkdtempSync(join(tmpdir(), 'chat-js-limit-'));
  const limit = (pid: number, size: string) => execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`]);
  return {
    folder: join(parent, 'data'),
    // The kernel also sends a signal, which a real full disk does not.
    nodeArguments: ['--import', "data:text/javascript,process.on('SIGXFSZ',()=>{})"],
    fill: (pid) => limit(pid, '4096'),
    empty: (pid) => limit(pid, 'unlimited'),
    remove: () => rmSync(parent, { recursive: true }),
  };
}

function canAppend(path: string, size: number): boolean {
  try {
    writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
