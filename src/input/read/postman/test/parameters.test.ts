/** Parameters of collections: their types come from example values. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../model/schema.js';
import { request, parametersOf, schemaOf } from './reading.js';

describe('parameters', () => {
  const query = (...entries: object[]) => ({
    url: { host: 'https://api.io', path: 'a', query: entries },
  });

  it('keeps a disabled parameter as optional', () => {
    const { endpoint } = request(query({ key: 'x', value: 'v', disabled: true }));
    expect(endpoint?.parameters[0]?.required).toMatchObject({
      value: false,
      origins: [{ trust: 'assumed' }],
    });
  });

  it('reads repeated values as a list', () => {
    const { endpoint } = request(query({ key: 'x', value: '1' }, { key: 'x', value: '2' }));
    expect(schemaOf(endpoint, 'x')).toMatchObject({ kind: 'array', items: { kind: 'integer' } });
    expect(schemaOf(request(query({ key: 'ids[]', value: '' })).endpoint, 'ids[]')?.kind).toBe(
      'array',
    );
  });

  it('reads types from typed placeholders and never from one value', () => {
    const { endpoint } = request(
      query(
        { key: 'a', value: '<integer>' },
        { key: 'b', value: '{{$isoTimestamp}}' },
        { key: 'c', value: '5' },
        { key: 'd', value: '%7B%7D' },
      ),
    );
    expect(['a', 'b', 'c', 'd'].map((name) => schemaOf(endpoint, name)?.kind)).toEqual([
      'integer',
      'string',
      'unknown',
      'unknown',
    ]);
    expect(
      endpoint?.parameters.flatMap(({ examples }) => examples.map(({ value }) => value)),
    ).toEqual(['5']);
  });

  it('reads descriptions', () => {
    const { endpoint } = request(
      query({
        key: 'x',
        value: '',
        description: '(Required) The kind (This can only be one of a,b)',
      }),
    );
    expect(endpoint?.parameters[0]).toMatchObject({
      description: { value: 'The kind' },
      required: { value: true, origins: [{ trust: 'inferred' }] },
      content: { schema: { kind: 'enum', values: ['a', 'b'], open: true } },
    });
  });

  it('reads a list in prose as one value with commas', () => {
    const { endpoint } = request(
      query({ key: 'x', value: '', description: 'comma separated list' }),
    );
    expect(endpoint?.parameters[0]?.content).toMatchObject({ style: 'form', explode: false });
  });

  it('applies limits in the description of the request to the named parameters', () => {
    const description =
      "Max number of messages returned is 75. Default value for 'after' parameter is 0.";
    const { endpoint } = request({ ...query({ key: 'limit' }, { key: 'after' }), description });
    const notes = (name: string) =>
      schemaOf(endpoint, name)?.keywords?.get('x-inferred') as Map<string, Json>;
    expect([notes('limit').get('maximum'), notes('after').get('default')]).toEqual([75, 0]);
  });

  it.each<[string, unknown, string, string[]]>([
    ['a list', [{ key: 'X-Tenant', value: 'a' }], 'header X-Tenant', []],
    ['a text', 'X-Tenant: a\r\nAccept: */*\nnonsense', 'header X-Tenant', []],
    [
      'reserved ones',
      [
        { key: 'accept', value: '*/*' },
        { key: 'Content-Type', value: 'a/b' },
      ],
      '',
      [],
    ],
    ['transport', [{ key: 'User-Agent', value: 'x' }], '', ['collection/transport-header']],
    ['by configuration', [{ key: 'x-drop', value: 'x' }], '', ['collection/transport-header']],
    ['disabled ones', [{ key: 'X-A', value: 'x', disabled: true }], 'header X-A', []],
    [
      'two spellings',
      [
        { key: 'X-A', value: '1' },
        { key: 'x-a', value: '2' },
      ],
      'header X-A',
      [],
    ],
    ['no name at all', [{ key: 'a b', value: '1' }, { value: '1' }, null], '', []],
    ['nothing', null, '', []],
  ])('headers: %s', (_, header, want, codes) => {
    const found = request({ url: 'https://api.io/a', header }, {}, { dropHeaders: ['X-Drop'] });
    expect(parametersOf(found.endpoint)).toBe(want);
    expect(found.codes).toEqual(codes);
  });
});
