/** Describes a mismatch in words. */
import { counted } from '../../base/foundation/counted.js';
import type { Misfit } from './misfit.js';

/**
 * Describes a mismatch without its operation: `response 200, body /*\/age must be an integer, found string (2 of
 * 40)`.
 */
export function misfitText(misfit: Misfit): string {
  const { part, code, message, found, count, of } = misfit;
  if (part === 'operation') return counted(count, 'exchange');
  // The found type is omitted if the mismatch does not concern the type.
  const types = found.filter((one) => code === 'type' || code === 'union' || /^"|^null$/.test(one));
  const what = types.length > 0 ? `, found ${types.join(', ')}` : '';
  return `${misfitPlace(misfit)} ${message}${what} (${count} of ${of})`;
}

/** Describes where a mismatch is: `response 200, body /*\/age`. */
export function misfitPlace({ part, status, in: place, name, pointer }: Misfit): string {
  if (place === 'status') return `response ${status ?? ''}`;
  const head = part === 'response' ? `response ${status ?? ''}, ` : 'request, ';
  const words = [place, name, pointer].filter((word) => word !== undefined && word !== '');
  return `${head}${words.join(' ')}`;
}
