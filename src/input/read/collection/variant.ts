/**
 * Reads one request of a collection. Other requests do not affect the result. Requests that call the same endpoint are
 * variants of this endpoint.
 */
import { endpointKey, pathParameterNames } from '../../../model/path.js';
import type { Cursor } from '../../source/cursor.js';
import { headerRole } from '../header-role.js';
import { isKeyName } from '../key-name.js';
import type { DeclaredAddress } from './address.js';
import { describedAuth, displayedAuth, type AuthEvidence } from './auth.js';
import type { BodyEvidence } from './body.js';
import { cookieNames, headerValue, type HeaderEntry } from './header.js';
import { readPath, type TypedPath } from './path.js';
import type { SecretCount } from './secret.js';
import type { CollectionState, ParameterUse, RequestVariant, DeclaredRequest } from './request.js';
import { readServers } from './server.js';
import { readDescription } from './text.js';

const METHOD = /^[A-Za-z][A-Za-z-]{0,30}$/;
/** Clients do not send a body with these methods by default. */
const PRUNED = new Set(['GET', 'HEAD', 'COPY', 'PURGE', 'UNLOCK']);

/**
 * Reads one request, and also its saved requests that call the same endpoint.
 * @returns an empty list, with a diagnostic, if the request does not use HTTP
 */
export function variantsOf(request: DeclaredRequest, reading: CollectionState): RequestVariant[] {
  const variant = variantOf(request, reading);
  if (!variant) return [];
  const saved = (request.saved ?? []).flatMap((one): RequestVariant[] => {
    const other = variantOf(one, reading);
    return other?.key === variant.key ? [{ ...other, responses: [], saved: true }] : [];
  });
  return [variant, ...saved];
}

function variantOf(request: DeclaredRequest, reading: CollectionState): RequestVariant | undefined {
  const { item, name, scope, address, headers, description } = request;
  const { options, secrets } = reading;
  const placeholders = options.placeholderServers ?? [];
  const servers = address ? readServers(address.base, scope, address.cursor, placeholders) : [];
  const isForeign = servers.some(({ kind }) => kind === 'foreign');
  if (!address || isForeign || (address.base === '' && address.segments.length === 0)) {
    item.get('name').add('collection/no-request', { name });
    return undefined;
  }
  const method = methodOf(request.method);
  if (method === undefined) return undefined;
  const constants = options.constantVariables ?? [];
  const path = readPath(address, { scope, constants, computed: reading.computed });
  countCredentials(headers, secrets);
  const found = request.auth ?? displayedAuth(headers, address.query);
  const auth = found && describedAuth(found, headers, address.query);
  const body = bodyOf(request, method);
  const operation = operationOf(headers, body);
  return {
    name,
    key: endpointKey(method, path.path),
    method,
    path,
    trailingSlash: address.trailingSlash,
    ...(description && { description }),
    parameters: [
      ...pathUses(address, path),
      ...queryUses(address, auth),
      ...headerUses(headers, options.dropHeaders ?? [], auth),
    ],
    ...(body && { body }),
    responses: request.responses,
    ...(auth && { auth }),
    servers,
    ...(request.folder && { folder: request.folder }),
    ...(operation !== undefined && { operation }),
    origin: (request.start ?? item).origin(),
    saved: false,
  };
}

function methodOf(place: Cursor): string | undefined {
  const { value } = place;
  if (typeof value !== 'string' || value.trim() === '') return 'GET';
  const method = value.trim();
  if (METHOD.test(method)) return method.toUpperCase();
  place.add('collection/method', { method: method.slice(0, 40) });
  return undefined;
}

function countCredentials(headers: readonly HeaderEntry[], secrets: SecretCount): void {
  for (const { name, value, disabled, cursor } of headers) {
    const credential = name.toLowerCase() === 'authorization' || isKeyName(name);
    if (credential && !disabled && value.trim() !== '' && !value.includes('{{'))
      secrets.add(cursor.origin());
  }
}

/** Returns true for the parameter that contains the credential of the security scheme. */
function carries(auth: AuthEvidence | undefined, place: string, name: string): boolean {
  const kind = auth?.use?.kind;
  return (
    kind?.kind === 'apiKey' && kind.in === place && kind.name.toLowerCase() === name.toLowerCase()
  );
}

function pathUses(url: DeclaredAddress, { path, kinds }: TypedPath): ParameterUse[] {
  const names = pathParameterNames(path);
  for (const [name, variable] of url.variables) {
    if (!names.includes(name))
      variable.cursor.get('key').add('collection/undeclared-variable', { name });
  }
  return names.map((name, index) => {
    const variable = url.variables.get(name);
    const description = variable && readDescription(variable.description);
    return {
      name,
      in: 'path',
      kind: kinds[index] ?? 'foreign',
      ...(variable?.value !== undefined && { value: variable.value }),
      ...(variable?.type !== undefined && { type: variable.type }),
      ...(description && { description }),
      origin: (variable?.cursor ?? url.cursor).origin(),
    };
  });
}

function queryUses(url: DeclaredAddress, auth: AuthEvidence | undefined): ParameterUse[] {
  const seen = new Set<string>();
  return url.query.flatMap((entry) => {
    const { name, value, cursor } = entry;
    if (carries(auth, 'query', name)) return [];
    if (name.includes('{{')) {
      cursor.get('key').add('collection/dynamic-name', { name });
      return [];
    }
    const pair = JSON.stringify([name, value ?? null]);
    if (seen.has(pair)) {
      cursor.get('key').add('collection/duplicate-parameter', { name });
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
    if (role === 'transport') cursor.get('key').add('collection/transport-header', { name });
    if (role !== 'parameter' || carries(auth, 'header', name)) return [];
    const text = description && readDescription(description);
    return [
      { name, in: 'header', value, ...(text && { description: text }), origin: cursor.origin() },
    ];
  });
}

function bodyOf(
  { item, body, sendsEveryBody = false }: DeclaredRequest,
  method: string,
): BodyEvidence | undefined {
  if (!body) return undefined;
  const { source, pointer } = body.origin;
  const isPruned = PRUNED.has(method) && !sendsEveryBody;
  if (isPruned) item.report.add('collection/body-on-get', { method }, { source, pointer });
  if (isPruned) return undefined;
  if (PRUNED.has(method) || method === 'DELETE')
    item.report.add('collection/body-kept', { method }, { source, pointer });
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
