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
import { columns } from './phrase.js';
import type { SecurityScheme } from '../../src/model/api.js';
import { markdownScheme } from './authentication.js';
import { clientExample } from './call.js';
import { markdownDocuments } from './documents.js';
import { markdownTrust } from './type-cell.js';
import { markdownEndpointList } from './page.js';
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
    ...(api.version ? [md`Version ${text(api.version.value)}`] : []),
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
    const counts = trusts.map(([trust, count]) => `${trust} for ${count}`).join(', ');
    const line = isForAuthors && counts !== '' ? md`${url} (${text(counts)})` : url;
    const variables = variableWords(server).map(
      ([name, said]) => md`${codeSpan(`{${name}}`)}: ${text(said)}`,
    );
    const item = led(line, view.said(server.description));
    return variables.length === 0 ? item : blocks(item, variables);
  });
  if (items.length > 0) return [heading(2, text('Servers')), list(items)];
  if (!isForAuthors) return [];
  return [heading(2, text('Servers')), text('No document names a server.')];
}

function schemeBlocks(view: DocsView): Md[] {
  const { api } = view;
  if (api.securitySchemes.size === 0) return [];
  const rows = [...api.securitySchemes.values()].map((scheme) => {
    const { scopes, count } = schemeUse(api, scheme.id);
    const mark = markdownTrust(scheme.origins, view);
    const what = markdownScheme(scheme);
    return [
      codeSpan(scheme.id),
      md`${what}${mark && md` (${mark})`}${onlyTo(scheme)}`,
      inline(scopes.map(codeSpan), ', '),
      text(String(count)),
      view.said(scheme.description),
    ];
  });
  return [
    heading(2, text('Authentication')),
    table(columns('Scheme', 'Kind', 'Scopes', 'Endpoints', 'Description'), rows),
  ];
}

/** Which servers see the credential of a scheme, where not all do. */
function onlyTo({ onlyTo: origins }: SecurityScheme): Md | undefined {
  if (origins?.length === 0) return text(', for no server that is stated');
  return origins && md`, only for ${inline(origins.map(codeSpan), ', ')}`;
}

/** How to make the client that the examples call. */
function clientBlocks({ api, names, examplePlace, client }: DocsView): Md[] {
  if (api.endpoints.length === 0 || client === undefined) return [];
  return [
    heading(2, text('Client')),
    text('The examples call this client:'),
    fence('ts', clientExample(api, names, examplePlace, client)),
  ];
}

function endpointBlocks(view: DocsView): Md[] {
  if (view.pages.length === 0) return [];
  return [
    heading(2, text('Endpoints')),
    ...view.pages.flatMap((page) => [
      heading(3, link(text(page.name), page.file)),
      markdownEndpointList(page, view),
    ]),
  ];
}

function gapBlocks(view: DocsView): Md[] {
  const counts = unknownCounts(view.unknowns);
  const conflicts = conflictCounts(view.conflicts);
  const items = [
    ...(counts.length === 0
      ? []
      : [md`${link(text('What no document states'), 'unknowns.md')}: ${text(counts.join(', '))}`]),
    ...(conflicts.length === 0
      ? []
      : [
          md`${link(text('What the documents disagree on'), 'conflicts.md')}: ${text(conflicts.join(', '))}`,
        ]),
    ...(view.api.schemas.size === 0 ? [] : [link(text('Schemas'), 'schemas.md')]),
  ];
  return items.length === 0 ? [] : [heading(2, text('See also')), list(items)];
}
