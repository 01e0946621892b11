/** Relations between documents: guesses, declared relations, and what they decide. */
import { describe, expect, it } from 'vitest';
import { relationQuestions } from '../../src/api/questions/index.js';
import { answered, questionsIn } from '../../src/api/questions/test/asked.js';
import type { Relation } from '../../src/model/origin.js';
import type { SourceFile } from '../../src/input/source/index.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { fc, runs } from '../property.js';
import { file, run } from '../stride.js';
import { exported } from './stitched.js';

interface Release {
  readonly version?: string;
  readonly title?: string;
  readonly host?: string;
  readonly paths?: number;
  readonly parcel?: object;
  readonly security?: unknown;
}

const ANSWER = { description: 'Parcel' };
const JSON_BODY = { 'application/json': { schema: { $ref: '#/components/schemas/Parcel' } } };

function release(
  name: string,
  {
    version = '1.0.0',
    title = 'Parcels',
    host = 'api.parcels.dev',
    paths = 5,
    parcel = {},
  }: Release,
): SourceFile {
  const get = { responses: { 200: { ...ANSWER, content: JSON_BODY } } };
  return file(name, {
    openapi: '3.1.0',
    info: { title, version },
    servers: [{ url: `https://${host}` }],
    paths: Object.fromEntries(Array.from({ length: paths }, (_, at) => [`/p${at}`, { get }])),
    components: { schemas: { Parcel: { type: 'object', ...parcel } } },
  });
}

function swagger(name: string, paths = 2, parcel: object = {}): SourceFile {
  const get = { responses: { 200: { ...ANSWER, schema: { $ref: '#/definitions/Parcel' } } } };
  return file(name, {
    swagger: '2.0',
    info: { title: 'Other', version: '0.1' },
    paths: Object.fromEntries(Array.from({ length: paths }, (_, at) => [`/p${at}`, { get }])),
    definitions: { Parcel: { type: 'object', ...parcel } },
  });
}

function relationTexts({ ledger }: Generated): string[] {
  return (ledger.relations ?? []).map(
    ({ document, is = 'unknown', of, isUsed }) =>
      `${document} ${is} ${of}${isUsed ? '' : ' (question)'}`,
  );
}

const OTHER = { properties: { other: { type: 'string' } } };
const NEW = release('b', { version: '3.0' });

describe('a relation is guessed', () => {
  it.each([
    [release('a', { version: '2.0' }), NEW, 'b newer release a'],
    [release('a', { version: '3.10.0-beta' }), NEW, 'b newer release a'],
    [release('a', { version: 'v2023-01-01' }), NEW, 'a newer release b'],
    [release('a', { version: '3.0', paths: 6 }), NEW, 'a newer release b (question)'],
    [release('a', { version: '3.0', parcel: OTHER }), NEW, 'a unknown b (question)'],
    [
      release('internal/a', { title: 'Others', paths: 6 }),
      NEW,
      'internal/a internal edition b (question)',
    ],
    [swagger('a'), release('b', { paths: 2 }), 'a older format b (question)'],
    [swagger('a', 6), release('b', { paths: 6 }), 'a older format b'],
    [release('a', { host: 'other.parcels.dev' }), NEW, undefined],
    [swagger('a', 9), release('b', { paths: 1, title: 'B' }), 'a older format b (question)'],
    [
      release('a', { title: 'A' }),
      file('b', { openapi: '3.1.0', info: { title: 'B', version: '1' }, paths: {} }),
      undefined,
    ],
  ])('%#', async (a, b, expected) => {
    expect(relationTexts(await run([a, b], {}))).toEqual(expected === undefined ? [] : [expected]);
  });
});

const KEYWORDS = fc.record({
  type: fc.constantFrom('string', 'integer', 'boolean'),
  description: fc.constantFrom('The weight', 'How heavy it is', 'In grams', 'In kilograms'),
});
const PARCEL = fc.record({
  properties: fc.dictionary(fc.constantFrom('id', 'weight', 'size', 'note'), KEYWORDS, {
    minKeys: 1,
  }),
  required: fc.subarray(['id', 'weight']),
});

