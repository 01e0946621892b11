/** `llms.txt`: where a machine finds what, in the form of llmstxt.org. */
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
import { requestTarget } from './api-requests.js';
import { inlineMd } from './markdown/inline.js';
import { schemeWords } from './pages/authentication.js';
import { briefly, firstSentence } from './phrase.js';
import { unknownCounts } from './unknowns.js';
import type { DocsView, PageView } from './view.js';

/** The title, a summary, where the API is and who is let in, and a link to every Markdown page and operation. */
export function llmsText(view: DocsView): string {
  const { api, title, pages } = view;
  const hooks = api.webhooks.length === 0 ? '' : `, ${api.webhooks.length} webhooks`;
  const count = `${api.endpoints.length} endpoints in ${view.names.groups.length} groups${hooks}.`;
  const said = firstSentence(api.description?.value ?? '');
  const summary = text(said === '' ? count : `${said} ${count}`);
  return markdownText(
    blocks(
      heading(1, text(title)),
      md`> ${summary}`,
      accessBlock(view),
      heading(2, text('Overview')),
      list([
        entry('Overview', 'index.md', 'servers, authentication, every endpoint'),
        ...view.settings.guides.map(({ title: name, file }) => link(text(name), file)),
      ]),
      heading(2, text('Groups')),
      list(pages.flatMap((page) => (page.parts ?? [page]).map(pageEntry))),
      pages.flatMap((page) => operationBlocks(page, view)),
      heading(2, text('Optional')),
      list(optional(view)),
    ),
  );
}

function entry(label: string, file: string, what: string): Md {
  const name = link(text(label), file);
  return what === '' ? name : md`${name}: ${text(what)}`;
}

function pageEntry({ name, file, description, endpoints }: PageView): Md {
  const said = firstSentence(description ?? '');
  const summaries = endpoints.flatMap(({ summary }) => summary?.value ?? []);
  return entry(name, file, said === '' ? summaries.slice(0, 5).join('; ') : said);
}

/** Where the API is, and what it wants of a caller. */
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

/** Every operation of a group, by its address and its summary. */
function operationBlocks({ name, endpoints }: PageView, view: DocsView): Md[] {
  const items = endpoints.map((endpoint) => {
    const { key, method, summary, deprecated } = endpoint;
    const label = link(
      text(`${method} ${requestTarget(endpoint, view)}`),
      view.operationFileOf(key),
    );
    const said = briefly(summary?.value ?? view.names.operations.get(key) ?? '');
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
    items.push(entry('Disagreements', 'conflicts.md', 'what the documents disagree on'));
  }
  if (unknownCounts(view.unknowns).length > 0) {
    items.push(entry('Unknowns', 'unknowns.md', 'what no document describes'));
  }
  return items;
}
