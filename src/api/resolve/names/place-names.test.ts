import { expect, test } from 'vitest';
import { assignNames } from './operation-names.js';
import { placeNames } from './place-names.js';
import { schemaNameCandidates } from './schema-names.js';

const ANSWER = 'paths./v2/register.post.responses.201.content.application/vnd.acme.v1+json.schema';
const LIST = 'paths./apps/{app_id}/widgets.get.responses.200.content.application/json.schema';

test.each<[string, string, string]>([
  ['a property', `${ANSWER}.properties.data.properties.agent`, 'Agent'],
  ['one in another', `${ANSWER}.properties.data.properties.ship.properties.engine`, 'ShipEngine'],
  ['what is vague alone', `${ANSWER}.properties.data.properties.type`, 'RegisterType'],
  ['what a list holds', `${ANSWER}.properties.data.properties.mounts.items`, 'Mount'],
  ['what an answer lists', `${LIST}.properties.data.items`, 'Widget'],
  ['what an answer is', LIST, 'WidgetsResponse'],
  ['what it wraps', `${ANSWER}.properties.data`, 'Register'],
  ['a part of it', `${LIST}.allOf.1`, 'WidgetsResponseAllOf1'],
  ['what is in a part', `${LIST}.allOf.0.properties.widgets.items.properties.gear`, 'WidgetGear'],
  ['values of a map', `${LIST}.properties.regions.additionalProperties`, 'Region'],
  ['a body', 'paths./pets.post.requestBody.content.application/json.schema', 'PetsRequestBody'],
  ['a body of Swagger', 'paths./pets.post.parameters.0.schema', 'PetsParameters'],
])('%s', (_, id, want) => {
  expect(placeNames(id)[0]).toBe(want);
});

test('an object that people named gets no name from its location', () => {
  expect(placeNames('Pet.tag')).toEqual([]);
});

test('names that would collide are extended, and named schemas keep theirs', () => {
  const ids = [
    `${ANSWER}.properties.data.properties.agent`,
    `${LIST}.properties.data.properties.agent`,
    `${LIST}.properties.gear`,
    'Gear',
  ];
  const named = (list: readonly string[]) =>
    Object.fromEntries(assignNames(schemaNameCandidates(list), new Map()).names);
  expect(Object.values(named(ids)).sort()).toEqual([
    'Gear',
    'RegisterAgent',
    'WidgetAgent',
    'WidgetGear',
  ]);
  expect(named([...ids].reverse())).toEqual(named(ids));
});
