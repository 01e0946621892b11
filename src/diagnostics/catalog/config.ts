/** Codes of the configuration file and the command line. */
import { code } from '../code.js';

export const CONFIG_CODES = {
  'config/unknown-key': code<{ key: string }>(
    'error',
    ({ key }) => `unknown key ${key}`,
    'See the README for the keys of the configuration.',
  ),
} as const;
