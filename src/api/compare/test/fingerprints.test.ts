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
});
