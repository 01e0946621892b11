/** The options of the target `package`: those of the client, and what a package is called. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';
import { CLIENT_OPTIONS } from '../client/options.js';

export const PACKAGE_OPTIONS = {
  ...CLIENT_OPTIONS,
  /** `@acme/sdk`; made of the title unless told. */
  name: { is: 'package' },
  /** Of the package; that of the description unless told, where it is one. */
  version: { is: 'string' },
  /** Further fields of `package.json` (`repository`, `dependencies`), which win over ours. */
  manifest: { is: 'object' },
  /** Whether it is built for `require` too. */
  commonjs: { is: 'boolean', default: false },
} as const satisfies Rules;

export type PackageOptions = FilledOptions<typeof PACKAGE_OPTIONS>;
