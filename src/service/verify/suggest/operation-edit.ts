/** Changes an operation so that it matches its observed traffic. */
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { EXTENSION } from '../../../model/extensions.js';
import { essence, mediaFor } from '../../served/runtime.js';
import { isUnnamed, type Misfit } from '../misfit.js';
import { jsonPath, parameterStep, type Edit, type QueryStep } from './action.js';
import { inDeclaredTerms } from './declared-terms.js';
import { objectAt, schemasAt, type OpenApiData, type DataPath } from './document.js';
import type { ObservedOperation } from './observed.js';
import { separated, type SchemaReference, type SchemaUses, type Separation } from './own-schema.js';
import { replaced, schemaEdits } from './schema-edit.js';
import type { SchemaPlace } from './schema-place.js';

/** A declared operation, together with the same operation as it was observed in traffic. */
export interface SuggestPlace {
  readonly document: unknown;
  /** The path of the operation in the document. */
  readonly path: DataPath;
  readonly observed: ObservedOperation | undefined;
  readonly uses: SchemaUses;
  /**
   * The names of copied schemas. A schema that requests and responses share is copied before it is changed for only
   * one of them.
   */
  readonly own: Separation['own'];
}

/**
 * How much an edit may change. `least` only changes the cause of the mismatch; `schema` replaces the whole schema with
 * the observed one; `open` allows every value.
 */
export type Reach = 'least' | 'schema' | 'open';

/** Returns the edits that resolve a mismatch; an empty list if no edit does. */
export function operationEdits(misfit: Misfit, place: SuggestPlace, reach: Reach): Edit[] {
  if (misfit.part === 'operation') return addedOperation(place);
  if (isUnnamed(misfit)) return [];
  return misfit.part === 'request'
    ? requestEdits(misfit, place, reach)
    : answerEdits(misfit, place, reach);
}

function addedOperation({ observed }: SuggestPlace): Edit[] {
  if (!observed) return [];
  const { template, method, operation } = observed;
  return [{ target: '$.paths', update: { [template]: { [method]: operation } } }];
}

function requestEdits(misfit: Misfit, place: SuggestPlace, reach: Reach): Edit[] {
  const { in: where, name = '', code } = misfit;
  const { document, path, observed } = place;
  const target = jsonPath(path);
  const isType = where === 'header' && name === 'content-type';
  if (code === 'credentials') return [optionalSecurity(document, path)];
  if (where !== 'body' && !isType) return parameterEdits(misfit, place, reach);
  const seen = objectAt(observed?.operation, ['requestBody', 'content']);
  const body: DataPath = [...path, 'requestBody'];
  if (isType || (code === 'undeclared' && misfit.pointer === '')) {
    const content = others(seen, document, [...body, 'content']);
    const update = {
      requestBody: { content: Object.keys(content).length > 0 ? content : { '*/*': {} } },
    };
    return [{ target, update }];
  }
  if (code === 'required' && misfit.pointer === '')
    return [{ target: jsonPath(body), update: { required: false } }];
  return contentEdits(misfit, { ...place, seen, content: [...body, 'content'] }, reach);
}

/**
 * Makes the credentials of an operation optional. The operation's own security replaces the API's, so the
 * alternatives of the API are repeated.
 */
function optionalSecurity(document: unknown, path: DataPath): Edit {
  const isOwn = Array.isArray(valueAtPath(document, [...path, 'security']));
  const inherited = isOwn ? [] : valueAtPath(document, ['security']);
  const security = [...(Array.isArray(inherited) ? (inherited as unknown[]) : []), {}];
  return { target: jsonPath(path), update: { security } };
}

function parameterEdits(
  misfit: Misfit,
  { document, path, observed, uses, own }: SuggestPlace,
  reach: Reach,
): Edit[] {
  const { in: where, name = '', code } = misfit;
  const hasName = (one: unknown): one is OpenApiData =>
    isPlainObject(one) && one['in'] === where && sameName(where, String(one['name']), name);
  const list = valueAtPath(document, [...path, 'parameters']);
  const index = Array.isArray(list) ? list.findIndex(hasName) : -1;
  const seen = valueAtPath(observed?.operation, ['parameters']);
  const known = Array.isArray(seen) ? seen.find(hasName) : undefined;
  if (index < 0) return known ? [{ target: jsonPath(path), update: { parameters: [known] } }] : [];
  const declaredName = String(valueAtPath(document, [...path, 'parameters', index, 'name']));
  const steps: QueryStep[] = [...path, 'parameters', parameterStep(where, declaredName)];
  if (code === 'required' && (misfit.pointer ?? '') === '')
    return where === 'path' ? [] : [{ target: jsonPath(steps), update: { required: false } }];
  const root = [...path, 'parameters', index, 'schema'];
  const query = (at: DataPath): string => {
    const isInside = path.concat('parameters', index).every((key, level) => at[level] === key);
    return jsonPath(isInside ? [...steps, ...at.slice(path.length + 2)] : at);
  };
  const observedSchema = isPlainObject(known) ? known['schema'] : undefined;
  return edited(misfit, { document, root, query, observed: observedSchema, uses, own }, reach);
}

