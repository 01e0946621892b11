/** A small API of pets: it lists, reads, adds and forgets. */
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const pet = { $ref: '#/components/schemas/Pet' };
const text = { type: 'string' };
const refusal = {
  description: 'None',
  ...json({ type: 'object', required: ['reason'], properties: { reason: text } }),
};
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };

const operation = (operationId: string, schema: object | undefined, more: object = {}): object => ({
  ...{ operationId, tags: ['pets'] },
  responses: {
    ...(schema
      ? { 200: { description: 'Good', ...json(schema) } }
      : { 204: { description: 'Done' } }),
    404: refusal,
  },
  ...more,
});

/** The description. */
export const PETS = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.pets.dev/v1' }],
  security: [],
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: { id: { type: 'integer' }, name: text },
      },
    },
  },
  paths: {
    '/pets': {
      get: operation(
        'listPets',
        {
          type: 'object',
          required: ['items'],
          properties: { items: { type: 'array', items: pet }, cursor: text },
        },
        {
          parameters: [
            { name: 'cursor', in: 'query', schema: text },
            { name: 'limit', in: 'query', schema: { type: 'integer' } },
          ],
        },
      ),
      post: operation('addPet', pet, {
        requestBody: {
          required: true,
          ...json({ type: 'object', required: ['name'], properties: { name: text } }),
        },
      }),
      delete: operation('clearPets', undefined),
    },
    '/pets/{id}': { parameters: [id], get: operation('getPet', pet) },
    '/pets/{id}/seen': { parameters: [id], get: operation('seePet', undefined) },
    '/breeds': {
      get: { ...operation('listBreeds', { type: 'array', items: text }), tags: ['breeds'] },
    },
    '/events': {
      get: {
        ...{ operationId: 'watchPets', tags: ['pets'] },
        responses: {
          200: { description: 'Events', content: { 'text/event-stream': { schema: text } } },
        },
      },
    },
  },
};
