/** Handles lists that are paginated by the `Link` header (RFC 8288). */
import type { NeutralRequest } from '../served/runtime.js';
import type { Reply } from './reply.js';

/**
 * Returns true if the `Link` header of the generated response refers to the request itself. The header refers to the
 * second page, so the request then asks for the second page.
 */
export function isLinked({ headers = {} }: Reply, { search }: NeutralRequest): boolean {
  const asked = new URLSearchParams(search);
  const link = Object.entries(headers).find(([name]) => name.toLowerCase() === 'link')?.[1] ?? '';
  const targets = link.split('<').flatMap((one) => {
    const [target = '', parameters = ''] = one.split('>');
    return parameters.toLowerCase().includes('next') ? [target] : [];
  });
  return targets.some((target) => {
    const query = [...new URLSearchParams(target.split('?')[1])];
    return query.length > 0 && query.every(([name, value]) => asked.get(name) === value);
  });
}

/** Removes the `Link` header from a response that contains the last page, because no other page follows. */
export function withoutLink({ headers = {}, ...rest }: Reply): Reply {
  const kept = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'link');
  return { ...rest, ...(kept.length > 0 && { headers: Object.fromEntries(kept) }) };
}
