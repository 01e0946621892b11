/**
 * Two third-party services, called from Chromium through `restitch record`. The recordings of the
 * browser and of the proxy have the same endpoints, which are the called ones. `npm run proof walk`
 * prints the numbers.
 *
 * @module-tag proof
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../../src/cli/run.js';
import { commandIn } from '../../command.js';
import { startBrowser } from '../../docs/chromium.js';
import { folderOfEachTest } from '../../folder.js';
import { randomNumbers } from '../made-up.js';
import { callFrom, type Response } from './caller.js';
import { jsonServer } from './json-server.js';
import type { Sent, Service } from './service.js';
import { STRIPE } from './stripe.js';

const folder = folderOfEachTest();
const SERVICES = [
  jsonServer('json-server', true),
  jsonServer('json-server, ids from elsewhere', false),
  STRIPE,
];
const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch']);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Starts the service, and waits until it responds. */
async function started(
  service: Service,
  port: number,
  random: () => number,
): Promise<ChildProcess> {
  const { args, env } = service.start(port, folder.path, random);
  const process_ = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  await expect
    .poll(() =>
      fetch(`http://127.0.0.1:${port}/`).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  return process_;
}

/**
 * Calls the service from the browser through the recording proxy. Browser and proxy both record the
 * traffic.
 */
async function walk(service: Service, seed: number, rounds: number): Promise<Set<string>> {
  const random = randomNumbers(seed);
  const port = await freePort();
  const child = await started(service, port, random);
  const ready = join(folder.path, 'ready.json');
  let stop = (): void => undefined;
  const recorded = run(
    ['record', `http://127.0.0.1:${port}`, '--port', '0', '--ready', ready, '--quiet'],
    {
      cwd: folder.path,
      out: () => undefined,
      err: () => undefined,
      stdin: () => Promise.resolve(new Uint8Array()),
      color: { out: false, err: false },
      interactive: false,
      onStop: (listener) => (stop = listener),
    },
  );
  await expect.poll(() => existsSync(ready)).toBe(true);
  const { url } = JSON.parse(readFileSync(ready, 'utf8')) as { url: string };
  const browser = await startBrowser();
  const found = new Set<string>();
  try {
    const context = await browser.newContext({
      recordHar: { path: join(folder.path, 'browser.har'), content: 'embed' },
    });
    const page = await context.newPage();
    await page.goto(`${url}/nothing`);
    const call = async (endpoint: string, path: string, sent: Sent = {}): Promise<Response> => {
      const [method = ''] = endpoint.split(' ');
      const response = await callFrom(page, method, url + path, sent);
      if (response.status !== 404 && response.status !== 405) found.add(endpoint);
      return response;
    };
    await service.walk({ call, random, rounds });
    await context.close();
  } finally {
    await browser.close();
    stop();
    await recorded;
    child.kill();
  }
  return found;
}

async function endpointsOf(har: string): Promise<string[]> {
  await commandIn(() => folder.path)(
    'generate',
    har,
    '--out',
    har.replace('.har', ''),
    '--target',
    'openapi',
  );
  const { servers, paths } = JSON.parse(
    folder.read(join(har.replace('.har', ''), 'openapi.json')),
  ) as {
    servers?: { url: string }[];
    paths: Record<string, object>;
  };
  const base = (servers?.[0]?.url ?? '').replace(/^https?:\/\/[^/]*/, '').replace(/\/$/, '');
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => METHODS.has(key))
      .map((key) => `${key.toUpperCase()} ${base}${path.replace(/\{[^}]*\}/g, '{}')}`),
  );
}

const CASES = SERVICES.flatMap((service) =>
  [
    [1, 5],
    [2, 12],
    [3, 25],
  ].map(([seed = 1, rounds = 5]) => ({ service, seed, rounds })),
);

test.runIf(process.env['WALK'] === '1').each(CASES)(
  '$service.name, seed $seed, $rounds rounds',
  async ({ service, seed, rounds }) => {
    const truth = await walk(service, seed, rounds);
    for (const har of ['browser.har', 'traffic.har']) {
      const found = await endpointsOf(har);
      const right = found.filter((one) => truth.has(one));
      const precision = right.length / found.length;
      const recall = right.length / truth.size;
      console.log(
        `${service.name}, ${rounds} rounds, ${har}: ${truth.size} endpoints, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
      );
      const odd = [
        ...found.filter((one) => !truth.has(one)).map((one) => `+ ${one}`),
        ...[...truth].filter((one) => !found.includes(one)).map((one) => `- ${one}`),
      ].join('\n');
      expect(precision, odd).toBeGreaterThanOrEqual(0.98);
      expect(recall, odd).toBeGreaterThanOrEqual(0.98);
    }
  },
);
