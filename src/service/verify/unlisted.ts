/**
 * Finds properties in recorded bodies that the declared schema does not list, because they were renamed or never
 * documented.
 */
import { append } from '../../base/foundation/lists.js';
import { isComposed } from '../../model/walk.js';
import { responseFor } from '../../model/status.js';
import type { Api, Endpoint, Media } from '../../model/api.js';
import { assertedInPlace } from '../../model/assertions.js';
import { trustOf } from '../../model/origin.js';
import { escapePointer } from '../../model/pointer.js';
import type { ObjectShape, Schema } from '../../model/schema.js';
import type { Content, Exchange } from '../../input/read/traffic/index.js';
import { isRecordedField } from '../../input/read/infer/field-names.js';
import { essence, mediaFor } from '../served/runtime.js';
import type { Fault } from './misfit.js';
import { typeOfValue } from './place.js';
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';

/** Tells whether a body belongs to the request, or to a response with a certain status. */
type Part = Pick<Fault, 'part' | 'status'>;

/**
 * Finds undeclared properties in JSON bodies. It checks only objects for which a description lists properties without
 * explicitly allowing additional ones. Keys that are values, such as ids, are ignored.
 * @param endpoint an endpoint of a resolved API
 */
export function unlistedProperties(
  { body, responses }: Endpoint,
  api: Pick<Api, 'schemas'>,
): (exchange: Exchange) => Fault[] {
  const membersOf = expander(api);
  const inContent = (
    content: Content | undefined,
    media: readonly Media[],
    part: Part,
  ): Fault[] => {
    const type = mediaFor(
      essence(content?.mediaType ?? ''),
      media.map((one) => one.type),
    );
    const schema = media.find((one) => one.type === type)?.schema;
    const form = schema && content?.read();
    if (!schema || form?.kind !== 'json') return [];
    return unlistedIn(form.value, [schema], membersOf).map(({ pointer, found }) => ({
      ...part,
      ...{ in: 'body', pointer, code: 'unlisted', message: 'is not declared', found },
      ...(content && content.mediaType !== '' && { mediaType: content.mediaType }),
    }));
  };
  return ({ status, requestBody, responseBody }) => {
    const isRefused = status >= 400 && status < 500;
    const declared = responseFor(responses, status);
    return [
      ...(isRefused ? [] : inContent(requestBody, body?.media ?? [], { part: 'request' })),
      ...inContent(responseBody, declared?.media ?? [], { part: 'response', status }),
    ];
  };
}

interface Unlisted {
  /** A JSON Pointer, with `*` for any item. */
  readonly pointer: string;
  /** The type of the property's value. */
  readonly found: string;
}

/** Returns all schemas that apply to a value; `undefined` if one of them allows every value. */
type MembersOf = (schemas: readonly Schema[]) => readonly Schema[] | undefined;

function unlistedIn(value: unknown, schemas: readonly Schema[], membersOf: MembersOf): Unlisted[] {
  const found = new Map<string, Unlisted>();
  const visit = (
    one: unknown,
    holding: readonly Schema[],
    pointer: string,
    depth: number,
  ): void => {
    if (
      typeof one !== 'object' ||
      one === null ||
      holding.length === 0 ||
      depth > SERVICE_LIMITS.unlistedDepth.most
    )
      return;
    const members = membersOf(holding);
    if (members === undefined) return;
    if (Array.isArray(one)) {
      const items = members.flatMap(itemsOf);
      for (const item of one) visit(item, items, `${pointer}/*`, depth + 1);
      return;
    }
    const objects = members.filter((member) => member.kind === 'object');
    if (!isListed(objects)) return;
    for (const [name, member] of Object.entries(one)) {
      const inside = objects.flatMap(({ properties }) => properties.get(name)?.schema ?? []);
      const at = `${pointer}/${escapePointer(name)}`;
      if (inside.length > 0) visit(member, inside, at, depth + 1);
      else if (isRecordedField(name)) found.set(at, { pointer: at, found: typeOfValue(member) });
    }
  };
  visit(value, schemas, '', 0);
  return [...found.values()];
}

function itemsOf(schema: Schema): readonly Schema[] {
  if (schema.kind === 'array') return [schema.items];
  return schema.kind === 'tuple' ? [...schema.items, ...(schema.rest ? [schema.rest] : [])] : [];
}

/**
 * Returns true if the schemas list properties and have no `additionalProperties`. If they forbid additional properties,
 * the generated checks already report an undeclared one.
 */
function isListed(objects: readonly (ObjectShape & Schema)[]): boolean {
  const isOpen = objects.every(
    ({ rest, restStated, patterns, origins }) =>
      rest !== undefined && restStated !== true && patterns === undefined && isDescribed(origins),
  );
  return isOpen && objects.some(({ properties }) => properties.size > 0);
}

/**
 * Returns false for a schema that was inferred from examples or traffic, because it lists only the properties that
 * were observed.
 */
function isDescribed(origins: Schema['origins']): boolean {
  return ['absent', 'declared', 'overlay'].includes(trustOf(origins));
}

function expander(api: Pick<Api, 'schemas'>): MembersOf {
  const known = new WeakMap<Schema, readonly Schema[] | undefined>();
  const expanded = (schema: Schema): readonly Schema[] | undefined => {
    if (!known.has(schema)) known.set(schema, membersOfOne(schema, api));
    return known.get(schema);
  };
  return (schemas) => {
    const lists = schemas.map(expanded);
    return lists.includes(undefined) ? undefined : lists.flatMap((list) => list ?? []);
  };
}

function membersOfOne(whole: Schema, { schemas }: Pick<Api, 'schemas'>): Schema[] | undefined {
  const found = new Set<Schema>();
  const open: Schema[] = [whole];
  for (let schema = open.pop(); schema; schema = open.pop()) {
    if (found.has(schema)) continue;
    found.add(schema);
    if (schema.kind === 'any' || schema.kind === 'unknown') return undefined;
    append(open, assertedInPlace(schema));
    append(open, schema.assertions?.forms ?? []);
    if (isComposed(schema)) append(open, schema.members);
    const target = schema.kind === 'ref' ? schemas.get(schema.id) : undefined;
    if (target) open.push(target);
  }
  return [...found];
}
