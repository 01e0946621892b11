/**
 * If the API is known during recording, a scrubbed recording gives the same findings as the traffic
 * itself.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { describedValues } from '../index.js';
import { harEntry, type CapturedExchange } from '../entry.js';
import { parseArguments } from '../../arguments.js';
import { RECORD } from '../command.js';
import { createScrubber, scrubbedJson } from '../scrub/index.js';

const folder = folderOfEachTest();

const PET = {
  type: 'object',
  required: ['id', 'kind', 'age'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    kind: { enum: ['cat', 'dog'] },
    age: { type: 'integer', minimum: 0, maximum: 30 },
    weight: { type: 'number', exclusiveMinimum: 1, multipleOf: 0.5 },
    tag: { type: 'string', pattern: '^[A-Z]{3}-[0-4]+$' },
    mail: { type: 'string', format: 'email', maxLength: 20 },
    born: { type: 'string', format: 'date' },
    nick: { type: 'string', minLength: 3 },
  },
  additionalProperties: { type: 'string' },
};
const content = { 'application/json': { schema: { type: 'array', items: PET } } };
const API = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.b.io/v1' }],
  paths: {
    '/pets': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 50 } },
          { name: 'kind', in: 'query', schema: { enum: ['cat', 'dog'] } },
        ],
        responses: { 200: { description: 'd', content } },
      },
    },
  },
};

const ID = '7a7b45e5-3629-4e2a-9aee-aab6a5dd390';
const RIGHT = {
  id: `${ID}0`,
  kind: 'cat',
  age: 7,
  weight: 12.5,
  tag: 'ABC-123',
  mail: 'anna@b.io',
  born: '2019-03-04',
  nick: 'Bobby',
};
const BODIES: readonly unknown[] = [
  [RIGHT],
  [{ ...RIGHT, kind: 'fish' }],
  [
    { ...RIGHT, age: 31 },
    { ...RIGHT, age: -1 },
  ],
  [{ ...RIGHT, age: '7' }],
  [
    { ...RIGHT, weight: 12.3 },
    { ...RIGHT, weight: 0.5 },
  ],
  [{ ...RIGHT, tag: 'ABC-987' }],
  [{ ...RIGHT, tag: 'abc-123' }],
  [{ ...RIGHT, mail: 'anna.adler.the.first@b.io' }],
  [{ ...RIGHT, mail: 'anna' }],
  [{ ...RIGHT, id: 'x' }],
  [{ ...RIGHT, born: 'soon' }],
  [{ ...RIGHT, nick: 'Bo', colour: 3 }],
  [{ id: `${ID}1` }],
  { items: [RIGHT] },
];
const SEARCHES = [
  '',
  '?limit=7',
  '?limit=70',
  '?kind=dog',
  '?kind=fish',
  '?colour=red',
  '?limit=many',
];

function exchanges(): CapturedExchange[] {
  return BODIES.map((value, index) => ({
    startedAt: new Date(0),
    duration: 1,
    method: 'GET',
    url: `https://api.b.io/v1/pets${SEARCHES[index % SEARCHES.length] ?? ''}`,
    request: { rawHeaders: [], body: new Uint8Array(), size: 0 },
    response: message(JSON.stringify(value)),
    status: 200,
  }));
}

function message(text: string): CapturedExchange['response'] {
  const body = Buffer.from(text);
  return { rawHeaders: ['Content-Type', 'application/json'], body, size: body.length };
}

function rawEntry({ method, url, status, response }: CapturedExchange): object {
  const text = Buffer.from(response.body).toString();
  return {
    request: { method, url, headers: [] },
    response: {
      status,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      content: { size: text.length, mimeType: 'application/json', text },
    },
  };
}

test.each([1, 2, 3])('the same findings, key %i', async (key) => {
  const command = commandIn(() => folder.path);
  const write = (name: string, entries: readonly object[]): void =>
    writeFileSync(
      join(folder.path, name),
      JSON.stringify({ log: { version: '1.2', creator: { name: 'a' }, entries } }),
    );
  const scrubber = await describedScrubber(API, key);
  write('raw.har', exchanges().map(rawEntry));
  write(
    'scrubbed.har',
    exchanges().map((one) => written(harEntry(one, scrubber), scrubber)),
  );
  const findings = async (har: string): Promise<unknown> => {
    const { out } = await command('verify', har, 'api.json', '--format', 'json');
    const { misfits, fitting } = JSON.parse(out) as { misfits: object[]; fitting: number };
    return { fitting, misfits: misfits.map((one) => ({ ...one, first: undefined })) };
  };
  const raw = await findings('raw.har');
  expect((raw as { misfits: unknown[] }).misfits.length).toBeGreaterThan(10);
  expect(await findings('scrubbed.har')).toEqual(raw);
});

test('words of a named enum do not keep segments, hosts and keys that look like words', async () => {
  const schemas = { Kind: { enum: ['cat', 'dog'] } };
  const scrubber = await describedScrubber({ ...API, components: { schemas } }, 1);
  const address = scrubber.address('https://api.b.io/v1/pets/t-1');
  expect(scrubber.withheld.plain(address)).toMatch(
    /^https:\/\/api\.b\.io\/v1\/pets\/(?!t-1)[a-z]-\d$/,
  );
  const away = scrubber.address('https://team.users.io/');
  expect(scrubber.withheld.plain(away)).not.toContain('team');
});

/** A scrubber that knows a description. */
async function describedScrubber(
  description: object,
  key: number,
): Promise<ReturnType<typeof createScrubber>> {
  writeFileSync(join(folder.path, 'api.json'), JSON.stringify(description));
  const parsed = parseArguments(['record', 'https://api.b.io'], [RECORD]);
  if (parsed.kind !== 'command') throw new Error(parsed.kind);
  const declared = await describedValues(['api.json'], parsed.flags, {
    cwd: folder.path,
    out: () => undefined,
    err: () => undefined,
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  const options = { service: new URL('https://api.b.io'), key: new Uint8Array(32).fill(key) };
  return createScrubber({ ...options, ...(declared && { declared }) });
}

function written(entry: object, { withheld }: ReturnType<typeof createScrubber>): object {
  const text = withheld.plain(scrubbedJson(entry));
  return JSON.parse(text) as object;
}
