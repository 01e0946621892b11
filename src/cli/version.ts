/** The version of this package. */
import { existsSync, readFileSync } from 'node:fs';

/** From the `package.json` of the package that this file is in, built or not. */
export function packageVersion(): string {
  const files = ['../../package.json', '../../../package.json'];
  const file = files.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!file) return 'unknown';
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}
