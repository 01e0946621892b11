/** Reads the items of Postman collections as requests. */
import type { Fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { headerValue } from '../collection/header.js';
import type { DeclaredRequest } from '../collection/request.js';
import type { ResponseEvidence } from '../collection/response.js';
import type { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import type { Scope } from '../collection/variables.js';
import { nearestAuth, readAuth } from './auth.js';
import { readBodyEvidence } from './body.js';
import { readHeaderEntries } from './header.js';
import { readSavedResponses, readScripts } from './response.js';
import { readUrl } from './url.js';

/** A request, and what it inherits. */
export interface RequestInPlace {
  readonly item: Cursor;
  readonly request: Cursor;
  readonly name: string;
  readonly scope: Scope;
  /** The enclosing folders from the inside out, then the collection. */
  readonly owners: readonly Cursor[];
  /** The names of the enclosing folders, joined with `/`. */
  readonly folder?: Fact<string>;
}

/** Reads an item, including what it inherits from its folders and the collection, such as `auth`. */
export function declaredRequest(located: RequestInPlace, secrets: SecretCount): DeclaredRequest {
  const { item, request, name, scope, owners, folder } = located;
  const headers = readHeaderEntries(request.get('header'));
  const auth = nearestAuth([request, item, ...owners]);
  return {
    name,
    item,
    scope,
    address: readUrl(request.type === 'string' ? request : request.get('url'), scope),
    method: request.get('method'),
    headers,
    auth: auth && readAuth(auth, scope, secrets),
    description:
      readDescription(request.get('description')) ?? readDescription(item.get('description')),
    body: readBodyEvidence(request.get('body'), headerValue(headers, 'content-type')),
    sendsEveryBody: item.get('protocolProfileBehavior').get('disableBodyPruning').value === true,
    responses: [...readSavedResponses(item.get('response')), ...expected(item)],
    folder,
    saved: savedRequests(located, secrets),
  };
}

function expected(item: Cursor): ResponseEvidence[] {
  const { statuses } = readScripts(item.get('event'));
  return statuses.map((one) => ({ ...one, name: '', headers: [] }));
}

function savedRequests(located: RequestInPlace, secrets: SecretCount): DeclaredRequest[] {
  const responses = located.item.get('response');
  if (responses.type !== 'array') return [];
  return responses.items().flatMap((response) => {
    const request = response.get('originalRequest');
    if (request.type !== 'object' || !request.get('url').exists) return [];
    const { value } = response.get('name');
    const name = typeof value === 'string' ? value : '';
    const owners = [located.request, located.item, ...located.owners];
    const declared = declaredRequest(
      { ...located, item: response, request, name, owners },
      secrets,
    );
    return [{ ...declared, start: request }];
  });
}
