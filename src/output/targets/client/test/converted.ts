/** A test API whose client converts values. */
import {
  schema,
  STRING,
  INTEGER,
  FILE,
  record,
  ref,
  parameter,
  media,
  body,
  response,
  endpoint,
  type Fixture,
} from './models.js';

const LARGE = schema({ kind: 'integer', format: 'int64' });
const DAY = schema({ kind: 'string', format: 'date' });
const MOMENT = schema({ kind: 'string', format: 'date-time' });
const NULL = schema({ kind: 'null' });

/**
 * Values that JSON cannot represent, such as dates and large integers, in every location of a request and a response.
 */
export const CONVERTED: Fixture = {
  options: { int64: 'bigint', dates: 'Date' },
  schemas: {
    Cat: record({ kind: schema({ kind: 'enum', values: ['cat'] }), born: DAY }, ['kind', 'born']),
    Cow: record({ kind: schema({ kind: 'enum', values: ['cow'] }), milk: LARGE }, ['kind']),
    Animal: schema({
      kind: 'union',
      members: [ref('Cat'), ref('Cow')],
      discriminator: {
        property: 'kind',
        mapping: new Map([
          ['cat', 'Cat'],
          ['cow', 'Cow'],
        ]),
      },
    }),
    Node: record(
      {
        id: LARGE,
        at: schema({ kind: 'union', members: [MOMENT, NULL] }),
        next: ref('Node'),
        animals: schema({ kind: 'array', items: ref('Animal') }),
        plain: INTEGER,
      },
      ['id'],
    ),
    Plain: record({ a: STRING }),
  },
  endpoints: {
    swap: endpoint('PUT', '/swap/{day}', {
      parameters: [
        parameter('path', 'day', { schema: DAY }),
        parameter('query', 'since', { schema: MOMENT }),
        parameter('query', 'id', { schema: schema({ kind: 'array', items: LARGE }) }),
        parameter('header', 'X-Day', { schema: DAY }),
      ],
      body: body(media('application/json', ref('Node'))),
      responses: [
        response(200, media('application/json', ref('Node'))),
        response('4XX', media('application/json', record({ at: MOMENT }))),
      ],
    }),
    many: endpoint('POST', '/many', {
      body: body(
        media('application/json', schema({ kind: 'array', items: ref('Node') })),
        media('multipart/form-data', record({ day: DAY, file: FILE })),
        { ...media('application/x-ndjson'), item: ref('Node') },
      ),
      responses: [
        response(
          200,
          media('application/json', ref('Plain')),
          { ...media('application/jsonl'), item: ref('Node') },
          media('text/plain', DAY),
        ),
      ],
    }),
    readNode: endpoint('GET', '/plain', {
      responses: [response(200, media('application/json', ref('Plain')))],
    }),
  },
};
