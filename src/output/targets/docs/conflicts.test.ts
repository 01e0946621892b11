/** Tests that each conflict has a stable id, and an overlay that resolves it. */
import { jsonpath } from 'json-p3';
import { format } from 'prettier';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { api, at, endpoint, parameter, schema } from '../../../../test/model-parts.js';
import { fact } from '../../../model/origin.js';
import { fieldStep, placeText, type Step, type Steps } from '../../../model/place.js';
import type { Json } from '../../../model/schema.js';
import { toOpenApi } from '../../../print/openapi/document.js';
import { plainData } from '../../../model/json.js';
import type { Election } from '../../../api/reconcile/index.js';
import { file, run } from '../../../../test/stride.js';
import type { SourceFile } from '../../../input/source/index.js';
import { docsConflicts } from './conflicts.js';
import { todaysActions as conflictResolutions } from '../../../api/questions/index.js';
import { yamlText } from '../../../api/questions/index.js';

const API = api({
  endpoints: [
    endpoint('GET', "/it's/{id}/{id}", {
      parameters: [
        parameter('path', 'id'),
        parameter('query', "a'b\\/c", schema({ kind: 'integer' })),
        parameter('header', 'required/type'),
      ],
      security: fact([[{ scheme: 'key', scopes: [] }]], at('/s')),
    }),
  ],
});
const KEY = "GET /it's/{}/{}";

const PARAMETER = (place: 'header' | 'query', name: string): Step => ({
  ...{ at: 'parameter', in: place, name },
});

function election(place: string | Steps, kept: Json, ...rejected: Json[]): Election {
  const steps = typeof place === 'string' ? [fieldStep(place)] : place;
  return {
    entity: KEY,
    ...{ steps, field: placeText(steps) },
    rule: 'score',
    conflict: 'reconcile/summary',
    id: '0123456789',
    kept: { value: kept, origins: [at('/kept')] },
    rejected: rejected.map((value) => ({ value, why: 'worse', origins: [at('/lost')] })),
  };
}

const SETTLED: [string, Election, unknown][] = [
  ['operationId', election('operationId', 'a', 'b'), [{ operationId: 'a' }]],
  ['summary', election('summary', 'A "b"\n: #', 'b'), [{ summary: 'A "b"\n: #' }]],
  ['security', election('security', [[]], []), ['remove', { security: [{}] }]],
  [
    'required',
    election([PARAMETER('query', "a'b\\/c"), fieldStep('required')], false, true),
    [{ required: false }],
  ],
  [
    'a name that reads like a field',
    election([PARAMETER('header', 'required/type'), fieldStep('required')], false, true),
    [{ required: false }],
  ],
  [
    'default',
    election(
      [PARAMETER('query', "a'b\\/c"), fieldStep('type'), { at: 'keyword', name: 'default' }],
      ...[null, 1, 2],
    ),
    [{ default: 1 }],
  ],
];

test.each(SETTLED)('settles %s', (_name, given, want) => {
  const actions = conflictResolutions(API)(given) ?? [];
  const document = plainData(toOpenApi(API));
  for (const action of actions) {
    const nodes = jsonpath.query(action.target, document as never);
    expect(nodes.length).toBe(1);
  }
  expect(actions.map(({ update }) => update ?? 'remove')).toEqual(want);
});

test.each([
  election('path parameter 1', 'a', 'b'),
  election([PARAMETER('query', 'unheard'), fieldStep('required')], true, false),
  { ...election('summary', 'a', 'b'), entity: 'schema Foo' },
])('offers nothing if an overlay cannot settle it: $entity $field', (given) => {
  expect(conflictResolutions(API)(given)).toBeUndefined();
});

describe('conflictsOf', () => {
  const of = (...elections: Election[]) =>
    docsConflicts({ api: API, ledger: { elections, documents: [] } }, (origins) =>
      origins.map(({ source, trust }) => ({ source, trust, line: 1, column: 1 })),
    );

  it('omits elections without a conflict', () => {
    const { conflict: _conflict, ...agreed } = election('summary', 'a', 'b');
    expect(of(agreed)).toEqual([]);
  });
});

