/** Where facts are stated, and what the documents disagree on there. */
import { codeSpan, link, list, md, text, inline, type Md } from '../../src/emit/markdown/index.js';
import type { Endpoint } from '../../src/model/api.js';
import { label, spokenWith } from './language/markdown.js';
import type { DocsView, FactLocation } from './view.js';

/** `specs/api.yaml:71`, marked where the document does not declare it. */
function markdownLocation({ source, line, trust }: FactLocation): Md {
  const place = codeSpan(`${source}:${line}`);
  return trust === 'declared' ? place : md`${place} (${text(trust)})`;
}

/** Places in a row. */
export function markdownLocations(places: readonly FactLocation[]): Md {
  return inline(places.map(markdownLocation), ', ');
}

/** The documents that state an endpoint, its further names, and its disagreements. */
export function markdownProvenance(endpoint: Endpoint, name: string, view: DocsView): Md[] {
  if (!view.isForAuthors) return [];
  const items = view.places(endpoint.origins).map(markdownLocation);
  const aliases = [...new Set([endpoint.operationId?.value ?? name, ...endpoint.aliases])];
  const others = aliases.filter((alias) => alias !== name).sort();
  const conflicts = view.conflicts.filter(({ entity }) => entity === endpoint.key);
  const blocks = [label('Stated by', view), list(items)];
  if (others.length > 0)
    blocks.push(
      spokenWith('Also named {names}.', { names: inline(others.map(codeSpan), ', ') }, view),
    );
  if (conflicts.length > 0) {
    const links = conflicts.map(({ id, field }) =>
      link(text(field), `${view.root}conflicts.md#${id}`),
    );
    blocks.push(
      spokenWith('The documents disagree on {facts}.', { facts: inline(links, ', ') }, view),
    );
  }
  return blocks;
}
