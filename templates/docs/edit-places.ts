/** Links to edit the description of an endpoint. */
import type { Endpoint } from '../../src/model/api.js';
import type { NamedLink } from './language/settings.js';
import type { DocsView } from './view.js';

/**
 * A link for each document that declares the endpoint, to the line of the declaration; empty if the addresses of
 * documents are not configured.
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
