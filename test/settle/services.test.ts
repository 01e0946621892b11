/** Seventeen services in one run: schemas with equal names stay separate without a question. */
import { expect, test } from 'vitest';
import { questionsIn } from '../../src/api/questions/test/asked.js';
import { file, run } from '../stride.js';

const NAMES =
  'orders invoices carts users shops depots trackers labels refunds coupons reviews stocks searches mails audits exports reports';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

/** A service whose `Address`, `Error` and `key` differ from those of the others. */
function service(name: string, index: number): object {
  const own = name.replace(/s$/, '');
  return {
    openapi: '3.1.0',
    info: { title: name, version: `${index}.0` },
    servers: [{ url: `https://${name}.acme.dev` }],
    security: [{ key: [] }],
    paths: {
      [`/${name}`]: {
        get: {
          operationId: 'list',
          responses: {
            200: { description: 'All of them', ...json({ type: 'array', items: ref(own) }) },
            default: { description: 'An error', ...json(ref('Error')) },
          },
        },
      },
    },
    components: {
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: `X-Key-${index % 3}` } },
      schemas: {
        Address: { type: 'object', properties: { [`line${index}`]: { type: 'string' } } },
        Error: {
          type: 'object',
          required: ['code'],
          properties: { code: { type: index % 2 === 0 ? 'string' : 'integer' } },
        },
        [own]: { type: 'object', properties: { address: ref('Address') } },
      },
    },
  };
}

test('seventeen services generate without errors', async () => {
  const files = NAMES.split(' ').map((name, at) => file(`${name}.json`, service(name, at)));
  const generated = await run(files, { targets: { client: true, docs: true } });
  expect(generated.api.endpoints).toHaveLength(files.length);
  expect(generated.report.failed()).toBe(false);
  expect(questionsIn(generated).map(({ title }) => title)).toEqual([]);
});
