/** Collections with any value in any location. Nothing is thrown, and names are strings. */
import { describe, expect, it } from 'vitest';
import { fc, runs } from '../../../../../test/property.js';
import { formatAmong } from '../../../source/kind.js';
import { POSTMAN } from '../index.js';
import { read, collection, request, parametersOf } from './reading.js';

describe('hostile collections', () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  it('never throws on any value', () => {
    fc.assert(
      fc.property(anything, (value) => {
        formatAmong(value, [POSTMAN]);
        read(value);
      }),
      runs({ suite: 200, all: 2000 }),
    );
  });

  it('never throws on a value of a wrong type', () => {
    const parts = fc.record(
      {
        url: anything,
        method: anything,
        header: anything,
        body: anything,
        auth: anything,
        description: anything,
      },
      { requiredKeys: [] },
    );
    const raw = fc.constantFrom('raw', 'urlencoded', 'formdata', 'graphql', 'file');
    fc.assert(
      fc.property(
        parts,
        raw,
        anything,
        anything,
        anything,
        (part, mode, data, response, variable) => {
          const given = { url: 'https://api.io/{{x}}/:y', ...part };
          read(
            collection([{ name: data, request: given, response, event: data, item: variable }], {
              variable,
              auth: data,
            }),
          );
          read(
            collection([
              {
                request: {
                  ...given,
                  url: { host: data, path: response, query: variable, variable: data },
                  body: { mode, [mode]: data },
                  header: [data],
                  auth: { type: 'oauth2', oauth2: data },
                },
                response: [response],
              },
            ]),
          );
        },
      ),
      runs({ suite: 300, all: 3000 }),
    );
  });

  it('keeps hostile names as names', () => {
    const { endpoint } = request('https://api.io/:__proto__?constructor=1');
    expect(parametersOf(endpoint)).toBe('path __proto__, query constructor');
  });
});
