/** The target `openapi`. */
import type { BuiltInTarget, None } from '../../kit/target.js';

export const OPENAPI: BuiltInTarget<'openapi', None, None> = {
  name: 'openapi',
  about: 'one OpenAPI document of all descriptions',
  folder: '.',
  render: async (input) => (await import('./render.js')).renderOpenapi(input),
  review: async (api, report) => (await import('./render.js')).reviewOpenapi(api, report),
};
