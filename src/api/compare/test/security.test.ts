/** The effect of changed credentials on callers: a table by rule. */
import { describe } from 'vitest';
import { type Data, operation, rows } from './changes.js';

describe('security', () => {
  const components = {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      sameKey: { type: 'apiKey', in: 'header', name: 'x-key' },
      basic: { type: 'http', scheme: 'basic' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: '/t', scopes: { r: '', w: '' } } },
      },
    },
  };
  const needs = (...security: Data[]): Data => ({ ...operation({ security }), components });
  const called = (name: string, kind: keyof typeof components.securitySchemes): Data => ({
    ...operation({ security: [{ [name]: [] }] }),
    components: { securitySchemes: { [name]: components.securitySchemes[kind] } },
  });
  rows([
    [needs(), needs({ key: [] }), 'breaking security/required: needs key now'],
    [needs({}), needs({ key: [] }), 'breaking security/required: needs key now'],
    [
      needs({ key: [] }),
      needs({ sameKey: [] }),
      'breaking security/moved: needs sameKey instead of key',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, { sameKey: [] }),
      'compatible security/added: can be called with API key in header x-key (sameKey) too',
    ],
    [
      called('key', 'key'),
      called('renamed', 'key'),
      'warning security/renamed: scheme key is called renamed now',
    ],
    [
      called('oauth', 'oauth'),
      called('renamed', 'oauth'),
      'warning security/renamed: scheme oauth is called renamed now',
    ],
    [
      needs({ key: [] }, { basic: [] }),
      needs({ key: [] }),
      'breaking security/removed: can no longer be called with HTTP basic',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, { basic: [] }),
      'compatible security/added: can be called with HTTP basic too',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, {}),
      'compatible security/loosened: needs less: no credentials',
    ],
    [needs({ key: [] }), needs(), 'compatible security/loosened: needs less: no credentials'],
    [
      needs({ oauth: ['r'] }),
      needs({ oauth: ['r', 'w'] }),
      'breaking security/scope-added: needs the scope w too',
    ],
    [
      needs({ oauth: ['r', 'w'] }),
      needs({ oauth: ['w'] }),
      'compatible security/loosened: needs less: oauth',
    ],
    [
      needs({ key: [] }),
      needs({ key: [], basic: [] }),
      'breaking security/removed: can no longer be called with API key in header x-key (key)',
    ],
    [
      operation({}),
      operation({ security: [] }),
      'compatible security/loosened: is declared as callable without credentials',
    ],
    [
      operation({}),
      needs({ key: [] }),
      'warning security/stated: credentials are declared now: key',
    ],
    [
      operation({}),
      called('none', 'key'),
      'warning security/stated: credentials are declared now: none',
    ],
    [
      operation({ security: [] }),
      operation({}),
      'warning security/unstated: the required credentials are no longer declared',
    ],
    [
      needs(),
      {
        ...needs(),
        components: {
          securitySchemes: {
            ...components.securitySchemes,
            oauth: {
              type: 'oauth2',
              flows: { clientCredentials: { tokenUrl: '/u', scopes: { r: '' } } },
            },
          },
        },
      },
      'warning security/flow: scheme oauth: flow clientCredentials: scope w removed',
      'warning security/flow: scheme oauth: flow clientCredentials: tokenUrl changed from /t to /u',
    ],
  ]);
});
