/** Finds the version and the files of this package. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Finds a file of this package. It works in the source tree and in the built package.
 * @returns the absolute path; `undefined` if the file does not exist
 */
export function packageFile(name: string): string | undefined {
  const paths = ['../..', '../../..'].map((folder) =>
    fileURLToPath(new URL(`${folder}/${name}`, import.meta.url)),
  );
  return paths.find((path) => existsSync(path));
}

/** Returns the version in the `package.json` of this package. */
export function packageVersion(): string {
  const file = packageFile('package.json');
  if (file === undefined) return 'unknown';
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}
