/** Names operations that exist on several hosts. Each name ends in a word from the address. */
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';

/** Matches a word that does not identify a host or a base path, such as `api`, `www` or `v2`. */
const GENERIC = /^(api|apis|www|rest|v\d[\w.]*|\d+)$/i;

/**
 * Returns qualifiers for a name, best first: `Billing`, `BillingAcme`, … for `api.billing.acme.io/v1`.
 * @param address a host with port and base path
 */
export function hostWords(address: string): string[] {
  const [host = '', ...path] = address.replace(/:\d+(?=\/|$)/, '').split('/');
  const telling = (parts: readonly string[]): string[] =>
    parts.filter((part) => part !== '' && !GENERIC.test(part));
  const labels = host.split('.');
  const domain = telling(labels.length > 1 ? labels.slice(0, -1) : labels);
  const inside = telling(path);
  const short = inside.length > 0 ? inside : domain.slice(0, 1);
  return [short, [...domain, ...inside], [...labels, ...path]].map((parts) =>
    pascalCase(parts.flatMap((part) => wordsOf(part))),
  );
}
