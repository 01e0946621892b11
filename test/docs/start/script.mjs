/** A page of the docs as a script of bash: files are written, commands run, servers in the background are awaited. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Fails if nothing listens after five minutes: a server starts slowly on a busy machine. */
const WAIT = `wait_for() {
  for _ in $(seq 3000); do
    if (exec 3<>/dev/tcp/127.0.0.1/$1) 2>/dev/null; then return; fi
    sleep 0.1
  done
  return 1
}`;

/** Reads the fenced blocks of Markdown. The title or the first comment of a block names its file. */
export function blocksIn(markdown) {
  const found = markdown.matchAll(/^```(\w*)(?: \[(\S+)\])?\n([^]*?)^```$/gm);
  return [...found].map(([, language = '', title, text = '']) => {
    const path = title ?? /^(?:\/\/|#|<!--) (\S+\.\w+)/.exec(text)?.[1];
    return { language, text, ...(path !== undefined && { path }) };
  });
}

/** Replaces the ports of blocks by free ones, because several pages run at the same time. */
export async function withFreePorts(blocks) {
  const all = blocks.map(({ text }) => text).join('');
  const named = all.matchAll(/(?:--port |listen\(|127\.0\.0\.1:)(\d{4})\b/g);
  const free = new Map();
  for (const [, port = ''] of named) if (!free.has(port)) free.set(port, await freePort());
  return blocks.map((block) => ({
    ...block,
    text: block.text.replaceAll(/\b\d{4}\b/g, (port) => free.get(port) ?? port),
  }));
}

/** Systems hand out ports from 32768 on, so a lower port that is free stays free. */
async function freePort() {
  const port = 10_000 + randomInt(22_000);
  const server = createServer();
  const isFree = await new Promise((known) => {
    server.once('error', () => known(false)).listen(port, '127.0.0.1', () => known(true));
  });
  if (!isFree) return freePort();
  await new Promise((closed) => server.close(closed));
  return `${port}`;
}

/** The script of a page. The output of each block of commands is written to `.run/NUMBER`. */
export function scriptOf(blocks) {
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

/** A command in the background is a server: the script waits until its port is open. */
function waits(line, files) {
  if (!line.endsWith(' &')) return [];
  const program = files.get(/\S+\.ts\b/.exec(line)?.[0] ?? '') ?? '';
  const port = /--port (\d+)/.exec(line)?.[1] ?? /listen\((\d+)/.exec(program)?.[1];
  return [`wait_for ${port}`];
}

/** Runs the script of blocks in a folder, and ends the servers that it started. */
export async function runPage(blocks, folder, env) {
  mkdirSync(join(folder, '.run'), { recursive: true });
  writeFileSync(join(folder, '.run/script'), scriptOf(blocks));
  const child = spawn('bash', ['.run/script'], { cwd: folder, detached: true, env });
  let errors = '';
  child.stderr.on('data', (bytes) => (errors += bytes.toString()));
  const status = await new Promise((ended) => child.on('exit', ended));
  if (child.pid !== undefined) {
    try {
      process.kill(-child.pid);
    } catch {
      // No server is left.
    }
  }
  return { status, errors: status === 0 ? '' : errors };
}
