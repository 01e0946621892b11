/** The findings for a change if only fingerprints of the old API are left. */
import { describe, expect, it } from 'vitest';
import { compareFingerprints, endpointFingerprints } from '../index.js';
import {
  type Data,
  read,
  changeText,
  operation,
  sent,
  got,
  query,
  string,
  integer,
  type Row,
  paths,
} from './changes.js';

describe('with fingerprints only', () => {
  const few = async (before: Data, after: Data): Promise<string[]> =>
    compareFingerprints(
      endpointFingerprints(await read(before)),
      endpointFingerprints(await read(after)),
    ).map(changeText);
  const table: readonly Row[] = [
    [
      paths('/a'),
      paths('/b'),
      'breaking endpoint/removed: removed',
      'compatible endpoint/added: added',
    ],
    [
      query(),
      query({ required: true }),
      'breaking parameter/required-added: required query parameter q added',
    ],
    [
      query({}),
      query({ required: true }),
      'breaking parameter/became-required: query parameter q changed from optional to required',
    ],
    [query({}), query(), 'warning parameter/removed: optional query parameter q removed'],
    [sent(string), sent(integer), 'warning type/unclear: type of request body changed'],
    [
      got({ 'x-restitch-unknown': true }),
      got(string),
      'compatible type/stated: type of response 200 is declared now',
    ],
    [
      got(string),
      operation({ responses: { 404: { description: 'd' } } }),
      'breaking response/media-removed: media type application/json of response 200 removed',
      'breaking response/removed: response 200 removed',
      'compatible response/added: response 404 added',
    ],
    [
      operation({}),
      sent(string),
      'compatible body/added: optional request body added',
      'compatible body/media-added: media type application/json of request body added',
    ],
  ];
  it.each(table.map((row) => [row[2] ?? '', row] as const))('%s', async (_, row) => {
    const [before, after, ...want] = row;
    expect(await few(before, after)).toEqual(want);
    expect(await few(after, after)).toEqual([]);
  });

  const refTo = (name: string): Data => ({ $ref: `#/components/schemas/${name}` });
  const withSchemas = (schemas: Data): Data => ({
    ...got(refTo('A')),
    components: { schemas },
  });
  const node = (...next: string[]): Data => ({
    type: 'object',
    properties: Object.fromEntries(next.map((name) => [`to${name}`, refTo(name)])),
  });
  const changed = ['warning type/unclear: type of response 200 changed'];

  it.each([
    ['a cycle', { A: node('B'), B: node('C'), C: node('A') }],
    ['a diamond', { A: node('B', 'C'), B: node('D'), C: node('D'), D: node() }],
    ['a chain behind a cycle', { A: node('B'), B: node('A', 'C'), C: node('D'), D: node() }],
  ])('a change of any schema in %s is found', async (_, schemas) => {
    const before = withSchemas(schemas);
    for (const [name, schema] of Object.entries(schemas)) {
      const after = { ...schemas, [name]: { ...schema, additionalProperties: false } };
      expect(await few(before, withSchemas(after)), name).toEqual(changed);
    }
    expect(await few(before, withSchemas({ ...schemas, Other: node('A') }))).toEqual([]);
  });

  it('hashes that an earlier version computed are not compared', async () => {
    const now = endpointFingerprints(await read(got(string)));
    const former = [...now].map(([key, text]) => [key, text.replace(/[0-9a-f]{2}$/, '')] as const);
    expect(compareFingerprints(new Map(former), now)).toEqual([]);
  });
});
