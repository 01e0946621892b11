/** Where the description of an endpoint can be changed. */
import type { Endpoint } from '../../src/model/api.js';
import type { NamedLink } from './language/settings.js';
import type { DocsView } from './view.js';

/** An address for each document that states the endpoint, at the line where it does; none where nobody says how they are addressed. */
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
