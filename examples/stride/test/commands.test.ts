/**
 * The commands in the HTML docs of Stride reach the described operations.
 *
 * @module-tag proof
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayedSamples } from '../../../test/docs/displayed-samples.js';
import { PLACES } from './store.js';
import { startWorld, type World } from './world.js';

const [place] = PLACES;

describe('the commands', () => {
  let world: World;
  let folder: string;

  beforeAll(async () => {
    if (place === undefined) throw new Error('no database');
    world = await startWorld(place);
    folder = mkdtempSync(join(tmpdir(), 'restitch-curl-'));
    writeFileSync(join(folder, 'file'), 'a file');
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  /**
   * Runs a command with values for its placeholders. Returns the status and the body of the
   * response.
   */
  async function run(command: string): Promise<{ status: number; body: string }> {
    const values: Record<string, string> = {
      ...{ ...world.room, token: world.token, JSON: '{}', file: join(folder, 'file') },
      ...{ email: 'a@b.test', from: 'text/plain', to: 'text/plain', key: 'a', site: 'a' },
    };
    const filled = command
      .replaceAll('https://api.atlassian.com', world.url)
      .replace(
        /<(\w+)>/g,
        (_, name: string) => values[name] ?? '00000000-0000-4000-8000-000000000000',
      );
    const line = `${filled} --silent --write-out '\\n%{http_code}'`;
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    const [, body = '', status = ''] = /^([^]*)\n(\d+)$/.exec(stdout) ?? [];
    return { status: Number(status), body };
  }

  test('call their operations', async () => {
    const answers = new Map<string, number>();
    for (const { endpoint, text } of displayedSamples().filter(({ title }) => title === 'curl')) {
      const { status, body } = await run(text);
      answers.set(endpoint, status);
      expect(body, endpoint).not.toContain('No operation has this path');
    }
    expect(answers.size).toBeGreaterThanOrEqual(49);
    // The caller has access, but the body is invalid or an object is missing. The sample
    // credentials in the body are generated, so they are parsed and rejected.
    const others = [...answers].filter(
      ([name, status]) =>
        ![200, 201, 204, 400, 404, 409, name === 'issueToken' ? 403 : 200].includes(status),
    );
    expect(others).toEqual([]);
    const lists = [...answers].filter(([name]) => name.startsWith('list'));
    expect(lists.filter(([, status]) => status !== 200)).toEqual([]);
  });
});
