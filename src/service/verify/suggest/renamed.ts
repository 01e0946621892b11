/** Finds properties that have another name in traffic than in the description. */
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { groupBy } from '../../../base/foundation/group.js';
import { pointerKeys } from '../../../model/pointer.js';
import type { Misfit } from '../misfit.js';
import { jsonPath, textStep, type Edit } from './action.js';
import {
  above,
  missingTypes,
  objectAt,
  observedAt,
  schemasAt,
  textsOf,
  type DataPath,
} from './document.js';
import type { SchemaPlace } from './schema-place.js';

/** A mismatch, and all mismatches that the same edit of the document resolves. */
export interface Cause {
  readonly misfit: Misfit;
  readonly same: readonly Misfit[];
}

/**
 * Finds renamed properties. If an undeclared property was found in the same messages and in the same object in which a
 * declared property is missing, both mismatches have one cause.
 */
export function renames(misfits: readonly Misfit[]): Cause[] {
  const bodies = misfits.filter(
    ({ in: place, pointer = '' }) => place === 'body' && pointer !== '',
  );
  const places = groupBy(bodies, ({ key, part, status, mediaType, pointer = '' }) =>
    JSON.stringify([key, part, status, mediaType, above(pointer)]),
  );
  return [...places.values()].flatMap((group) => {
    const missing = group.filter(({ code }) => code === 'required');
    const more = group.filter(({ code }) => code === 'unlisted' || code === 'undeclared');
    return missing.flatMap((misfit): Cause[] => {
      const [to, ...rest] = more.filter(
        (one) => one.count === misfit.count && isNear(nameOf(one), nameOf(misfit)),
      );
      const [alone, another] = more;
      const isAlone = missing.length === 1 && another === undefined;
      const found = to && rest.length === 0 ? to : isAlone ? alone : undefined;
      if (!found || found.count !== misfit.count) return [];
      const named = { ...misfit, code: 'renamed', found: [nameOf(found), ...found.found] };
      return [{ misfit: named, same: [misfit, found] }];
    });
  });
}

/**
 * Declares the schema of the old name under the new name. The old name is removed if no exchange contains it any
 * more.
 */
export function renamed(misfit: Misfit, { document, root, query, observed }: SchemaPlace): Edit[] {
  const { pointer = '', found } = misfit;
  const from = nameOf(misfit);
  const [to = '', ...types] = found;
  const around = observedAt(observed, above(pointer));
  const isGone = !Object.hasOwn(objectAt(around, ['properties']), from);
  const note = isGone ? `${from} is renamed to ${to}?` : `${to} is another name of ${from}?`;
  const declaring = schemasAt(document, root, above(pointer)).filter(
    (path) => valueAtPath(document, [...path, 'properties', from]) !== undefined,
  );
  if (declaring.some((path) => !isTyped(document, [...path, 'properties', from], types))) return [];
  const always = valueAtPath(around, ['required']);
  const isAlways = Array.isArray(always) && always.includes(to);
  return declaring.flatMap((path) => {
    const required = textsOf(valueAtPath(document, [...path, 'required']));
    const isRequired = required.includes(from);
    const schema = objectAt(document, [...path, 'properties', from]);
    const update = {
      properties: { [to]: schema },
      // The names in `required` must be different, and an overlay only adds names.
      ...(isRequired && isAlways && !required.includes(to) && { required: [to] }),
    };
    return [
      { target: query(path), update, note },
      ...(isRequired
        ? [{ target: query([...path, 'required']) + jsonPath([textStep(from)]).slice(1) }]
        : []),
      ...(isGone ? [{ target: query([...path, 'properties', from]) }] : []),
    ];
  });
}

/** The object with the new property, as declared and as observed. */
interface NamePlace {
  readonly document: unknown;
  /** The path of the object in the document. */
  readonly path: DataPath;
  readonly around: unknown;
}

/** Returns the name of a declared property that no exchange contains and that resembles the new name. */
export function formerName(
  misfit: Misfit,
  { document, path, around }: NamePlace,
): string | undefined {
  const name = nameOf(misfit);
  const seen = objectAt(around, ['properties']);
  const [former, another] = Object.keys(objectAt(document, [...path, 'properties'])).filter(
    (one) =>
      !Object.hasOwn(seen, one) &&
      isNear(one, name) &&
      isTyped(document, [...path, 'properties', one], misfit.found),
  );
  return another === undefined ? former : undefined;
}

function nameOf({ pointer = '' }: Misfit): string {
  return pointerKeys(pointer).at(-1) ?? '';
}

/** Returns true if a declared schema allows values of these types. */
function isTyped(document: unknown, path: DataPath, types: readonly string[]): boolean {
  const declaredTypes = schemasAt(document, path, '').flatMap((one) =>
    textsOf(objectAt(document, one)['type']),
  );
  const isKnown = isPlainObject(valueAtPath(document, path)) && declaredTypes.length > 0;
  return isKnown && missingTypes(declaredTypes, types).length === 0;
}

/**
 * Returns true if the names differ only in their spelling, or if one is a shortened form of the other, or has an
 * additional word.
 */
function isNear(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other]
    .map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .sort((a, b) => a.length - b.length);
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return short.length > 1 && short[0] === long[0] && at === short.length;
}
