/** Tests that the client's fixed exports never get a name from a description. */
import { expect, test } from 'vitest';
import type { Server } from '../../../../model/api.js';
import { CLIENT_FUNCTIONS, CLIENT_TYPES } from '../../../../print/typescript/client-exports.js';
import { RICH } from './fixtures.js';
import { origin } from './models.js';
import { render } from './rendered.js';

const HOSTS: readonly Server[] = ['https://a.test/v1', 'https://{region}.test'].map((url) => ({
  url,
  variables: new Map(url.includes('{') ? [['region', { default: 'eu', enum: ['eu', 'us'] }]] : []),
  origins: [origin()],
}));

test('names that a client exports are reserved', () => {
  const files = render({ ...RICH, api: { ...RICH.api, servers: HOSTS } });
  const index = files.get('index.ts') ?? '';
  const whole = Array.from(index.matchAll(/^export \* from "\.\/(.*)\.js"/gm), ([, file]) => file);
  // The exports of operations and schemas depend on the names in the description, so their files are skipped.
  const own = whole.filter((file = '') => !/^operations\/|^schemas/.test(file));
  const declared = own.flatMap((file = '') => [
    ...(files.get(`${file}.ts`) ?? '').matchAll(/^export \w+ (\w+)/gm),
  ]);
  const values = /export \{([^}]*)\} from "\.\/runtime\/index\.js"/.exec(index);
  const names = [...declared.map(([, name]) => name ?? ''), ...(values?.[1]?.match(/\w+/g) ?? [])];
  expect(names).toEqual(expect.arrayContaining(['createClient', 'SERVERS', 'ApiError', 'part']));
  const free = names.filter((name) => !CLIENT_FUNCTIONS.has(name) && !CLIENT_TYPES.has(name));
  expect(free, 'list it in src/print/typescript/client-exports.ts').toEqual([]);
});
