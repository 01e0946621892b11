/** Replaces the alternatives of a union with one object if there are too many alternatives. */
import { isComposed } from '../../../model/walk.js';
import { memoizeByObject } from '../../../base/foundation/memo.js';
import type { Follow } from '../../../model/dereference.js';
import type { Property, Schema } from '../../../model/schema.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

interface Gathered {
  readonly properties: Map<string, Schema[]>;
  readonly seen: Set<Schema>;
  /** True if an alternative allows additional properties. */
  open: boolean;
  /** True if an alternative is `null`. */
  nullable: boolean;
  /** True if an alternative is neither an object nor `null`. */
  mixed: boolean;
}

/**
 * Combines the alternatives of one part of an intersection into one object. Used for a part with too many alternatives.
 * All properties of the alternatives are optional in this object. If it lacked these properties, an object literal for
 * one of the alternatives would not compile.
 * @returns `undefined` if an alternative is not an object; then the type omits the part
 */
export function mergedPart(part: Schema, follow: Follow): Schema | undefined {
  return mergerOf(follow)(part);
}

const mergerOf = memoizeByObject((follow: Follow) =>
  memoizeByObject((part: Schema): Schema | undefined => {
    const found: Gathered = {
      ...{ properties: new Map(), seen: new Set() },
      ...{ open: false, nullable: false, mixed: false },
    };
    gather(part, follow, found);
    if (found.mixed) return undefined;
    const { origins } = part;
    const object = objectOf(found, origins);
    if (!found.nullable) return object;
    return { kind: 'union', members: [object, { kind: 'null', origins }], origins };
  }),
);

function objectOf({ properties, open }: Gathered, origins: Schema['origins']): Schema {
  const rest: Schema = { kind: 'unknown', origins };
  if (open || properties.size > MERGING_LIMITS.combinedProperties.most) {
    return { kind: 'object', properties: new Map(), rest, restStated: true, origins };
  }
  const named = [...properties].map(([name, forms]): [string, Property] => {
    const [only = rest, another] = forms;
    if (another === undefined) return [name, { schema: only, required: false }];
    const schema: Schema = {
      ...(forms.length > MERGING_LIMITS.propertyForms.most
        ? rest
        : { kind: 'union', members: forms, origins }),
      ...(forms.every((form) => form.readOnly === true) && { readOnly: true }),
      ...(forms.every((form) => form.writeOnly === true) && { writeOnly: true }),
    };
    return [name, { schema, required: false }];
  });
  return { kind: 'object', properties: new Map(named), rest: { kind: 'any', origins }, origins };
}

function gather(schema: Schema, follow: Follow, found: Gathered): void {
  const target = follow(schema);
  if (found.seen.has(target)) return;
  found.seen.add(target);
  if (isComposed(target)) {
    for (const member of target.members) gather(member, follow, found);
    return;
  }
  switch (target.kind) {
    case 'object':
      for (const [name, property] of target.properties) {
        const forms = found.properties.get(name) ?? [];
        found.properties.set(name, forms);
        if (!forms.includes(property.schema)) forms.push(property.schema);
      }
      if (target.restStated === true && target.rest !== undefined) found.open = true;
      if (target.patterns !== undefined) found.open = true;
      return;
    case 'any':
    case 'unknown':
      found.open = true;
      return;
    case 'null':
      found.nullable = true;
      return;
    default:
      found.mixed = true;
  }
}
