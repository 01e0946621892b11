/** Where facts are stated, and what the documents disagree on there. */
import {
  codeSpan,
  link,
  list,
  md,
  strong,
  text,
  inline,
  type Md,
} from '../../src/emit/markdown/index.js';
import type { Endpoint } from '../../src/model/api.js';
import type { DocsView, FactLocation } from './view.js';

/** `specs/api.yaml:71`, marked where the document does not declare it. */
export function markdownLocation({ source, line, trust }: FactLocation): Md {
  const place = codeSpan(`${source}:${line}`);
  return trust === 'declared' ? place : md`${place} (${text(trust)})`;
}

/** Places in a row. */
export function markdownLocations(places: readonly FactLocation[]): Md {
  return inline(places.map(markdownLocation), ', ');
}

const STATED_BY = strong(text('Stated by'));

/** The documents that state an endpoint, its further names, and its disagreements. */
export function markdownProvenance(endpoint: Endpoint, name: string, view: DocsView): Md[] {
  if (!view.isForAuthors) return [];
  const items = view.places(endpoint.origins).map(markdownLocation);
  const aliases = [...new Set([endpoint.operationId?.value ?? name, ...endpoint.aliases])];
  const others = aliases.filter((alias) => alias !== name).sort();
  const conflicts = view.conflicts.filter(({ entity }) => entity === endpoint.key);
  const blocks = [STATED_BY, list(items)];
  if (others.length > 0) blocks.push(md`Also named ${inline(others.map(codeSpan), ', ')}.`);
  if (conflicts.length > 0) {
    const links = conflicts.map(({ id, field }) =>
      link(text(field), `${view.root}conflicts.md#${id}`),
    );
    blocks.push(md`The documents disagree on ${inline(links, ', ')}.`);
  }
  return blocks;
}
