/** What is said of traffic and its API, in every form of output. */
import { counted } from '../../foundation/counted.js';
import type { Misfit, Verification } from '../../verify/index.js';

/** What does not fit, without the operation: `answer 200, body /*\/age must be an integer, found string (2 of 40)`. */
export function misfitText(misfit: Misfit): string {
  const { part, code, message, found, count, of } = misfit;
  if (part === 'operation') return counted(count, 'exchange');
  // Of a value of the right type, the type says nothing.
  const told = found.filter((one) => code === 'type' || code === 'union' || /^"|^null$/.test(one));
  const what = told.length > 0 ? `, found ${told.join(', ')}` : '';
  return `${placeText(misfit)}${message}${what} (${count} of ${of})`;
}

function placeText({ part, status, in: place, name, pointer }: Misfit): string {
  if (place === 'status') return `answer ${status ?? ''} `;
  const head = part === 'answer' ? `answer ${status ?? ''}, ` : 'request, ';
  const words = [place, name, pointer].filter((word) => word !== undefined && word !== '');
  return `${head}${words.join(' ')} `;
}

/** One line that counts. */
export function fitText({ exchanges, fitting, misfits, endpoints }: Verification): string {
  const exercised = endpoints.filter(({ seen }) => seen > 0).length;
  const fit = fitting === exchanges ? 'all fit' : `${fitting} fit`;
  const kinds = misfits.length === 0 ? '' : `, ${counted(misfits.length, 'kind')} of misfit`;
  return `${counted(exchanges, 'exchange')}, ${fit}${kinds}; ${exercised} of ${counted(endpoints.length, 'endpoint')} exercised`;
}
