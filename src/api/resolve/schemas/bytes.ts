/**
 * Restricts binary schemas to the positions at which a message can contain bytes: a whole body, a part of a multipart
 * form, or an item of such a part. All other values are in JSON, a URL or a header. These contain text, so `format:
 * binary` becomes a string there.
 */
import { contentSchema } from '../../../model/content-schema.js';
import type { Api, Body, Endpoint, Media, Parameter } from '../../../model/api.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { mapList } from '../../../base/foundation/mapped.js';
import { childSchemas, hasParts, mapChildren, isComposed } from '../../../model/walk.js';
import type { SchemaSurvey } from './survey.js';

/** The position of a value: a whole body, a form, a part of a form, an item of a part, or inside text such as JSON. */
type MessagePart = 'whole' | 'form' | 'part' | 'item' | 'text';

/**
 * Replaces binary schemas with string schemas where a message cannot contain bytes. If a named schema is used both for
 * a form and in JSON, it becomes the schema for JSON, and the form gets a copy of it instead of the reference.
 * @param found the survey of this API
 */
export function restrictBinary(api: Api, found: SchemaSurvey): Api {
  if (found.bytesHolders.size === 0) return api;
  const settling = new BinaryRestriction(api, found.bytesHolders);
  const endpoints = mapList(api.endpoints, (one) => settling.endpoint(one));
  const webhooks = mapList(api.webhooks, (webhook) => {
    const endpoint = settling.endpoint(webhook.endpoint);
    return endpoint === webhook.endpoint ? webhook : { ...webhook, endpoint };
  });
  const schemas = settling.named();
  const same = endpoints === api.endpoints && webhooks === api.webhooks && schemas === api.schemas;
  return same ? api : { ...api, endpoints, webhooks, schemas };
}

class BinaryRestriction {
  readonly #api: Api;
  /** Maps each named schema that is used at only one kind of position (such as `part`) to this position. */
  readonly #only: ReadonlyMap<SchemaId, MessagePart>;
  /** The named schemas that contain bytes themselves, and not only in a schema to which they refer. */
  readonly #holders: ReadonlySet<SchemaId>;
  readonly #touched: (endpoint: Endpoint) => boolean;

  constructor(api: Api, holders: SchemaSurvey['bytesHolders']) {
    this.#api = api;
    const named = [...api.schemas].filter(([, schema]) => holders.has(schema));
    this.#holders = new Set(named.map(([id]) => id));
    this.#only = named.length === 0 ? new Map() : onlyPlaces(api);
    // Whether an endpoint refers to a named schema with bytes is not known here, so all endpoints are processed if
    // there is one.
    this.#touched = (endpoint) => named.length > 0 || holders.has(endpoint);
  }

