/** Prints the result types of an operation: one for each status and type of the body. */
import { append } from '../../src/base/foundation/lists.js';
import { code, jsdoc, lit, num, type Code } from '../../src/print/emit/typescript/code.js';
import { print } from '../../src/print/emit/typescript/module.js';
import {
  propertySignature,
  reference,
  typeLiteral,
  union,
} from '../../src/print/emit/typescript/type.js';
import { memoizeByText, memoizeByView } from '../../src/base/foundation/memo.js';
import type { Header } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import type { ReadChoice } from '../../src/print/typescript/signature-body.js';
import type {
  ReplyCase,
  StatusClass,
  StatusSet,
} from '../../src/print/typescript/signature-replies.js';
import type { Direction } from '../../src/model/direction.js';
import { typeOf } from '../../src/print/typescript/types.js';
import { essenceOf } from '../../src/model/media-type.js';
import { streamRead } from './streams.js';
import type { ClientView } from './view.js';

/**
 * A type of a response body. `contentType` is set only if the body's other media types have
 * different types.
 */
interface BodyForm {
  readonly type: Code;
  readonly contentType?: Code;
}

/** Returns the members of the result type, which is a union. */
export function replyTypes(replies: readonly ReplyCase[], view: ClientView): readonly Code[] {
  return replies.flatMap((reply) => {
    const { statuses, body, response } = reply;
    const only = typeof body === 'string' || body.length > 1 ? undefined : body[0];
    const isPlain = statuses.kind === 'code' && (response?.headers.length ?? 0) === 0;
    if (only === undefined || !isPlain) return replyAnew(reply, view);
    return plainReply(only, view)[reply.ok ? 'Success' : 'Failure'](String(statuses.code));
  });
}

/**
 * The result type for a single media type. Many operations share their error responses, so it is
 * cached.
 */
const plainReply = memoizeByView(
  (choice: ReadChoice, view: ClientView) => {
    const named = (name: 'Success' | 'Failure'): ((status: string) => Code) =>
      memoizeByText((status) => {
        const type = readType(choice, name === 'Success', view);
        return reference(view.runtimeType(name), [num(Number(status)), type]);
      });
    return { Success: named('Success'), Failure: named('Failure') };
  },
  ({ media }) => media,
);

function replyAnew(reply: ReplyCase, view: ClientView): readonly Code[] {
  const name = view.runtimeType(reply.ok ? 'Success' : 'Failure');
  const status = statusType(reply.statuses, view);
  const known = knownHeaders(reply.response?.headers ?? [], view);
  return bodyForms(reply, view).map(({ type, contentType }) => {
    const args = [status, type];
    if (contentType !== undefined) args.push(contentType);
    else if (known !== undefined) args.push(union([code`string`, code`undefined`]));
    if (known !== undefined) args.push(known);
    return reference(name, args);
  });
}

const CLASSES: Readonly<Record<StatusClass, string>> = {
  '2XX': 'SuccessStatus',
  '3XX': 'RedirectStatus',
  '4XX': 'ClientErrorStatus',
  '5XX': 'ServerErrorStatus',
};

function statusType(statuses: StatusSet, view: ClientView): Code {
  if (statuses.kind === 'code') return num(statuses.code);
  const all = view.runtimeType(
    statuses.kind === 'class' ? CLASSES[statuses.class] : 'FailureStatus',
  );
  const less = statuses.except.map((status) => num(status));
  if (statuses.kind === 'rest') {
    append(
      less,
      statuses.exceptClasses.map((name) => view.runtimeType(CLASSES[name])),
    );
  }
  return less.length === 0 ? all : reference(code`Exclude`, [all, union(less)]);
}

/**
 * Returns the types of a response's body. Media types that have the same type are merged. If the
 * types differ, the media type discriminates between them.
 */
function bodyForms({ ok, body }: ReplyCase, view: ClientView): readonly BodyForm[] {
  if (body === 'none') return [{ type: code`undefined` }];
  if (body === 'unknown') return [{ type: code`unknown` }];
  const forms = new Map<string, { type: Code; media: Set<string> }>();
  for (const choice of body) {
    const key = typeKey(choice, ok, view);
    const form = forms.get(key) ?? { type: readType(choice, ok, view), media: new Set() };
    form.media.add(essenceOf(choice.media.type));
    forms.set(key, form);
  }
  if (forms.size === 1) return [...forms.values()].map(({ type }) => ({ type }));
  // A range such as `text/*` must stay separate from exact media types. In a union with the range,
  // the exact ones would disappear, and a request for one of them would have the result type
  // `never`.
  return [...forms.values()].flatMap(({ type, media }) => {
    const exact = [...media].filter((one) => !one.includes('*')).map((one) => lit(one));
    return [
      ...(exact.length > 0 ? [{ type, contentType: union(exact) }] : []),
      ...(exact.length < media.size
        ? [{ type, contentType: view.runtimeType('AnyMediaType') }]
        : []),
    ];
  });
}

/**
 * Returns the types of the bodies that a call may resolve to. Each type is listed once and printed
 * on one line.
 */
export function resolvedTypes(replies: readonly ReplyCase[], view: ClientView): readonly string[] {
  const bodies = replies.filter(({ ok }) => ok).flatMap((reply) => bodyForms(reply, view));
  return [...new Set(bodies.map(({ type }) => print(type).replace(/\s+/g, ' ')))];
}

/** Returns a key for the type of a body. Bodies with equal keys have the same type. */
function typeKey(choice: ReadChoice, ok: boolean, view: ClientView): string {
  const { kind, media } = choice;
  const { schema } = media;
  if (ok && streamRead(media, view) !== undefined) return `stream ${media.type}`;
  if (kind === 'binary' || kind === 'multipart') return 'bytes';
  if (kind === 'text' || kind === 'form') return 'text';
  return schema.kind === 'ref' ? `ref ${schema.id}` : `${kind} ${media.type}`;
}

/** Returns the type of the body that the runtime returns. Error bodies are never streamed. */
function readType({ kind, media }: ReadChoice, ok: boolean, view: ClientView): Code {
  const stream = ok ? streamRead(media, view) : undefined;
  if (stream !== undefined) return stream.type;
  switch (kind) {
    case 'json':
    case 'any':
      return typeOf(media.schema, view.typeOptions('read'));
    case 'text':
      return textType(media.schema, view, 'read');
    case 'form':
      return code`string`;
    case 'multipart':
    case 'binary':
      return view.runtimeType('Blob');
    default:
      return kind satisfies never;
  }
}

/** Returns the type of a text: `string`, or the union of an enum's values. */
export function textType(schema: Schema, view: ClientView, direction: Direction): Code {
  const { kind } = view.follow(schema);
  return kind === 'enum' ? typeOf(schema, view.typeOptions(direction)) : code`string`;
}

/**
 * Returns the type of the declared headers. All values are text, because `headers.get()` returns
 * text.
 */
function knownHeaders(headers: readonly Header[], view: ClientView): Code | undefined {
  if (headers.length === 0) return undefined;
  return typeLiteral(
    headers.map(({ name, required, schema, description }) => {
      const { kind, ...shape } = view.follow(schema);
      const texts = kind === 'enum' && 'values' in shape ? shape.values : [];
      const closed = texts.length > 0 && texts.every((text) => typeof text === 'string');
      const type = closed ? union(texts.map((text) => lit(String(text)))) : code`string`;
      const comment = jsdoc(description ?? schema.description);
      return propertySignature(name, type, { optional: !required, comment });
    }),
  );
}
