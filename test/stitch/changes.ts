/** Single changes of a description: a keyword that is omitted, or that has another value. */
import {
  animals,
  carefulDescription,
  kept,
  memberAt,
  places,
  type JsonObject,
  type Place,
} from './careful.js';

/**
 * How the result reports that two documents declare different values: a conflict that a person
 * settles, or a line in the ledger that is a hint. The result has both values for `both`, a hint,
 * and for `union`, a conflict, whatever `precedence` says.
 */
export type Effect = 'conflict' | 'record' | 'both' | 'union';

export interface SingleChange {
  readonly name: string;
  /** Absent for a keyword that one document omits. */
  readonly effect?: Effect;
  readonly careful: JsonObject;
  readonly changed: JsonObject;
}

/** A location in a schema, a keyword there, and another value of it. */
type Row = readonly [path: string, keyword: string, other?: unknown, effect?: Effect];

const ROWS: readonly Row[] = [
  ['', 'title', 'Another thing of the kind', 'record'],
  ['', 'description', 'What the shop sells to people', 'record'],
  ['', 'required'],
  ['', 'required', ['text'], 'conflict'],
  ['', 'minProperties', 1, 'conflict'],
  ['', 'maxProperties', 50, 'conflict'],
  ['', 'additionalProperties', true, 'conflict'],
  ['', 'patternProperties'],
  ['patternProperties/^x-', 'type', 'number', 'conflict'],
  ['', 'propertyNames', { maxLength: 70 }, 'conflict'],
  ['', 'dependentRequired', { amount: ['plain'] }, 'conflict'],
  ['properties', 'plain'],
  ['properties', 'map'],
  ['properties/text', 'title', 'Words of a thing', 'record'],
  ['properties/text', 'description', 'Words that the shop shows', 'record'],
  ['properties/text', 'format', 'hostname', 'conflict'],
  ['properties/text', 'pattern', '^[a-z]+$', 'conflict'],
  ['properties/text', 'minLength', 1, 'conflict'],
  ['properties/text', 'maxLength', 10, 'conflict'],
  ['properties/text', 'default', 'c@d.example', 'conflict'],
  ['properties/text', 'not', { const: 'x@b.example' }, 'conflict'],
  ['properties/text', 'x-origin', 'shop', 'record'],
  ['properties/coded', 'contentEncoding', 'base64url', 'conflict'],
  ['properties/coded', 'contentMediaType', 'image/gif', 'conflict'],
  ['properties/amount', 'type', 'integer', 'conflict'],
  ['properties/amount', 'format', 'float', 'conflict'],
  ['properties/amount', 'minimum', 0, 'conflict'],
  ['properties/amount', 'maximum', 100, 'conflict'],
  ['properties/amount', 'multipleOf', 4, 'conflict'],
  ['properties/amount', 'default', 8, 'conflict'],
  ['properties/open', 'exclusiveMinimum', 1, 'conflict'],
  ['properties/open', 'exclusiveMaximum', 90, 'conflict'],
  ['properties/count', 'format', 'int64', 'conflict'],
  ['properties/kind', 'enum', ['red', 'blue'], 'conflict'],
  ['properties/plain', 'type', 'integer', 'conflict'],
  ['properties/flag', 'default', false, 'conflict'],
  ['properties/flag', 'readOnly'],
  ['properties/secret', 'writeOnly'],
  ['properties/old', 'deprecated'],
  ['properties/maybe', 'maxLength', 8, 'conflict'],
  ['properties/list', 'minItems', 2, 'conflict'],
  ['properties/list', 'maxItems', 9, 'conflict'],
  ['properties/list', 'uniqueItems'],
  ['properties/list', 'contains', { type: 'string', minLength: 2 }, 'conflict'],
  ['properties/list/items', 'maxLength', 30, 'conflict'],
  ['properties/pair/prefixItems/1', 'minimum', 2, 'conflict'],
  ['properties', 'low', { type: 'string', maxLength: 5 }, 'conflict'],
  ['properties', 'above', { type: 'number', maximum: 10 }, 'conflict'],
  ['properties', 'full', { type: 'array', items: { type: 'string' }, maxItems: 9 }, 'conflict'],
  ['properties/map/additionalProperties', 'maxLength', 8, 'conflict'],
  ['properties/choice/oneOf/0', 'maxLength', 6, 'conflict'],
  ['properties/choice/oneOf/1', 'minimum', 6, 'conflict'],
];

const GET = 'paths/~1found/get';
const OK = `${GET}/responses/200`;
const POST = 'paths/~1saved/post';
const ANIMALS = 'paths/~1animals/post';
const ONE = `${ANIMALS}/responses/200/content/application~1json/schema/properties/one`;
const FIELD = `${ANIMALS}/requestBody/content/multipart~1form-data/encoding/meta`;
const FORM = { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } };

/** Facts outside of schemas. Here the path starts at the root of the description. */
const FACTS: readonly Row[] = [
  ['', 'x-audience', 'some', 'record'],
  ['', 'externalDocs', { url: 'https://docs.shop.example' }, 'record'],
  ['info', 'title', 'Shop', 'record'],
  ['info', 'version', '1.2.0', 'record'],
  ['info', 'summary', 'What there is', 'record'],
  ['info', 'description', 'What the shop sells', 'record'],
  ['info', 'termsOfService', 'https://shop.example/terms', 'record'],
  ['info', 'contact', { name: 'The shop' }, 'record'],
  ['info', 'license', { name: 'Apache-2.0' }, 'record'],
  ['info', 'x-owner', 'shop', 'record'],
  ['servers/0', 'description', 'The shop', 'record'],
  ['servers/0/variables', 'version', { default: 'v2' }, 'record'],
  ['servers/0', 'url', 'https://api.store.io/next', 'both'],
  ['tags/0', 'description', 'Things of all kinds', 'record'],
  ['tags/0', 'externalDocs', { url: 'https://docs.shop.example/things' }, 'record'],
  [GET, 'summary', 'Search for things', 'record'],
  [GET, 'description', 'Looks for a word in all things', 'record'],
  [GET, 'operationId', 'search', 'record'],
  [GET, 'deprecated', false, 'conflict'],
  [GET, 'externalDocs', { url: 'https://docs.shop.example/find' }, 'record'],
  [GET, 'tags', ['goods'], 'both'],
  [GET, 'x-part', 'get', 'record'],
  [`${GET}/parameters/0`, 'description', 'The number of results', 'record'],
  [`${GET}/parameters/0`, 'example', 11, 'both'],
  [`${GET}/parameters/0/schema`, 'minimum', 0, 'conflict'],
  [`${GET}/parameters/0/schema`, 'default', 30, 'conflict'],
  [`${GET}/parameters/1`, 'required', false, 'conflict'],
  [`${GET}/parameters/1`, 'deprecated', false, 'conflict'],
  [`${GET}/parameters/1`, 'allowReserved'],
  [`${GET}/parameters/1`, 'x-part', 'query', 'record'],
  [`${GET}/parameters/1/schema`, 'maxLength', 20, 'conflict'],
  [`${GET}/parameters/2`, 'style', 'spaceDelimited', 'conflict'],
  [`${GET}/parameters/2`, 'explode'],
  [`${GET}/parameters/2/schema/items/items`, 'maxLength', 5, 'conflict'],
  [
    `${GET}/parameters/3/content/application~1json/schema/properties/text`,
    'maxLength',
    5,
    'conflict',
  ],
  [`${GET}/parameters/4/schema`, 'minLength', 4, 'conflict'],
  [OK, 'description', 'The things', 'record'],
  [OK, 'x-part', '200', 'record'],
  [OK, 'content', { 'application/xml': { schema: { type: 'string' } } }, 'both'],
  [`${OK}/headers/X-Left`, 'description', 'How often', 'record'],
  [`${OK}/headers/X-Left`, 'example', 6, 'both'],
  [`${OK}/headers/X-Left`, 'required', false, 'conflict'],
  [`${OK}/headers/X-Left/schema`, 'minimum', 1, 'conflict'],
  [`${OK}/headers/X-Range`, 'explode', false, 'conflict'],
  [`${OK}/headers/X-Range`, 'deprecated', false, 'conflict'],
  [`${OK}/headers/X-Range/schema/properties/from`, 'minimum', 3, 'conflict'],
  [`${OK}/links/next`, 'description'],
  [`${OK}/links`, 'next', { operationId: 'find' }, 'record'],
  [POST, 'responses', { '201': { description: 'Made' } }, 'union'],
  [`${POST}/requestBody`, 'description', 'A thing to keep', 'record'],
  [`${POST}/requestBody`, 'required', false, 'conflict'],
  [`${POST}/requestBody`, 'x-part', 'sent', 'record'],
  [`${POST}/requestBody`, 'content', FORM, 'both'],
  [`${POST}/requestBody/content/application~1json/examples/one`, 'value', { name: 'Bed' }, 'both'],
  [`${POST}/requestBody/content/application~1json/examples/one`, 'summary', 'A bed', 'record'],
  [`${POST}/callbacks/saved/https:~1~1store.example~1saved/post`, 'summary', 'Kept', 'conflict'],
  ['webhooks/sold/post', 'summary', 'Gone', 'conflict'],
  ['webhooks/sold/post/requestBody', 'description', 'Gone', 'record'],
  ['components/securitySchemes/key', 'description', 'Your key', 'record'],
  [
    'components/securitySchemes/login/flows/clientCredentials',
    'refreshUrl',
    'https://b.example',
    'record',
  ],
  ['components/schemas/Pet', 'discriminator'],
  ['components/schemas/Pet/properties/name', 'maxLength', 9, 'conflict'],
  ['components/schemas/Cat/allOf/1/properties/lives', 'maximum', 7, 'conflict'],
  ['components/schemas/Dog/allOf/1/properties/size', 'x-enum-varnames', ['S', 'L'], 'record'],
  [ONE, 'discriminator'],
  [
    `${ONE}/discriminator`,
    'mapping',
    { kitty: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
    'conflict',
  ],
  [ONE, 'oneOf', [{ $ref: '#/components/schemas/Cat' }], 'union'],
  [`${FIELD}/headers/X-Part/schema`, 'maxLength'],
  [`${FIELD}`, 'headers'],
  [`${FIELD}`, 'contentType', 'text/plain', 'record'],
];

/**
 * The path of an object, a key in it, the other name of the key, its value if it also changes, and
 * the effect.
 */
type Rename = readonly [path: string, member: string, name: string, value: unknown, effect: Effect];

/** Changes of a key: another path, another method. */
const RENAMES: readonly Rename[] = [
  ['paths', '/kept/{thingId}', '/kept/{id}', kept('id'), 'record'],
  ['paths', '/kept/{thingId}', '/kept/{thingId}/', kept('thingId'), 'record'],
  ['paths/~1saved', 'post', 'put', undefined, 'both'],
];

/** Every change: each keyword omitted, and each with another value, at each location. */
export function* singleChanges(): Generator<SingleChange> {
  for (const { name } of places()) {
    for (const row of ROWS) yield* changesOf(row, name);
  }
  for (const row of FACTS) yield* changesOf(row, undefined);
  for (const [path, member, to, value, effect] of RENAMES) {
    const [careful, changed] = [undescribed(), undescribed()];
    const target = memberAt(changed, steps(path));
    const { [member]: own, ...others } = target;
    delete target[member];
    Object.assign(target, others, { [to]: value ?? own });
    yield { name: `${member} of ${path} as ${to}`, effect, careful, changed };
  }
}

function undescribed(): JsonObject {
  return carefulDescription({ schemas: {}, paths: {} });
}

/**
 * The changes of a schema without `additionalProperties`, which would forbid the properties of its
 * parents.
 */
export function* openChanges(place: Place): Generator<SingleChange> {
  const open = (description: JsonObject): JsonObject => {
    delete memberAt(description, place.path)['additionalProperties'];
    return description;
  };
  const unchanged = (): JsonObject => open(descriptionOf(place.name));
  yield { name: `no change of ${place.name}`, careful: unchanged(), changed: unchanged() };
  for (const row of ROWS) {
    if (row[1] === 'additionalProperties') continue;
    for (const change of changesOf(row, place.name)) {
      yield { ...change, careful: open(change.careful), changed: open(change.changed) };
    }
  }
}

function placeOf(place: string | undefined): Place | undefined {
  return places().find(({ name }) => name === place);
}

function descriptionOf(place: string | undefined): JsonObject {
  return carefulDescription(placeOf(place) ?? animals());
}

function steps(path: string): readonly string[] {
  return path
    .split('/')
    .filter((step) => step !== '')
    .map((step) => step.replaceAll('~1', '/'));
}

function* changesOf(row: Row, place: string | undefined): Generator<SingleChange> {
  const [path, keyword, other, effect] = row;
  const name = `${keyword} of ${[place, ...path.split('/')].filter(Boolean).join(' ')}`;
  if (effect === undefined || (keyword !== 'type' && effect === 'conflict')) {
    yield { name: `${name} left out`, ...withChange(row, place, undefined) };
  }
  if (effect) yield { name: `${name} different`, effect, ...withChange(row, place, other) };
}

function withChange(
  [path, keyword]: Row,
  place: string | undefined,
  value: unknown,
): Pick<SingleChange, 'careful' | 'changed'> {
  const changed = descriptionOf(place);
  const target = memberAt(changed, [...(placeOf(place)?.path ?? []), ...steps(path)]);
  if (!(keyword in target)) throw new Error(`no ${keyword} at ${place} ${path}`);
  // A description that lists required properties in one schema states for every property whether it is required.
  if (value === undefined && Array.isArray(target[keyword]) && keyword === 'required') {
    return { careful: descriptionOf(place), changed: withoutRequired(changed) };
  }
  if (value === undefined) delete target[keyword];
  else target[keyword] = value;
  return { careful: descriptionOf(place), changed };
}

function withoutRequired(description: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(description), (key: string, value: unknown) =>
    key === 'required' && Array.isArray(value) ? undefined : value,
  ) as JsonObject;
}