function answerEdits(misfit: Misfit, place: SuggestPlace, reach: Reach): Edit[] {
  const { in: where, name = '', code, status = 0 } = misfit;
  const { document, path, observed } = place;
  const responses = [...path, 'responses'];
  const seen = objectAt(observed?.operation, ['responses', String(status)]);
  const key = responseKey(objectAt(document, responses), status);
  if (where === 'status' || key === undefined) {
    return [
      { target: jsonPath(responses), update: { [String(status)]: { description: '', ...seen } } },
    ];
  }
  const response = [...responses, key];
  const isType = where === 'header' && name === 'content-type';
  if (where === 'header' && !isType) return headerEdits(misfit, place, response, reach);
  const seenContent = objectAt(seen, ['content']);
  if (isType || (code === 'undeclared' && misfit.pointer === '')) {
    const content = others(seenContent, document, [...response, 'content']);
    const isBodyless = valueAtPath(document, [...response, EXTENSION.bodyless]) !== undefined;
    return [
      ...(isBodyless ? [{ target: jsonPath([...response, EXTENSION.bodyless]) }] : []),
      { target: jsonPath(response), update: { content } },
    ];
  }
  if (code === 'required' && misfit.pointer === '') {
    // OpenAPI cannot declare an optional response body. The schema is removed instead, because a body without a
    // schema is not required.
    const declared = objectAt(document, [...response, 'content']);
    return Object.keys(declared).flatMap((type) => {
      const at = [...response, 'content', type, 'schema'];
      return valueAtPath(document, at) === undefined ? [] : [{ target: jsonPath(at) }];
    });
  }
  return contentEdits(
    misfit,
    { ...place, seen: seenContent, content: [...response, 'content'] },
    reach,
  );
}

function headerEdits(
  misfit: Misfit,
  { document, observed, uses, own }: SuggestPlace,
  response: DataPath,
  reach: Reach,
): Edit[] {
  const { name = '', code, status } = misfit;
  const hasName = (one: string): boolean => sameName('header', one, name);
  const declaredName = Object.keys(objectAt(document, [...response, 'headers'])).find(hasName);
  const all = objectAt(observed?.operation, ['responses', String(status), 'headers']);
  const [seenName, seen] = Object.entries(all).find(([one]) => hasName(one)) ?? [];
  if (declaredName === undefined) {
    if (seenName === undefined) return [];
    return [{ target: jsonPath(response), update: { headers: { [seenName]: seen } } }];
  }
  const header = [...response, 'headers', declaredName];
  if (code === 'required' && (misfit.pointer ?? '') === '')
    return [{ target: jsonPath(header), update: { required: false } }];
  const schema = isPlainObject(seen) ? seen['schema'] : undefined;
  const root = [...header, 'schema'];
  return edited(misfit, { document, root, query: jsonPath, observed: schema, uses, own }, reach);
}

interface ContentPlace extends SuggestPlace {
  /** The observed media types with their schemas. */
  readonly seen: OpenApiData;
  /** The path of the declared `content` map. */
  readonly content: DataPath;
}

function contentEdits(
  misfit: Misfit,
  { document, seen, content, uses, own }: ContentPlace,
  reach: Reach,
): Edit[] {
  const type = essence(misfit.mediaType ?? '');
  const declared = mediaFor(type, Object.keys(objectAt(document, content)));
  if (declared === undefined) return [];
  const observedType = mediaFor(type, Object.keys(seen));
  const observed =
    observedType === undefined ? undefined : valueAtPath(seen, [observedType, 'schema']);
  const root = [...content, declared, 'schema'];
  return edited(misfit, { document, root, query: jsonPath, observed, uses, own }, reach);
}

function edited(
  misfit: Misfit,
  place: SchemaPlace & Pick<SuggestPlace, 'uses' | 'own'>,
  reach: Reach,
): Edit[] {
  const { document, root } = place;
  if (valueAtPath(document, root) === undefined) return [];
  const touched: DataPath[] = [];
  const query = (path: DataPath): string => {
    touched.push(path);
    return place.query(path);
  };
  const least = reach === 'least' ? schemaEdits(misfit, { ...place, query }) : [];
  if (least.length === 0)
    return misfit.code === 'renamed'
      ? []
      : replaced(reach === 'open' ? { ...place, observed: {} } : place);
  const references: SchemaReference[] = [];
  schemasAt(document, root, misfit.pointer ?? '', (at, target) => references.push({ at, target }));
  const own = separated(misfit, touched, references, place);
  return own.length > 0 ? own : least;
}

/** Returns the key of the declared response for a status: the status, its range (`4XX`), or `default`. */
function responseKey(responses: OpenApiData, status: number): string | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return [String(status), range, 'default'].find((key) => Object.hasOwn(responses, key));
}

/**
 * Returns the observed media types that are not declared yet. If parts of their observed schemas match the schema of a
 * declared media type, the declared schema replaces these parts.
 */
function others(seen: OpenApiData, document: unknown, content: DataPath): OpenApiData {
  const known = Object.keys(objectAt(document, content));
  return Object.fromEntries(
    Object.entries(seen)
      .filter(([type]) => mediaFor(essence(type), known) === undefined)
      .map(([type, media]) => {
        const schema = valueAtPath(media, ['schema']);
        if (!isPlainObject(media) || schema === undefined) return [type, media];
        const rewritten = known.reduce<unknown>(
          (current, one) => inDeclaredTerms(document, [...content, one, 'schema'], current),
          schema,
        );
        return [type, { ...media, schema: rewritten }];
      }),
  );
}

function sameName(place: string, one: string, other: string): boolean {
  return place === 'header' ? one.toLowerCase() === other.toLowerCase() : one === other;
}
