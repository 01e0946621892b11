/**
 * Treats bodies and parts of forms as text if they are XML or plain text, even if their schema declares more than a
 * string. Generated code does not parse these formats.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Encoding, Endpoint, Media } from '../../../model/api.js';
import { dereference } from '../../../model/dereference.js';
import { isJsonMediaType } from '../../../model/media-type.js';
import type { Schema } from '../../../model/schema.js';
import { mapList } from '../../../base/foundation/mapped.js';
import { childSchemas, mapChildren, isComposed } from '../../../model/walk.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Reports XML that a schema describes, and changes XML and text parts of forms to strings. A whole body needs no
 * change, because its type is derived from the media type, but the type of a form field is derived from its schema.
 */
export function restrictTextMedia(api: Api, report: Report): Api {
  const settle = (endpoint: Endpoint): Endpoint => {
    const { body } = endpoint;
    for (const { media } of body === undefined
      ? endpoint.responses
      : [body, ...endpoint.responses]) {
      // If JSON is declared next to XML, requests and responses use JSON.
      if (media.some(({ type }) => isJsonMediaType(type))) continue;
      for (const one of media) reportXml(one, api, report);
    }
    const media = body && mapList(body.media, (one) => withTexts(one, api, report));
    return body === undefined || media === undefined || media === body.media
      ? endpoint
      : { ...endpoint, body: { ...body, media } };
  };
  const endpoints = mapList(api.endpoints, settle);
  return endpoints === api.endpoints ? api : { ...api, endpoints };
}

function reportXml({ type, schema, origins: [place] }: Media, api: Api, report: Report): void {
  if (!isXml(type) || !hasMembers(schema, api)) return;
  report.add('media/xml', { type }, place);
}

function withTexts(media: Media, api: Api, report: Report): Media {
  if (media.encoding.size === 0 || !media.type.startsWith('multipart/')) return media;
  const texts = new Map([...media.encoding].filter(([, encoding]) => isText(encoding)));
  if (texts.size === 0) return media;
  const settle = (schema: Schema): Schema => {
    const shape = dereference(schema, api);
    const settled = settledShape(shape);
    return settled === shape ? schema : settled;
  };
  const settledShape = (shape: Schema): Schema => {
    if (shape.kind !== 'object') return isComposed(shape) ? mapChildren(shape, settle) : shape;
    const properties = new Map(shape.properties);
    for (const [name, { contentType = '' }] of texts) {
      const property = properties.get(name);
      if (property === undefined || !hasMembers(property.schema, api)) continue;
      report.add('media/xml', { type: contentType }, media.origins[0]);
      properties.set(name, { ...property, schema: textOf(property.schema, contentType, api) });
    }
    const same = [...properties].every(([name, one]) => shape.properties.get(name) === one);
    return same ? shape : { ...shape, properties };
  };
  const schema = settle(media.schema);
  return schema === media.schema ? media : { ...media, schema };
}

/**
 * Returns the schema of a string with a media type. For a list, returns a list of such strings, because each item is
 * sent as a separate part.
 */
function textOf(schema: Schema, contentMediaType: string, api: Api): Schema {
  const shape = dereference(schema, api);
  const { description, origins } = shape;
  if (shape.kind === 'array') {
    return { ...shape, items: textOf(shape.items, contentMediaType, api) };
  }
  return {
    kind: 'string',
    contentMediaType,
    ...(description !== undefined && { description }),
    origins,
  };
}

/** Returns true if all media types of a part are XML or plain text. */
function isText({ contentType = '' }: Encoding): boolean {
  const types = contentType.toLowerCase().split(',');
  return types.every((type) => isXml(type.trim()) || type.trim().startsWith('text/'));
}

function isXml(type: string): boolean {
  return /[/+]xml\b/.test(type);
}

/** Returns true if a value, or an item in it, has properties. */
function hasMembers(schema: Schema, api: Api, depth = 0): boolean {
  const shape = dereference(schema, api);
  if (shape.kind === 'object' || shape.kind === 'tuple') return true;
  if (depth > MERGING_LIMITS.textMediaDepth.most) return false;
  return childSchemas(shape).some((child) => hasMembers(child, api, depth + 1));
}
