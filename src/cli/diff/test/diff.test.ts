/** The command diff, in a temporary folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { PETS, BROKEN, WIDER } from './pets.js';

const folder = folderOfEachTest();
const { write } = folder;
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  write('old.yaml', PETS);
});

const restitch = commandIn(() => folder.path);

describe('as text', () => {
  it('lists the changes on both sides, the most severe first', async () => {
    write('new.yaml', BROKEN);
    const { exit, out, err } = await restitch('diff', 'old.yaml', 'new.yaml');
    expect({ exit, err }).toEqual({ exit: 1, err: '' });
    expect(out).toBe(`breaking endpoint/removed: DELETE /pets/{id}: removed
  old.yaml:15:5
  15 |     delete:
     |     ^^^^^^
  why: calls to it fail (restitch explain endpoint/removed)

breaking parameter/became-required: GET /pets/{id}: query parameter lang changed from optional to required
  new.yaml:12:60
  12 |         - { name: lang, in: query, type: string, required: true }
     |                                                            ^^^^
  was old.yaml:12:11   { name: lang, in: query, type: string }
  why: requests without it are rejected (restitch explain parameter/became-required)

breaking enum/value-added: schema Pet: enum value "cow" of property kind added
  new.yaml:21:7
  21 |       kind: { type: string, enum: [cat, dog, cow] }
     |       ^^^^
  was old.yaml:24:7   kind
  in GET /pets/{id}
  why: callers can get a value that they do not know (restitch explain enum/value-added)

3 breaking · Pets 1.0.0 → Pets 2.0.0
`);
  });

  it('reports that nothing changed, whatever the layout', async () => {
    write('new.yaml', PETS.replace('A pet', 'One of the pets').replaceAll('\n', '\n\n'));
    expect(await restitch('diff', 'old.yaml', 'new.yaml')).toEqual({
      exit: 0,
      out: 'no changes · Pets 1.0.0\n',
      err: '',
    });
  });

  it('shortens compatible changes, and prints them in full on request', async () => {
    write('new.yaml', WIDER);
    const { exit, out } = await restitch('diff', 'old.yaml', 'new.yaml');
    expect(exit).toBe(0);
    expect(out).toContain(
      'query parameter page added\n  new.yaml:12:11\n  why: callers can omit it',
    );
    expect((await restitch('diff', 'old.yaml', 'new.yaml', '-v')).out).toContain('^^^');
  });

  it('prints no invisible characters and no terminal commands', async () => {
    write('new.yaml', PETS.replace('lang', '"\\u202elang\\n::error"'));
    const { out } = await restitch('diff', 'old.yaml', 'new.yaml');
    expect(out).toContain('query parameter "\\u{202e}lang\\n::error" added');
    expect(out).not.toContain('\u202e');
  });
});

describe('as JSON', () => {
  it('has the rule, the reason and all locations of every change', async () => {
    write('new.yaml', BROKEN);
    const { exit, out } = await restitch('diff', 'old.yaml', 'new.yaml', '--format', 'json');
    const json = JSON.parse(out);
    expect(exit).toBe(1);
    expect(json).toMatchObject({
      before: { title: 'Pets', version: '1.0.0', endpoints: 2 },
      after: { title: 'Pets', version: '2.0.0', endpoints: 1 },
      counts: { breaking: 3, warning: 0, compatible: 0 },
    });
    expect(json.changes[2]).toEqual({
      rule: 'enum/value-added',
      severity: 'breaking',
      text: 'enum value "cow" of property kind added',
      why: 'callers can get a value that they do not know',
      subject: { kind: 'schema', id: 'Pet' },
      endpoints: ['GET /pets/{id}'],
      before: [{ source: 'old.yaml', line: 24, column: 7 }],
      after: [{ source: 'new.yaml', line: 21, column: 7 }],
    });
  });
});

describe('as Markdown', () => {
  it('fits a comment on a pull request', async () => {
    write(
      'new.yaml',
      BROKEN.replace(
        '/pets/{id}:',
        '/pets/{id}/x:\n    get: { responses: { 200: { description: d } } }\n  /pets/{id}:',
      ),
    );
    const { exit, out } = await restitch('diff', 'old.yaml', 'new.yaml', '--format', 'markdown');
    expect(exit).toBe(1);
    expect(out).toBe(`## API changes: 3 breaking, 1 compatible

Pets 1.0.0 · Pets 2.0.0

### Breaking

- \`DELETE /pets/{id}\`: removed (\`endpoint/removed\`): calls to it fail.
  \`old.yaml:15:5\`
- \`GET /pets/{id}\`: query parameter lang changed from optional to required (\`parameter/became-required\`): requests without it are rejected.
  \`new.yaml:14:60\`, was \`old.yaml:12:11\`
- \`schema Pet\`: enum value "cow" of property kind added (\`enum/value-added\`): callers can get a value that they do not know.
  In \`GET /pets/{id}\` · \`new.yaml:23:7\`, was \`old.yaml:24:7\`

<details><summary>Compatible: 1</summary>

- \`GET /pets/{id}/x\`: added (\`endpoint/added\`): no caller uses it yet.
  \`new.yaml:8:5\`

</details>
`);
  });

  it.each([
    'https://evil.test/x',
    'HTTP://evil.test',
    'ftp://evil.test',
    'www.evil.test',
    'a@evil.test',
    'mailto:a@b.c',
    'xmpp:a',
    'GH-12',
    '!12',
    '~bug',
    '%3',
    'f00dcafe1',
    ':tada:',
  ])('makes no link or emoji of a parameter with the name %s', async (name) => {
    write('new.yaml', PETS.replace('lang', JSON.stringify(name)));
    const { out } = await restitch('diff', 'old.yaml', 'new.yaml', '--format', 'markdown');
    expect(out).toContain(`\`optional query parameter ${name} added\``);
    expect(out.replaceAll(/`[^`]*`/g, '')).not.toContain(name);
  });

  it('contains no markup from a description, and mentions no users', async () => {
    write('new.yaml', PETS.replace('lang', '"@everyone <b> ![x](http://x)"'));
    const { out } = await restitch('diff', 'old.yaml', 'new.yaml', '--format', 'markdown');
    expect(out).toContain('`optional query parameter "@everyone <b> ![x](http://x)" added`');
    write('new.yaml', PETS.replace('lang', '"<b> ![x](y)"'));
    const plain = await restitch('diff', 'old.yaml', 'new.yaml', '--format', 'markdown');
    expect(plain.out).toContain('query parameter "\\<b\\> !\\[x\\](y)" added');
  });
});

describe('the two sides', () => {
  it('may be several files, folders and globs, stitched together first', async () => {
    const postman = (url: string): string =>
      JSON.stringify({
        info: {
          name: 'Pets',
          schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
        },
        item: [{ name: 'more', request: { method: 'GET', url } }],
      });
    write('v1/more.json', postman('https://api.pets.dev/shops'));
    write('v2/pets.yaml', PETS);
    write('v2/more.json', postman('https://api.pets.dev/shops'));
    expect(await restitch('diff', 'old.yaml', 'v1', '--', 'v2/*')).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^no changes/),
    });
    const { exit, out } = await restitch('diff', 'old.yaml', 'v1', '--', 'old.yaml', '-v');
    expect(exit).toBe(1);
    expect(out).toContain('endpoint/removed: GET /shops: removed\n  v1/more.json:');
  });

  it('may be configurations, with their overlays and filters', async () => {
    const config = (folder: string, more = ''): void =>
      write(`${folder}/restitch.config.json`, `{ "inputs": "api.yaml"${more} }`);
    for (const side of ['a', 'b']) write(`${side}/api.yaml`, PETS);
    config('a');
    config('b', ', "exclude": { "methods": ["DELETE"] }');
    const { exit, out } = await restitch('diff', 'a/restitch.config.json', 'b');
    expect(exit).toBe(1);
    expect(out).toContain('DELETE /pets/{id}: removed\n  a/api.yaml:15:5\n');
    expect(await restitch('diff', 'a', 'old.yaml')).toMatchObject({ exit: 0 });
  });
});

describe('exits', () => {
  it.each([
    ['BROKEN', [], 1],
    ['BROKEN', ['--fail-on', 'breaking'], 1],
    ['BROKEN', ['--fail-on', 'warning'], 1],
    ['BROKEN', ['--fail-on', 'none'], 0],
    ['WIDER', [], 0],
    ['WIDER', ['--fail-on', 'warning'], 0],
    ['WIDER', ['--fail-on', 'any'], 1],
    ['PETS', ['--fail-on', 'any'], 0],
  ] as const)('for %s %j with %i', async (name, flags, want) => {
    write('new.yaml', { BROKEN, WIDER, PETS }[name]);
    expect((await restitch('diff', 'old.yaml', 'new.yaml', ...flags)).exit).toBe(want);
  });

  it.each([
    [['diff'], 'diff needs two arguments, OLD and NEW, but got none'],
    [['diff', 'old.yaml'], 'OLD and NEW, but got 1'],
    [['diff', 'old.yaml', 'old.yaml', 'old.yaml'], 'diff OLD… -- NEW…'],
    [['diff', 'old.yaml', '--'], 'diff needs the new descriptions after the --'],
    [
      ['diff', 'old.yaml', 'old.yaml', '--fail-on', 'error'],
      '--fail-on must be one of breaking, warning',
    ],
    [
      ['diff', 'old.yaml', 'old.yaml', '--format', 'html'],
      '--format must be one of text, json, markdown',
    ],
    [['diff', 'old.yaml', 'old.yaml', '--out', 'x'], 'unknown flag "--out" for diff'],
    [['diff', 'old.yaml', 'empty.yaml'], 'there is no endpoint in empty.yaml'],
  ])('%j with 2', async (argv, message) => {
    write('empty.yaml', "swagger: '2.0'\ninfo: { title: T, version: '1' }\npaths: {}\n");
    const { exit, err } = await restitch(...argv);
    expect([exit, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it.each([
    ['nowhere.yaml', 'file/not-found'],
    ['slip.yaml', 'yaml/syntax'],
    ['restitch.config.json', 'did you mean "inputs"?'],
  ])(
    'exits with 2 for a side that cannot be read, without comparing: %s',
    async (side, message) => {
      write('slip.yaml', PETS.replace('host: ', 'host: [ '));
      write('restitch.config.json', '{ "inptus": "old.yaml" }');
      for (const sides of [
        ['old.yaml', side],
        [side, 'old.yaml'],
      ]) {
        const { exit, out, err } = await restitch('diff', ...sides, '--fail-on', 'none');
        expect([exit, out, err]).toEqual([2, '', expect.stringContaining(message)]);
      }
    },
  );
});

describe('a side of a git revision', () => {
  const git = (...words: string[]): void =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], {
      cwd: folder.path,
      stdio: 'ignore',
    });
  const commit = (): void => {
    git('init', '-b', 'main');
    git('add', '.');
    git('commit', '-m', 'first');
  };

  it('is a file, with the files that it refers to', async () => {
    write('specs/api.yaml', PETS.replace("'#/definitions/Pet'", 'pet.yaml'));
    write('specs/pet.yaml', 'type: object\nproperties: { name: { type: string } }\n');
    commit();
    write('specs/pet.yaml', 'type: object\nproperties: { name: { type: integer } }\n');
    const { exit, out, err } = await restitch('diff', 'HEAD:specs/api.yaml', 'specs/api.yaml');
    expect({ exit, err }).toEqual({ exit: 1, err: '' });
    expect(out).toContain('was HEAD:specs/pet.yaml:2:');
  });

  it('is a folder; a path starts at the root, or here with ./', async () => {
    write('specs/api.yaml', PETS);
    rmSync(join(folder.path, 'old.yaml'));
    commit();
    write('specs/api.yaml', BROKEN);
    const inside = commandIn(() => join(folder.path, 'specs'));
    for (const words of ['main:specs', 'main:./api.yaml', 'main:specs/', 'main:specs\\api.yaml']) {
      expect((await inside('diff', words, 'api.yaml')).out).toContain('was main:specs/api.yaml:');
    }
  });

  it.each(['[a].yaml', '!a.yaml'])('is a file called %s', async (name) => {
    write(name, PETS);
    commit();
    const { exit, out } = await restitch('diff', `HEAD:${name}`, 'old.yaml');
    expect([exit, out]).toEqual([0, 'no changes · Pets 1.0.0\n']);
  });

  it('is never a path on a drive, whatever branches are called', async () => {
    commit();
    git('branch', 'C');
    for (const side of ['C:/old.yaml', 'C:\\old.yaml']) {
      const { exit, err } = await restitch('diff', side, 'old.yaml');
      expect([exit, err]).toEqual([2, expect.stringContaining(`no file matches "${side}"`)]);
    }
  });

  it.each([
    ['HEAD:nowhere.yaml', 'there is no file "nowhere.yaml" in the git revision "HEAD"'],
    ['nobody:old.yaml', 'no file matches "nobody:old.yaml"'],
    ['HEAD::(top)', 'there is no file ":(top)" in the git revision "HEAD"'],
    ['HEAD::(glob)*.yaml', 'there is no file ":(glob)*.yaml" in the git revision "HEAD"'],
    ['HEAD::!nothing', 'there is no file ":!nothing" in the git revision "HEAD"'],
    ['HEAD:*.yaml', 'there is no file "*.yaml" in the git revision "HEAD"'],
  ])('that does not exist cannot be read: %s', async (side, message) => {
    commit();
    const { exit, out, err } = await restitch('diff', side, 'old.yaml');
    expect([exit, out, err]).toEqual([2, '', expect.stringContaining(message)]);
  });
});

it('every rule can be explained', async () => {
  expect((await restitch('explain', 'type/stated')).out).toContain('in a request: warning');
  expect((await restitch('explain', 'endpoint/removed')).out).toContain(
    'breaking: calls to it fail',
  );
  expect((await restitch('explain', 'endpoint/remved')).err).toContain(
    'did you mean endpoint/removed',
  );
});
