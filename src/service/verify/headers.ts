/** Finds response headers that callers may need and that no description declares. */
import type { Endpoint } from '../../model/api.js';
import { responseFor } from '../../model/status.js';
import { isCallerHeader } from '../../input/read/header-role.js';
import type { Exchange } from '../../input/read/traffic/index.js';
import type { Fault } from './misfit.js';

const ADDED = /^(?:etag|x-request-id)$/;

/**
 * Returns the headers of a response that its description does not declare; empty if the status itself is not
 * declared.
 */
export function undeclaredHeaders({ responses }: Endpoint, exchange: Exchange): Fault[] {
  const { status, responseHeaders } = exchange;
  const declared = responseFor(responses, status);
  if (!declared) return [];
  const known = new Set(declared.headers.map(({ name }) => name.toLowerCase()));
  const names = new Set(responseHeaders.map(([name]) => name.toLowerCase()));
  return [...names].flatMap((name): Fault[] => {
    if (known.has(name) || !isCallerHeader(name) || ADDED.test(name)) return [];
    return [
      {
        part: 'response',
        ...{ status, in: 'header', name, code: 'undeclared', message: 'is not declared' },
      },
    ];
  });
}
