/** Every field of a schema is compared, or has a reason here. */
import type { Api } from '../../../model/api.js';
import type { PlainKind } from '../../../model/keywords.js';
import { LIMITS } from '../../../model/keywords/rows.js';
import type { Discriminator, Notes, Property, Schema, Shape } from '../../../model/schema.js';
import {
  type Verdicts,
  TEXT,
  NAMES,
  SHOWN,
  TEXTUAL,
  COUNT,
  refTo,
  withSchema,
  fields,
} from './fields.js';

/** The fields of the shape of a kind. A shape may have several kinds. */
type Of<K extends Shape['kind'], S = Shape> = S extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Omit<S, 'kind'>
    : never
  : never;

/** The fields of one kind of schema. */
function shape<K extends Shape['kind']>(kind: K, base: Of<K>, verdicts: Verdicts<Of<K>>): void {
  const within = (own: Of<K>): Api =>
    withSchema({ ...own, kind, origins: [] } as unknown as Schema);
  fields<Of<K>>(`Schema ${kind}`, base, within, verdicts);
}

/** The fields of a shape that are numeric limits. */
type Limiting<S> = { [K in keyof S]-?: NonNullable<S[K]> extends number ? K : never }[keyof S];

/** The expected results for the limits of a kind, according to the table of keywords. */
function limits<K extends PlainKind>(kind: K): Verdicts<Pick<Of<K>, Limiting<Of<K>>>> {
  const rows = LIMITS[kind].map(({ name }) => [name, { to: 2 }]);
  return Object.fromEntries(rows) as Verdicts<Pick<Of<K>, Limiting<Of<K>>>>;
}

const NUMBERS: Verdicts<Of<'number'>> = {
  format: { to: 'int64' },
  ...limits('number'),
};
shape('number', {}, NUMBERS);
shape('integer', {}, NUMBERS);
shape(
  'string',
  {},
  {
    format: { to: 'uuid' },
    pattern: { to: '^a' },
    ...limits('string'),
    contentEncoding: { to: 'base64' },
    contentMediaType: { to: 'image/png' },
  },
);
shape('binary', {}, { mediaType: { to: 'image/png' } });
shape(
  'enum',
  { values: ['a', 'b'] },
  {
    values: { to: ['a'] },
    open: { to: true },
    names: NAMES,
  },
);
shape(
  'array',
  { items: TEXTUAL },
  {
    items: { to: COUNT },
    ...limits('array'),
    uniqueItems: { to: true },
  },
);
shape(
  'tuple',
  { items: [TEXTUAL], rest: TEXTUAL },
  {
    items: { to: [COUNT] },
    rest: { to: undefined },
    ...limits('tuple'),
    uniqueItems: { to: true },
  },
);
shape(
  'object',
  { properties: new Map(), rest: TEXTUAL, restStated: true },
  {
    properties: { to: new Map([['a', { schema: TEXTUAL, required: true }]]) },
    rest: { to: undefined },
    restStated: 'it only marks whether `rest` is a default',
    patterns: { to: new Map([['^x-', COUNT]]) },
    ...limits('object'),
  },
);
const VARIANTS: Discriminator = {
  property: 'kind',
  mapping: new Map([
    ['a', 'A'],
    ['b', 'B'],
  ]),
  defaultMapping: 'A',
};
const UNION = { members: [refTo('A'), refTo('B')], discriminator: VARIANTS };
shape('union', UNION, {
  members: { to: [refTo('A')] },
  exclusive: 'the types do not show whether several members may match',
  discriminator: { to: { ...VARIANTS, property: 'type' } },
});
shape(
  'intersection',
  { members: [TEXTUAL, { kind: 'any', keywords: new Map([['not', true]]), origins: [] }] },
  {
    members: { to: [TEXTUAL] },
  },
);
shape('ref', { id: 'A' }, { id: { to: 'B' } });

const withDiscriminator = (discriminator: Discriminator): Api =>
  withSchema({ kind: 'union', members: UNION.members, discriminator, origins: [] });
fields<Discriminator>('Discriminator', VARIANTS, withDiscriminator, {
  property: { to: 'type' },
  mapping: { to: new Map([['a', 'A']]) },
  defaultMapping: { to: 'B' },
  type: 'it repeats the type of the property',
  partial: 'it follows from the members',
});

const PROPERTY: Property = { schema: TEXTUAL, required: false };
const withProperty = (property: Property): Api =>
  withSchema({ kind: 'object', properties: new Map([['a', property]]), origins: [] });
fields<Property>('Property', PROPERTY, withProperty, {
  schema: { to: COUNT },
  required: { to: true },
  undescribed: 'it only says that nothing but `required` names it',
});

fields<Notes>(
  'Notes',
  {},
  (notes) => withProperty({ schema: { ...TEXTUAL, ...notes }, required: false }),
  {
    typeImplied: 'the type holds in both cases',
    title: TEXT,
    description: TEXT,
    default: { to: 'a' },
    examples: SHOWN,
    deprecated: { to: true },
    readOnly: { to: true },
    writeOnly: { to: true },
    externalDocs: SHOWN,
    keywords: { to: new Map([['not', true]]) },
    assertions: '`keywords` contains the same keywords unchanged',
  },
);
