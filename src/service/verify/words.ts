/** A misfit in words. */
import { counted } from '../../base/foundation/counted.js';
import type { Misfit } from './misfit.js';

/** A misfit without its operation: `response 200, body /*\/age must be an integer, found string (2 of 40)`. */
export function misfitText(misfit: Misfit): string {
  const { part, code, message, found, count, of } = misfit;
  if (part === 'operation') return counted(count, 'exchange');
  // The found type is omitted if the fault is not about the type.
  const told = found.filter((one) => code === 'type' || code === 'union' || /^"|^null$/.test(one));
  const what = told.length > 0 ? `, found ${told.join(', ')}` : '';
  return `${misfitPlace(misfit)} ${message}${what} (${count} of ${of})`;
}

/** The place of a misfit: `response 200, body /*\/age`. */
export function misfitPlace({ part, status, in: place, name, pointer }: Misfit): string {
  if (place === 'status') return `response ${status ?? ''}`;
  const head = part === 'response' ? `response ${status ?? ''}, ` : 'request, ';
  const words = [place, name, pointer].filter((word) => word !== undefined && word !== '');
  return `${head}${words.join(' ')}`;
}
