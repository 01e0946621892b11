/** The target `openapi`. */
import type { BuiltInTarget } from '../../kit/target.js';

/** It has neither options nor templates. */
type None = Readonly<Record<never, never>>;

export const OPENAPI: BuiltInTarget<'openapi', None, None> = {
  name: 'openapi',
  about: 'one OpenAPI document of all descriptions',
  folder: '.',
  render: async (input) => (await import('./render.js')).renderOpenapi(input),
  review: async (api, report) => (await import('./render.js')).reviewOpenapi(api, report),
};
