/** `restitch mock` from the command line. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { run } from '../run.js';

const folder = folderOfEachTest();

const described = (status: number): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: { '/pets': { get: { responses: { [status]: { description: 'OK' } } } } },
  });
const write = (text: string): void => writeFileSync(join(folder.path, 'api.json'), text);

/** Starts the command, and waits for its first output. */
async function started(...argv: string[]): Promise<{
  readonly url: string;
  readonly stop: () => Promise<number>;
  readonly waitFor: (text: RegExp) => Promise<string>;
}> {
  let [out, err] = ['', ''];
  let stop = (): void => undefined;
  const exit = run(['mock', ...argv], {
    cwd: folder.path,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
    onStop: (listener) => (stop = listener),
  });
  const waitFor = async (text: RegExp): Promise<string> => {
    for (let waited = 0; waited < 2400; waited++) {
      const found = text.exec(out + err);
      if (found) return found[1] ?? found[0];
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`not printed: ${out}${err}`);
  };
  const url = await waitFor(/(http:\S+)/);
  await waitFor(/./);
  return { url, waitFor, stop: () => (stop(), exit) };
}

it('serves until it is stopped, and prints its responses', async () => {
  write(described(200));
  const mock = await started('api.json', '--port', '0');
  expect((await fetch(`${mock.url}/pets`)).status).toBe(200);
  expect((await fetch(`${mock.url}/x%1b`)).status).toBe(404);
  expect(await mock.waitFor(/GET \/pets \d+/)).toBe('GET /pets 200');
  expect(await mock.stop()).toBe(0);
});

it('is delayed and fails as configured, except for a request that prefers a response', async () => {
  write(described(200));
  const mock = await started('api.json', '--port', '0', '--delay', '1', '--fail', 'listPets=50%');
  const statuses: number[] = [];
  for (let index = 0; index < 4; index++) statuses.push((await fetch(`${mock.url}/pets`)).status);
  expect(statuses).toEqual([200, 503, 200, 503]);
  const headers = { prefer: 'code=200' };
  for (let index = 0; index < 4; index++)
    expect((await fetch(`${mock.url}/pets`, { headers })).status).toBe(200);
  await mock.stop();
});

it.each([
  [
    ['--fail', 'listPet=50%'],
    /--fail names the operation "listPet", which does not exist: did you mean listPets/,
  ],
  [['--fail', '0.5'], /--fail must be a percentage from 0% to 100%, not "0\.5"/],
  [['--delay', 'listPets=2s'], /--delay must be a number of milliseconds/],
])('rejects %j', async (flags, message) => {
  write(described(200));
  let err = '';
  const exit = await run(['mock', 'api.json', '--port', '0', ...flags], {
    cwd: folder.path,
    out: () => undefined,
    err: (text) => void (err += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  expect(exit).toBe(2);
  expect(err).toMatch(message);
});

it('reloads its descriptions, and keeps the old ones if they are invalid', async () => {
  write(described(200));
  const mock = await started('api.json', '-p', '0', '--watch');
  write('{');
  await mock.waitFor(/still serves the previous version/);
  expect((await fetch(`${mock.url}/pets`)).status).toBe(200);
  write(described(202));
  await mock.waitFor(/the mock is reloaded/);
  expect((await fetch(`${mock.url}/pets`)).status).toBe(202);
  expect(await mock.stop()).toBe(0);
});

it('accepts requests for its own names only', async () => {
  write(described(200));
  const mock = await started('api.json', '-p', '0', '--host', '127.0.0.1', '--host', 'mock');
  const statusFor = async (host: string): Promise<number | undefined> => {
    const sent = request(`${mock.url}/pets`, { headers: { host } }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode;
  };
  expect(await statusFor('mock:4010')).toBe(200);
  expect(await statusFor('localhost')).toBe(200);
  expect(await statusFor('evil.test')).toBe(421);
  expect(await mock.waitFor(/GET \/pets 421: .*/)).toContain('--host evil.test to allow them');
  expect(await mock.stop()).toBe(0);
});

it('reports mistakes in the command and in descriptions', async () => {
  const io = {
    cwd: folder.path,
    out: () => undefined,
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  };
  let err = '';
  const asked = { ...io, err: (text: string) => void (err += text) };
  expect(await run(['mock', 'api.json', '--port', 'http'], asked)).toBe(2);
  expect(err).toContain('--port must be a whole number from 0 to 65535');
  expect(await run(['mock', 'api.json', '--host', ''], asked)).toBe(2);
  expect(err).toContain('--host needs a value');
  write('{');
  expect(await run(['mock', 'api.json'], asked)).toBe(1);
});
