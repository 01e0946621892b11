/** Counts the facts that no document declares. */
import type { Language } from './language/language.js';
import type { Phrase } from './language/phrases.js';
import type { Unknowns } from './view.js';

/**
 * Returns the number of missing facts of each kind: `parameters without a type: 118`. A kind
 * without missing facts is omitted.
 */
export function unknownCounts(
  unknowns: Unknowns,
  word: Language['word'] = (phrase) => phrase,
): string[] {
  const parameters = unknowns.parameters.reduce((sum, { endpoints }) => sum + endpoints.length, 0);
  const counts: readonly (readonly [number, Phrase])[] = [
    [parameters, 'parameters without a type: {count}'],
    [unknowns.bodies.length, 'request bodies: {count}'],
    [unknowns.responses.length, 'responses: {count}'],
    [unknowns.security.length, 'endpoints without authentication: {count}'],
    [unknowns.servers.length, 'endpoints without a server: {count}'],
  ];
  return counts.filter(([count]) => count > 0).map(([count, what]) => word(what, { count }));
}
