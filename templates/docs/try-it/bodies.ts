/** Bodies as the form asks for them: a text, the fields of a form, or a file. */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import type { Api, Encoding, Endpoint, Media } from '../../../src/model/api.js';
import {
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../../src/values/sample/index.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { DELIMITERS } from '../samples/form.js';
import { sentType } from '../samples/sent-type.js';
import { bodyText, bodyValue, fieldText } from '../samples/values.js';
import { followed } from '../../../src/model/followed.js';
import { fieldOf, type FieldKind } from './parameters.js';

/** What a caller may send; none where there is no body, and any text where nobody describes it. */
export function bodiesData({ body }: Endpoint, api: Api): JsonData[] {
  if (body === undefined) return [];
  if (body.media.length === 0) return [{ type: 'application/json', kind: 'text', text: '' }];
  return body.media.map((media) => bodyData(media, api));
}

function bodyData(media: Media, api: Api): JsonData {
  const type = sentType(media);
  const kind = mediaKind(type, media.schema);
  switch (kind) {
    case 'form':
    case 'multipart':
      return { type, kind, fields: fieldsOf(media, api) };
    case 'json':
    case 'text':
      return { type, kind: 'text', text: bodyText(media, api) ?? '' };
    case 'binary':
    case 'any':
      return { type, kind: 'file' };
    default:
      return kind satisfies never;
  }
}

/** The fields of a form; what must be sent is filled in, as far as the description says with what. */
function fieldsOf(media: Media, api: Api): JsonData[] {
  const schema = followed(media.schema, api);
  if (schema.kind !== 'object') return [];
  const sample = bodyValue(media, api);
  const values = isObjectInstance(sample) ? sample : undefined;
  return [...schema.properties].map(([name, property]) => {
    const target = followed(property.schema, api);
    const items = target.kind === 'array' ? followed(target.items, api) : target;
    const isFile = items.kind === 'binary';
    const writing = writingOf(media.encoding.get(name));
    const field = fieldOf(property.schema, api);
    const given = property.required ? typedText(name, values?.get(name), field.kind) : undefined;
    return {
      ...{ name, required: property.required, kind: isFile ? 'file' : field.kind },
      ...(isFile && target.kind === 'array' && { many: true }),
      ...(writing !== undefined && { writing }),
      ...(field.values && { values: field.values }),
      ...(given !== undefined && { given }),
    };
  });
}

/** A value as it is typed in: the items of a list one a line. */
function typedText(name: string, value: Instance | undefined, kind: FieldKind): string | undefined {
  if (kind !== 'list' || !isArrayInstance(value)) return fieldText(name, value);
  return value.length === 0 ? undefined : value.map((item) => fieldText('', item) ?? '').join('\n');
}

/** How a list or an object is written that is neither item by item nor JSON: `deep`, or what stands between items. */
function writingOf(encoding: Encoding | undefined): string | undefined {
  const { style, explode = style === undefined || style === 'form' } = encoding ?? {};
  if (style === 'deepObject') return 'deep';
  return explode ? undefined : (DELIMITERS[style ?? 'form'] ?? ',');
}
