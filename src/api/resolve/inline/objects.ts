/** Finds inline objects, and the words from which a name for each of their locations can be built. */
import { childSchemas, hasParts } from '../../../model/walk.js';
import type { Api, Endpoint, EndpointKey, Media, Response } from '../../../model/api.js';
import { escapePointer, unescapePointer } from '../../../model/pointer.js';
import type {
  ObjectShape,
  Schema,
  SchemaId,
  TupleShape,
  UnionShape,
} from '../../../model/schema.js';
import type { StructuralIds } from './structural-ids.js';
import type { SchemaSurvey } from '../schemas/survey.js';
import {
  childPosition,
  ONE_ITEM,
  rootPosition,
  type InlinePosition,
  type PositionRoot,
} from './position.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';

/** An inline object at one location. */
export interface InlineObject {
  readonly schema: Schema & ObjectShape;
  readonly position: InlinePosition;
  /** The inline object that directly contains this object. */
  readonly parent: InlineObject | undefined;
  /** The number of properties of the object and of all objects inside it. */
  size: number;
}

/** The names from which the names of inline objects are built. */
export interface InlineNameSources {
  readonly operations: ReadonlyMap<EndpointKey, string>;
  readonly schemas: ReadonlyMap<SchemaId, string>;
  /** The endpoints and named schemas that contain inline objects. */
  readonly holders: SchemaSurvey['objectHolders'];
}

/**
 * Returns the inline objects in bodies, responses and named schemas, outer objects before the objects inside them.
 * Three kinds are omitted: objects in parameters, because generated code writes their properties as separate arguments;
 * members of intersections, because each is only a part of a value; and variants of discriminated unions.
 */
export function inlineObjects(
  api: Api,
  names: InlineNameSources,
  structuralIds: StructuralIds,
): InlineObject[] {
  const { holders } = names;
  const walk = new InlineWalk(structuralIds);
  for (const [id, schema] of api.schemas) {
    if (!holders.has(schema)) continue;
    const key = `schemas/${escapePointer(id)}`;
    const name = names.schemas.get(id) ?? pascalCase(wordsOf(id));
    const at = rootPosition({ key, declared: key, name, sent: false, rank: 0 });
    if (schema.kind === 'object') walk.inside(schema, at, undefined);
    else walk.schema(schema, at, undefined);
  }
  for (const endpoint of api.endpoints) {
    const { key } = endpoint;
    if (!holders.has(endpoint)) continue;
    walk.endpoint(
      endpoint,
      key,
      () => pascalCase(wordsOf(names.operations.get(key) ?? key)),
      false,
    );
  }
  for (const { name, endpoint } of api.webhooks) {
    if (!holders.has(endpoint)) continue;
    const key = `webhooks/${escapePointer(name)} ${endpoint.method}`;
    walk.endpoint(endpoint, key, () => `${pascalCase(wordsOf(name))}Webhook`, true);
  }
  return walk.objects;
}

class InlineWalk {
  readonly objects: InlineObject[] = [];
  readonly #structuralIds: StructuralIds;

  constructor(structuralIds: StructuralIds) {
    this.#structuralIds = structuralIds;
  }

  /**
   * @param nameOf returns the name of the operation, and is only called if the name is needed
   * @param called true if the API calls this operation
   */
  endpoint(endpoint: Endpoint, key: string, nameOf: () => string, called: boolean): void {
    const { body, responses, callbacks } = endpoint;
    if (body?.media.some(holdsAny)) {
      this.media(body.media, `${key} body`, [nameOf(), 'Body'], !called);
    }
    for (const response of responses) {
      const { status, media } = response;
      if (!media.some(holdsAny)) continue;
      this.media(media, `${key} ${status}`, [nameOf(), responseName(response)], called);
    }
    for (const { name: callback, expression, endpoint: inner } of callbacks) {
      const at = `${key} callbacks/${escapePointer(callback)}/${escapePointer(expression)} ${inner.method}`;
      this.endpoint(
        inner,
        at,
        () => `${nameOf()}${pascalCase(wordsOf(callback))}Callback`,
        !called,
      );
    }
  }

  media(list: readonly Media[], key: string, name: OperationPart, sent: boolean): void {
    const positions = new Map<number, InlinePosition>();
    for (const media of list) {
      // If several media types of a message have equal schemas, the schemas count as one location.
      const form = list.length > 1 ? this.#structuralIds.of(media.schema) : 0;
      let position = positions.get(form);
      if (position === undefined) {
        const at = `${key} ${media.type}`;
        // If there are several media types, only the first one gets the name of the component that declares it.
        const named = positions.size === 0 ? declaredPlace(media, at, name) : partOf(at, name);
        position = rootPosition({ key: at, sent, ...named });
        positions.set(form, position);
      }
      this.schema(media.schema, position, undefined);
      if (media.item) this.schema(media.item, childPosition(position, '[]', 'item'), undefined);
    }
  }

