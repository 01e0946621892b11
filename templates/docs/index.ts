/** The template `docs/index`: what the API is, where it is, and everything there is in it. */
import {
  blocks,
  codeSpan,
  fence,
  heading,
  led,
  link,
  list,
  md,
  table,
  text,
  inline,
  type Md,
} from '../../src/emit/markdown/index.js';
import type { SecurityScheme } from '../../src/model/api.js';
import { markdownScheme } from './authentication.js';
import { clientExample } from './call.js';
import { markdownDocuments } from './documents.js';
import { markdownTrust } from './type-cell.js';
import { markdownEndpointList } from './page.js';
import { spoken, spokenWith, titled } from './language/markdown.js';
import { serverRows, variableWords } from './servers.js';
import { conflictCounts } from './conflicts.js';
import { unknownCounts } from './unknowns.js';
import type { DocsView } from './view.js';
import { schemeUse } from './scheme-uses.js';

/** The first page. */
export function markdownIndex(view: DocsView): Md[] {
  const { api } = view;
  return [
    heading(1, text(view.title)),
    ...(api.version
      ? [spokenWith('Version {version}', { version: text(api.version.value) }, view)]
      : []),
    view.said(api.description?.value, 2),
    ...serverBlocks(view),
    ...schemeBlocks(view),
    ...clientBlocks(view),
    ...endpointBlocks(view),
    ...markdownDocuments(view),
    ...gapBlocks(view),
  ];
}

function serverBlocks(view: DocsView): Md[] {
  const { api, isForAuthors } = view;
  if (api.endpoints.length === 0 && api.servers.length === 0) return [];
  const items = serverRows(api).map(({ server, trusts }) => {
    const url = codeSpan(server.url === '' ? '/' : server.url);
    const counts = trusts
      .map(([trust, count]) =>
        view.settings.word('{trust} for {count}', { trust: view.settings.word(trust), count }),
      )
      .join(', ');
    const line = isForAuthors && counts !== '' ? md`${url} (${text(counts)})` : url;
    const variables = variableWords(server, view.settings.word).map(
      ([name, said]) => md`${codeSpan(`{${name}}`)}: ${text(said)}`,
    );
    const item = led(line, view.said(server.description));
    return variables.length === 0 ? item : blocks(item, variables);
  });
  if (items.length > 0) return [titled(2, 'Servers', view), list(items)];
  if (!isForAuthors) return [];
  return [titled(2, 'Servers', view), spoken('No document names a server.', view)];
}

function schemeBlocks(view: DocsView): Md[] {
  const { api } = view;
  if (api.securitySchemes.size === 0) return [];
  const rows = [...api.securitySchemes.values()].map((scheme) => {
    const { scopes, count } = schemeUse(api, scheme.id);
    const mark = markdownTrust(scheme.origins, view);
    const what = markdownScheme(scheme, view);
    return [
      codeSpan(scheme.id),
      md`${what}${mark && md` (${mark})`}${onlyTo(scheme, view)}`,
      inline(scopes.map(codeSpan), ', '),
      text(String(count)),
      view.said(scheme.description),
    ];
  });
  return [
    titled(2, 'Authentication', view),
    table(
      (['Scheme', 'Kind', 'Scopes', 'Endpoints', 'Description'] as const).map((one) =>
        spoken(one, view),
      ),
      rows,
    ),
  ];
}

/** Which servers see the credential of a scheme, where not all do. */
function onlyTo({ onlyTo: origins }: SecurityScheme, view: DocsView): Md | undefined {
  if (origins === undefined) return undefined;
  if (origins.length === 0) return md`. ${spoken('For no server that is stated', view)}`;
  const servers = inline(origins.map(codeSpan), ', ');
  return md`. ${spokenWith('Only for {servers}', { servers }, view)}`;
}

/** How to make the client that the examples call. */
function clientBlocks(view: DocsView): Md[] {
  const { api, names, examplePlace, client } = view;
  if (api.endpoints.length === 0 || client === undefined) return [];
  return [
    titled(2, 'Client', view),
    spoken('The examples call this client:', view),
    fence('ts', clientExample(api, names, examplePlace, client)),
  ];
}

function endpointBlocks(view: DocsView): Md[] {
  if (view.pages.length === 0) return [];
  return [
    titled(2, 'Endpoints', view),
    ...view.pages.flatMap((page) => [
      heading(3, link(text(page.name), page.file)),
      markdownEndpointList(page, view),
    ]),
  ];
}

function gapBlocks(view: DocsView): Md[] {
  const counts = unknownCounts(view.unknowns, view.settings.word);
  const conflicts = conflictCounts(view.conflicts, view.settings.word);
  const items = [
    ...(counts.length === 0
      ? []
      : [
          md`${link(spoken('What no document states', view), 'unknowns.md')}: ${text(counts.join(', '))}`,
        ]),
    ...(conflicts.length === 0
      ? []
      : [
          md`${link(spoken('What the documents disagree on', view), 'conflicts.md')}: ${text(conflicts.join(', '))}`,
        ]),
    ...(view.changes.length === 0 ? [] : [link(spoken('Changes', view), 'changes.md')]),
    ...(view.api.schemas.size === 0 ? [] : [link(spoken('Schemas', view), 'schemas.md')]),
  ];
  return items.length === 0 ? [] : [titled(2, 'See also', view), list(items)];
}
