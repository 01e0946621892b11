/** One Postman request, read on its own: a variant of the endpoint it calls. */
import { endpointKey, pathParameterNames } from '../../model/path.js';
import type { Cursor } from '../../source/cursor.js';
import { headerRole } from '../header-role.js';
import { isKeyName } from '../key-name.js';
import { schemeOfHeader } from '../authorization.js';
import { nearestAuth, readAuth, type AuthEvidence } from './auth.js';
import { readBodyEvidence, type BodyEvidence } from './body.js';
import { cookieNames, headerValue, readHeaderEntries, type HeaderEntry } from './header.js';
import { readPath, type PostmanPath } from './path.js';
import { readSavedResponses, readScripts, type ResponseEvidence } from './response.js';
import type { SecretCount } from './secret.js';
import type { CollectionState, ParameterUse, RequestInPlace, RequestVariant } from './request.js';
import { readServer } from './server.js';
import { readDescription } from './text.js';
import { readUrl, type PostmanUrl } from './url.js';

const METHOD = /^[A-Za-z][A-Za-z-]{0,30}$/;
/** Postman sends no body with these, unless its pruning is switched off. */
const PRUNED = new Set(['GET', 'HEAD', 'COPY', 'PURGE', 'UNLOCK']);

/**
 * Reads one request.
 * @returns nothing, and a diagnostic, when it is no HTTP request
 */
export function readVariant(
  located: RequestInPlace,
  reading: CollectionState,
): RequestVariant | undefined {
  const { item, request, name, scope } = located;
  const url = readUrl(request.type === 'string' ? request : request.get('url'), scope);
  const { options, secrets } = reading;
  const server = url && readServer(url.base, scope, url.cursor, options.placeholderServers ?? []);
  if (!url || server?.kind === 'foreign' || (url.base === '' && url.segments.length === 0)) {
    item.get('name').add('postman/no-request', { name });
    return undefined;
  }
  const method = methodOf(request);
  if (method === undefined) return undefined;
  const constants = options.constantVariables ?? [];
  const path = readPath(url, { scope, constants, computed: reading.computed });
  const headers = readHeaderEntries(request.get('header'));
  const auth = authOf(located, headers, url, secrets);
  const description =
    readDescription(request.get('description')) ?? readDescription(item.get('description'));
  const body = bodyOf(located, method, headers);
  const operation = operationOf(headers, body);
  return {
    name,
    key: endpointKey(method, path.path),
    method,
    path,
    trailingSlash: url.trailingSlash,
    ...(description && { description }),
    parameters: [
      ...pathUses(url, path),
      ...queryUses(url, auth),
      ...headerUses(headers, options.dropHeaders ?? [], auth),
    ],
    ...(body && { body }),
    responses: [...readSavedResponses(item.get('response')), ...expected(item)],
    ...(auth && { auth }),
    ...(server && { server }),
    ...(located.folder && { folder: located.folder }),
    ...(operation !== undefined && { operation }),
    origin: item.origin(),
    saved: false,
  };
}

/** Statuses that the item's own tests expect. */
function expected(item: Cursor): ResponseEvidence[] {
  const { statuses } = readScripts(item.get('event'));
  return statuses.map((one) => ({ ...one, name: '', headers: [] }));
}

function methodOf(request: Cursor): string | undefined {
  const { value } = request.get('method');
  if (typeof value !== 'string' || value.trim() === '') return 'GET';
  const method = value.trim();
  if (METHOD.test(method)) return method.toUpperCase();
  request.get('method').add('postman/method', { method: method.slice(0, 40) });
  return undefined;
}

/** Stated in `auth`, here or around; else shown by a header or a query parameter that carries a credential. */
function authOf(
  { item, request, owners, scope }: RequestInPlace,
  headers: readonly HeaderEntry[],
  url: PostmanUrl,
  secrets: SecretCount,
): AuthEvidence | undefined {
  for (const { name, value, disabled } of headers) {
    const credential = name.toLowerCase() === 'authorization' || isKeyName(name);
    if (credential && !disabled && value.trim() !== '' && !value.includes('{{')) secrets.count++;
  }
  const auth = nearestAuth([request, item, ...owners]);
  if (auth) return readAuth(auth, scope, secrets);
  const header = headers.find(
    ({ name, disabled }) => !disabled && name.toLowerCase() === 'authorization',
  );
  if (header) {
    const kind = schemeOfHeader(header.value);
    return { use: { kind, scopes: [] }, origin: header.cursor.origin('inferred') };
  }
  const key = headers.find(({ name, disabled }) => !disabled && isKeyName(name));
  const pair = url.query.find(({ name, disabled }) => !disabled && isKeyName(name));
  if (key) return keyEvidence('header', key.name, key.cursor);
  return pair && keyEvidence('query', pair.name, pair.cursor);
}

