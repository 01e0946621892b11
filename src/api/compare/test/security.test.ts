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
    [
      needs(),
      needs({ key: [] }),
      'breaking security/required: can no longer be called without credentials; it now requires key',
    ],
    [
      needs({}),
      needs({ key: [] }),
      'breaking security/required: can no longer be called without credentials; it now requires key',
    ],
    [
      needs({ key: [] }),
      needs({ sameKey: [] }),
      'breaking security/moved: now requires the security scheme sameKey instead of key',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, { sameKey: [] }),
      'compatible security/added: can now also be called with API key in header x-key (sameKey)',
    ],
    [
      called('key', 'key'),
      called('renamed', 'key'),
      'warning security/renamed: security scheme renamed from key to renamed',
    ],
    [
      called('oauth', 'oauth'),
      called('renamed', 'oauth'),
      'warning security/renamed: security scheme renamed from oauth to renamed',
    ],
    [
      needs({ key: [] }, { basic: [] }),
      needs({ key: [] }),
      'breaking security/removed: can no longer be called with HTTP basic; it now requires key',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, { basic: [] }),
      'compatible security/added: can now also be called with HTTP basic',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, {}),
      'compatible security/loosened: now requires no credentials instead of key',
    ],
    [
      needs({ key: [] }),
      needs(),
      'compatible security/loosened: now requires no credentials instead of key',
    ],
    [
      needs({ oauth: ['r'] }),
      needs({ oauth: ['r', 'w'] }),
      'breaking security/scope-added: now requires additional scopes: w',
    ],
    [
      needs({ oauth: ['r', 'w'] }),
      needs({ oauth: ['w'] }),
      'compatible security/loosened: now requires oauth (w) instead of oauth (r, w)',
    ],
    [
      needs({ key: [] }),
      needs({ key: [], basic: [] }),
      'breaking security/removed: can no longer be called with API key in header x-key (key); it now requires basic and key',
    ],
    [
      operation({}),
      operation({ security: [] }),
      'compatible security/loosened: security is declared now; it requires no credentials',
    ],
    [
      operation({}),
      needs({ key: [] }),
      'warning security/stated: security is declared now; it requires key',
    ],
    [
      operation({}),
      called('none', 'key'),
      'warning security/stated: security is declared now; it requires none',
    ],
    [
      operation({ security: [] }),
      operation({}),
      'warning security/unstated: security is no longer declared; it required no credentials',
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
      'warning security/flow: security scheme oauth: scope w of flow clientCredentials removed',
      'warning security/flow: security scheme oauth: tokenUrl of flow clientCredentials changed from /t to /u',
    ],
  ]);
});
