/** Describes a mismatch in words. */
import { counted } from '../../base/foundation/counted.js';
import { fieldStep, type Steps } from '../../model/place.js';
import { shortPlace } from '../../model/place/words.js';
import type { Misfit } from './misfit.js';

/**
 * Describes a mismatch without its operation: `value at /*\/age in body of response 200 must be an integer, found string
 * (2 of 40)`.
 */
export function misfitText(misfit: Misfit): string {
  const { part, code, message, found, count, of } = misfit;
  if (part === 'operation') return counted(count, 'exchange');
  // The found type is omitted if the mismatch does not concern the type.
  const types = found.filter((one) => code === 'type' || code === 'union' || /^"|^null$/.test(one));
  const what = types.length > 0 ? `, found ${types.join(', ')}` : '';
  return `${shortPlace(misfitSteps(misfit))} ${message}${what} (${count} of ${of})`;
}

/** Returns the place of a mismatch in its operation. */
export function misfitSteps(misfit: Misfit): Steps {
  const { part, status = 0, in: where, name = '', pointer = '' } = misfit;
  const value: Steps = pointer === '' ? [] : [{ at: 'value', pointer }];
  if (part === 'operation') return [fieldStep('operation')];
  if (part === 'response') {
    const response: Steps = [fieldStep('responses'), { at: 'response', status: String(status) }];
    if (where === 'status') return response;
    return where === 'body'
      ? [...response, fieldStep('body'), ...value]
      : [...response, fieldStep('headers'), { at: 'header', name }, ...value];
  }
  return where === 'body' || where === 'status'
    ? [fieldStep('body'), ...value]
    : [{ at: 'parameter', in: where, name }, ...value];
}
