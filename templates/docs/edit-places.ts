/** Links to the lines of the documents in which an operation can be edited. */
import type { Endpoint } from '../../src/model/api.js';
import type { NamedLink } from './language/settings.js';
import type { DocsView } from './view.js';

/**
 * Returns a link to each document that declares the operation, at the line of the declaration;
 * empty if the configuration contains no URLs of documents.
 */
export function editPlaces({ origins }: Endpoint, view: DocsView): NamedLink[] {
  const { settings } = view;
  if (settings.editOf === undefined) return [];
  const links = new Map<string, string>();
  for (const { source, line } of view.places(origins)) {
    const href = settings.editOf(source, line);
    if (href !== undefined && !links.has(source)) links.set(source, href);
  }
  return [...links];
}
