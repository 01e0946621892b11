/** `llms.txt`: where a machine finds what, in the form of llmstxt.org. */
import {
  blocks,
  heading,
  link,
  list,
  markdownText,
  md,
  text,
} from '../../src/emit/markdown/index.js';
import type { Md } from '../../src/emit/markdown/index.js';
import { firstSentence } from './phrase.js';
import { unknownCounts } from './unknowns.js';
import type { DocsView, PageView } from './view.js';

/** The title, a summary, and a link to every Markdown page. */
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
      heading(2, text('Overview')),
      list([entry('Overview', 'index.md', 'servers, authentication, every endpoint')]),
      heading(2, text('Groups')),
      list(pages.flatMap((page) => (page.parts ?? [page]).map(pageEntry))),
      heading(2, text('Optional')),
      list(optional(view)),
    ),
  );
}

function entry(label: string, file: string, what: string): Md {
  return md`${link(text(label), file)}: ${text(what)}`;
}

function pageEntry({ name, file, description, endpoints }: PageView): Md {
  const said = firstSentence(description ?? '');
  const summaries = endpoints.flatMap(({ summary }) => summary?.value ?? []);
  return entry(name, file, said === '' ? summaries.slice(0, 5).join('; ') : said);
}

function optional(view: DocsView): Md[] {
  const items: Md[] = [];
  if (view.api.schemas.size > 0) items.push(entry('Schemas', 'schemas.md', 'named types'));
  if (view.conflicts.length > 0) {
    items.push(entry('Disagreements', 'conflicts.md', 'what the documents disagree on'));
  }
  if (unknownCounts(view.unknowns).length > 0) {
    items.push(entry('Unknowns', 'unknowns.md', 'what no document states'));
  }
  return items;
}
