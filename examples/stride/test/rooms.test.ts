/**
 * The architecture of the example: its domain imports neither HTTP nor a database.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { faults, sourceAt } from '../../../test/architecture/codebase.js';
import { filesBelow, isTest } from '../../../test/architecture/files.js';

const sources = filesBelow('examples/stride')
  .filter((path) => path.endsWith('.ts') && !isTest(path))
  .map(sourceAt);

/**
 * The folders of the example that each folder may import. Files at the top level may import all of
 * them, and generated code, as handlers and views may.
 */
const STRIDE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  documents: [],
  domain: ['documents'],
  storage: ['domain'],
  webhooks: ['domain'],
  window: ['domain'],
  page: ['domain', 'documents', 'generated'],
  views: ['domain', 'generated'],
  handlers: ['.', 'views', 'domain', 'documents', 'generated'],
  '.': ['handlers', 'window', 'views', 'webhooks', 'storage', 'domain', 'documents', 'generated'],
  bench: ['.', 'views', 'storage', 'domain', 'documents', 'generated'],
};

/** The folders of the example that may import a package. */
const STRIDE_DOORS: Readonly<Record<string, RegExp>> = {
  kysely: /^storage$/,
  pg: /^(storage|bench)$/,
  s3mini: /^storage$/,
  'prom-client': /^\.$/,
  '@opentelemetry/api': /^\.$/,
  '@electric-sql/pglite': /^storage$/,
  '@electric-sql/pglite-prepopulatedfs': /^storage$/,
  'markdown-it': /^documents$/,
  re2js: /^domain$/,
  jose: /^(domain|webhooks)$/,
  'node:crypto': /^(\.|domain|storage|window)$/,
  fastify: /^bench$/,
  esbuild: /^window$/,
  'node:dns': /^webhooks$/,
  'node:net': /^(\.|storage|webhooks|bench)$/,
  'node:http': /^(\.|webhooks|window|bench)$/,
  'node:https': /^webhooks$/,
};

function room(path: string): string {
  if (path.startsWith('generated/')) return 'generated';
  return /^examples\/stride\/([^/]+)\//.exec(path)?.[1] ?? '.';
}

test('every file starts with a comment about its purpose', () => {
  expect(sources.length).toBeGreaterThan(50);
  const silent = sources.filter(({ text }) => !text.startsWith('/**'));
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('the domain imports neither HTTP nor a database, and no file imports from a higher layer', () => {
  expect(
    faults(({ path, imports }) => {
      const here = room(path);
      return imports.flatMap(({ file, specifier }): [null, string][] => {
        if (file !== undefined) {
          const entered = here === room(file) || STRIDE_ROOMS[here]?.includes(room(file));
          return entered ? [] : [[null, `${here} must not enter ${room(file)}: ${specifier}`]];
        }
        const door = STRIDE_DOORS[specifier];
        const outer = specifier.startsWith('node:') && /^(\.|storage|bench|window)$/.test(here);
        const open = door ? door.test(here) : outer || here === '.';
        return open ? [] : [[null, `${here} has no door for ${specifier}`]];
      });
    }, sources),
  ).toEqual([]);
});
