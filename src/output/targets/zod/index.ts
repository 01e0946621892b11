/** The target `zod`: schemas for zod 4. */
import type { BuiltInTarget, None } from '../../../kit.js';
import { ZOD_OPTIONS } from './options.js';

export const ZOD: BuiltInTarget<'zod', typeof ZOD_OPTIONS, None> = {
  name: 'zod',
  about: 'schemas for zod 4: of named schemas, parameters, bodies and responses',
  options: ZOD_OPTIONS,
  optIn: true,
  isTypeScript: true,
  render: async (input) => (await import('./render.js')).renderZod(input),
};
