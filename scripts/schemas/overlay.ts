/**
 * The JSON Schema of overlays (OpenAPI Overlay 1.0 and 1.1), with the extensions of restitch that
 * people write in them.
 */
import { EXTENSION } from '../../src/model/extensions.js';
import { PROPOSED } from '../../src/api/overlay/apply.js';
import { DRAFT, record, type JsonSchema } from './schema.js';

const TEXT = { type: 'string' };
const COUNT = { type: 'integer', minimum: 0 };
const PATH = { type: 'string', description: 'A path in the answer: meta.next' };
const OTHERS = { patternProperties: { '^x-': true } };

/** The value of `x-restitch-pagination`, which `src/api/pagination/declared.ts` reads. */
const PAGINATION = {
  description: 'How the answers of an operation are pages of one list; false: they are not.',
  anyOf: [
    { const: false },
    record(
      {
        by: { enum: ['link', 'url', 'cursor', 'page', 'offset'] },
        in: { enum: ['query', 'header', 'body'], default: 'query' },
        parameter: {
          ...TEXT,
          description: 'What takes the cursor, the number of the page or the offset.',
        },
        next: PATH,
        more: PATH,
        total: PATH,
        pages: PATH,
        items: { ...PATH, description: 'Where the items are in the answer: data.pets' },
        first: { ...COUNT, description: 'The number of the first page.' },
      },
      ['by'],
    ),
  ],
};

const OWN = [...Object.values(EXTENSION), 'x-restitch-pagination'];

export function overlaySchema(): JsonSchema {
  const value = { $ref: '#/definitions/value' };
  return {
    $schema: DRAFT,
    title: 'An OpenAPI Overlay, as restitch applies it',
    type: 'object',
    properties: {
      overlay: { type: 'string', pattern: '^1\\.[01]\\.\\d+$', description: 'The version: 1.1.0' },
      info: {
        ...record({ title: TEXT, version: TEXT, description: TEXT }, ['title', 'version']),
        ...OTHERS,
      },
      extends: {
        type: 'string',
        description: 'The document that it is for. restitch applies it to all.',
      },
      actions: { type: 'array', minItems: 1, items: { $ref: '#/definitions/action' } },
    },
    required: ['overlay', 'actions'],
    additionalProperties: false,
    ...OTHERS,
    definitions: {
      action: {
        ...record(
          {
            target: {
              type: 'string',
              pattern: '^\\$',
              description: 'JSONPath (RFC 9535): $.paths["/pets"].get',
            },
            description: TEXT,
            update: { description: 'What is merged into each target.', ...value },
            copy: {
              type: 'string',
              pattern: '^\\$',
              description: 'JSONPath: what is merged into each target is there.',
            },
            remove: { type: 'boolean', description: 'Removes each target.' },
            [PROPOSED]: {
              type: 'boolean',
              description: 'Docs and inspect show what the action states as proposed.',
            },
          },
          ['target'],
        ),
        ...OTHERS,
      },
      value: {
        if: { type: 'object' },
        then: {
          propertyNames: { if: { pattern: '^x-restitch-' }, then: { enum: OWN } },
          properties: { 'x-restitch-pagination': PAGINATION },
          additionalProperties: value,
        },
        else: { if: { type: 'array' }, then: { items: value } },
      },
    },
  };
}
