/** Each getting-started page is a script that runs as written. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { builtCommand } from '../../built.js';
import { compile } from '../../compiler.js';
import { folderOfEachTest } from '../../folder.js';
import { blocksOf, type Block } from '../guide.js';

const PAGES = readdirSync('docs/start').map((name) => `docs/start/${name}`);
const ROOT = resolve('.');
const SHIM = join(ROOT, 'test/docs/start/shim.mjs');
const STRICT = {
  ...{ target: 'es2023', lib: ['es2023', 'dom'], module: 'nodenext', noEmit: true, strict: true },
  ...{ allowImportingTsExtensions: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true },
  ...{ types: ['node'], typeRoots: [join(ROOT, 'node_modules/@types')], skipLibCheck: true },
};
/** Fails if no server listens after minutes, because a busy machine starts slowly. */
const WAIT = `wait_for() {
  for _ in $(seq 3000); do
    if (exec 3<>/dev/tcp/127.0.0.1/$1) 2>/dev/null; then return; fi
    sleep 0.1
  done
  return 1
}`;

const folder = folderOfEachTest();

beforeAll(() => void builtCommand());

test.each(PAGES)('%s', async (page) => {
  const stated = blocksOf(page);
  const move = await otherPorts(stated);
  const blocks = stated.map((one) => ({ ...one, text: move(one.text) }));
  playTools();
  folder.write('.run/script', scriptOf(blocks));
  expect(await runScript()).toEqual({ status: 0, errors: '' });
  const shown = blocks.flatMap(({ language, text }, index) =>
    language === 'text' ? [[folder.read(`.run/${index - 1}`).trim(), text.trim()]] : [],
  );
  expect(shown.length).toBeGreaterThan(0);
  for (const [got, want] of shown) expect(got).toBe(want);
  folder.write('tsconfig.json', {
    compilerOptions: STRICT,
    include: ['*.ts', 'handlers/**/*.ts', 'generated/**/*.ts'],
  });
  expect(compile(folder.path)).toBe('');
});

/** Replaces the ports of a page by free ones, because tests run in parallel. */
async function otherPorts(blocks: readonly Block[]): Promise<(text: string) => string> {
  const text = blocks.map((one) => one.text).join('');
  const named = text.matchAll(/(?:--port |listen\(|127\.0\.0\.1:)(\d{4})\b/g);
  const free = new Map<string, string>();
  for (const [, port = ''] of named) if (!free.has(port)) free.set(port, await freePort());
  return (one) => one.replaceAll(/\b\d{4}\b/g, (port) => free.get(port) ?? port);
}

/**
 * Systems never assign ports below 32768 automatically, so a free one there remains free until the
 * page uses it.
 */
async function freePort(): Promise<string> {
  const port = 10_000 + randomInt(22_000);
  const server = createServer();
  const isFree = await new Promise<boolean>((known) => {
    server.once('error', () => known(false)).listen(port, '127.0.0.1', () => known(true));
  });
  if (!isFree) return freePort();
  await new Promise((closed) => server.close(closed));
  return `${port}`;
}

/** `npm`, `npx` and `node`, before those of the machine. Nothing is started twice that need not be played. */
function playTools(): void {
  mkdirSync(join(folder.path, '.run'));
  const play = (tool: string): string => `exec "${process.execPath}" "${SHIM}" ${tool} "$@"`;
  const tools = {
    npm: play('npm'),
    npx: 'command=$1; shift; exec "$PWD/node_modules/.bin/$command" "$@"',
    node: `case "$1" in *.ts) ${play('node')} ;; *) exec "${process.execPath}" "$@" ;; esac`,
  };
  for (const [tool, text] of Object.entries(tools)) {
    folder.write(`.run/${tool}`, `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder.path, '.run', tool), 0o755);
  }
}

/** Writes files, runs commands, and keeps the output of each block by its number. */
function scriptOf(blocks: readonly Block[]): string {
  const files = new Map(blocks.map(({ path = '', text }) => [path, text]));
  const steps = blocks.flatMap(({ language, text, path }, index) => {
    if (path !== undefined) {
      return [`mkdir -p $(dirname ${path}); cat > ${path} <<'END_OF_FILE'`, `${text}END_OF_FILE`];
    }
    if (language !== 'sh') return [];
    const lines = text.trim().split('\n');
    return [`exec > .run/${index}`, ...lines.flatMap((line) => [line, ...waits(line, files)])];
  });
  return [WAIT, 'set -eu', ...steps, ''].join('\n');
}

/** A background command is a server: wait until it listens. */
function waits(line: string, files: ReadonlyMap<string, string>): string[] {
  if (!line.endsWith(' &')) return [];
  const program = files.get(/\S+\.ts\b/.exec(line)?.[0] ?? '') ?? '';
  const port = /--port (\d+)/.exec(line)?.[1] ?? /listen\((\d+)/.exec(program)?.[1];
  return [`wait_for ${port}`];
}

/** Runs the script, and ends what it left running. */
async function runScript(): Promise<{ status: number | null; errors: string }> {
  const env = {
    ...process.env,
    PATH: `${join(folder.path, '.run')}${delimiter}${process.env['PATH']}`,
    // stderr is empty.
    npm_config_loglevel: 'error',
  };
  const child = spawn('bash', ['.run/script'], { cwd: folder.path, detached: true, env });
  let errors = '';
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const status = await new Promise<number | null>((ended) => child.on('exit', ended));
  if (child.pid !== undefined) {
    try {
      process.kill(-child.pid);
    } catch {
      // No process is left running.
    }
  }
  return { status, errors: status === 0 ? '' : errors };
}
