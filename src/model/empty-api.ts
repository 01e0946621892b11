/** An API without any facts, for readers that add some of them. */
import type { Api } from './api.js';

export const EMPTY_API: Api = {
  servers: [],
  endpoints: [],
  webhooks: [],
  schemas: new Map(),
  securitySchemes: new Map(),
  tags: new Map(),
  extensions: new Map(),
};
