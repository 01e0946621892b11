/** The target `package`: the client as an npm package to publish. */
import type { ClientTemplates } from '../../../kit.js';
import { CLIENT } from '../client/index.js';
import type { BuiltInTarget } from '../../../kit.js';
import { PACKAGE_OPTIONS } from './options.js';

export const PACKAGE: BuiltInTarget<'package', typeof PACKAGE_OPTIONS, ClientTemplates> = {
  name: 'package',
  about: 'the client as a package to build and publish',
  optIn: true,
  options: PACKAGE_OPTIONS,
  ...(CLIENT.templates && { templates: CLIENT.templates }),
  render: async (input) => (await import('./render.js')).renderPackage(input),
};
