import { expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Endpoint } from '../../../model/api.js';
import { endpointKey } from '../../../model/path.js';
import { resolve } from '../index.js';
import type { NamingStrategy } from './operation-names.js';

/** The generated names of endpoints with these operationIds, in the same order. */
function namesOf(ids: readonly string[], naming: NamingStrategy = 'auto'): (string | undefined)[] {
  const endpoints = ids.map((id, index): Endpoint => {
    const path = [[{ kind: 'literal' as const, text: `p${String.fromCharCode(97 + index)}` }]];
    return {
      ...{ key: endpointKey('POST', path), method: 'POST', path },
      operationId: { value: id, origins: [] },
      ...{ aliases: [], tags: [], parameters: [], responses: [], servers: [], callbacks: [] },
      ...{ extensions: new Map(), origins: [] },
    };
  });
  const api = {
    ...{ servers: [], endpoints, webhooks: [], schemas: new Map(), securitySchemes: new Map() },
    ...{ tags: new Map(), extensions: new Map() },
  };
  const { names } = resolve(api, { naming }, createReport());
  return endpoints.map(({ key }) => names.operations.get(key));
}

test('a name that people wrote is not shortened', () => {
  const words = Array.from({ length: 30 }, () => 'word');
  expect(namesOf([words.join('-')])[0]).toBe('word' + 'Word'.repeat(29));
  expect(namesOf([words.join('-')], 'operationId')[0]).toBe('word' + 'Word'.repeat(29));
});

test('a very long name is cut after a whole word', () => {
  const [name = ''] = namesOf([Array.from({ length: 100 }, () => 'widget').join('-')]);
  expect(name).toMatch(/^widget(Widget)+$/);
});

test('ids that differ in capitals and punctuation keep their words', () => {
  expect(namesOf(['list_pets', 'listPets'])).toEqual(['listPetsPostPa', 'listPetsPostPb']);
});

test('a declared name is not given to an operation that only has it by its path', () => {
  expect(namesOf(['createPb', '1234'])).toEqual(['createPb', 'createPbByPost']);
});

test('letters that are not allowed in identifiers are replaced', () => {
  expect(namesOf(['создать pet', 'créer pet'])).toEqual(['createPa', 'creerPet']);
});

test('the function name of a framework becomes the operation name if it is unique', () => {
  expect(namesOf(['list_pets_pa_post', 'findPetsUsingPOST'])).toEqual(['listPets', 'findPets']);
  expect(namesOf(['findAllUsingPOST', 'findAllUsingPOST_1'])).toEqual(['createPa', 'createPb']);
  expect(namesOf(['list_pets_pa_post', 'listPets'])).toEqual(['createPa', 'listPets']);
});
