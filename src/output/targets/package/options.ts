/** The options of the target `package`: those of the client, and those of the package. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';
import { CLIENT_OPTIONS } from '../client/options.js';

export const PACKAGE_OPTIONS = {
  ...CLIENT_OPTIONS,
  /** The name of the package, such as `@acme/sdk`. By default derived from the title. */
  name: { is: 'package' },
  /** The version of the package. By default that of the description, if it is a valid version. */
  version: { is: 'string' },
  /** More fields of `package.json`, such as `repository` or `dependencies`. They override the generated fields. */
  manifest: { is: 'object' },
  /** Also build the package for `require`. */
  commonjs: { is: 'boolean', default: false },
} as const satisfies Rules;

export type PackageOptions = FilledOptions<typeof PACKAGE_OPTIONS>;
