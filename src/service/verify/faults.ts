/** Finds the mismatches of a single exchange, each with its position, a message, and the found value. */
import { pointerKeys } from '../../model/pointer.js';
import { isPersonalName, isSecretName } from '../../input/read/secret.js';
import type { Exchange } from '../../input/read/traffic/index.js';
import { isApiName } from '../../input/read/infer/api-name.js';
import { isApiWord } from '../../input/read/infer/text-profile.js';
import type { ResponseCheck } from './response.js';
import type { Fault } from './misfit.js';
import { placeIn, typeOfValue, type DeclaredNameTest, type PlaceInValue } from './place.js';
import type { RequestCheck } from './request.js';

/**
 * Returns the mismatches of a request. If the service rejected the request, there are none.
 * @param segments the path segments after the path of the server
 * @param isDeclared returns true for the name of a declared property. Other property names may be private, so they
 * are only printed if public APIs use them.
 */
export async function requestFaults(
  request: RequestCheck,
  exchange: Exchange,
  segments: readonly string[],
  isDeclared: DeclaredNameTest,
): Promise<Fault[]> {
  if (exchange.status >= 400 && exchange.status < 500) return [];
  const { errors, body } = await request(exchange, segments);
  const mediaType = exchange.requestBody?.mediaType;
  return errors.flatMap((error): Fault[] => {
    const { in: place, name, pointer, code, message } = error;
    // For a form field, the error contains the name of the field, and a pointer to a position inside the field. The
    // name and this pointer are joined to a pointer into the body.
    const at =
      place === 'body' && name !== undefined ? `/${name}${pointer ?? ''}` : (pointer ?? '');
    const whole = place === 'body' ? body : parameterValue(exchange, place, name);
    const found = placeIn(whole, at, isDeclared);
    if (!isCertain(code, exchange)) return [];
    return [
      {
        part: 'request',
        in: place,
        ...(place === 'body'
          ? { pointer: found.pointer, ...(mediaType !== undefined && { mediaType }) }
          : name !== undefined && { name }),
        ...(place !== 'body' && found.pointer !== '' && { pointer: found.pointer }),
        ...{ code, message },
        ...(body !== undefined &&
          place === 'body' &&
          code !== 'undeclared' && { found: foundText(code, found) }),
      },
    ];
  });
}

function parameterValue(exchange: Exchange, place: string, name: string | undefined): unknown {
  const lower = name?.toLowerCase();
  const list = place === 'query' ? exchange.address.query : exchange.requestHeaders;
  if (place === 'path') return undefined;
  return list.find(([one]) =>
    place === 'query' ? one === name : one.toLowerCase() === lower,
  )?.[1];
}

export function responseFaults(
  answer: ResponseCheck,
  exchange: Exchange,
  isDeclared: DeclaredNameTest,
): Fault[] {
  const { status, responseBody } = exchange;
  const { errors, body } = answer(exchange);
  return errors.flatMap((error): Fault[] => {
    const { in: place, name, pointer, code, message } = error;
    const isBody = place === 'body';
    const isKnown = isBody && !(body instanceof Uint8Array);
    const found = isKnown
      ? placeIn(body, pointer ?? '', isDeclared)
      : { pointer: pointer ?? '', value: undefined };
    if (!isCertain(code, exchange)) return [];
    const type = isBody || name === 'content-type' ? responseBody?.mediaType : undefined;
    return [
      {
        part: 'response',
        status,
        in: place,
        ...(name !== undefined && { name }),
        ...(isBody && { pointer: found.pointer }),
        ...(type !== undefined && { mediaType: type }),
        ...{ code, message },
        ...(isKnown && code !== 'undeclared' && { found: foundText(code, found) }),
      },
    ];
  });
}

/** The codes of mismatches that depend only on the type of a value. All other mismatches depend on the value itself. */
const OF_FORM: ReadonlySet<string> = new Set(['type', 'required', 'undeclared']);

/**
 * Returns false for an error that may be wrong: the check has reached a limit, or the error depends on an exact value
 * that the recorder has replaced.
 */
function isCertain(code: string, { values }: Exchange): boolean {
  if (code === 'depth' || code === 'complexity') return false;
  return values !== 'replaced' || OF_FORM.has(code);
}

/**
 * Returns the type of the found value. For an enum, the value itself is returned if it is a word that cannot be
 * private.
 */
function foundText(code: string, { pointer, value }: PlaceInValue): string {
  if (code !== 'enum' && code !== 'const') return typeOfValue(value);
  const name = pointerKeys(pointer).findLast((key) => key !== '*') ?? '';
  const isPrivate = isSecretName(name) || isPersonalName(name);
  const isWord = typeof value === 'string' && isApiWord(value) && isApiName(value) && !isPrivate;
  return isWord || value === null ? JSON.stringify(value) : typeOfValue(value);
}
