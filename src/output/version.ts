/** The version of this package, and what it says of itself. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A file of the package that this one is in, built or not.
 * @returns its absolute path; nothing where it is not there
 */
export function packageFile(name: string): string | undefined {
  const paths = ['../..', '../../..'].map((folder) =>
    fileURLToPath(new URL(`${folder}/${name}`, import.meta.url)),
  );
  return paths.find((path) => existsSync(path));
}

/** From the `package.json` of this package. */
export function packageVersion(): string {
  const file = packageFile('package.json');
  if (file === undefined) return 'unknown';
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}