  /**
   * Collects the objects in a schema.
   * @returns the number of properties in the schema, including nested ones
   */
  schema(schema: Schema, position: InlinePosition, parent: InlineObject | undefined): number {
    if (schema.kind !== 'object' || schema.properties.size === 0) {
      return this.inside(schema, position, parent);
    }
    const object: InlineObject = { schema, position, parent, size: 0 };
    this.objects.push(object);
    object.size = schema.properties.size + this.inside(schema, position, object);
    return object.size;
  }

  inside(schema: Schema, position: InlinePosition, parent: InlineObject | undefined): number {
    switch (schema.kind) {
      case 'array':
        return this.schema(schema.items, childPosition(position, '[]', ONE_ITEM), parent);
      case 'object':
        return this.#properties(schema, position, parent);
      case 'tuple':
        return this.#items(schema, position, parent);
      case 'union':
        return this.#members(schema, position, parent);
      default:
        return childSchemas(schema).reduce(
          (size, inner, index) =>
            size + this.inside(inner, childPosition(position, `&${index}`), parent),
          0,
        );
    }
  }

  #properties(
    { properties, rest }: ObjectShape,
    position: InlinePosition,
    parent: InlineObject | undefined,
  ): number {
    let size = 0;
    properties.forEach(({ schema }, name) => {
      if (!isOpened(schema) || !holds(schema)) return;
      size += this.schema(schema, childPosition(position, escapePointer(name), name), parent);
    });
    if (rest && isOpened(rest))
      size += this.schema(rest, childPosition(position, '{}', 'value'), parent);
    return size;
  }

  #items(
    { items, rest }: TupleShape,
    position: InlinePosition,
    parent: InlineObject | undefined,
  ): number {
    let size = 0;
    for (const [index, inner] of items.entries()) {
      size += this.schema(inner, childPosition(position, `[${index}]`, `item${index + 1}`), parent);
    }
    return rest ? size + this.schema(rest, childPosition(position, '[]', 'item'), parent) : size;
  }

  #members(
    { members, discriminator }: UnionShape,
    position: InlinePosition,
    parent: InlineObject | undefined,
  ): number {
    let size = 0;
    const values = members.filter(({ kind }) => kind !== 'null');
    for (const [index, inner] of values.entries()) {
      const step = `|${index}`;
      if (discriminator) size += this.inside(inner, childPosition(position, step), parent);
      else if (values.length === 1) size += this.schema(inner, position, parent);
      else size += this.schema(inner, childPosition(position, step, `option${index + 1}`), parent);
    }
    return size;
  }
}

/** Returns true for schemas that are searched for inline objects. */
const isOpened = (schema: Schema): boolean => hasParts(schema) && schema.kind !== 'tuple';

function holdsAny({ schema, item }: Media): boolean {
  return holds(schema) || (item !== undefined && holds(item));
}

/** Returns true for an object with properties, and for a schema that contains such an object. */
function holds(schema: Schema): boolean {
  const isOne = schema.kind === 'object' && schema.properties.size > 0;
  return isOne || childSchemas(schema).some(holds);
}

function responseName({ status }: Response): string {
  if (status === 200 || status === 201 || status === '2XX') return 'Response';
  return `${typeof status === 'number' ? status : pascalCase(wordsOf(status))}Response`;
}

const SHARED_PART = /^\/(?:components\/)?(responses|requestBodies)\/([^/]+)\//;

/** The name of an operation, and the part of it that contains the object: `['CreatePet', 'Body']`. */
type OperationPart = readonly [operation: string, part: string];

type NamedPlace = Pick<PositionRoot, 'declared' | 'name' | 'operation' | 'rank'>;

function partOf(declared: string, [operation, part]: OperationPart): NamedPlace {
  return { declared, name: operation + part, operation, rank: 2 };
}

/**
 * Returns the name and the rank of the component that declares a body. If no component declares it, returns those of
 * the operation.
 */
function declaredPlace({ schema }: Media, key: string, name: OperationPart): NamedPlace {
  const pointer = schema.origins[0]?.pointer ?? '';
  // A schema below `paths` belongs to its operation, because other operations rarely refer to it.
  const part = pointer.startsWith('/paths/') ? null : SHARED_PART.exec(pointer);
  const [, kind, id] = part ?? [];
  if (kind === undefined || id === undefined) return partOf(key, name);
  const words = wordsOf(unescapePointer(id));
  const ending = kind === 'responses' ? 'response' : 'body';
  const all = words.at(-1) === ending || words.at(-1) === 'request' ? words : [...words, ending];
  return { declared: `${kind}/${id}`, name: pascalCase(all), rank: 1 };
}
