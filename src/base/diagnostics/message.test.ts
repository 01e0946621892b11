/** Names in messages: quoted names, empty ones, long ones, and names with several lines. */
import { expect, it } from 'vitest';
import { CATALOG, type DiagnosticCode } from './catalog.js';
import { unquoted, sentence } from './message.js';
import { createReport } from './report.js';

function said(add: (report: ReturnType<typeof createReport>) => void): string | undefined {
  const report = createReport();
  add(report);
  return report.list()[0]?.message;
}

const slash = ' has a missing or doubled slash: read as "/b"';

it.each([
  ['', '""'],
  ['/a', '"/a"'],
  [' ', '" "'],
  ['/a\n/b', '"/a\\n/b"'],
  [`/${'a'.repeat(900)}/end`, `"/${'a'.repeat(459)}…${'a'.repeat(36)}/end"`],
])('the name %j is read as %j', (found, shown) => {
  expect(said((report) => report.add('path/slash', { found, read: '/b' }))).toBe(
    `the path ${shown}${slash}`,
  );
});

it('keeps the wording for what has no name', () => {
  expect(said((report) => report.add('collection/no-request', { name: '' }))).toMatch(
    /^an item without a name is/,
  );
});

it('quotes texts and lists, but no numbers and no phrases', () => {
  const names: readonly string[] = ['a', 'b "c"'];
  expect(sentence`${names} and ${1} of ${unquoted('it')}${''}`).toBe(
    '"a", "b \\"c\\"" and 1 of it""',
  );
});

/**
 * Parameters that are numbers or parts of a sentence. The code that creates such a part quotes the
 * names in it.
 */
const UNQUOTED: Readonly<Record<string, string>> = {
  'document/relation': 'is why',
  'document/only-older': 'parameters properties',
  'config/relation': 'why',
  'file/not-an-api': 'what',
  'file/no-description': 'what',
  'file/unreachable': 'why',
  'file/unreadable': 'is why',
  'file/too-many': 'what',
  'file/many': 'what',
  'file/extension': 'syntax',
  'file/internal-error': 'error',
  'text/encoding': 'note',
  'json/syntax': 'what',
  'json/broken': 'what',
  'json/truncated': 'column',
  'yaml/syntax': 'what',
  'yaml/unusual': 'what',
  'shape/type': 'expected found',
  'shape/empty-array': 'expected',
  'resp/int-key': 'status',
  'version/type': 'found read',
  'path/foreign-template': 'read',
  'body/unknown': 'method',
  'body/on-get': 'method',
  'body/empty-on-get': 'method',
  'collection/description': 'found',
  'collection/body-on-get': 'method',
  'collection/body-kept': 'method',
  'collection/scripts': 'count',
  'auth/prose': 'scopes',
  'traffic/left-out': 'what',
  'traffic/other-host': 'what',
  'schema/contradiction': 'what',
  'schema/one-of-overlap': 'one other',
  'ref/remote': 'why allow',
  'ref/outside': 'why allow',
  'ref/file': 'why',
  'schema/default-type': 'what expected',
  'schema/default-enum': 'found allowed',
  'schema/type-list': 'dialect',
  'schema/nullable': 'dialect',
  'schema/items': 'found',
  'schema/pattern-unsafe': 'reason',
  'desc/type': 'found read',
  'wire/ambiguous-type': 'what as',
  'wire/form-shape': 'kind',
  'wire/nested': 'inside',
  'server/inferred': 'count',
  'server/merged': 'count',
  'server/unknown': 'count',
  'name/header': 'kind',
  'name/id-changed': 'locked now',
  'info/op-title': 'use',
  'op/paging': 'reason',
  'file/misspelt-key': 'what',
  // Phrases in which `placePhrase` has quoted every name.
  'reconcile/required': 'part',
  'reconcile/type': 'part',
  'reconcile/unit': 'part',
  'reconcile/enum': 'part',
  'reconcile/keyword': 'part',
  'reconcile/default': 'part',
  'reconcile/style': 'part',
  'reconcile/variant-style': 'part',
  'reconcile/deprecated': 'part',
  'reconcile/difference': 'part',
  'traffic/undeclared-parameter': 'part',
  'traffic/undeclared-answer': 'part',
  'traffic/undeclared-property': 'part',
  'traffic/forbidden': 'part kept',
  'file/no-content': 'what',
  'op/summary-shape': 'what',
  'example/mismatch': 'expected',
  'default/mismatch': 'expected',
  'auth/undefined': 'type',
  'auth/unknown': 'count',
  'auth/missing': 'count',
  'overlay/malformed': 'what',
  'overlay/target': 'why',
  'overlay/too-much': 'why',
  'overlay/incompatible': 'found given',
  'output/internal-error': 'error',
  'output/openapi-newer': 'because',
  'output/postman-less': 'what',
  'output/refused': 'why',
  'output/shared-folder': 'why',
  'output/failed': 'reason',
  'output/not-formatted': 'why',
  'output/lock-broken': 'reason',
  'handlers/rivals': 'places',
  'handlers/not-added': 'why',
  'config/load': 'reason',
  'config/syntax': 'language reason',
  'config/user-code': 'what reason',
  'config/json-code': 'key',
  'config/target-name': 'why',
  'config/target-folder': 'why',
  'config/unknown-key': 'key',
  'config/type': 'key expected found',
  'config/required': 'key',
  'config/beside-apis': 'key',
  'config/outside': 'key',
  'docs/changes': 'why',
  'docs/link': 'why',
  'docs/file': 'why',
  'docs/guide': 'what',
  'filter/idle': 'entries',
  'reconcile/unsound': 'value',
};

const LIST = /^(?:allowed|because|chain|documents|places|handlers|entries)$/;

it.each(Object.keys(CATALOG) as DiagnosticCode[])('%s quotes every name', (code) => {
  const value = (name: string): unknown => {
    const isList = LIST.test(name) || (code === 'output/postman-less' && name === 'what');
    return isList ? [`NAME ${name}`] : `NAME ${name}`;
  };
  const names = new Proxy({}, { get: (_, name) => value(String(name)) });
  const message = (CATALOG[code].message as (names: object) => string)(names);
  const rest = message.replace(/"[^"]*"/g, '');
  const bare = new Set([...rest.matchAll(/NAME (\w+)/g)].map(([, name]) => name ?? ''));
  expect([...bare].join(' ')).toBe(UNQUOTED[code] ?? '');
});
