// A gallery of a thousand small documents of one vendor. Half of them are Swagger 2.0, the other
// half are Postman collections of the same services. Each document lists templates, and has schemas
// with the same names as the other documents.
const WORDS = ['invoice', 'parcel', 'ticket', 'sensor', 'route', 'contract', 'survey', 'badge'];
const HOST = 'api.gallery.dev';

/**
 * Returns the same number for the same seed: the content of a document depends only on its index.
 */
const pick = (seed, count) => ((Math.imul(seed + 1, 0x9e3779b1) >>> 8) ^ seed) % count;

const serviceOf = (index) => `${WORDS[index % WORDS.length]}-${Math.floor(index / WORDS.length)}`;

/** A service has a list of templates and one template. Some services also copy a template. */
function endpointsOf(index) {
  const base = `/${serviceOf(index)}/templates`;
  const all = [
    ['get', base],
    ['post', base],
    ['get', `${base}/{templateId}`],
    ['delete', `${base}/{templateId}`],
    ['post', `${base}/{templateId}/copies`],
  ];
  return all.slice(0, 3 + pick(index, 3));
}

/**
 * Most documents have the same schema `Error`, and some have a different one. Every tenth document
 * has an additional field in `Template`.
 */
function schemasOf(index) {
  const text = (description) => ({ type: 'string', description });
  const own =
    index % 10 === 0 ? { [`${serviceOf(index).split('-')[0]}Code`]: text('A code.') } : {};
  return {
    Template: {
      type: 'object',
      required: ['id', 'title'],
      properties: {
        id: text('Names it.'),
        title: text('What people read.'),
        state: {
          type: 'string',
          enum: ['draft', 'live', ...(pick(index, 7) === 0 ? ['gone'] : [])],
        },
        uses: { type: pick(index, 9) === 0 ? 'string' : 'integer' },
        author: { $ref: '#/definitions/Author' },
        ...own,
      },
    },
    Author: { type: 'object', properties: { name: text('Who made it.') } },
    TemplateList: {
      type: 'object',
      properties: {
        items: { type: 'array', items: { $ref: '#/definitions/Template' } },
        next: text('The next page.'),
      },
    },
    Error: {
      type: 'object',
      properties: {
        message: text('What went wrong.'),
        code: { type: pick(index, 11) === 0 ? 'integer' : 'string' },
      },
    },
  };
}

function swagger(index) {
  const operation = (method, path) => {
    const result = path.endsWith('templates') && method === 'get' ? 'TemplateList' : 'Template';
    const parameters = [...path.matchAll(/{(\w+)}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      type: 'string',
    }));
    if (method === 'get') parameters.push({ name: 'limit', in: 'query', type: 'integer' });
    if (method === 'post') {
      parameters.push({ name: 'body', in: 'body', schema: { $ref: '#/definitions/Template' } });
    }
    return {
      tags: [serviceOf(index)],
      summary: `${method} of ${serviceOf(index)}`,
      parameters,
      responses: {
        200: { description: 'Done.', schema: { $ref: `#/definitions/${result}` } },
        default: { description: 'It failed.', schema: { $ref: '#/definitions/Error' } },
      },
    };
  };
  const paths = {};
  for (const [method, path] of endpointsOf(index)) {
    paths[path] = { ...paths[path], [method]: operation(method, path) };
  }
  return {
    swagger: '2.0',
    info: { title: `Templates of ${serviceOf(index)}`, version: '1.0' },
    host: HOST,
    schemes: ['https'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    security: [{ key: [] }],
    paths,
    definitions: schemasOf(index),
  };
}

function postman(index) {
  const item = endpointsOf(index).map(([method, path]) => ({
    name: `${method} ${serviceOf(index)}`,
    request: {
      method: method.toUpperCase(),
      header: [{ key: 'X-Key', value: '{{key}}' }],
      url: `{{base}}${path.replaceAll(/{(\w+)}/g, ':$1')}${method === 'get' ? '?limit=20' : ''}`,
      ...(method === 'post' && {
        body: { mode: 'raw', raw: JSON.stringify({ title: 'A', uses: index, state: 'draft' }) },
      }),
    },
    response: [
      {
        name: 'Done',
        code: 200,
        header: [{ key: 'Content-Type', value: 'application/json' }],
        body: JSON.stringify({ id: `t${index}`, title: 'A', uses: index, author: { name: 'B' } }),
      },
    ],
  }));
  return {
    info: {
      name: `Templates of ${serviceOf(index)}`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [{ key: 'base', value: `https://${HOST}` }],
    item,
  };
}

/**
 * Returns this number of documents as texts: for each service its Swagger document and its
 * collection.
 */
export function gallery(count) {
  return Array.from({ length: count }, (_, at) => {
    const index = Math.floor(at / 2);
    return JSON.stringify(at % 2 === 0 ? swagger(index) : postman(index), null, 1);
  });
}
