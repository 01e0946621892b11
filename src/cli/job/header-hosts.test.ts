/**
 * A credential is sent to the host that it is configured for, and to no other host that a command
 * reads from.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

interface Host {
  readonly name: string;
  readonly url: string;
  readonly server: Server;
  /** The path of each received request, and the token in its header. */
  readonly asked: [path: string, token: string | undefined][];
  readonly files: Record<string, object>;
}

async function startHost(name: string): Promise<Host> {
  const asked: Host['asked'] = [];
  const files: Host['files'] = {};
  const server = createServer(({ url = '', headers }, response) => {
    asked.push([url, headers.authorization]);
    const file = files[url];
    if (file === undefined) return response.writeHead(404).end();
    if ('location' in file) return response.writeHead(302, file as { location: string }).end();
    return response.end(JSON.stringify(file));
  });
  await new Promise<void>((done) => server.listen(0, name, done));
  const host = `${name}:${(server.address() as AddressInfo).port}`;
  return { name: host, url: `http://${host}`, server, asked, files };
}

let own: Host;
let partner: Host;
beforeEach(async () => {
  mkdirSync(join(folder.path, '.git'));
  mkdirSync(join(folder.path, 'node_modules'));
  [own, partner] = [await startHost('127.0.0.1'), await startHost('localhost')];
  own.files['/a.json'] = api('/a', { type: 'string' });
  partner.files['/b.json'] = api('/b', { type: 'string' });
});
afterEach(() => {
  for (const { server } of [own, partner]) server.closeAllConnections();
  for (const { server } of [own, partner]) server.close();
});

function api(path: string, schema: object): object {
  const responses = { 200: { description: 'OK', content: { 'application/json': { schema } } } };
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.dev' }],
    paths: { [path]: { get: { operationId: path.slice(1), security: [], responses } } },
  };
}

const overlay = {
  overlay: '1.0.0',
  info: { title: 'x', version: '1' },
  actions: [{ target: '$.info', update: { title: 'Shop' } }],
};
const write = (path: string, data: object): void =>
  writeFileSync(join(folder.path, path), JSON.stringify(data));
const A = (): string => `${own.url}/a.json`;
const B = (): string => `${partner.url}/b.json`;
const TOKEN = ['-H', 'Authorization: Bearer x'];

describe('a header without a host', () => {
  const TARGET = ['--out', 'out', '-t', 'openapi'];
  const config = (inputs: readonly string[]): object => ({ inputs, targets: { openapi: true } });
  it.each<[what: string, argv: () => string[]]>([
    ['generate', () => ['generate', A(), B(), ...TARGET]],
    ['check', () => ['check', A(), B(), ...TARGET]],
    ['an overlay', () => ['generate', A(), '--overlay', B(), ...TARGET]],
    ['inspect', () => ['inspect', A(), B()]],
    ['mock', () => ['mock', A(), B(), '-p', '0']],
    ['diff', () => ['diff', A(), B()]],
    ['verify', () => ['verify', A(), B()]],
    [
      'verify of configured inputs',
      () => {
        write('restitch.config.json', config([B()]));
        return ['verify', A()];
      },
    ],
    [
      'several APIs',
      () => {
        write('restitch.config.json', {
          apis: { a: { ...config([A()]), output: 'a' }, b: { ...config([B()]), output: 'b' } },
        });
        return ['generate'];
      },
    ],
    [
      'an overlay of the configuration',
      () => {
        write('restitch.config.json', { ...config([A()]), overlays: [B()] });
        return ['generate'];
      },
    ],
  ])('is rejected with two hosts: %s', async (_, argv) => {
    const { exit, err } = await restitch(...argv(), ...TOKEN);
    expect(exit).toBe(2);
    expect(err).toContain(`inputs come from `);
    expect(err).toMatch(/-H '(?:127\.0\.0\.1|localhost):\d+: Authorization: …'/);
    expect([...own.asked, ...partner.asked]).toEqual([]);
  });

  it('goes to the host of the only address', async () => {
    write('local.json', api('/c', { type: 'string' }));
    expect(await restitch('diff', 'local.json', A(), ...TOKEN)).toMatchObject({ exit: 1 });
    expect(own.asked).toEqual([['/a.json', 'Bearer x']]);
    own.asked.length = 0;
    write('restitch.config.json', config([A()]));
    write('traffic.har', { log: { version: '1.2', creator: { name: 'x' }, entries: [] } });
    await restitch('verify', 'traffic.har', ...TOKEN);
    expect(own.asked).toEqual([['/a.json', 'Bearer x']]);
  });

  it('is sent to no other host: neither of a reference nor after a redirect', async () => {
    own.files['/a.json'] = api('/a', { $ref: `${partner.url}/pet.json` });
    partner.files['/pet.json'] = { type: 'string' };
    const { exit } = await restitch('generate', A(), '--overlay', `${own.url}/o.json`, ...TOKEN);
    expect(exit).toBe(2);
    write('restitch.config.json', { ...config([A()]), read: { allowHosts: [partner.name] } });
    expect(await restitch('generate', ...TOKEN)).toMatchObject({ exit: 0 });
    expect(own.asked).toEqual([['/a.json', 'Bearer x']]);
    expect(partner.asked).toEqual([['/pet.json', undefined]]);
    own.files['/a.json'] = { location: `${partner.url}/b.json` };
    expect((await restitch('generate', ...TOKEN)).err).toContain('redirects to another');
    expect(partner.asked).toHaveLength(1);
  });
});

describe('a header with a host', () => {
  it('is sent to that host: for descriptions, overlays and references', async () => {
    own.files['/a.json'] = api('/a', { $ref: `${partner.url}/pet.json` });
    partner.files['/pet.json'] = { type: 'string' };
    partner.files['/o.json'] = overlay;
    const words = ['generate', A(), '--overlay', `${partner.url}/o.json`, '-o', 'out'];
    const headers = ['-H', `${own.name}: Authorization: one`];
    const others = ['-H', `${partner.name.toUpperCase()}: Authorization: two`];
    expect(await restitch(...words, ...headers, ...others)).toMatchObject({ exit: 0, err: '' });
    expect(own.asked).toEqual([['/a.json', 'one']]);
    expect(partner.asked).toEqual([
      ['/o.json', 'two'],
      ['/pet.json', 'two'],
    ]);
  });

  it('is sent for its side of diff', async () => {
    await restitch('diff', A(), B(), '-H', `${partner.name}: Authorization: two`);
    expect([...own.asked, ...partner.asked]).toEqual([
      ['/a.json', undefined],
      ['/b.json', 'two'],
    ]);
  });

  it('replaces the header of the configuration, in any capitalization', async () => {
    const headers = {
      [partner.name.toUpperCase()]: { Authorization: 'configured', accept: 'x/y' },
    };
    write('restitch.config.json', { inputs: [B()], targets: { openapi: true }, read: { headers } });
    await restitch('generate');
    await restitch('generate', '-H', `${partner.name}: authorization: given`);
    expect(partner.asked.map(([, token]) => token)).toEqual(['configured', 'given']);
  });

  it('must have a host that is requested', async () => {
    const argv = ['generate', A(), '-o', 'out', '-H', 'api.acme.oi: Authorization: x'];
    const { exit, err } = await restitch(...argv);
    expect([exit, err]).toEqual([
      2,
      expect.stringContaining(`the host api.acme.oi, but the inputs come from ${own.name}`),
    ]);
    expect(own.asked).toEqual([]);
  });
});
