/** Reads the Response Objects of Swagger 2.0. */
import type { Media } from '../../../../model/api.js';
import { essenceOf } from '../../../../model/media-type.js';
import { UNKNOWN, type Example } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Description } from '../description.js';
import { ownExtensions } from '../info.js';
import { readSchema } from '../../json-schema/index.js';
import { exampleValue } from '../../references/example-value.js';
import { isMediaType, mediaTypeName } from '../media-type.js';
import type { OperationPlace } from '../path-item.js';
import type { ReadResponse } from '../responses.js';
import { defaultType, media, mediaTypes } from './body.js';
import { readResponseHeaders } from './parameters.js';
import { readTextFact } from '../../text.js';

export function responseReaderOfSwagger(
  place: OperationPlace,
  description: Description,
): ReadResponse {
  const produces = mediaTypes('produces', place, description) ?? [];
  const { references } = description.schemas;
  return (cursor) => {
    const text = readTextFact(cursor.get('description'));
    return {
      ...(text && { description: text }),
      headers: readResponseHeaders(references.part(cursor.get('headers')), description),
      media: readMedia(cursor, produces, description),
      links: new Map(),
      ...ownExtensions(cursor),
    };
  };
}

function readMedia(cursor: Cursor, produces: readonly string[], description: Description): Media[] {
  const place = cursor.get('schema');
  const { byType, named } = readExamples(cursor.get('examples'), place, description);
  if (!place.exists && byType.size === 0 && named.length === 0) return [];
  const schema = place.exists ? readSchema(place, description.schemas) : UNKNOWN;
  const candidates = produces.length > 0 ? produces : [defaultType(schema)];
  // Without a schema, only the media types that have an example are certain to occur.
  const types = new Set([
    ...(place.exists || byType.size === 0 ? candidates : []),
    ...byType.keys(),
  ]);
  return [...types].map((type) =>
    media(type, schema, place.exists ? place : cursor.get('examples'), {
      examples: [...(byType.get(type) ?? []), ...named],
    }),
  );
}

/** Reads `examples`. Its keys are usually media types. Any other key is read as the name of an example. */
function readExamples(
  cursor: Cursor,
  schema: Cursor,
  { schemas: { references } }: Description,
): { byType: Map<string, Example[]>; named: Example[] } {
  const byType = new Map<string, Example[]>();
  const named: Example[] = [];
  for (const [key, place] of cursor.entries()) {
    const example = { value: exampleValue(place, references, schema), origins: [place.origin()] };
    const type = isMediaType(essenceOf(key)) ? mediaTypeName(key) : undefined;
    if (type === undefined) named.push({ name: key, ...example });
    else byType.set(type, [...(byType.get(type) ?? []), { name: '', ...example }]);
  }
  return { byType, named };
}
