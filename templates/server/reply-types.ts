/** Prints the types of an operation's responses. */
import { code, jsdoc, lit } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { num } from '../../src/print/emit/typescript/literal.js';
import { printed } from '../../src/print/emit/typescript/module.js';
import {
  propertySignature,
  reference,
  typeLiteral,
  union,
} from '../../src/print/emit/typescript/type.js';
import { memoizeByView } from '../../src/base/foundation/memo.js';
import type { Endpoint, Response } from '../../src/model/api.js';
import { dereference } from '../../src/model/dereference.js';
import type { Schema } from '../../src/model/schema.js';
import { typeOf } from '../../src/print/typescript/types.js';
import { responseMediaType, serverTypeOptions, UNKNOWN_TYPE } from './media-types.js';
import { responseKey, responsesKey } from './sharing-keys.js';
import { importOwnType, type ServerView } from './view.js';

/** Formats a member with the indentation that it has in `Operations`. */
export function memberAsText(member: Code): Code {
  return printed(member, 2, 1);
}

/** Returns the member `responses`. Operations with equal responses share the cached text. */
export const responsesMember = memoizeByView(
  (endpoint: Endpoint, view: ServerView): Code =>
    memberAsText(propertySignature('responses', union(replyTypesOf(view, endpoint)))),
  ({ method, responses }, view) =>
    `${method === 'HEAD' ? method : ''} ${responsesKey(responses, view)}`,
);

/**
 * Returns one type for each pair of a status and a body type. If no response is declared, any
 * status is allowed.
 */
function replyTypesOf(view: ServerView, endpoint: Endpoint): readonly Code[] {
  const responses = withSuccess(endpoint.responses);
  const replies = responses
    .filter(({ status }) => status !== '1XX' && !(typeof status === 'number' && status < 200))
    .flatMap((response) =>
      typeof response.status === 'number' && endpoint.method !== 'HEAD'
        ? numberedReplies(response, view)
        : replyTypes(view, endpoint, response),
    );
  if (replies.length > 0) return replies;
  const body = propertySignature('body', UNKNOWN_TYPE, { optional: true });
  return [typeLiteral([propertySignature('status', code`number`), body])];
}

/**
 * The type of a response with a status code does not depend on the other responses, so equal
 * responses share it.
 */
const numberedReplies = memoizeByView(
  (response: Response, view: ServerView) =>
    replyForms(view, response, num(Number(response.status)), response.bodyless),
  responseKey,
);

/**
 * Adds a success response if only errors are declared. Otherwise the handler's type would not allow
 * it to succeed.
 */
function withSuccess(responses: readonly Response[]): readonly Response[] {
  return responses.length > 0 && responses.every(({ status }) => /^[145]/.test(String(status)))
    ? [SOME_SUCCESS, ...responses]
    : responses;
}

const SOME_SUCCESS: Response = {
  status: '2XX',
  headers: [],
  media: [],
  bodyless: false,
  links: new Map(),
  origins: [],
};

function replyTypes(view: ServerView, endpoint: Endpoint, response: Response): Code[] {
  const none = response.bodyless || endpoint.method === 'HEAD';
  return replyForms(view, response, statusType(view, endpoint, response), none);
}

/**
 * Returns one type for each media type of the response. If there are several media types, the
 * handler chooses one with `contentType`. It may omit `contentType` for JSON.
 */
function replyForms(
  view: ServerView,
  response: Response,
  statuses: Code,
  bodyless: boolean,
): Code[] {
  const status = propertySignature('status', statuses);
  const headers = headersMember(view, response);
  const none = bodyless || isBodyless(response.status);
  if (none) return [typeLiteral([status, ...headers])];
  if (response.media.length === 0) {
    const body = propertySignature('body', UNKNOWN_TYPE, { optional: true });
    return [typeLiteral([status, body, ...headers])];
  }
  const several = response.media.length > 1;
  return response.media.map((media) => {
    const ranged = media.type.includes('*');
    const type = responseMediaType(view, media);
    const optional = type === UNKNOWN_TYPE;
    const body = propertySignature('body', type, { optional });
    if (!several && !ranged) return typeLiteral([status, body, ...headers]);
    const named = ranged ? code`string` : lit(media.type);
    const isDefault = media.type === 'application/json';
    const contentType = propertySignature('contentType', named, { optional: isDefault });
    return typeLiteral([status, contentType, body, ...headers]);
  });
}

function isBodyless(status: Response['status']): boolean {
  return status === 204 || status === 205 || status === 304;
}

function headersMember(view: ServerView, { headers }: Response): Code[] {
  if (headers.length === 0) return [];
  const members = headers.map((header) =>
    propertySignature(header.name, headerType(view, header.schema), {
      optional: !header.required,
      comment: jsdoc(header.description ?? ''),
    }),
  );
  const optional = headers.every(({ required }) => !required);
  return [propertySignature('headers', typeLiteral(members), { optional })];
}

/**
 * Returns the type of a response header. Headers are text, so a handler must encode a value that is
 * not a scalar.
 */
function headerType(view: ServerView, schema: Schema): Code {
  const { api } = view;
  const target = dereference(schema, api);
  switch (target.kind) {
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return typeOf(target, serverTypeOptions(view, 'read'));
    case 'enum':
      return target.values.includes(null)
        ? code`string`
        : typeOf(target, serverTypeOptions(view, 'read'));
    default:
      return code`string`;
  }
}

function statusType(view: ServerView, endpoint: Endpoint, { status }: Response): Code {
  if (typeof status === 'number') return num(status);
  const codes = endpoint.responses.flatMap((one) =>
    typeof one.status === 'number' && one.status >= 200 ? [one.status] : [],
  );
  if (status === 'default') {
    const classes = endpoint.responses.flatMap((one) =>
      typeof one.status === 'string' && one.status !== 'default' && one.status !== '1XX'
        ? [reference(importOwnType(view, 'runtime/types.ts', 'StatusIn'), [lit(one.status)])]
        : [],
    );
    const declared = [...codes.map((one) => num(one)), ...classes];
    const other = importOwnType(view, 'runtime/types.ts', 'OtherStatus');
    return reference(other, declared.length === 0 ? [] : [union(declared)]);
  }
  const same = codes.filter((one) => String(one).startsWith(status.slice(0, 1)));
  const args = [lit(status), ...(same.length > 0 ? [union(same.map((one) => num(one)))] : [])];
  return reference(importOwnType(view, 'runtime/types.ts', 'StatusIn'), args);
}
