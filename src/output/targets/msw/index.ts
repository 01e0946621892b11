/** The target `msw`: handlers for Mock Service Worker. */
import type { BuiltInTarget, None } from '../../../kit.js';
import { MSW_OPTIONS } from './options.js';

export const MSW: BuiltInTarget<'msw', typeof MSW_OPTIONS, None> = {
  name: 'msw',
  about: 'handlers for MSW, by operation: onListPets({ status: 200 })',
  options: MSW_OPTIONS,
  optIn: true,
  needs: ['client'],
  isTypeScript: true,
  render: async (input) => (await import('./render.js')).renderMsw(input),
};
