/** The options of the target `package`: those of the client, and those of the package. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';
import { CLIENT_OPTIONS } from '../client/options.js';

export const PACKAGE_OPTIONS = {
  ...CLIENT_OPTIONS,
  /** `@acme/sdk`; derived from the title by default. */
  name: { is: 'package' },
  /** The version of the package; by default the version of the description, if it is a valid one. */
  version: { is: 'string' },
  /** Further fields of `package.json` (`repository`, `dependencies`), which replace the generated ones. */
  manifest: { is: 'object' },
  /** True to build it for `require` too. */
  commonjs: { is: 'boolean', default: false },
} as const satisfies Rules;

export type PackageOptions = FilledOptions<typeof PACKAGE_OPTIONS>;
