/** The effect of changed properties, items and parts, in a request and in a response. */
import { describe } from 'vitest';
import { type Data, string, integer, object, typeRows } from './changes.js';

describe('types', () => {
  const named = (name: string, ...more: string[]): Data =>
    object(
      { kind: { const: name }, ...Object.fromEntries(more.map((one) => [one, string])) },
      'kind',
    );
  typeRows([
    [
      object({}),
      object({ a: string }),
      ['compatible property/added: # a added: string'],
      ['compatible property/added: # a added: string'],
    ],
    [
      object({}),
      object({ a: string }, 'a'),
      ['breaking property/required-added: # a added, required: string'],
      ['compatible property/required-added: # a added, required: string'],
    ],
    [
      object({ a: string }, 'a'),
      object({}),
      ['warning property/removed: # a removed'],
      ['breaking property/removed: # a removed'],
    ],
    [
      object({ a: string }),
      object({}),
      ['warning property/optional-removed: # a removed'],
      ['warning property/optional-removed: # a removed'],
    ],
    [
      { ...object({ a: string }), additionalProperties: false },
      { ...object({}), additionalProperties: false },
      ['breaking property/forbidden: # a removed'],
      ['warning property/optional-removed: # a removed'],
    ],
    [
      object({ a: string }),
      object({ a: string }, 'a'),
      ['breaking property/became-required: # a is required now'],
      ['compatible property/became-required: # a is required now'],
    ],
    [
      object({ a: string }, 'a'),
      object({ a: string }),
      ['compatible property/became-optional: # a is optional now'],
      ['breaking property/became-optional: # a is optional now'],
    ],
    [
      object({ a: string }),
      object({ a: { ...string, deprecated: true } }),
      ['compatible property/deprecated: # a is deprecated now'],
      ['compatible property/deprecated: # a is deprecated now'],
    ],
    [
      object({ a: string }),
      object({ a: { ...string, readOnly: true } }),
      ['warning property/read-only: # a is only for reading now'],
      [],
    ],
    [
      object({ a: string }, 'a'),
      object({ a: { ...string, writeOnly: true } }, 'a'),
      [],
      ['breaking property/write-only: # a is only for writing now'],
    ],
    [
      object({ a: { ...string, readOnly: true } }),
      object({ a: { ...integer, readOnly: true } }),
      [],
      ['breaking type/changed: type of # a changed from string to integer'],
    ],
    [
      object({}),
      { ...object({}), additionalProperties: false },
      ['breaking object/closed: # may no longer have other properties'],
      ['compatible object/closed: # may no longer have other properties'],
    ],
    [
      { ...object({}), additionalProperties: false },
      object({}),
      ['compatible object/opened: # may have other properties now'],
      ['compatible object/opened: # may have other properties now'],
    ],
    [
      { type: 'object', additionalProperties: string },
      { type: 'object', additionalProperties: integer },
      ['breaking type/changed: type of # * changed from string to integer'],
      ['breaking type/changed: type of # * changed from string to integer'],
    ],
    [
      object({ a: { type: 'array', items: object({ b: string }) } }),
      object({ a: { type: 'array', items: object({ b: integer }) } }),
      ['breaking type/changed: type of # a[].b changed from string to integer'],
      ['breaking type/changed: type of # a[].b changed from string to integer'],
    ],
    [
      { type: 'array', prefixItems: [string], items: false },
      { type: 'array', prefixItems: [string, string], items: false },
      ['breaking type/changed: type of # changed from tuple of 1 to tuple of 2'],
      ['breaking type/changed: type of # changed from tuple of 1 to tuple of 2'],
    ],
    [
      { type: 'array', prefixItems: [string], items: false },
      { type: 'array', prefixItems: [integer], items: false },
      ['breaking type/changed: type of # [0] changed from string to integer'],
      ['breaking type/changed: type of # [0] changed from string to integer'],
    ],
    [
      { allOf: [object({ a: string }), object({ b: string })] },
      object({ a: string, b: integer }),
      ['breaking type/changed: type of # b changed from string to integer'],
      ['breaking type/changed: type of # b changed from string to integer'],
    ],
    [
      { oneOf: [named('cat', 'purr'), named('dog')] },
      { oneOf: [named('dog'), named('cat', 'purr'), named('cow', 'moo')] },
      ['compatible type/widened: # takes object too'],
      ['breaking type/widened: # takes object too'],
    ],
    [
      {
        oneOf: [
          { allOf: [object({ a: string }), object({ b: string })] },
          { allOf: [object({ a: string }), object({ c: string })] },
          { type: 'array', items: string },
        ],
      },
      {
        oneOf: [
          { allOf: [object({ a: string }), object({ c: string })] },
          { allOf: [object({ a: string }), object({ b: string })] },
          { type: 'array', items: integer },
        ],
      },
      ['breaking type/changed: type of # [] changed from string to integer'],
      ['breaking type/changed: type of # [] changed from string to integer'],
    ],
  ]);
});
