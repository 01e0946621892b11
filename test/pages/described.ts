/** An API with a list for each style of pagination, and with lists that are not paginated. */

const PET = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
};
const PETS = { type: 'array', items: { $ref: '#/components/schemas/Pet' } };

type Members = Readonly<Record<string, unknown>>;

const integer = { type: 'integer' };
const text = { type: 'string' };

export function query(name: string, schema: object = integer): object {
  return { name, in: 'query', schema };
}

/** An operation that responds with JSON. */
export function list(
  schema: object,
  parameters: readonly object[] = [],
  more: Members = {},
): object {
  const { headers, ...rest } = more;
  return {
    parameters,
    responses: {
      200: {
        description: 'A page',
        ...(headers !== undefined && { headers }),
        content: { 'application/json': { schema } },
      },
      404: { description: 'None', content: { 'application/json': { schema: text } } },
    },
    ...rest,
  };
}

/** The schema of an object that contains the items, and other properties. */
export function holding(more: Members = {}, items = 'items'): object {
  return { type: 'object', required: [items], properties: { [items]: PETS, ...more } };
}

export const LINK = {
  Link: { schema: text, example: '<https://api.pets.dev/pets?page=2>; rel="next"' },
};

const limit = query('limit');
const cursor = query('cursor', text);

/** Path → its operations by method. */
export const LISTS: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', object>>>>> = {
  'by-link': { get: list(PETS, [limit], { headers: LINK }) },
  'by-cursor': { get: list(holding({ cursor: { type: ['string', 'null'] } }), [cursor, limit]) },
  'by-token': {
    get: list(
      holding({
        meta: { type: 'object', properties: { nextPageToken: text, hasMore: { type: 'boolean' } } },
      }),
      [query('page_token', text)],
    ),
  },
  'by-url': {
    get: list(holding({ next: { type: ['string', 'null'], format: 'uri' } }, 'results'), [limit]),
  },
  'by-item': {
    get: list(holding({ has_more: { type: 'boolean' } }), [query('starting_after'), limit]),
  },
  'by-offset': { get: list(PETS, [query('offset'), limit]) },
  'by-total': { get: list(holding({ total: integer }), [query('skip'), query('take')]) },
  'by-page': {
    get: list(holding({ total_pages: integer }), [
      query('page', { type: 'integer', default: 1 }),
      query('per_page'),
    ]),
  },
  'by-number': { get: list(PETS, [query('page', { type: 'integer', minimum: 0 }), query('size')]) },
  'by-body': {
    post: {
      ...list(holding({ after: text }), [], {
        'x-restitch-pagination': {
          ...{ by: 'cursor', in: 'body', parameter: 'from', next: 'after', items: 'items' },
        },
      }),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object', required: ['name'], properties: { name: text, from: text } },
          },
        },
      },
    },
  },
};

/** The description of an API with lists at these paths. */
export function describe(paths: Readonly<Record<string, object>>, more: Members = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.pets.dev/v1' }],
    security: [{ key: [] }],
    components: {
      schemas: { Pet: PET },
      securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'api_key' } },
    },
    paths: Object.fromEntries(Object.entries(paths).map(([name, item]) => [`/${name}`, item])),
    ...more,
  };
}
