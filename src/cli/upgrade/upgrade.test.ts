/**
 * The command `upgrade`, which previews the changes in the output of another version of restitch.
 */
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';
import { packageVersion } from '../../output/files/version.js';
import { isBefore, outputNotes } from './notes.js';

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

  it('can be previewed, with each file', async () => {
    generatedBy('0.0.1', older);
    const before = [read(FILE), read(LOCK)];
    const { exit, out } = await restitch('upgrade', '--check', ...ARGUMENTS);
    expect(exit).toBe(1);
    expect(out).toMatch(/^-.*Every pet.*\n\+.*All pets/m);
    const last = `update   ${FILE} +1 -1\nfrom restitch 0.0.1 to ${packageVersion()}: 1 file would change\n`;
    expect(out.endsWith(last)).toBe(true);
    expect([read(FILE), read(LOCK)]).toEqual(before);
  });

  it('is one object for machines', async () => {
    generatedBy('0.0.1', older);
    const { out } = await restitch('upgrade', '--check', '--format', 'json', ...ARGUMENTS);
    expect(JSON.parse(out)).toMatchObject({
      from: '0.0.1',
      to: packageVersion(),
      changes: [{ verb: 'update', path: FILE, added: 1, removed: 1 }],
    });
  });

  it('is written without --check', async () => {
    generatedBy('0.0.1', older);
    expect((await restitch('upgrade', ...ARGUMENTS)).exit).toBe(0);
    expect(read(FILE)).toContain('All pets');
  });
});

it('reports an upgrade without changes', async () => {
  generatedBy('0.0.1', (text) => text);
  const { exit, out } = await restitch('upgrade', '--check', ...ARGUMENTS);
  expect(exit).toBe(0);
  expect(out).toBe(`restitch ${packageVersion()} generates the same output as 0.0.1\n`);
});

it('reports that the descriptions changed too', async () => {
  generatedBy('0.0.1', (text) => text);
  write('pets.yaml', read('pets.yaml').replace('/pets:', '/cats:'));
  const { out } = await restitch('upgrade', '--check', ...ARGUMENTS);
  expect(out).toContain('the descriptions have changed too');
});

const CHANGELOG = `# Changelog

## Unreleased

### Generated output

- Coming.

## 0.3.0 - 2026-03-01

### Generated output

- Clients have
  other names.
- Docs are blue.

### Added

- A thing.

## 0.2.0 - 2026-02-01

### Generated output

- Older.
`;

test.each([
  ['0.2.0', '0.3.0', ['Clients have other names.', 'Docs are blue.']],
  ['0.1.0', '0.3.0', ['Clients have other names.', 'Docs are blue.', 'Older.']],
  ['0.1.0', '0.2.0', ['Older.']],
  ['0.3.0', '0.4.0', ['Coming.']],
  ['0.3.0', '0.2.0', []],
])('from %s to %s the changelog lists', (from, to, notes) => {
  expect(outputNotes(CHANGELOG, from, to)).toEqual(notes);
});

test('versions are ordered', () => {
  const versions = ['0.9.0', '0.10.0', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0', '1.0.1+build'];
  for (const [index, one] of versions.entries())
    for (const [other, two] of versions.entries()) expect(isBefore(one, two)).toBe(index < other);
});