test.each<[string, Json]>([
  ['texts', ['plain', 'a: b # c', "it's", 'say "hi"', 'back\\slash "q"', '\u2028\n\t', '', '- x']],
  [
    'a map',
    [
      new Map<string, Json>([
        ['no', 1],
        ['a b', true],
        ['x', new Map()],
        ['y', []],
      ]),
    ],
  ],
  ['nesting', [new Map([['a', [new Map([['b', [1, [2, null]]]])]]])]],
  ['long text', [new Map([['a', 'word '.repeat(40)]])]],
])('YAML of %s is read back unchanged, and prettier does not change it', async (_name, data) => {
  const text = yamlText(data);
  expect(parse(text)).toEqual(plainData(data));
  expect(await format(text, { parser: 'yaml' })).toBe(text + '\n');
});

describe('a settled conflict', () => {
  const summary = (text: string): SourceFile =>
    file(`${text}.json`, {
      openapi: '3.1.0',
      info: { title: 'A', version: '1' },
      paths: { '/a': { get: { operationId: 'look', summary: text, responses: {} } } },
    });
  const both = [summary('Look around'), summary('See all there is')];
  const targets = { docs: { for: 'authors' } } as const;
  const disagreeing = (
    files: readonly { readonly path: string; readonly text: string }[],
  ): string[] =>
    files.filter(({ text }) => /Conflicts between documents/.test(text)).map(({ path }) => path);

  const codesOf = ({ report }: Awaited<ReturnType<typeof run>>): string[] =>
    report
      .list()
      .flatMap(({ code, count }) => (code.startsWith('reconcile/') ? Array(count).fill(code) : []));

  it('is no longer reported in bodies and responses, after an overlay decides it', async () => {
    const described = (type: string): SourceFile => {
      const items = { type: 'array', items: { type } };
      const pet = { type: 'object', properties: { 'a.b': items } };
      return file(`${type}.json`, {
        openapi: '3.1.0',
        info: { title: 'A', version: '1' },
        paths: {
          '/a': {
            post: {
              requestBody: { content: { 'application/json': { schema: { type } } } },
              responses: {
                200: {
                  description: '',
                  content: { 'application/json': { schema: pet } },
                },
              },
            },
          },
        },
      });
    };
    const files = [described('integer'), described('boolean')];
    const before = await run(files);
    expect(codesOf(before)).toEqual(['reconcile/type', 'reconcile/type']);
    const schema = { type: 'integer' };
    const body = { content: { 'application/json': { schema } } };
    const post = "$.paths['/a'].post.requestBody";
    const pet = "$.paths['/a'].post.responses['200'].content['application/json'].schema.properties";
    const actions = [
      { target: post, remove: true },
      { target: "$.paths['/a'].post", update: { requestBody: body } },
      { target: `${pet}['a.b']`, remove: true },
      { target: pet, update: { 'a.b': { type: 'array', items: schema } } },
    ];
    const text = { overlay: '1.1.0', info: { title: 'A', version: '1' }, actions };
    const one = { ...text, actions: actions.slice(0, 2) };
    const half = await run(files, {}, { overlays: [file('overlay.json', one)] });
    expect([half.openConflicts, codesOf(half)]).toEqual([1, ['reconcile/type']]);
    const after = await run(files, {}, { overlays: [file('overlay.json', text)] });
    expect([after.openConflicts, codesOf(after)]).toEqual([0, []]);
  });

  it('is no longer listed after it is accepted', async () => {
    const before = await run(both, { targets });
    expect(disagreeing(before.files)).toContain('docs/conflicts.html');
    const ids = before.ledger.elections.flatMap(({ id }) => id ?? []);
    const after = await run(both, { targets, acceptedConflicts: ids });
    expect(disagreeing(after.files)).toEqual([]);
  });

  it('is no longer listed after the overlay of the page exists', async () => {
    const before = await run(both, { targets });
    const page = before.files.find(({ path }) => path === 'docs/conflicts.md')?.text ?? '';
    const overlay = /```yaml\n(overlay: [^]*?)\n```/.exec(page)?.[1] ?? '';
    const after = await run(both, { targets }, { overlays: [file('overlay.yaml', overlay)] });
    expect(after.report.failed()).toBe(false);
    expect([after.openConflicts, codesOf(after)]).toEqual([0, []]);
    expect(disagreeing(after.files)).toEqual([]);
    const htmlPage = after.files.find(({ path }) => path === 'docs/a.html');
    expect(htmlPage?.text).toContain('>Look around');
  });
});
