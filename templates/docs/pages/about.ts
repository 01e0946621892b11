/** Describes the API on the first page: its servers, authentication, contact and license. */
import type { SecurityScheme, Api, Server } from '../../../src/model/api.js';
import { type DocsBlock, type Item, paragraphOf } from '../blocks/block.js';
import {
  badge,
  coded,
  codedRow,
  foreignOf,
  inRow,
  phraseOf,
  trustMark,
  type Inline,
} from '../blocks/inline.js';
import { listOf } from '../language/language.js';
import type { DocsView } from '../view.js';
import { schemeWords } from './authentication.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { byCodeUnit } from '../../../src/base/foundation/sort.js';
import { trustWord, type TrustWord } from '../../../src/model/origin.js';

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

interface SchemeUse {
  readonly count: number;
  readonly scopes: readonly string[];
}

const NONE: SchemeUse = { count: 0, scopes: [] };

function schemeUse(api: Api, id: string): SchemeUse {
  return usesOf(api).get(id) ?? NONE;
}

const usesOf = memoizeByObject(({ endpoints }: Api): ReadonlyMap<string, SchemeUse> => {
  const counts = new Map<string, number>();
  const scopes = new Map<string, Set<string>>();
  for (const { security } of endpoints) {
    for (const { scheme, scopes: asked } of (security?.value ?? []).flat()) {
      counts.set(scheme, (counts.get(scheme) ?? 0) + 1);
      const known = scopes.get(scheme) ?? new Set();
      scopes.set(scheme, known);
      for (const scope of asked) known.add(scope);
    }
  }
  return new Map(
    [...counts].map(([id, count]) => [id, { count, scopes: [...(scopes.get(id) ?? [])].sort() }]),
  );
});

/** A server, and the number of its operations by trust level (declared, observed or inferred). */
interface ServerRow {
  readonly server: Server;
  readonly trusts: readonly (readonly [trust: TrustWord, endpoints: number])[];
}

/**
 * Returns the servers of the operations, in the order of the operations. If there are no
 * operations, returns the servers of the API. Local servers are last.
 */
function serverRows({ endpoints, servers: own, localServers = [] }: Api): ServerRow[] {
  const rows = new Map<string, { server: Server; trusts: Map<TrustWord, number> }>();
  const rowOf = (server: Server): Map<TrustWord, number> => {
    const row = rows.get(server.url) ?? { server, trusts: new Map() };
    rows.set(server.url, row);
    return row.trusts;
  };
  for (const { servers } of endpoints) {
    for (const server of servers.length > 0 ? servers : own) {
      const trusts = rowOf(server);
      const trust = trustWord(server.origins);
      trusts.set(trust, (trusts.get(trust) ?? 0) + 1);
    }
  }
  if (endpoints.length === 0) own.forEach(rowOf);
  localServers.forEach(rowOf);
  return [...rows.values()].map(({ server, trusts }) => ({
    server,
    trusts: [...trusts].sort(([a], [b]) => byCodeUnit(a, b)),
  }));
}

/** Describes the variables in the URL of a server, each with its default, other values and its description. */
function variableLines({ variables }: Server): Inline[] {
  return [...variables].map(([name, { default: value, enum: values = [], description }]) => {
    const allowed = [...new Set([...(value === undefined ? [] : [value]), ...values])];
    return inRow([inRow([coded(`{${name}}`), codedRow(allowed)], ': '), description ?? ''], ' · ');
  });
}
