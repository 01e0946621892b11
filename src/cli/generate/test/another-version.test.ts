/**
 * `generate` and `check` after another version of restitch has generated the files.
 */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { packageVersion } from '../../../output/files/version.js';

const LOCK = 'generated/restitch.lock.json';
const FILE = 'generated/openapi.json';
const ARGUMENTS = ['pets.yaml', '--out', 'generated', '--target', 'openapi'];

const folder = folderOfEachTest();
const { write, read } = folder;
const restitch = commandIn(() => folder.path);

/** Changes the files and the lock as if an earlier version had generated other output. */
function generatedBy(version: string, change: (text: string) => string): void {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const [before, lock] = [read(FILE), read(LOCK)];
  const text = change(before);
  write(FILE, text);
  const stamped = lock.replace(/"restitch": "[^"]*"/, `"restitch": "${version}"`);
  const known = /"openapi\.json": "(\w+)"/.exec(lock)?.[1] ?? '';
  write(LOCK, stamped.replaceAll(known, hash(text).slice(0, known.length)));
}

beforeEach(async () => {
  write(
    'pets.yaml',
    `openapi: 3.0.0
info: { title: Pets, version: '1' }
servers: [{ url: https://api.pets.dev }]
paths:
  /pets: { get: { operationId: listPets, summary: All pets, responses: { '204': { description: None } } } }
`,
  );
  await restitch('generate', ...ARGUMENTS);
});

describe('the lock', () => {
  it('contains the version, which stays while nothing changes', async () => {
    expect(read(LOCK)).toContain(`  "restitch": "${packageVersion()}",\n`);
    expect(read(FILE)).not.toContain(packageVersion());
    generatedBy('0.0.1', (text) => text);
    const kept = read(LOCK);
    expect((await restitch('check', ...ARGUMENTS)).exit).toBe(0);
    const { out } = await restitch('generate', ...ARGUMENTS);
    expect(out).toContain('1 file unchanged');
    expect(read(LOCK)).toBe(kept);
  });

  it('gets the version if it has none or an invalid one', async () => {
    for (const other of ['', '  "restitch": "\\u001b[2J",\n']) {
      write(LOCK, read(LOCK).replace(/ {2}"restitch".*\n/, other));
      await restitch('generate', ...ARGUMENTS);
      expect(read(LOCK)).toContain(`  "restitch": "${packageVersion()}",\n`);
    }
  });
});

describe('an upgrade that changes output', () => {
  const older = (text: string): string => text.replace('All pets', 'Every pet');

  it('is announced in one line, with the changelog', async () => {
    generatedBy('0.0.1', older);
    const line =
      /^restitch \S+ generated this output, and restitch 0\.0\.1 the previous one: \S*CHANGELOG\.md lists .*$/m;
    expect((await restitch('check', ...ARGUMENTS)).out).toMatch(line);
    const { out } = await restitch('generate', ...ARGUMENTS);
    expect(out).toMatch(line);
    expect(read(LOCK)).toContain(`"restitch": "${packageVersion()}"`);
    expect((await restitch('generate', ...ARGUMENTS)).out).not.toMatch(line);
  });

  it('is previewed by `check`', async () => {
    generatedBy('0.0.1', older);
    const before = [read(FILE), read(LOCK)];
    const { exit, out } = await restitch('check', ...ARGUMENTS);
    expect(exit).toBe(1);
    expect(out).toMatch(/^-.*Every pet.*\n\+.*All pets/m);
    expect([read(FILE), read(LOCK)]).toEqual(before);
    const json = (await restitch('check', '--format', 'json', ...ARGUMENTS)).out;
    expect(JSON.parse(json)).toMatchObject({ upgrade: { from: '0.0.1', to: packageVersion() } });
  });
});
