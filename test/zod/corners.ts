/** Schemas that are hard to express in zod. */

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const moment = { type: 'string', format: 'date-time' };
const day = { type: 'string', format: 'date' };
const object = (properties: object, more: object = {}): object => ({
  type: 'object',
  properties,
  ...more,
});
const tagged = (names: readonly string[], more: object = {}): object => ({
  oneOf: names.map(ref),
  discriminator: { propertyName: 'kind', ...more },
});

const SCHEMAS: Readonly<Record<string, object>> = {
  // Recursion through a property, several schemas, a list, a union, and additional properties.
  Node: object({ name: text, children: { type: 'array', items: ref('Node') } }),
  Even: object({ odd: ref('Odd') }, { required: ['odd'] }),
  Odd: object({ even: { oneOf: [ref('Even'), { type: 'null' }] } }, { required: ['even'] }),
  Tree: { anyOf: [text, { type: 'array', items: ref('Tree') }] },
  Deep: { type: 'object', additionalProperties: ref('Deep') },
  Folder: object({ name: text }, { additionalProperties: ref('Folder') }),
  Chain: { allOf: [ref('Link'), object({ next: ref('Chain') })] },
  Link: object({ id: { type: 'integer' } }, { required: ['id'] }),
  // Each schema contains the next one five times, so the expanded type of the first would contain
  // 100,000 schemas.
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, depth) => [
      `Layer${depth}`,
      object(
        Object.fromEntries(
          ['a', 'b', 'c', 'd', 'e'].map((one) => [
            one,
            depth === 7 ? text : ref(`Layer${depth + 1}`),
          ]),
        ),
      ),
    ]),
  ),
  // Unions with a discriminator: declared, mapped, inherited, mixed with other schemas.
  Cat: object({ kind: { const: 'cat' }, lives: { type: 'integer' } }, { required: ['kind'] }),
  Dog: object(
    { kind: { enum: ['dog', 'puppy'] }, barks: { type: 'boolean' } },
    { required: ['kind'] },
  ),
  Animal: tagged(['Cat', 'Dog'], {
    mapping: {
      cat: '#/components/schemas/Cat',
      dog: '#/components/schemas/Dog',
      puppy: '#/components/schemas/Dog',
    },
  }),
  Car: object({ kind: text, wheels: { type: 'integer' } }, { required: ['kind'] }),
  Boat: object({ kind: text, sails: { type: 'integer' } }),
  Vehicle: tagged(['Car', 'Boat']),
  Base: object({ kind: text }, { required: ['kind'] }),
  Ship: { allOf: [ref('Base'), object({ decks: { type: 'integer' } }, { required: ['decks'] })] },
  Craft: tagged(['Ship', 'Car']),
  Add: object(
    { kind: { const: 'add' }, left: ref('Expression'), right: ref('Expression') },
    { required: ['kind', 'left', 'right'] },
  ),
  Value: object(
    { kind: { const: 'value' }, value: { type: 'number' } },
    { required: ['kind', 'value'] },
  ),
  Expression: tagged(['Add', 'Value'], {
    mapping: { add: '#/components/schemas/Add', value: '#/components/schemas/Value' },
  }),
  // Unions whose members declare their discriminator property themselves: in several forms, next to
  // null, without additional properties, with a duplicate value.
  Pet: { oneOf: [ref('Cat'), ref('Dog')] },
  PetOrNone: { anyOf: [ref('Cat'), ref('Dog'), { type: 'null' }] },
  Shape: {
    oneOf: [
      object({ a: text, n: { const: 1 } }, { required: ['n'], additionalProperties: false }),
      object({ n: { enum: [2, null] }, b: { type: 'integer' } }, { required: ['n', 'b'] }),
    ],
  },
  Twice: {
    oneOf: [ref('Cat'), object({ kind: { enum: ['cat', 'lion'] } }, { required: ['kind'] })],
  },
  Maybe: { oneOf: [ref('Cat'), object({ kind: { const: 'fish' } })] },
  Hidden: {
    oneOf: [
      object({ kind: { const: 'a', readOnly: true }, a: text }, { required: ['kind', 'a'] }),
      object({ kind: { const: 'b', readOnly: true }, b: text }, { required: ['kind', 'b'] }),
    ],
  },
  Exactly: {
    oneOf: [object({ a: text }, { required: ['a'] }), object({ b: text }, { required: ['b'] })],
  },
  // A parent schema with children and grandchildren.
  Vessel: {
    ...object({ hull: text }, { required: ['hull'] }),
    discriminator: { propertyName: 'hull', mapping: { steel: 'Tanker', iron: 'Tanker' } },
  },
  Tanker: { allOf: [ref('Vessel'), object({ oil: { type: 'integer' } })] },
  Ketch: { allOf: [ref('Vessel')] },
  Yawl: { allOf: [ref('Ketch'), object({ masts: { type: 'integer' } })] },
  Unlisted: object({ empty: { enum: [] }, named: { ...text, enum: ['a', null] } }),
  // Keywords next to a reference or a union that declares the type, and vendor keywords.
  Implied: object({
    link: { ...ref('Link'), minLength: 1 },
    key: { anyOf: [text, { type: 'integer' }], minLength: 2 },
    tree: { ...ref('Tree'), maxLength: 3 },
  }),
  Hinted: { type: 'object', additionalProperties: text, 'x-anyOf': [ref('Base')] },
  // Keywords without an equivalent in zod.
  Unevaluated: { allOf: [ref('Link')], properties: { more: text }, unevaluatedProperties: false },
  When: object(
    { a: text, b: text },
    { if: { required: ['a'] }, then: { required: ['b'] }, else: { maxProperties: 1 } },
  ),
  Contains: { type: 'array', items: { type: 'integer' }, contains: { const: 7 }, maxContains: 2 },
  Dependent: object({ card: text, address: text }, { dependentRequired: { card: ['address'] } }),
  Not: object({ a: text }, { not: { required: ['b'] } }),
  Names: { type: 'object', additionalProperties: text, propertyNames: { pattern: '^[a-z]+$' } },
  Patterns: object({ id: text }, { patternProperties: { '^x-': { type: 'integer' } } }),
  Sized: { type: 'object', additionalProperties: text, minProperties: 1, maxProperties: 2 },
  Unique: { type: 'array', items: object({ a: { type: 'integer' } }), uniqueItems: true },
  Pair: { type: 'array', prefixItems: [text, { type: 'integer' }], items: false, minItems: 2 },
  Row: { type: 'array', prefixItems: [text, { type: 'integer' }], items: { type: 'boolean' } },
  Rest: { type: 'array', prefixItems: [text], items: { type: 'boolean' }, minItems: 1 },
  Constant: { const: { a: [1, null] } },
  Inherited: object({ constructor: text, toString: text, valueOf: text }),
  Proto: object({ ['__proto__']: text, a: text }),
  Awkward: object({ 'a-b': text, 'c d': text, 'quote"': text, '*/': text, é: text }),
  // Objects: closed, with typed additional properties, with additional properties of any type.
  Strict: object({ a: text }, { additionalProperties: false }),
  Further: object(
    { a: text, b: { type: 'boolean' } },
    { additionalProperties: { type: 'integer' } },
  ),
  Loose: object({ a: text }, { additionalProperties: true, required: ['a'] }),
  Undescribed: { type: 'object', properties: { a: text }, required: ['a', 'z'] },
  Empty: { type: 'object', additionalProperties: false },
  Nullable: { type: ['string', 'null'], minLength: 2 },
  Both: { type: ['string', 'integer'] },
  Mixed: { enum: ['a', 1, null, true] },
  Flags: { type: 'boolean', enum: [true] },
  Nothing: object({ gone: false }),
  // Texts and numbers.
  Texts: object({
    id: { type: 'string', format: 'uuid' },
    at: { type: 'string', format: 'date-time' },
    day: { type: 'string', format: 'date' },
    slug: { type: 'string', pattern: '^[a-z]{2,5}$', maxLength: 4 },
    slow: { type: 'string', pattern: '(a+)+b' },
    refused: { type: 'string', pattern: '(?<=a)b' },
    some: { type: 'string', minLength: 1, maxLength: 5 },
    mail: { type: 'string', format: 'email' },
  }),
  Numbers: object({
    small: { type: 'integer', format: 'int32' },
    large: { type: 'integer', format: 'int64', minimum: 0 },
    step: { type: 'number', multipleOf: 0.1, exclusiveMinimum: 0, maximum: 10 },
    even: { type: 'integer', multipleOf: 2 },
    open: { type: 'number', exclusiveMaximum: 5 },
  }),
  // Dates in every position: in recursive schemas, next to keywords that zod does not support, in
  // unions and intersections.
  Dated: object(
    {
      at: moment,
      day: { type: ['string', 'null'], format: 'date' },
      all: { type: 'array', items: moment, minItems: 1 },
      byName: { type: 'object', additionalProperties: moment },
      either: { oneOf: [moment, { type: 'integer' }] },
      days: { type: 'array', uniqueItems: true, items: day },
      pair: { type: 'array', prefixItems: [text, day], items: moment },
      short: { ...moment, maxLength: 20, pattern: 'Z$' },
      slow: { ...day, pattern: '(0+)+1' },
      node: ref('DatedNode'),
      made: { ...moment, readOnly: true },
    },
    { required: ['at'] },
  ),
  DatedNode: object(
    { at: moment, parent: ref('DatedNode'), nodes: { type: 'array', items: ref('DatedNode') } },
    { required: ['at'] },
  ),
  DatedTree: { anyOf: [moment, { type: 'array', items: ref('DatedTree') }] },
  DatedDeep: { type: 'object', additionalProperties: ref('DatedDeep'), properties: { at: moment } },
  DatedWhen: object({ a: moment, b: text }, { if: { required: ['a'] }, then: { required: ['b'] } }),
  DatedUnique: { type: 'array', uniqueItems: true, items: ref('DatedNode') },
  DatedPatterns: object({ day }, { patternProperties: { '^x-': { type: 'integer' } } }),
  Created: object({ kind: { const: 'created' }, at: moment }, { required: ['kind', 'at'] }),
  Renamed: object({ kind: { const: 'renamed' }, at: text }, { required: ['kind', 'at'] }),
  Happened: tagged(['Created', 'Renamed'], {
    mapping: { created: '#/components/schemas/Created', renamed: '#/components/schemas/Renamed' },
  }),
  HappenedOrNone: { anyOf: [ref('Created'), ref('Renamed'), { type: 'null' }] },
  DatedBoth: { allOf: [ref('DatedNode'), object({ until: day }, { required: ['until'] })] },
  DatedTwice: { allOf: [ref('DatedNode'), object({ at: { ...text, maxLength: 30 } })] },
  DatedLoose: { allOf: [object({ at: moment }, { additionalProperties: true }), object({ day })] },
  // Directions and defaults.
  Account: object(
    {
      id: { type: 'integer', readOnly: true },
      secret: { type: 'string', writeOnly: true },
      colour: { type: 'string', enum: ['red', 'blue'], default: 'red' },
      count: { type: 'integer', default: 'not a number' },
    },
    { required: ['id', 'secret'] },
  ),
  StrictAccount: object(
    { id: { type: 'integer', readOnly: true }, name: text },
    { additionalProperties: false },
  ),
  Accounts: { type: 'array', items: ref('Account') },
};

const paths = Object.fromEntries(
  Object.keys(SCHEMAS).map((name) => [
    `/${name}`,
    {
      put: {
        operationId: `put${name}`,
        tags: [name.length > 5 ? 'long' : 'short'],
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', default: 10, maximum: 50 } },
        ],
        requestBody: { required: true, content: { 'application/json': { schema: ref(name) } } },
        responses: {
          200: { description: 'It', content: { 'application/json': { schema: ref(name) } } },
          '4XX': {
            description: 'No',
            content: { 'application/json': { schema: object({ reason: text }) } },
          },
        },
      },
    },
  ]),
);

export const CORNERS = {
  openapi: '3.1.0',
  info: { title: 'Corners', version: '1' },
  servers: [{ url: 'https://corners.test' }],
  paths,
  components: { schemas: SCHEMAS },
};
