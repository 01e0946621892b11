/** The files that the suite's schemas refer to, as copies next to the description. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../../src/input/source/index.js';
import { SUITE, type Draft } from './suite.js';

/** The folder of local copies of URLs. */
export const MIRRORS = {
  'http://localhost:1234/': 'remotes',
  'http://json-schema.org/': 'metaschemas',
  'https://json-schema.org/': 'metaschemas',
};

/**
 * The files of the description, the remote schemas of the suite, and the metaschemas of the drafts.
 */
export function referencedIn(files: readonly SourceFile[], draft: Draft): SourceFile[] {
  const others = remotes(join(SUITE, 'remotes'), 'remotes').map((file) => {
    if (draft === 'draft2020-12') return file;
    const schema = withDraft(JSON.parse(new TextDecoder().decode(file.bytes)), draft);
    return { ...file, bytes: new TextEncoder().encode(JSON.stringify(schema)) };
  });
  return [...files, ...others, ...metaschemas()];
}

/** Adds `$schema` to schemas of draft 4: the suite declares the draft only by the folder. */
export function withDraft(schema: unknown, draft: Draft): unknown {
  if (draft !== 'draft4' || typeof schema !== 'object') return schema;
  return { $schema: 'http://json-schema.org/draft-04/schema#', ...schema };
}

function remotes(folder: string, prefix: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const source = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) return remotes(path, source);
    return [{ source, bytes: readFileSync(path), referenced: true }];
  });
}

/**
 * The metaschemas, which the suite expects every validator to know. They are copied from a
 * validator.
 */
function metaschemas(): SourceFile[] {
  const resolve = createRequire(import.meta.url).resolve;
  const newest = dirname(resolve('ajv/dist/refs/json-schema-2020-12/schema.json'));
  const parts = readdirSync(join(newest, 'meta'));
  const files: readonly (readonly [string, string])[] = [
    ['draft/2020-12/schema', join(newest, 'schema.json')],
    ...parts.map(
      (name) =>
        [`draft/2020-12/meta/${name.replace('.json', '')}`, join(newest, 'meta', name)] as const,
    ),
    ['draft-04/schema', resolve('ajv-draft-04/dist/refs/json-schema-draft-04.json')],
  ];
  return files.map(([name, path]) => ({
    source: `metaschemas/${name}`,
    bytes: readFileSync(path),
    referenced: true,
  }));
}
