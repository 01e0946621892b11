/** Changes a schema so that it accepts the observed values. Each kind of mismatch has its own smallest change. */
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { KEYWORDS_BY_CODE, LIMITS } from '../../../model/keywords/rows.js';
import { pointerKeys } from '../../../model/pointer.js';
import type { Misfit } from '../misfit.js';
import { jsonPath, textStep, type Edit } from './action.js';
import { inDeclaredTerms } from './declared-terms.js';
import { formerName, renamed } from './renamed.js';
import type { SchemaPlace } from './schema-place.js';
import { above, missingTypes, objectAt, observedAt, schemasAt, textsOf } from './document.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';

const end = (side: 'lower' | 'upper'): readonly string[] =>
  LIMITS.number.filter(({ limit }) => limit.side === side).map(({ keyword }) => keyword);
const LOWER = end('lower');
const UPPER = end('upper');

/** Returns the smallest change that resolves a mismatch; an empty list if none is known. */
export function schemaEdits(misfit: Misfit, place: SchemaPlace): Edit[] {
  const { code, message, pointer = '' } = misfit;
  switch (code) {
    case 'type':
      return otherStructure(misfit, place) ?? widenedTypes(misfit, place);
    case 'required':
      return noLongerRequired(pointer, place);
    case 'renamed':
      return renamed(misfit, place);
    case 'undeclared':
      return declared(pointer, place);
    case 'unlisted':
      return listed(misfit, place);
    case 'range': {
      const bounds = without(/at most|below/.test(message) ? UPPER : LOWER, pointer, place);
      // If there are no bounds to remove, the format is removed, because formats of numbers have bounds too.
      return bounds.length > 0 ? bounds : without(['format'], pointer, place);
    }
    case 'enum':
      return moreValues(misfit, place);
    case 'union':
      return anotherForm(pointer, place);
    case 'exclusive':
      return anyForm(pointer, place);
    default:
      return without(KEYWORDS_BY_CODE.get(code) ?? [], pointer, place);
  }
}

/**
 * Replaces the whole schema with the observed one. This is the next attempt if a smaller change does not resolve the
 * mismatch.
 */
export function replaced({ root, query, observed }: SchemaPlace): Edit[] {
  const parent = root.slice(0, -1);
  const key = root.at(-1) ?? '';
  return [{ target: query(root) }, { target: query(parent), update: { [key]: observed ?? {} } }];
}

const STRUCTURES: readonly string[] = ['array', 'object'];

/**
 * Changes a schema of another type to the observed object or list, for example an object to a list of such objects. If
 * some observed values have the declared type, the declared schema and the observed one become members of an `anyOf`.
 * Parts of the observed schema that match a declared schema are replaced by it.
 */
function otherStructure(
  { found, pointer = '', count, of }: Misfit,
  { document, root, query, observed }: SchemaPlace,
): Edit[] | undefined {
  const [site, ...more] = schemasAt(document, root, pointer);
  const key = site?.at(-1);
  if (!site || typeof key !== 'string' || found.includes('nothing')) return undefined;
  const declaredTypes = [site, ...more].flatMap((path) =>
    textsOf(objectAt(document, path)['type']),
  );
  const missing = missingTypes(declaredTypes, found);
  if (declaredTypes.length === 0 || !missing.some((one) => STRUCTURES.includes(one)))
    return undefined;
  const seen = observedAt(observed, pointer);
  const forms = missing.map((type) => {
    const form = formOf(seen, type);
    return STRUCTURES.includes(type) ? inDeclaredTerms(document, site, form) : form;
  });
  const [only] = forms;
  const isAll = count === of && isPlainObject(seen) && seen['type'] === missing[0];
  if (isAll && forms.length === 1) return replaced({ document, root: site, query, observed: only });
  const { anyOf } = objectAt(document, site);
  if (Array.isArray(anyOf)) return [{ target: query(site), update: { anyOf: forms } }];
  return replaced({
    ...{ document, root: site, query },
    observed: { anyOf: [objectAt(document, site), ...forms] },
  });
}

/** Returns the observed schema for values of one type: the schema itself, or the member of `anyOf` with this type. */
function formOf(seen: unknown, type: string): unknown {
  if (!isPlainObject(seen)) return { type };
  const { anyOf } = seen;
  if (Array.isArray(anyOf)) {
    const form: unknown = anyOf.find(
      (one) => isPlainObject(one) && textsOf(one['type']).includes(type),
    );
    return form === undefined ? { type } : formOf(form, type);
  }
  return textsOf(seen['type']).includes(type) ? { ...seen, type } : { type };
}

function widenedTypes(
  { found, pointer = '' }: Misfit,
  { document, root, query }: SchemaPlace,
): Edit[] {
  return schemasAt(document, root, pointer).flatMap((path) => {
    const declaredTypes = textsOf(objectAt(document, path)['type']);
    const missing = missingTypes(declaredTypes, found);
    if (declaredTypes.length === 0 || missing.length === 0 || found.includes('nothing')) return [];
    const kept = missing.includes('number')
      ? declaredTypes.filter((one) => one !== 'integer')
      : declaredTypes;
    return [
      { target: query([...path, 'type']) },
      { target: query(path), update: { type: [...kept, ...missing] } },
    ];
  });
}