const OPENAPI = { targets: { openapi: {} } };

/** Gives every recommended answer, until no question with a recommendation is left. */
async function withRecommended(files: readonly SourceFile[]): Promise<Generated> {
  const first = await run(files, OPENAPI);
  const questions = questionsIn(first);
  const relations = relationQuestions(first.ledger.relations, questions).flatMap(
    ({ choices, recommended }) =>
      choices.find(({ key }) => key === recommended.key)?.answer.relations ?? [],
  );
  const second = await run(files, { ...OPENAPI, relations });
  const answers = questionsIn(second).flatMap(({ choices, recommended }) => {
    const choice = choices.find(({ key }) => key === recommended.key);
    return choice ? [choice.answer] : [];
  });
  return answered(files, [], { ...OPENAPI, relations }, answers);
}

it('following every recommendation gives what preferring the newest document gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(PARCEL, PARCEL, PARCEL),
      fc.boolean(),
      async (parcels, areVersioned) => {
        const files = parcels.map((parcel, at) =>
          release(`${'bca'[at]}.json`, {
            ...(areVersioned && { version: `2.${9 + at}` }),
            paths: 5 + at,
            parcel,
          }),
        );
        const preferred = await run(files, {
          ...OPENAPI,
          precedence: ['a.json', 'c.json', 'b.json'],
        });
        expect(exported(await withRecommended(files))).toBe(exported(preferred));
      },
    ),
    runs({ suite: 25, all: 300 }),
  );
});

describe('a declared relation', () => {
  const files = [
    release('specs/new.json', {
      version: '9.0',
      parcel: { properties: { id: { type: 'string' } } },
    }),
    release('specs/old.json', {
      version: '1.0',
      parcel: { properties: { id: { type: 'integer' } } },
    }),
  ];
  const decided = async (...relations: readonly Relation[]): Promise<[string, string[]]> => {
    const generated = await run(files, { relations });
    const parcel = generated.api.schemas.get('Parcel');
    const id = parcel?.kind === 'object' ? parcel.properties.get('id')?.schema.kind : undefined;
    const codes = generated.report.list().filter(({ code }) => code.startsWith('config/'));
    return [id ?? '', codes.map(({ message }) => message)];
  };

  it('replaces a guess', async () => {
    expect(await decided()).toEqual(['string', []]);
    const reversed = { document: 'old.json', is: 'newer release', of: 'specs/new.json' } as const;
    expect(await decided(reversed)).toEqual(['integer', []]);
    const other = { document: 'old.json', is: 'another service', of: 'new.json' } as const;
    expect(await decided(other)).toEqual(['union', []]);
  });

  it.each([
    [
      [{ document: 'newe.json', is: 'newer release', of: 'old.json' }],
      'no document has the name "newe.json"',
    ],
    [
      [{ document: 'new.json', is: 'newer release', of: 'new.json' }],
      'it relates a document to itself',
    ],
    [
      [
        { document: 'new.json', is: 'newer release', of: 'old.json' },
        { document: 'old.json', is: 'older format', of: 'new.json' },
      ],
      'another relation of these two documents is declared above',
    ],
  ] as const)('that cannot be is an error (%#)', async (relations, why) => {
    const [, messages] = await decided(...relations);
    expect(messages).toEqual([expect.stringContaining(why)]);
  });

  it('that leads in a circle is an error', async () => {
    const three = [...files, release('third.json', { version: '5.0' })];
    const relations = [
      { document: 'new.json', is: 'newer release', of: 'old.json' },
      { document: 'old.json', is: 'newer release', of: 'third.json' },
      { document: 'new.json', is: 'older format', of: 'third.json' },
    ] as const;
    const { report } = await run(three, { relations });
    expect(report.list().filter(({ code }) => code === 'config/relation')).toHaveLength(1);
  });
});
