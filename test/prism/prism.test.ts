/**
 * The same requests to the mock and to Prism: every difference has a known reason. `npm run
 * proof prism` runs it.
 *
 * @module-tag proof
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createMock } from '../../src/service/mock/index.js';
import { file, run } from '../stride.js';
import { requestsOf, type TestRequest } from './requests.js';

const ROOT = join(import.meta.dirname, '../..');
const MODULES = join(ROOT, 'bench/mock/node_modules');
const PRISM = join(MODULES, '@stoplight/prism-cli/dist/index.js');
const APIS = {
  petstore: join(MODULES, '@readme/oas-examples/3.0/json/petstore.json'),
  stride: join(ROOT, 'generated/stride/openapi.json'),
  github: join(MODULES, '@octokit/openapi/generated/api.github.com.json'),
};
const isAsked = process.env['PRISM'] === '1' && existsSync(PRISM);
const REQUESTS = 300;

interface Answer {
  readonly status: number;
  readonly shape: string;
}

interface Difference {
  readonly asked: TestRequest;
  readonly ours: Answer;
  readonly prism: Answer;
}

/** The known reasons for a difference, each with a condition on the two responses. */
const EXPLAINED: Readonly<Record<string, (one: Difference) => boolean>> = {
  'if only errors are declared, a valid request gets a 200, and from Prism the first error': ({
    ours,
    prism: other,
  }) => ours.status === 200 && ours.shape === 'none' && other.status >= 400,
  'a preferred status that is undeclared gets a 406, and from Prism another status': ({
    asked,
    ours,
  }) => asked.kind === 'another status' && ours.status === 406,
  'an invalid request gets a 400, as from the generated server, and from Prism a 422': ({
    ours,
    prism: other,
  }) => ours.status === 400 && other.status === 422,
  'an example that does not match its schema is skipped, but Prism sends it': ({
    ours,
    prism: other,
  }) => ours.status === other.status && ours.status < 300 && ours.shape !== other.shape,
};

let prism: ChildProcess | undefined;
afterEach(() => void prism?.kill());

/** Starts Prism, and waits until it responds. */
async function started(path: string): Promise<string> {
  const port = await freePort();
  const words = ['mock', path, '--port', String(port), '--verboseLevel', 'silent'];
  prism = spawn(process.execPath, [PRISM, ...words], { stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  for (let left = 1200; left > 0; left--) {
    const up = await fetch(base).catch(() => undefined);
    if (up !== undefined) return base;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('Prism did not start');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, shape: shapeOf(await response.text()) };
}

/** The type of a body, which is compared instead of its content. */
function shapeOf(text: string): string {
  if (text === '') return 'none';
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return 'list';
    return value === null ? 'null' : typeof value;
  } catch {
    return 'text';
  }
}

describe.skipIf(!isAsked)('compared with Prism', () => {
  it.each(Object.entries(APIS))(
    '%s: 300 requests differ only in the listed ways',
    async (name, path) => {
      const source = `${name}.json`;
      const generated = await run([file(source, readFileSync(path, 'utf8'))]);
      const mock = createMock(generated.api, generated.names);
      const base = await started(path);
      const asked = await requestsOf(generated, REQUESTS, 7);
      expect(asked.length).toBeGreaterThan(REQUESTS - 10);
      const differences: Difference[] = [];
      for (const one of asked) {
        const { method, headers, body } = one;
        const send = (to: string): Request =>
          new Request(to + one.path, {
            method,
            headers,
            redirect: 'manual',
            ...(body !== undefined && { body }),
          });
        const ours = await answerOf(await mock.fetch(send('http://mock.test')));
        const theirs = await answerOf(await fetch(send(base)));
        const isSame =
          ours.status === theirs.status && (ours.status >= 400 || ours.shape === theirs.shape);
        if (!isSame) differences.push({ asked: one, ours, prism: theirs });
      }
      const counted = new Map<string, number>();
      const unknown: string[] = [];
      for (const one of differences) {
        const reason = Object.entries(EXPLAINED).find(([, explains]) => explains(one))?.[0];
        if (reason !== undefined) counted.set(reason, (counted.get(reason) ?? 0) + 1);
        else {
          const { asked: request, ours, prism: theirs } = one;
          unknown.push(
            `${request.kind}: ${request.method} ${request.path}: ${ours.status} ${ours.shape}, Prism ${theirs.status} ${theirs.shape}`,
          );
        }
      }
      console.log(`${name}: ${asked.length} requests, ${differences.length} differ`);
      for (const [reason, count] of counted) console.log(`  ${count} × ${reason}`);
      expect(unknown).toEqual([]);
    },
    600_000,
  );
});
