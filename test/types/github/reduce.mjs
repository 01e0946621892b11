/**
 * Writes `github.json.br`: GitHub's REST description without its prose, examples and extensions,
 * which do not affect types. The original (13 MB, in a package of 385 MB) is the work of GitHub and
 * the Octokit contributors, under the licence next to this file.
 *
 *   npm run proof corpus -- --sample 1   # installs @octokit/openapi, among others
 *   node test/types/github/reduce.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const PACKAGE = join(import.meta.dirname, '../../corpus/node_modules/@octokit/openapi');
/** Keywords whose value is a map from names, so that its keys are not keywords. */
const NAMED = new Set(
  'properties patternProperties schemas responses parameters headers paths securitySchemes'.split(
    ' ',
  ),
);

function reduced(value, named = false) {
  if (Array.isArray(value)) return value.map((one) => reduced(one));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, one]) => named || !isProse(key, one));
  return Object.fromEntries(
    kept.map(([key, one]) => {
      // A response must have a description.
      const said = key === 'responses' && !Array.isArray(one) ? described(one) : one;
      return [key, reduced(said, !named && NAMED.has(key))];
    }),
  );
}

function isProse(key, value) {
  if (key === 'description') return typeof value === 'string' && value !== '';
  return /^(?:summary|examples?|externalDocs|x-.*)$/.test(key);
}

function described(responses) {
  const entries = Object.entries(responses).map(([status, response]) => [
    status,
    '$ref' in response ? response : { ...response, description: '' },
  ]);
  return Object.fromEntries(entries);
}

const text = readFileSync(join(PACKAGE, 'generated/api.github.com.json'), 'utf8');
const { examples: _, ...components } = JSON.parse(text).components;
const description = reduced({ ...JSON.parse(text), components });
const packed = brotliCompressSync(JSON.stringify(description));
writeFileSync(join(import.meta.dirname, 'github.json.br'), packed);
