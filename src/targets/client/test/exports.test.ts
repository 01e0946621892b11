/** What a client exports of its own: nothing that a description names may take those names. */
import { expect, test } from 'vitest';
import type { Server } from '../../../model/api.js';
import { CLIENT_FUNCTIONS, CLIENT_TYPES } from '../../../typescript/client-exports.js';
import { RICH } from './fixtures.js';
import { origin } from './models.js';
import { render } from './rendered.js';

const HOSTS: readonly Server[] = ['https://a.test/v1', 'https://{region}.test'].map((url) => ({
  url,
  variables: new Map(url.includes('{') ? [['region', { default: 'eu', enum: ['eu', 'us'] }]] : []),
  origins: [origin()],
}));

test('names that a client exports are kept free', () => {
  const files = render({ ...RICH, api: { ...RICH.api, servers: HOSTS } });
  const declared = (files.get('client.ts') ?? '').matchAll(/^export \w+ (\w+)/gm);
  const values = /export \{([^}]*)\} from "\.\/runtime\/index\.js"/.exec(
    files.get('index.ts') ?? '',
  );
  const names = [
    ...Array.from(declared, ([, name]) => name ?? ''),
    ...(values?.[1]?.match(/\w+/g) ?? []),
  ];
  expect(names).toEqual(expect.arrayContaining(['createClient', 'SERVERS', 'ApiError', 'part']));
  const free = names.filter((name) => !CLIENT_FUNCTIONS.has(name) && !CLIENT_TYPES.has(name));
  expect(free).toEqual([]);
});
