/** Determines which conflicts overlays decide: those at a place that an overlay has written or removed. */
import { memberOf } from '../../base/foundation/plain-object.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { onlyField, type Place } from '../../model/place.js';
import type { Json } from '../../model/schema.js';
import { pathOf, spotsOf, type EmittedDocument, type FactSpot } from '../../print/openapi/place.js';
import { pathPointer } from './edit.js';
import type { Touches } from './touches.js';

/** A conflict: its place, the value in the merged API, and the other values. */
export interface Decidable extends Place {
  readonly kept: { readonly value: Json };
  readonly rejected: readonly { readonly value: Json }[];
}

/** Returns true if an overlay has decided a conflict. */
export type IsDecided = (conflict: Decidable) => boolean;

/**
 * Creates a function that determines whether an overlay has decided a conflict.
 * @param document the document after the overlays
 */
export function decisionsIn(document: EmittedDocument, touches: Touches): IsDecided {
  return (conflict) => {
    const { entity, steps } = conflict;
    const isSchema = entity.startsWith('schema ');
    const keys = document.keysOf(entity);
    if (keys === undefined) return entity.includes(' /');
    const pointer = pathPointer(keys);
    if (document.valueAt(keys) === undefined) return !isSchema || touches.replaced(pointer);
    const isReplaced = (...inner: readonly (string | number)[]): boolean =>
      touches.replaced(pathPointer([...keys, ...inner]));
    switch (onlyField(steps)) {
      case 'parameters':
        return isEachDecided(conflict, memberOf(document.valueAt(keys), 'parameters'), isReplaced);
      case 'responses':
        return areStatusesDecided(conflict, document.valueAt([...keys, 'responses']), isReplaced);
      case 'security':
        return touches.has(`${pointer}/security`) || touches.has('/security');
      case 'id':
        return [conflict.kept, ...conflict.rejected].some(({ value }) => {
          const own = document.keysOf(`scheme ${String(value)}`);
          return own !== undefined && touches.has(pathPointer(own));
        });
    }
    const spots = spotsOf(document, conflict);
    if (spots.length === 0) return !isSchema;
    return spots.some((spot) => isSpotDecided(spot, touches));
  };
}

/** Keywords that define the type of a value, and whether their members do so too. */
const TYPE: Readonly<Record<string, boolean>> = {
  ...{ type: true, $ref: true, allOf: true, anyOf: true, oneOf: true, enum: true, const: true },
  ...{ items: false, properties: false },
};

/** Keywords of the document for a keyword of the ledger. All other keywords have the same name in both. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  enum: ['enum', 'const'],
  style: ['style', 'explode'],
};

function isSpotDecided({ node, field, item }: FactSpot, touches: Touches): boolean {
  const at = (keyword: string): string => pathPointer(pathOf([...node.keys, keyword]));
  const isTouched = (keyword: string, hasMembers: boolean): boolean =>
    touches.replaced(at(keyword)) || (hasMembers && touches.has(at(keyword)));
  if (field === undefined) {
    // A written value that is no schema has no effect.
    if (node.value === null || !['object', 'boolean', 'undefined'].includes(typeof node.value)) {
      return false;
    }
    return Object.entries(TYPE).some(
      ([keyword, isList]) =>
        isTouched(keyword, false) || (isList && touches.of(at(keyword)).members.length > 0),
    );
  }
  if (item !== undefined) {
    const list: unknown = memberOf(node.value, field);
    const { own, members } = touches.of(at(field));
    // A new list only decides about the properties that it contains.
    const isRewritten = own.some(({ removed }) => removed);
    const isInList = Array.isArray(list) && list.includes(item);
    const isListed = own.length > 0 && isInList;
    const property = ['properties', item];
    const isRemoved =
      !isInList &&
      property.reduce(memberOf, node.value) === undefined &&
      touches.replaced(pathPointer(pathOf([...node.keys, ...property])));
    return (
      isRewritten ||
      isListed ||
      isRemoved ||
      touches.replaced(pathPointer(pathOf(node.keys))) ||
      members.some(({ pointer, removed, item: lost }) => {
        const index = pointer.slice(pointer.lastIndexOf('/') + 1);
        return (removed ? lost : memberOf(list, index)) === item;
      })
    );
  }
  // A change inside the schema of additional properties does not decide whether they are allowed.
  return (SPELLINGS[field] ?? field.split('/')).some((keyword) =>
    isTouched(keyword, keyword !== 'additionalProperties'),
  );
}

type IsReplaced = (...inner: readonly (string | number)[]) => boolean;

/** Returns true if an overlay has written or removed each parameter that only some of the documents declare. */
function isEachDecided(conflict: Decidable, list: unknown, isReplaced: IsReplaced): boolean {
  const parameters: readonly unknown[] = Array.isArray(list) ? list : [];
  const disputed = disputedIn(conflict);
  const identities = parameters.map((one) =>
    parameterIdentity({ in: String(memberOf(one, 'in')), name: String(memberOf(one, 'name')) }),
  );
  return (
    disputed.length > 0 &&
    disputed.every((one) => {
      const index = identities.indexOf(one);
      return index < 0 || isReplaced('parameters', index, 'name');
    })
  );
}

/** Returns true if at most one of the disputed statuses remains. Statuses that an overlay sets are not disputed. */
function areStatusesDecided(
  conflict: Decidable,
  responses: unknown,
  isReplaced: IsReplaced,
): boolean {
  const disputed = disputedIn(conflict);
  const left = disputed.filter(
    (status) => memberOf(responses, status) !== undefined && !isReplaced('responses', status),
  );
  return left.length < Math.min(2, disputed.length);
}

/** Returns the members of the kept list that one of the other lists lacks. */
function disputedIn({ kept, rejected }: Decidable): readonly string[] {
  const lists = rejected.map(({ value }) => texts(value));
  return texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
}

function texts(value: Json): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
