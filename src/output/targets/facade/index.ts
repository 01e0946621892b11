/** The target `facade`: the client's operations as methods of groups, `api.pets.list()`. */
import type { BuiltInTarget, None } from '../../../kit.js';

export const FACADE: BuiltInTarget<'facade', None, None> = {
  name: 'facade',
  about: 'the client as one object: api.pets.list()',
  optIn: true,
  needs: ['client'],
  isTypeScript: true,
  render: async (input) => (await import('./render.js')).renderFacade(input),
};