function keyEvidence(place: 'header' | 'query', name: string, cursor: Cursor): AuthEvidence {
  const kind = { kind: 'apiKey', in: place, name } as const;
  return { use: { kind, scopes: [] }, origin: cursor.origin('inferred') };
}

/** True for the parameter that carries the credential of the scheme. */
function carries(auth: AuthEvidence | undefined, place: string, name: string): boolean {
  const kind = auth?.use?.kind;
  return (
    kind?.kind === 'apiKey' && kind.in === place && kind.name.toLowerCase() === name.toLowerCase()
  );
}

function pathUses(url: PostmanUrl, { path, kinds }: PostmanPath): ParameterUse[] {
  const names = pathParameterNames(path);
  for (const [name, variable] of url.variables) {
    if (!names.includes(name))
      variable.cursor.get('key').add('postman/undeclared-variable', { name });
  }
  return names.map((name, index) => {
    const variable = url.variables.get(name);
    const description = variable && readDescription(variable.description);
    return {
      name,
      in: 'path',
      kind: kinds[index] ?? 'foreign',
      ...(variable?.value !== undefined && { value: variable.value }),
      ...(description && { description }),
      origin: (variable?.cursor ?? url.cursor).origin(),
    };
  });
}

function queryUses(url: PostmanUrl, auth: AuthEvidence | undefined): ParameterUse[] {
  const seen = new Set<string>();
  return url.query.flatMap((entry) => {
    const { name, value, cursor } = entry;
    if (carries(auth, 'query', name)) return [];
    if (name.includes('{{')) {
      cursor.get('key').add('postman/dynamic-name', { name });
      return [];
    }
    const pair = JSON.stringify([name, value ?? null]);
    if (seen.has(pair)) {
      cursor.get('key').add('postman/duplicate-parameter', { name });
      return [];
    }
    seen.add(pair);
    const description = entry.description && readDescription(entry.description);
    return [
      {
        name,
        in: 'query',
        ...(value !== undefined && { value }),
        ...(description && { description }),
        origin: cursor.origin(),
      },
    ];
  });
}

function headerUses(
  headers: readonly HeaderEntry[],
  dropped: readonly string[],
  auth: AuthEvidence | undefined,
): ParameterUse[] {
  return headers.flatMap((header): ParameterUse[] => {
    const { name, value, description, cursor } = header;
    const role = headerRole(name, dropped);
    if (role === 'cookies') {
      const names = cookieNames(header).filter((one) => !carries(auth, 'cookie', one));
      return names.map((one) => ({ name: one, in: 'cookie', origin: cursor.origin() }));
    }
    if (role === 'transport') cursor.get('key').add('postman/transport-header', { name });
    if (role !== 'parameter' || carries(auth, 'header', name)) return [];
    const said = description && readDescription(description);
    return [
      { name, in: 'header', value, ...(said && { description: said }), origin: cursor.origin() },
    ];
  });
}

function bodyOf(
  { item, request }: RequestInPlace,
  method: string,
  headers: readonly HeaderEntry[],
): BodyEvidence | undefined {
  const body = readBodyEvidence(request.get('body'), headerValue(headers, 'content-type'));
  if (!body) return undefined;
  const unpruned = item.get('protocolProfileBehavior').get('disableBodyPruning').value === true;
  if (PRUNED.has(method) && !unpruned) {
    request.get('body').add('postman/body-on-get', { method });
    return undefined;
  }
  if (PRUNED.has(method) || method === 'DELETE')
    request.get('body').add('postman/body-kept', { method });
  return body;
}

function operationOf(
  headers: readonly HeaderEntry[],
  body: BodyEvidence | undefined,
): string | undefined {
  const action = headerValue(headers, 'soapaction');
  if (action !== undefined) return action;
  if (body?.form.kind !== 'json' || !(body.form.value instanceof Map)) return undefined;
  const method: unknown = body.form.value.get('method');
  return body.form.value.has('jsonrpc') && typeof method === 'string' ? method : undefined;
}

/**
 * The requests that saved responses were made with, where they call the same endpoint.
 * @param located the request they belong to
 * @param key its endpoint
 */
export function readSavedRequests(
  located: RequestInPlace,
  key: string,
  reading: CollectionState,
): RequestVariant[] {
  const responses = located.item.get('response');
  if (responses.type !== 'array') return [];
  return responses.items().flatMap((response) => {
    const request = response.get('originalRequest');
    if (request.type !== 'object' || !request.get('url').exists) return [];
    const { value } = response.get('name');
    const name = typeof value === 'string' ? value : '';
    const owners = [located.request, located.item, ...located.owners];
    const variant = readVariant({ ...located, item: response, request, name, owners }, reading);
    return variant?.key === key
      ? [{ ...variant, responses: [], origin: request.origin(), saved: true }]
      : [];
  });
}
