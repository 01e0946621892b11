/** Describes the API on the first page: its servers, authentication, contact and license. */
import type { SecurityScheme } from '../../../src/model/api.js';
import type { DocsBlock, Item } from '../blocks/block.js';
import { paragraphOf } from '../blocks/block.js';
import { badge, coded, codedRow, foreignOf, inRow, phraseOf, trustMark } from '../blocks/inline.js';
import type { Inline } from '../blocks/inline.js';
import { listOf } from '../language/language.js';
import { schemeUse } from '../scheme-uses.js';
import { serverRows, variableLines, type ServerRow } from '../servers.js';
import type { DocsView } from '../view.js';
import { schemeWords } from './authentication.js';

/** Returns a table with a row for each kind of fact that a document declares. */
export function aboutApi(view: DocsView): DocsBlock {
  const { word } = view.settings;
  const rows = [
    { title: word('Base URL'), items: serverItems(view) },
    {
      title: word('Authentication'),
      items: [...view.api.securitySchemes.values()].map((scheme) => schemeItem(scheme, view)),
    },
    { title: word('Contact'), items: contactItems(view) },
    { title: word('More'), items: furtherItems(view) },
    { title: word('Licence'), items: licenseItems(view) },
  ];
  return { kind: 'about', rows: rows.filter(({ items }) => items.length > 0) };
}

function serverItems(view: DocsView): Item[] {
  const { api, settings, isForAuthors } = view;
  const rows = serverRows(api);
  const isOpen = api.endpoints.length > 0 || api.servers.length > 0;
  if (rows.length > 0) return rows.map((row) => serverItem(row, view));
  return isOpen && isForAuthors ? [{ line: badge(settings.word('not declared'), 'gap') }] : [];
}

/**
 * Returns the row of a server. Docs for the API's authors also say for how many operations the
 * server was only inferred.
 */
function serverItem({ server, trusts }: ServerRow, { settings, isForAuthors }: DocsView): Item {
  const { word } = settings;
  const [only] = trusts;
  const isCertain = trusts.length === 1 && (only?.[0] === 'declared' || only?.[0] === 'overlay');
  const counts = trusts.map(([trust, count]) =>
    word('{trust} for {count}', { trust: word(trust), count }),
  );
  const isGuess = isForAuthors && !isCertain && counts.length > 0;
  const url = coded(server.url === '' ? '/' : server.url);
  const variables = variableLines(server).map((line) => paragraphOf(line));
  return {
    line: isGuess ? inRow([url, badge(listOf(counts, word), 'guess')], ' ') : url,
    blocks: [{ kind: 'prose', text: server.description, below: 'line' }, ...variables],
  };
}

function schemeItem(scheme: SecurityScheme, view: DocsView): Item {
  const { id, description, onlyTo, origins } = scheme;
  const words = inRow([schemeWords(scheme, view), trustMark(origins)], '');
  const blocks = scopeBlocks(scheme, view);
  if (onlyTo !== undefined) {
    const servers =
      onlyTo.length > 0
        ? phraseOf('Only for {servers}', { servers: codedRow(onlyTo) })
        : view.settings.word('Not for any declared server');
    blocks.push(paragraphOf(servers));
  }
  if (description !== undefined) blocks.push({ kind: 'prose', text: description, below: 'line' });
  return { line: inRow([coded(id), words], ': '), blocks };
}

/** Returns the scopes of a security scheme, with the permission that each of them grants. */
function scopeBlocks(scheme: SecurityScheme, { api, settings }: DocsView): DocsBlock[] {
  const { word } = settings;
  const described = new Map(
    scheme.kind === 'oauth2' ? scheme.flows.flatMap(({ scopes }) => [...scopes]) : [],
  );
  const all = [...new Set([...described.keys(), ...schemeUse(api, scheme.id).scopes])];
  if (all.length === 0) return [];
  if (!all.some((scope) => described.get(scope))) {
    return [paragraphOf(inRow([word('Scopes'), codedRow(all)], ' '))];
  }
  const rows = all.map((scope) => ({ term: coded(scope), content: described.get(scope) ?? '' }));
  const summary = word('{count} scopes', { count: all.length });
  return [{ kind: 'details', summary, blocks: [{ kind: 'terms', rows }] }];
}

function contactItems({ api: { contact } }: DocsView): Item[] {
  const { name, url, email } = contact?.value ?? {};
  return rowItem([
    ...((name ?? url) === undefined ? [] : [foreignOf(url ?? '', name ?? '')]),
    ...(email === undefined ? [] : [foreignOf(`mailto:${email}`, email)]),
  ]);
}

function furtherItems({ api: { externalDocs, termsOfService }, settings }: DocsView): Item[] {
  const docs = externalDocs?.value;
  const terms = termsOfService?.value;
  return rowItem([
    ...(docs === undefined ? [] : [foreignOf(docs.url, docs.description ?? docs.url)]),
    ...(terms === undefined ? [] : [foreignOf(terms, settings.word('Terms of service'))]),
  ]);
}

function rowItem(parts: readonly Inline[]): Item[] {
  return parts.length === 0 ? [] : [{ line: inRow(parts, ' · ') }];
}

function licenseItems({ api }: DocsView): Item[] {
  if (api.license === undefined) return [];
  const { name, url } = api.license.value;
  return [{ line: foreignOf(url ?? '', name) }];
}
