/**
 * Describes the request bodies that the "Try it" form can send: a text, the fields of a form, or a
 * file.
 */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import type { Api, Encoding, Endpoint, Media } from '../../../src/model/api.js';
import { isObjectInstance } from '../../../src/values/sample/index.js';
import type { DocsView } from '../view.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { STYLE_DELIMITERS } from '../../../src/print/typescript/style-delimiters.js';
import { declaredPartType } from '../samples/form.js';
import { exampleText } from '../samples/example.js';
import { sentType } from '../samples/sent-type.js';
import { bodyJson, bodyValue } from '../samples/values.js';
import { effectiveObject } from '../../../src/model/effective/effective.js';
import { dereference } from '../../../src/model/dereference.js';
import type { Schema } from '../../../src/model/schema.js';
import { fieldOf, inputText } from './parameters.js';

/**
 * Returns the bodies that a caller may send; empty if the operation has no body. If no document
 * describes the body, any text may be sent.
 */
export function bodiesData(endpoint: Endpoint, view: DocsView): JsonData[] {
  if (endpoint.body === undefined) return [];
  const bodies = view.bodiesOf(endpoint);
  if (bodies.length === 0) {
    const type = 'application/json';
    return [{ label: type, type, kind: 'text', text: '' }];
  }
  return bodies.map(({ label, media }) => ({ label, ...bodyData(media, view.api) }));
}

function bodyData(media: Media, api: Api): { readonly [name: string]: JsonData } {
  const type = sentType(media);
  const kind = mediaKind(type, media.schema);
  switch (kind) {
    case 'form':
    case 'multipart':
      return { type, kind, fields: fieldsOf(media, api) };
    case 'json':
      return { type, kind: 'text', text: bodyJson(media, api).text };
    case 'text':
      return { type, kind: 'text', text: exampleText(media) ?? '' };
    case 'binary':
    case 'any':
      return { type, kind: 'file' };
    default:
      return kind satisfies never;
  }
}

/** Returns the fields of a form body. Fields that samples contain are filled in. */
function fieldsOf(media: Media, api: Api): JsonData[] {
  const schema = effectiveObject(media.schema, api, 'write');
  if (schema === undefined) return [];
  const sample = bodyValue(media, api);
  const values = isObjectInstance(sample) ? sample : undefined;
  return [...schema.properties].map(([name, property]) => {
    const target = dereference(property.schema, api);
    const items = target.kind === 'array' ? dereference(target.items, api) : target;
    const isFile = items.kind === 'binary';
    const encoding = media.encoding.get(name);
    const writing = writingOf(encoding, target);
    const type = encoding && declaredPartType(encoding);
    const field = fieldOf(property.schema, api);
    const given = inputText(name, values?.get(name), field.kind);
    return {
      ...{ name, required: property.required, kind: isFile ? 'file' : field.kind },
      ...(isFile && target.kind === 'array' && { many: true }),
      ...(writing !== undefined && { writing }),
      ...(type !== undefined && { type }),
      ...(field.values && { values: field.values }),
      ...(given !== undefined && { given }),
    };
  });
}

/**
 * Returns how a list or an object is written: `deep`, `spread`, or a separator; `undefined` if it
 * is written item by item or as JSON.
 */
function writingOf(encoding: Encoding | undefined, { kind }: Schema): string | undefined {
  const { style, explode = style === undefined || style === 'form' } = encoding ?? {};
  if (style === 'deepObject') return 'deep';
  if (kind === 'object') return style === 'form' && explode ? 'spread' : undefined;
  return explode ? undefined : (STYLE_DELIMITERS[style ?? 'form'] ?? ',');
}
