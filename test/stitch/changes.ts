/** Single changes of a description: a keyword that is left out, or that states something else. */
import { carefulDescription, places, type JsonObject } from './careful.js';

/** How the result shows that two documents state different values. */
export type Effect = 'conflict' | 'record';

export interface SingleChange {
  readonly name: string;
  /** `conflict`: a person has to decide. `record`: the ledger has a line. Nothing for a keyword that one document omits. */
  readonly effect?: Effect;
  readonly careful: JsonObject;
  readonly changed: JsonObject;
}

/** A place inside a thing, a keyword there, and another value of it. */
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
  ['', 'dependentRequired', { text: ['amount'] }, 'conflict'],
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

/** Facts outside schemas: a path from the root, as above. */
const FACTS: readonly Row[] = [
  ['info', 'title', 'Shop', 'record'],
  ['info', 'version', '1.2.0', 'record'],
  ['info', 'description', 'What the shop sells', 'record'],
  ['tags/0', 'description', 'Things of all kinds', 'record'],
  ['paths/~1found/get', 'summary', 'Search for things', 'record'],
  ['paths/~1found/get/parameters/0', 'description', 'The number of results', 'record'],
  ['paths/~1found/get/parameters/0/schema', 'minimum', 0, 'conflict'],
  ['paths/~1found/get/parameters/0/schema', 'default', 30, 'conflict'],
  ['paths/~1found/get/parameters/1', 'required', false, 'conflict'],
  ['paths/~1found/get/parameters/1/schema', 'maxLength', 20, 'conflict'],
  ['paths/~1found/get/responses/200', 'description', 'The things', 'record'],
  ['paths/~1found/get/responses/200/headers/X-Left', 'description', 'How often', 'record'],
  ['paths/~1found/get/responses/200/headers/X-Left', 'required', false, 'conflict'],
  ['paths/~1found/get/responses/200/headers/X-Left/schema', 'minimum', 1, 'conflict'],
];

/** Every change: each keyword left out, and each with another value, in each place. */
export function* singleChanges(): Generator<SingleChange> {
  for (const { name } of places()) {
    for (const row of ROWS) yield* changesOf(row, name);
  }
  for (const row of FACTS) yield* changesOf(row, undefined);
}

/** The changes of a named schema without `additionalProperties`, which would forbid what its parents describe. */
export function* openChanges(): Generator<SingleChange> {
  const place = 'a named schema';
  const same = places().find(({ name }) => name === place);
  const open = (description: JsonObject): JsonObject => {
    const { schemas } = description['components'] as { schemas: JsonObject };
    delete (schemas['Thing'] as JsonObject)['additionalProperties'];
    return description;
  };
  const unchanged = (): JsonObject => carefulDescription(same ?? { schemas: {}, paths: {} });
  yield { name: 'no change', careful: open(unchanged()), changed: open(unchanged()) };
  for (const row of ROWS) {
    if (row[1] === 'additionalProperties') continue;
    for (const change of changesOf(row, place)) {
      yield { ...change, careful: open(change.careful), changed: open(change.changed) };
    }
  }
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
  const find = (): { readonly description: JsonObject; readonly base: readonly string[] } => {
    const one = places().find(({ name }) => name === place);
    const description = carefulDescription(one ?? { schemas: {}, paths: {} });
    return { description, base: one?.path ?? [] };
  };
  const { description: changed, base } = find();
  let target = changed;
  for (const key of [...base, ...path.split('/').filter((step) => step !== '')]) {
    target = target[key.replaceAll('~1', '/')] as JsonObject;
  }
  if (!(keyword in target)) throw new Error(`no ${keyword} at ${place} ${path}`);
  if (value === undefined) delete target[keyword];
  else target[keyword] = value;
  return { careful: find().description, changed };
}
