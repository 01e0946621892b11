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
      ['compatible property/added: optional property a of # added: string'],
      ['compatible property/added: optional property a of # added: string'],
    ],
    [
      object({}),
      object({ a: string }, 'a'),
      ['breaking property/required-added: required property a of # added: string'],
      ['compatible property/required-added: required property a of # added: string'],
    ],
    [
      object({ a: string }, 'a'),
      object({}),
      ['warning property/removed: required property a of # removed'],
      ['breaking property/removed: required property a of # removed'],
    ],
    [
      object({ a: string }),
      object({}),
      ['warning property/optional-removed: optional property a of # removed'],
      ['warning property/optional-removed: optional property a of # removed'],
    ],
    [
      { ...object({ a: string }), additionalProperties: false },
      { ...object({}), additionalProperties: false },
      ['breaking property/forbidden: optional property a of # removed'],
      ['warning property/optional-removed: optional property a of # removed'],
    ],
    [
      object({ a: string }),
      object({ a: string }, 'a'),
      ['breaking property/became-required: property a of # changed from optional to required'],
      ['compatible property/became-required: property a of # changed from optional to required'],
    ],
    [
      object({ a: string }, 'a'),
      object({ a: string }),
      ['compatible property/became-optional: property a of # changed from required to optional'],
      ['breaking property/became-optional: property a of # changed from required to optional'],
    ],
    [
      object({ a: string }),
      object({ a: { ...string, deprecated: true } }),
      ['compatible property/deprecated: property a of # is deprecated now'],
      ['compatible property/deprecated: property a of # is deprecated now'],
    ],
    [
      object({ a: string }),
      object({ a: { ...string, readOnly: true } }),
      ['warning property/read-only: property a of # is read-only now'],
      [],
    ],
    [
      object({ a: string }, 'a'),
      object({ a: { ...string, writeOnly: true } }, 'a'),
      [],
      ['breaking property/write-only: property a of # is write-only now'],
    ],
    [
      object({ a: { ...string, readOnly: true } }),
      object({ a: { ...integer, readOnly: true } }),
      [],
      ['breaking type/changed: type of property a of # changed from string to integer'],
    ],
    [
      object({}),
      { ...object({}), additionalProperties: false },
      ['breaking object/closed: # no longer allows additional properties'],
      ['compatible object/closed: # no longer allows additional properties'],
    ],
    [
      { ...object({}), additionalProperties: false },
      object({}),
      ['compatible object/opened: # allows additional properties now'],
      ['compatible object/opened: # allows additional properties now'],
    ],
    [
      { type: 'object', additionalProperties: string },
      { type: 'object', additionalProperties: integer },
      [
        'breaking type/changed: type of each additional property of # changed from string to integer',
      ],
      [
        'breaking type/changed: type of each additional property of # changed from string to integer',
      ],
    ],
    [
      object({ a: { type: 'array', items: object({ b: string }) } }),
      object({ a: { type: 'array', items: object({ b: integer }) } }),
      ['breaking type/changed: type of property a[].b of # changed from string to integer'],
      ['breaking type/changed: type of property a[].b of # changed from string to integer'],
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
      ['breaking type/changed: type of item 0 of # changed from string to integer'],
      ['breaking type/changed: type of item 0 of # changed from string to integer'],
    ],
    [
      { allOf: [object({ a: string }), object({ b: string })] },
      object({ a: string, b: integer }),
      ['breaking type/changed: type of property b of # changed from string to integer'],
      ['breaking type/changed: type of property b of # changed from string to integer'],
    ],
    [
      { oneOf: [named('cat', 'purr'), named('dog')] },
      { oneOf: [named('dog'), named('cat', 'purr'), named('cow', 'moo')] },
      ['compatible type/widened: type of # also includes object now'],
      ['breaking type/widened: type of # also includes object now'],
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
      ['breaking type/changed: type of each item of # changed from string to integer'],
      ['breaking type/changed: type of each item of # changed from string to integer'],
    ],
  ]);
});
