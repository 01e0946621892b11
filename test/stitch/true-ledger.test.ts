/**
 * Every value that the ledger records as kept is in the output at that location, and differs from
 * the rejected values. This is checked for each fact, each spelling, and each order of precedence.
 */
import { expect, test } from 'vitest';
import type { Election } from '../../src/api/reconcile/ledger/ledger.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { plainData } from '../../src/model/json.js';
import { groupBy } from '../../src/base/foundation/group.js';
import { fc, runs } from '../property.js';
import { memberAt, places, type JsonObject } from './careful.js';
import { openChanges, singleChanges, type SingleChange } from './changes.js';
import { valuesAt } from './ledger-places.js';
import { OF_INLINE, OF_NAME, OF_THING, type Spelling } from './spellings.js';
import { stitched, type NamedDocument } from './stitched.js';

/** Two documents with one difference. */
interface Pair {
  readonly name: string;
  readonly documents: readonly [JsonObject, JsonObject];
}

/** Pairs with the same spelling of the schema, and pairs with every other spelling. */
const pairs: readonly Pair[] = [
  ...[...singleChanges()].map((change) => pairOf(change, change.changed)),
  ...places().flatMap((place) => {
    const isNamed = 'Thing' in place.schemas;
    const isName = place.path.at(-1) === 'Thing';
    const spellings = [...OF_THING, ...(isNamed ? OF_NAME : []), ...(isName ? [] : OF_INLINE)];
    return [...openChanges(place)].flatMap((change) =>
      spellings.map(({ name, spell }: Spelling) => {
        const { documents } = pairOf(change, spell(change.changed, place.path));
        return { name: `${change.name}, ${name}`, documents };
      }),
    );
  }),
];

function pairOf({ name, careful }: SingleChange, changed: JsonObject): Pair {
  return { name, documents: [careful, changed] };
}

/**
 * Adds an operation that only one document describes, and that uses the first named schema, too.
 */
function withAnotherUse(description: JsonObject): JsonObject {
  const copy = structuredClone(description);
  const [name] = Object.keys(memberAt(copy, ['components'])['schemas'] ?? {});
  if (name === undefined) return copy;
  const schema = { $ref: `#/components/schemas/${name}` };
  const found = { description: 'Found', content: { 'application/json': { schema } } };
  const get = { operationId: 'another', tags: ['things'], responses: { '200': found } };
  memberAt(copy, ['paths'])['/another'] = { get };
  return copy;
}

/** Rules that keep the rejected values in the output, too. */
const KEEPING: ReadonlySet<string> = new Set(['both', 'union', 'widen', 'uncompared']);

/** Fields with a list as value. The output may contain further items. */
const LISTS = /^(?:responses|tags|servers|parameters)$|media types$|(?:^| )properties$/;

function faults({ ledger, files }: Generated): string[] {
  const text = files.find(({ path }) => path.endsWith('openapi.json'))?.text ?? '{}';
  const output = JSON.parse(text) as JsonObject;
  return ledger.elections.flatMap((election) => {
    const fault = faultOf(output, election);
    return fault === undefined ? [] : [`${election.entity} ${election.field}: ${fault}`];
  });
}

function faultOf(output: JsonObject, election: Election): string | undefined {
  const { entity, field, rule, kept, rejected } = election;
  const value = textOf(kept.value);
  const same = rejected.find((one) => textOf(one.value) === value);
  if (same && kept.value !== null && !KEEPING.has(rule)) return `${value} is kept and rejected`;
  // Each keyword of a schema has a separate line in the ledger.
  if (kept.schema || / (?:spelling|name)$/.test(field)) return undefined;
  const values = valuesAt(output, entity, field);
  if (kept.value === null) {
    const stated = values.filter((one) => one !== undefined).map(textOf);
    const left = rejected.find((one) => stated.includes(textOf(one.value)));
    return left && `none is kept, but the output has ${textOf(left.value)}`;
  }
  const found = values.map(textOf);
  if (LISTS.test(field)) {
    const items = kept.value as readonly unknown[];
    const isThere = (item: unknown): boolean => found.some((list) => list.includes(textOf(item)));
    return items.every(isThere) ? undefined : `${value} is kept, not ${found.join(' or ')}`;
  }
  return found.includes(value) ? undefined : `${value} is kept, not ${found.join(' or ')}`;
}

/**
 * The canonical text of a value. As in the output, a false flag is omitted, and lists are sorted.
 */
function textOf(value: unknown): string {
  return JSON.stringify(sorted(plainData(value as never, Number)) ?? false);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'origins');
  return Object.fromEntries(
    entries.map(([key, item]) => [key, sorted(item)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const groups = groupBy(pairs, ({ documents: [careful] }) => JSON.stringify(careful));
const cases = fc.constantFrom(...groups.values()).chain((group) =>
  fc.record({
    pair: fc.constantFrom(...group),
    third: fc.option(fc.constantFrom(...group), { freq: 2 }),
    isTurned: fc.boolean(),
    isShared: fc.boolean(),
    precedence: fc.constantFrom([], ['a.json'], ['b.json']),
  }),
);

test(
  'the output contains the values that the ledger names as kept',
  { timeout: 900_000 },
  async () => {
    const property = fc.asyncProperty(
      cases,
      async ({ pair, third, isTurned, isShared, precedence }) => {
        const [one, other] = pair.documents;
        const [first, second] = isTurned ? [other, one] : [one, other];
        const documents: readonly NamedDocument[] = [
          ['a.json', isShared ? withAnotherUse(first) : first],
          ['b.json', second],
          ...(third ? [['c.json', third.documents[1]] as const] : []),
        ];
        const shown = { name: pair.name, third: third?.name, isTurned, isShared, precedence };
        expect({ ...shown, faults: faults(await stitched(documents, precedence)) }).toEqual({
          ...shown,
          faults: [],
        });
      },
    );
    await fc.assert(property, runs({ suite: 16, all: 600 }));
  },
);
