/** Reads requests in the structure of OpenCollection. Other collection formats are converted to this structure. */
import type { Fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { readAddressText } from '../collection/address.js';
import { readBodyText } from '../collection/body.js';
import { headerValue } from '../collection/header.js';
import type { DeclaredRequest } from '../collection/request.js';
import { isStatus, searchScript, type ResponseEvidence } from '../collection/response.js';
import type { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import type { Scope } from '../collection/variables.js';
import { mediaTypeOf } from '../content-type.js';
import { isCallerHeader } from '../header-role.js';
import { inheritedAuth } from '../collection/inherited-auth.js';
import { readBody } from './body.js';
import { readGraphql } from '../collection/body.js';
import {
  entriesOf,
  readHeaders,
  readPathList,
  readQueryList,
  scalarText,
} from '../collection/entries.js';

/** A request, and what it inherits. */
export interface ItemInPlace {
  /** The request: `{ info, http, docs, examples, … }`. */
  readonly item: Cursor;
  readonly name: string;
  readonly scope: Scope;
  /** The defaults of the enclosing folders from the inside out, then those of the collection: `{ headers, auth }`. */
  readonly defaults: readonly Cursor[];
  readonly folder?: Fact<string> | undefined;
}

/** Returns the HTTP or GraphQL call of an item; `undefined` for gRPC, WebSockets, scripts and unknown kinds. */
function calledBy(item: Cursor): Cursor | undefined {
  return ['http', 'graphql'].map((key) => item.get(key)).find(({ type }) => type === 'object');
}

/**
 * Reads an item, including the headers and the authentication that it inherits. An item that is not an HTTP request
 * gets no URL.
 */
export function declaredItem(place: ItemInPlace, secrets: SecretCount): DeclaredRequest {
  const { item } = place;
  const call = calledBy(item) ?? item.get('http');
  const declared = declaredCall(place, call, secrets);
  const description = ['docs', 'description']
    .map((key) => readDescription(item.get(key)))
    .find((one) => one !== undefined);
  const examples = entriesOf(item.get('examples'));
  const responses = examples.flatMap(readExample);
  return {
    ...declared,
    description: description ?? readDescription(item.get('info').get('description')),
    responses: [...responses, ...expectedStatuses(item)],
    saved: examples.flatMap((example) => {
      const request = example.get('request');
      if (!request.get('url').exists) return [];
      const name = scalarText(example.get('name')) ?? '';
      const inherited = [call, ...place.defaults];
      const one = declaredCall({ ...place, name, defaults: inherited }, request, secrets);
      return [{ ...one, start: request }];
    }),
  };
}

/** Reads the call itself: `{ method, url, headers, params, body, auth }`. */
function declaredCall(place: ItemInPlace, call: Cursor, secrets: SecretCount): DeclaredRequest {
  const { item, name, scope, defaults, folder } = place;
  const lists = [call, ...defaults].map((owner) => owner.get('headers'));
  const headers = readHeaders(lists);
  const url = call.get('url');
  const params = entriesOf(call.get('params'));
  const isPath = (entry: Cursor): boolean => entry.get('type').value === 'path';
  const host = headerValue(headers, 'host') ?? '';
  const text = scalarText(url)?.trim() ?? '';
  // The request line of HTTP/1.1 may contain only the path; the host is then in a header (RFC 9112 §3.2.1).
  const address = readAddressText(text.startsWith('/') ? host + text : text, url, scope, {
    query: readQueryList(params.filter((entry) => !isPath(entry))),
    variables: readPathList(params.filter(isPath)),
  });
  const method = call.get('method');
  const isGraphql = item.get('graphql').type === 'object';
  const body = isGraphql
    ? readGraphql(call.get('body'))
    : readBody(call.get('body'), headerValue(headers, 'content-type'));
  const auths = [call, ...defaults].map((owner) => owner.get('auth'));
  return {
    name,
    item: item.get('info').exists ? item.get('info') : item,
    start: item,
    scope,
    address,
    method: isGraphql && !method.exists ? method.as('POST') : method,
    headers,
    auth: inheritedAuth(auths, scope, secrets),
    body,
    responses: [],
    folder,
  };
}

/** Reads a saved response: `{ response: { status, headers, body: { type, data } } }`. */
function readExample(example: Cursor): ResponseEvidence[] {
  const response = example.get('response');
  if (response.type !== 'object') return [];
  const name = scalarText(example.get('name')) ?? '';
  const status = Number(scalarText(response.get('status')) ?? Number.NaN);
  const headers = readHeaders([response.get('headers')]);
  const data = response.get('body').get('data');
  const type = headerValue(headers, 'content-type') ?? mediaTypeOfType(response.get('body'));
  const body = readBodyText(data, mediaTypeOf(type));
  return [
    {
      status: isStatus(status) ? status : 'default',
      name,
      ...(body && { body }),
      headers: headers
        .filter((header) => isCallerHeader(header.name))
        .map((header) => ({ name: header.name, origin: header.cursor.origin() })),
      origin: example.origin(),
    },
  ];
}

function mediaTypeOfType(body: Cursor): string | undefined {
  const type = scalarText(body.get('type'));
  return type === 'json' || type === 'xml' ? `application/${type}` : undefined;
}

/**
 * Returns the scripts of an item, a folder or a collection. The list `scripts: [{ type, code }]` may be directly in
 * this object, or in its `runtime` or `request`.
 */
export function scriptsOf(owner: Cursor): Cursor[] {
  return [owner, owner.get('runtime'), owner.get('request')]
    .flatMap((one) => entriesOf(one.get('scripts')))
    .map((script) => script.get('code'))
    .filter(({ value }) => typeof value === 'string' && value.trim() !== '');
}

/** Returns the variables that scripts set. */
export function computedBy(scripts: readonly Cursor[]): ReadonlySet<string> {
  return new Set(scripts.flatMap((code) => searchScript(String(code.value)).computed));
}

function expectedStatuses(item: Cursor): ResponseEvidence[] {
  const scripts = scriptsOf(item).flatMap((code) =>
    searchScript(String(code.value)).expected.map((status) => ({ status, place: code })),
  );
  const assertions = entriesOf(item.get('runtime').get('assertions')).flatMap((one) => {
    const isStatusOf = /^res\.(?:status|getStatus\(\))$/.test(
      scalarText(one.get('expression')) ?? '',
    );
    const isEqual = (scalarText(one.get('operator')) ?? 'eq') === 'eq';
    const status = Number(scalarText(one.get('value')));
    return isStatusOf && isEqual && isStatus(status) ? [{ status, place: one }] : [];
  });
  return [...scripts, ...assertions].map(({ status, place }) => ({
    status,
    name: '',
    headers: [],
    origin: place.origin('inferred'),
  }));
}
