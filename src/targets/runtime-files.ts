/** The hand-written runtime of a target, which goes into the output as it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A file of the runtime. */
export interface RuntimeFile {
  /** Relative to the runtime's folder. */
  readonly path: string;
  readonly text: string;
}

const read = new Map<string, readonly RuntimeFile[]>();

/**
 * The runtime of a target: part of this package, read once.
 * @param target `client`, `server` or `docs`
 */
export function runtimeFiles(target: string): readonly RuntimeFile[] {
  const known = read.get(target);
  if (known !== undefined) return known;
  const folder = fileURLToPath(new URL(`../../templates/${target}/runtime/`, import.meta.url));
  const files = readdirSync(folder)
    .filter((name) => /^[\w-]+\.(?:ts|js|css)$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(folder + name, 'utf8') }));
  read.set(target, files);
  return files;
}
