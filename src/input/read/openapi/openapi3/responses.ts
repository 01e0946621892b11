/** Reads the Request Body, Response and Link Objects of OpenAPI 3. */
import type { Body } from '../../../../model/api.js';
import type { Mutable } from '../../../../base/foundation/mutable.js';
import { fact } from '../../../../model/origin.js';
import type { Json, Schema } from '../../../../model/schema.js';
import { EXTENSION } from '../../../../model/extensions.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Description, ResponseFacts } from '../description.js';
import { ownExtensions } from '../info.js';
import { readContent, readHeaderObjects } from './media.js';
import type { OperationPlace } from '../path-item.js';
import type { ReadResponse } from '../responses.js';
import { readTextFact } from '../../text.js';
import { withDeclaredFieldTrust, withDeclaredTrust } from '../../trust.js';

/** Reads the request body of an operation. If it declares no content, the type of the body is unknown. */
export function readRequestBody(place: OperationPlace, description: Description): Body | undefined {
  const item = place.operation.get('requestBody');
  if (!item.exists) return undefined;
  const cursor = description.schemas.references.follow(item, '/components/requestBodies');
  if (!cursor) return undefined;
  const text = readTextFact(cursor.get('description'));
  const media = readContent(cursor.get('content'), description);
  const { method } = place;
  if (method === 'GET' || method === 'HEAD') {
    const isEmpty = media.length > 0 && media.every(({ schema }) => isEmptyObject(schema));
    if (isEmpty && cursor.get('required').value !== true) {
      cursor.add('body/empty-on-get', { method });
      return undefined;
    }
    cursor.add('body/on-get', { method });
  }
  if (media.length === 0 && cursor.get(EXTENSION.unknown).value !== true) {
    cursor.add('body/unknown', { method: place.method, isUndeclared: false }, 'key');
  }
  const required = cursor.get('required');
  const isRequired = required.boolean();
  const body: Body = {
    required: withDeclaredFieldTrust(
      cursor,
      'required',
      isRequired === undefined
        ? fact(false, cursor.origin('assumed'))
        : fact(isRequired, required.origin()),
    ),
    ...(text && { description: text }),
    media,
    ...ownExtensions(cursor),
    origins: [cursor.origin()],
  };
  return withDeclaredTrust(cursor, body);
}

function isEmptyObject(schema: Schema): boolean {
  if (schema.kind !== 'object') return false;
  const { properties, rest, patterns } = schema;
  return properties.size === 0 && rest === undefined && patterns === undefined;
}

export function responseReaderOfOpenApi(description: Description): ReadResponse {
  const { caches: known, schemas } = description;
  return (cursor) =>
    schemas.references.readCached(known.responses, cursor, '', () =>
      readResponse(cursor, description),
    );
}

function readResponse(cursor: Cursor, description: Description): ResponseFacts {
  const summary = readTextFact(
    cursor.has('summary') ? cursor.get('summary') : cursor.get(EXTENSION.summary),
  );
  const text = readTextFact(cursor.get('description'));
  const facts: Mutable<ResponseFacts> = {
    headers: readHeaderObjects(cursor.get('headers'), description),
    media: readContent(cursor.get('content'), description),
    links: readLinks(cursor, description),
  };
  if (summary) facts.summary = summary;
  if (text) facts.description = text;
  const { extensions } = ownExtensions(cursor);
  if (extensions) facts.extensions = extensions;
  return facts;
}

const NO_LINKS: ReadonlyMap<string, Json> = new Map();

/** Reads links. They are stored unchanged for the docs. */
function readLinks(response: Cursor, description: Description): ReadonlyMap<string, Json> {
  if (!response.has('links') && !response.has(EXTENSION.links)) return NO_LINKS;
  const links = new Map<string, Json>();
  const { references } = description.schemas;
  for (const key of ['links', EXTENSION.links]) {
    for (const [name, item] of references.part(response.get(key)).entries()) {
      const cursor = references.follow(item, '/components/links');
      if (cursor) links.set(name, cursor.sortedJson());
    }
  }
  return links;
}
