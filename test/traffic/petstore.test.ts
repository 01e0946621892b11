/** Petstore, called a few times without a description: its path templates are found. */
import { expect, test } from 'vitest';
import { createReport } from '../../src/base/diagnostics/report.js';
import { endpointKey } from '../../src/model/path.js';
import { readRecordings, WHOLE_FORMATS } from '../../src/input/read/index.js';
import { observedApis } from '../../src/input/read/traffic/index.js';
import { loadDocuments } from '../../src/input/source/index.js';
import { harText, randomNumbers, type MadeUpCall } from './made-up.js';

const PET = { id: 7, name: 'Bo', photoUrls: [], status: 'available' };
const ORDER = { id: 3, petId: 7, quantity: 1, status: 'placed', complete: true };
const USERS = ['anna', 'ben', 'cleo', 'dora'];

/** Method and template; `{}` is an id, `{user}` a name. */
const OPERATIONS: readonly (readonly [text: string, answer: unknown])[] = [
  ['PUT /pet', PET],
  ['POST /pet', PET],
  ['GET /pet/findByStatus?status=sold', [PET]],
  ['GET /pet/findByTags?tags=a&tags=b', [PET]],
  ['GET /pet/{}', PET],
  ['POST /pet/{}?name=Bo&status=sold', PET],
  ['DELETE /pet/{}', undefined],
  ['POST /pet/{}/uploadImage', { code: 200, type: 'ok', message: 'done' }],
  ['GET /store/inventory', { sold: 3, pending: 1, available: 9 }],
  ['POST /store/order', ORDER],
  ['GET /store/order/{}', ORDER],
  ['DELETE /store/order/{}', undefined],
  ['POST /user', { id: 1, username: 'anna' }],
  ['POST /user/createWithList', { id: 1, username: 'anna' }],
  ['GET /user/login?username=anna', 'logged in'],
  ['GET /user/logout', undefined],
  ['GET /user/{user}', { id: 1, username: '{user}' }],
  ['PUT /user/{user}', undefined],
  ['DELETE /user/{user}', undefined],
];

function calls(): MadeUpCall[] {
  const random = randomNumbers(1);
  return Array.from({ length: OPERATIONS.length * 12 }, (_, index) => {
    const [text, answer] = OPERATIONS[index % OPERATIONS.length] ?? ['GET /', undefined];
    const [method = '', template = ''] = text.split(' ');
    const user = USERS[Math.floor(index / OPERATIONS.length) % USERS.length] ?? '';
    const path = template
      .replace('{}', String(Math.floor(random() * 100_000)))
      .replace('{user}', user);
    const body = answer === undefined ? '' : JSON.stringify(answer).replace('{user}', user);
    const content = { size: body.length, mimeType: body && 'application/json', text: body };
    const key = `${method} ${template.replace('{user}', '{}').replace(/\?.*/, '')}`;
    const request = { method, url: `https://petstore3.swagger.io/api/v3${path}`, headers: [] };
    return { key, entry: { request, response: { status: 200, headers: [], content } } };
  });
}

test('exactly the path templates of Petstore are found', async () => {
  const all = calls();
  const report = createReport();
  const files = [{ source: 'petstore.har', bytes: new TextEncoder().encode(harText(all)) }];
  const documents = await loadDocuments(files, report, { formats: WHOLE_FORMATS });
  const [api] = observedApis(readRecordings(documents, report), [], {}, report);
  const found = api?.endpoints.map(({ method, path }) => endpointKey(method, path)).sort();
  expect(found).toEqual([...new Set(all.map(({ key }) => key))].sort());
  expect(api?.servers.map(({ url }) => url)).toEqual(['https://petstore3.swagger.io/api/v3']);
});
