/** Runs the command with the arguments, streams and signals of this process. */
import { homedir } from 'node:os';
import { setUpEngine } from './engine.js';
import type { Io } from './io.js';
import { run } from './run.js';
import { isAbsolute, join } from 'node:path';

function ioOf({ stdin, stdout, stderr, env, platform }: NodeJS.Process): Io {
  const colors = (stream: { readonly isTTY?: boolean }): boolean => {
    if (env['NO_COLOR']) return false;
    if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0';
    return stream.isTTY === true && env['TERM'] !== 'dumb';
  };
  const cacheFolder = userCacheFolder({ env, platform }, homedir());
  return {
    cwd: process.cwd(),
    ...(cacheFolder !== undefined && { cacheFolder }),
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    stdin: () => gathered(stdin),
    color: { out: colors(stdout), err: colors(stderr) },
    onStop: (listener) => {
      // The listener is removed after the first signal, so a second Ctrl-C ends the process immediately.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, listener);
    },
    ...(stdin.isTTY &&
      stdout.isTTY &&
      !env['CI'] && { terminal: { input: stdin, output: stdout } }),
    interactive: stderr.isTTY && !env['CI'] && env['TERM'] !== 'dumb',
  };
}

async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Runs the command of this process. */
export async function main(): Promise<void> {
  setUpEngine();
  // It is not an error if the program that reads the output closes the pipe early (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  process.exitCode = await run(process.argv.slice(2), ioOf(process));
}

/** The cache folders of the operating systems that do not use `.cache`, relative to the user's home folder. */
const USUAL: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Library/Caches',
  win32: 'AppData/Local',
};

/**
 * Returns the cache folder of a user, as the XDG Base Directory Specification or the conventions of macOS and Windows
 * define it.
 * @param home the home folder of the user
 * @returns an absolute path, or `undefined` if the user has no home folder
 */
export function userCacheFolder(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  home: string,
): string | undefined {
  const configured = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
  // The XDG Base Directory Specification requires relative paths to be ignored.
  if (configured !== undefined && isAbsolute(configured)) return join(configured, 'restitch');
  return isAbsolute(home) ? join(home, USUAL[platform] ?? '.cache', 'restitch') : undefined;
}
