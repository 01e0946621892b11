/**
 * An earlier version of the API with every construct: with other endpoints, parameters, schemas and
 * servers.
 */
import type { EarlierApi } from '../../src/output/kit/target.js';
import { at, endpoint, parameter, response, schema } from '../model-parts.js';
import { BROAD } from './api.js';

/** An earlier version with every kind of change, and one without a change that affects callers. */
export const BROAD_EARLIER: readonly EarlierApi[] = [
  {
    name: '1.0 <b>',
    api: {
      ...BROAD,
      servers: [{ url: 'https://old.test', variables: new Map(), origins: [at('/servers')] }],
      endpoints: [
        endpoint('GET', '/gone/{id}', { parameters: [parameter('path', 'id')] }),
        ...BROAD.endpoints.slice(1).map((one) => ({
          ...one,
          parameters: [...one.parameters, parameter('query', 'was')],
          responses: [...one.responses, response(299)],
        })),
      ],
      webhooks: [],
      schemas: new Map([...BROAD.schemas].map(([id]) => [id, schema({ kind: 'boolean' })])),
    },
  },
  { name: '1.0 <i>', api: BROAD },
];