function noLongerRequired(pointer: string, { document, root, query }: SchemaPlace): Edit[] {
  const keys = pointerKeys(pointer);
  const name = keys.at(-1) ?? '';
  return schemasAt(document, root, above(pointer)).flatMap((path) => {
    const required = valueAtPath(document, [...path, 'required']);
    if (!Array.isArray(required) || !required.includes(name)) return [];
    const step = textStep(name);
    return [{ target: query([...path, 'required']) + jsonPath([step]).slice(1) }];
  });
}

/**
 * Adds the found values to an enum. If one of them may be private, or if there are too many, the enum is removed
 * instead.
 */
function moreValues({ found, pointer = '' }: Misfit, place: SchemaPlace): Edit[] {
  const { document, root, query } = place;
  const values = found.flatMap((text): unknown[] => (/^"|^null$/.test(text) ? [parsed(text)] : []));
  if (values.length < found.length || values.length > SERVICE_LIMITS.suggestedValues.most)
    return without(KEYWORDS_BY_CODE.get('enum') ?? [], pointer, place);
  return schemasAt(document, root, pointer).flatMap((path) => {
    const known = valueAtPath(document, [...path, 'enum']);
    const more = Array.isArray(known) ? values.filter((one) => !known.includes(one)) : [];
    return more.length === 0 ? [] : [{ target: query([...path, 'enum']), update: more }];
  });
}

function parsed(text: string): unknown {
  return JSON.parse(text);
}

/** Declares an undeclared property of an object that does not allow additional properties. */
function declared(pointer: string, place: SchemaPlace): Edit[] {
  const { document, root, query, observed } = place;
  const name = pointerKeys(pointer).at(-1) ?? '*';
  const closed = schemasAt(document, root, above(pointer)).flatMap((path) =>
    ['additionalProperties', 'unevaluatedProperties', 'unevaluatedItems', 'items']
      .map((keyword) => [...path, keyword])
      .filter((at) => valueAtPath(document, at) === false),
  );
  const seen = observedAt(observed, pointer);
  return closed.map((at) =>
    name === '*' || seen === undefined
      ? { target: query(at) }
      : { target: query(at.slice(0, -1)), update: { properties: { [name]: seen } } },
  );
}

/**
 * Declares a property that an object allows without declaring it. The property is added to the outermost schema that
 * declares properties.
 */
function listed(misfit: Misfit, { document, root, query, observed }: SchemaPlace): Edit[] {
  const { pointer = '' } = misfit;
  const name = pointerKeys(pointer).at(-1) ?? '';
  const paths = schemasAt(document, root, above(pointer)).filter(
    (one) => valueAtPath(document, [...one, 'properties']) !== undefined,
  );
  const [path] = paths;
  if (!path) return [];
  const around = observedAt(observed, above(pointer));
  const former = formerName(misfit, { document, path, around });
  if (former !== undefined) {
    const update = { properties: { [name]: objectAt(document, [...path, 'properties', former]) } };
    return [{ target: query(path), update, note: `renamed from ${former}?` }];
  }
  const seen = observedAt(observed, pointer) ?? {};
  return [{ target: query(path), update: { properties: { [name]: seen } } }];
}

function without(
  keywords: readonly string[],
  pointer: string,
  { document, root, query }: SchemaPlace,
): Edit[] {
  return schemasAt(document, root, pointer).flatMap((path) =>
    keywords.flatMap((keyword) =>
      Object.hasOwn(objectAt(document, path), keyword)
        ? [{ target: query([...path, keyword]) }]
        : [],
    ),
  );
}

function anotherForm(pointer: string, { document, root, query, observed }: SchemaPlace): Edit[] {
  const seen = observedAt(observed, pointer);
  if (seen === undefined) return [];
  const edits = schemasAt(document, root, pointer).flatMap((path) => {
    const schema = objectAt(document, path);
    if (Object.hasOwn(schema, 'discriminator')) return [];
    return ['anyOf', 'oneOf'].flatMap((keyword) =>
      Array.isArray(schema[keyword]) ? [{ target: query([...path, keyword]), update: seen }] : [],
    );
  });
  // Only the outermost union is changed, because the mismatch is reported for this union.
  return edits.slice(0, 1);
}

/** Replaces `oneOf` with `anyOf`, so that a value may match several members. */
function anyForm(pointer: string, { document, root, query }: SchemaPlace): Edit[] {
  return schemasAt(document, root, pointer).flatMap((path) => {
    const { oneOf, anyOf } = objectAt(document, path);
    if (!Array.isArray(oneOf) || anyOf !== undefined) return [];
    return [
      { target: query([...path, 'oneOf']) },
      { target: query(path), update: { anyOf: oneOf } },
    ];
  });
}
