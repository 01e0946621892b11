/** Prints `llms.txt`: an index of the docs for language models, in the format of llmstxt.org. */
import {
  blocks,
  codeSpan,
  heading,
  inline,
  link,
  list,
  markdownText,
  md,
  text,
} from '../../src/print/emit/markdown/index.js';
import type { Md } from '../../src/print/emit/markdown/index.js';
import { counted } from '../../src/base/foundation/counted.js';
import { sentencesOf } from '../../src/print/emit/description/sentences.js';
import { inlineMd } from './markdown/inline.js';
import { markdownEndpointLink } from './markdown/operations.js';
import { guidesInSections } from './pages/navigation.js';
import { schemeWords } from './pages/authentication.js';
import { operationTitle } from './operation-title.js';
import { firstSentence } from './phrase.js';
import { unknownCounts } from './unknowns.js';
import type { DocsView, PageView } from './view.js';

/**
 * The maximum number of bytes of a list of all operations. Agents cut off longer files, or reading
 * them costs too much.
 */
export const MOST_BYTES = 50_000;

/**
 * The levels of detail: all operations, the groups with descriptions, the names of the groups, or
 * only an overview.
 */
const DETAILS = ['operations', 'groups', 'names', 'overview'] as const;

type Detail = (typeof DETAILS)[number];

/**
 * Prints the title, a summary, the servers, the authentication, and links to the Markdown pages.
 * Lists all operations if they fit. Otherwise, the page of each group lists its operations.
 */
export function llmsText(view: DocsView): string {
  let shown = '';
  for (const detail of DETAILS) {
    shown = textWith(detail, view);
    if (Buffer.byteLength(shown) <= MOST_BYTES) break;
  }
  return shown;
}

function textWith(detail: Detail, view: DocsView): string {
  const { api, title, pages } = view;
  const hooks = api.webhooks.length === 0 ? '' : `, ${counted(api.webhooks.length, 'webhook')}`;
  const groups = counted(view.names.groups.length, 'group');
  const count = `${counted(api.endpoints.length, 'endpoint')} in ${groups}${hooks}.`;
  const said = briefOf(api.description?.value);
  const summary = text(said === '' ? count : `${said} ${count}`);
  return markdownText(
    blocks(
      heading(1, text(title)),
      md`> ${summary}`,
      accessBlock(view),
      heading(2, text('Overview')),
      list([
        ...guidesInSections(view).map(({ title: name, file, description = '' }) =>
          entry(name, file, description),
        ),
        entry('API overview', view.overview, 'servers, authentication, endpoints'),
      ]),
      detail === 'overview' ? [] : groupBlocks(detail, view),
      detail === 'operations' ? pages.flatMap((page) => operationBlocks(page, view)) : [],
      heading(2, text('Optional')),
      list(optional(view)),
    ),
  );
}

/** Only the beginning of a description is searched for its first sentence. */
const LONGEST = 600;

/** Returns the first sentence of a description, without markup. */
function briefOf(description = ''): string {
  return firstSentence(sentencesOf(description.slice(0, LONGEST)));
}

function groupBlocks(detail: Detail, view: DocsView): Md[] {
  const { pages } = view;
  const title = detail === 'operations' ? 'Groups' : 'Groups, each with its operations';
  const items = pages.map((page) => pageEntry(page, detail, view));
  return pages.length === 0 ? [] : [heading(2, text(title)), list(items)];
}

function entry(label: string, file: string, what: string): Md {
  const name = link(text(label), file);
  return what === '' ? name : md`${name}: ${text(what)}`;
}

/**
 * Prints a group with its description. If the group has no description, prints its first operations
 * instead, unless all operations are listed below.
 */
function pageEntry(page: PageView, detail: Detail, view: DocsView): Md {
  const { name, file, description, endpoints } = page;
  if (detail === 'names') return entry(name, file, '');
  const said = briefOf(description);
  if (detail === 'operations' || said !== '') return entry(name, file, said);
  const titles = endpoints.slice(0, 5).map((one) => operationTitle(one, view));
  return entry(name, file, titles.filter((title) => title !== '').join('; '));
}

/** Prints the servers of the API, and the authentication that they require. */
function accessBlock(view: DocsView): Md {
  const { api, settings } = view;
  const urls = new Set(
    [...api.servers, ...api.endpoints.flatMap(({ servers }) => servers)].map(({ url }) => url),
  );
  const schemes = [...api.securitySchemes.values()].map(
    (scheme) => md`${codeSpan(scheme.id)} (${inlineMd(schemeWords(scheme, view), view)})`,
  );
  const items: Md[] = [];
  if (urls.size > 0)
    items.push(md`${text(settings.word('Base URL'))}: ${inline([...urls].map(codeSpan), ', ')}`);
  if (schemes.length > 0)
    items.push(md`${text(settings.word('Authentication'))}: ${inline(schemes, ', ')}`);
  return list(items);
}

/** Prints all operations of a group, by method, path and title. */
function operationBlocks({ name, endpoints }: PageView, view: DocsView): Md[] {
  const items = endpoints.map((endpoint) => {
    const { key, deprecated } = endpoint;
    const label = markdownEndpointLink(endpoint, view);
    const said = operationTitle(endpoint, view) || (view.names.operations.get(key) ?? '');
    return md`${label}: ${text(deprecated?.value === true ? `${said} (deprecated)` : said)}`;
  });
  return [heading(2, text(name)), list(items)];
}

function optional(view: DocsView): Md[] {
  const items: Md[] = [];
  if (view.api.schemas.size > 0) items.push(entry('Schemas', 'schemas.md', 'named types'));
  if (view.changes.length > 0) {
    const names = view.changes.map(({ name }) => name).join(', ');
    items.push(entry('Changes', 'changes.md', `what changed since ${names}`));
  }
  if (view.questions.length + view.notes.length > 0) {
    items.push(entry('Conflicts', 'conflicts.md', 'conflicts between the documents'));
  }
  if (unknownCounts(view.unknowns).length > 0) {
    items.push(entry('Gaps', 'unknowns.md', 'facts that no document declares'));
  }
  return items;
}
