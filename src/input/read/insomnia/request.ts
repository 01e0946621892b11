/** Reads the requests of Insomnia. */
import type { Cursor } from '../../source/cursor.js';
import { readAddressText } from '../collection/address.js';
import { readBodyText, type BodyEvidence } from '../collection/body.js';
import type { DeclaredRequest } from '../collection/request.js';
import { searchScript } from '../collection/response.js';
import type { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import type { NodeInPlace } from '../collection/walk.js';
import { mediaTypeOf } from '../content-type.js';
import { inheritedAuth } from '../collection/inherited-auth.js';
import {
  entriesOf,
  readFields,
  readHeaders,
  readPathList,
  readQueryList,
} from '../collection/entries.js';
import { templateText } from './template.js';

const FORMS = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

/** Reads a request, including what it inherits from its folders. */
export function insomniaRequest(
  { node, name, scope, owners, folder }: NodeInPlace<Cursor>,
  secrets: SecretCount,
): DeclaredRequest {
  const url = node.get('url');
  const around = [node, ...owners];
  const address = readAddressText(templateText(url) ?? '', url, scope);
  const query = readQueryList(entriesOf(node.get('parameters')), templateText);
  return {
    name,
    item: node,
    scope,
    // Insomnia sends the query of the URL and the listed query parameters together.
    address: address && {
      ...address,
      query: [...address.query, ...query],
      variables: readPathList(entriesOf(node.get('pathParameters')), templateText),
    },
    method: node.get('method'),
    headers: readHeaders(
      around.map((one) => one.get('headers')),
      templateText,
    ),
    auth: inheritedAuth(
      around.map((one) => one.get('authentication')),
      scope,
      secrets,
    ),
    description: descriptionOf(node),
    body: readBody(node.get('body')),
    responses: insomniaScripts(node).flatMap((script) =>
      searchScript(String(script.value)).expected.map((status) => ({
        status,
        name: '',
        headers: [],
        origin: script.origin('inferred'),
      })),
    ),
    folder,
  };
}

export function descriptionOf(node: Cursor) {
  const description = node.get('description');
  return readDescription(description.exists ? description : node.get('meta').get('description'));
}

/** Returns the scripts of a folder or a request. */
export function insomniaScripts(node: Cursor): Cursor[] {
  const scripts = node.get('scripts');
  const all = [node.get('preRequestScript'), node.get('afterResponseScript')];
  return [...all, scripts.get('preRequest'), scripts.get('afterResponse')].filter(
    ({ value }) => typeof value === 'string' && value.trim() !== '',
  );
}

/** Reads a body: `{ mimeType, text, params, fileName }`. */
function readBody(body: Cursor): BodyEvidence | undefined {
  if (body.type !== 'object') return undefined;
  const declaredType = mediaTypeOf(templateText(body.get('mimeType')));
  if (declaredType !== undefined && FORMS.has(declaredType))
    return readFields(body.get('params'), declaredType);
  const text = templateText(body.get('text'));
  if (text !== undefined) {
    // GraphQL has its own media type in the editor, but Insomnia sends it as JSON.
    const mediaType = declaredType === 'application/graphql' ? 'application/json' : declaredType;
    return readBodyText(body.get('text').as(text), mediaType);
  }
  if ((templateText(body.get('fileName')) ?? '') === '') return undefined;
  const mediaType = declaredType ?? 'application/octet-stream';
  return { mediaType, form: { kind: 'binary' }, origin: body.origin() };
}
