/** The target `facade`: the client with dots. */
import type { BuiltInTarget } from '../../../kit.js';

/** It has neither options nor templates. */
type None = Readonly<Record<never, never>>;

export const FACADE: BuiltInTarget<'facade', None, None> = {
  name: 'facade',
  about: 'the client as one object: api.pets.list()',
  optIn: true,
  needs: ['client'],
  isTypeScript: true,
  render: async (input) => (await import('./render.js')).renderFacade(input),
};