  endpoint(endpoint: Endpoint): Endpoint {
    if (!this.#touched(endpoint)) return endpoint;
    const parameters = mapList(endpoint.parameters, (one) => this.#parameter(one));
    const body = endpoint.body && this.#media(endpoint.body);
    const responses = mapList(endpoint.responses, (one) => this.#media(one));
    const callbacks = mapList(endpoint.callbacks, (callback) => {
      const called = this.endpoint(callback.endpoint);
      return called === callback.endpoint ? callback : { ...callback, endpoint: called };
    });
    const same =
      parameters === endpoint.parameters &&
      body === endpoint.body &&
      responses === endpoint.responses &&
      callbacks === endpoint.callbacks;
    if (same) return endpoint;
    return { ...endpoint, parameters, ...(body && { body }), responses, callbacks };
  }

  #parameter(parameter: Parameter): Parameter {
    const { content } = parameter;
    if (content.kind !== 'schema') return parameter;
    const schema = this.#settle(content.schema, 'text');
    return schema === content.schema
      ? parameter
      : { ...parameter, content: { ...content, schema } };
  }

  #media<T extends Pick<Body, 'media'>>(holder: T): T {
    const media = mapList(holder.media, (one) => {
      const schema = this.#settle(one.schema, placeOf(one));
      const item = one.item && this.#settle(one.item, itemPlace(one));
      return schema === one.schema && item === one.item
        ? one
        : { ...one, schema, ...(item && { item }) };
    });
    return media === holder.media ? holder : { ...holder, media };
  }

  named(): Api['schemas'] {
    const { schemas } = this.#api;
    if (this.#holders.size === 0) return schemas;
    const settled = new Map(schemas);
    for (const [id, schema] of schemas) {
      settled.set(id, this.#settle(schema, this.#only.get(id) ?? 'text'));
    }
    return [...schemas].some(([id, schema]) => settled.get(id) !== schema) ? settled : schemas;
  }

  #settle(schema: Schema, place: MessagePart): Schema {
    if (schema.kind === 'binary') return place === 'text' ? asText(schema) : schema;
    if (schema.kind === 'ref') return this.#reference(schema, place);
    if (!hasParts(schema)) return schema;
    const inner = inside(schema, place);
    return mapChildren(schema, (child) => this.#settle(child, inner));
  }

  /**
   * Returns the reference unchanged if the named schema has bytes only where a message can contain them at this
   * position. Otherwise, returns a copy of the named schema that is restricted for this position.
   */
  #reference(schema: Schema & { readonly kind: 'ref' }, place: MessagePart): Schema {
    if (place === 'text') return schema;
    const target = this.#api.schemas.get(schema.id);
    if (target === undefined) return schema;
    if (place !== 'whole' && this.#only.get(schema.id) === place) return schema;
    const here = this.#settle(target, place);
    // If a named schema describes bytes, a body with this schema consists of bytes, whatever its media type.
    if (here.kind === 'binary' && place === 'whole') return here;
    const asNamed = this.#settle(target, this.#only.get(schema.id) ?? 'text');
    return here === asNamed ? schema : here;
  }
}

/** Returns the position that the inner schemas of a schema have in a message. */
function inside(schema: Schema, place: MessagePart): MessagePart {
  const { kind } = schema;
  if (isComposed(schema)) return place;
  if (place === 'form' && kind === 'object') return 'part';
  return place === 'part' && kind === 'array' ? 'item' : 'text';
}

/** Converts a binary schema to a string schema with `format: binary`. */
function asText(schema: Schema & { readonly kind: 'binary' }): Schema {
  const { mediaType, ...notes } = schema;
  return {
    ...notes,
    kind: 'string',
    format: 'binary',
    ...(mediaType !== undefined && { contentMediaType: mediaType }),
  };
}

/** Returns the position of a body with a media type: a multipart form, or a whole body. */
function placeOf({ type }: Media): MessagePart {
  return type.startsWith('multipart/') ? 'form' : 'whole';
}

function itemPlace(media: Media): MessagePart {
  return placeOf(media) === 'form' ? 'part' : 'text';
}

/** Maps each named schema that is used at only one kind of position (such as `part`) to this position. */
function onlyPlaces(api: Api): ReadonlyMap<SchemaId, MessagePart> {
  const places = new Map<SchemaId, Set<MessagePart>>();
  const look = (schema: Schema, place: MessagePart): void => {
    if (schema.kind === 'ref') {
      const known = places.get(schema.id) ?? new Set();
      if (known.has(place)) return;
      places.set(schema.id, known.add(place));
      const target = api.schemas.get(schema.id);
      if (target !== undefined) look(target, place);
    } else if (hasParts(schema)) {
      const inner = inside(schema, place);
      for (const child of childSchemas(schema)) look(child, inner);
    }
  };
  const lookAt = (endpoint: Endpoint): void => {
    for (const { content } of endpoint.parameters) {
      look(contentSchema(content), 'text');
    }
    const all = [endpoint.body?.media ?? [], ...endpoint.responses.map(({ media }) => media)];
    for (const media of all.flat()) {
      look(media.schema, placeOf(media));
      if (media.item) look(media.item, itemPlace(media));
    }
    for (const callback of endpoint.callbacks) lookAt(callback.endpoint);
  };
  api.endpoints.forEach(lookAt);
  for (const { endpoint } of api.webhooks) lookAt(endpoint);
  // A schema to which nothing refers may still describe a whole body, because the OpenAPI export keeps such schemas as
  // components.
  const idle = [...api.schemas.keys()].filter((id) => !places.has(id));
  for (const id of idle) look({ kind: 'ref', id, origins: [] }, 'whole');
  return new Map(
    [...places].flatMap(([id, [only, another]]) =>
      only === undefined || another !== undefined ? [] : [[id, only] as const],
    ),
  );
}
