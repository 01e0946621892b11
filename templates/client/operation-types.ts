/** The types of one operation: what it takes, what it comes to, what it throws. */
import { code, ident, jsdoc, lit, num, type Code } from '../../src/emit/code.js';
import { jsonLine } from '../../src/emit/json.js';
import { interfaceDeclaration, typeAlias } from '../../src/emit/statement.js';
import {
  intersection,
  propertySignature,
  reference,
  typeLiteral,
  union,
} from '../../src/emit/type.js';
import type { Schema } from '../../src/model/schema.js';
import type { BodyArgument, BodyChoice, ReadChoice } from '../../src/typescript/signature-body.js';
import type { ReplyCase, StatusClass, StatusSet } from '../../src/typescript/signature-replies.js';
import type { Argument, Signature } from '../../src/typescript/signature.js';
import { typeOf } from '../../src/typescript/types.js';
import type { ClientView } from './view.js';

/** The names of an operation's types. */
export function typeNames({ typeName }: Signature): Record<'args' | 'result' | 'error', string> {
  return { args: `${typeName}Args`, result: `${typeName}Result`, error: `${typeName}Error` };
}

/** `ListConversationsArgs`, `ListConversationsResult` and, where errors are declared, `ListConversationsError`. */
export function operationTypes(operation: Signature, view: ClientView): readonly Code[] {
  const names = typeNames(operation);
  const result = ident(names.result);
  const cases = operation.replies.map((reply) => replyType(reply, view));
  const types = [
    typeAlias({
      name: result,
      export: true,
      type: union(cases),
      comment: jsdoc(`What \`${operation.name}\` comes to.`),
    }),
  ];
  if (operation.argument !== 'none') types.unshift(argsType(operation, names.args, view));
  if (operation.replies.some(({ ok }) => !ok)) {
    types.push(
      typeAlias({
        name: ident(names.error),
        export: true,
        type: reference(view.runtimeType('ApiErrorOf'), [result]),
        comment: jsdoc(`What \`${operation.name}\` throws when the API answers with an error.`),
      }),
    );
  }
  return types;
}

function argsType(operation: Signature, name: string, view: ClientView): Code {
  const { body } = operation;
  const comment = jsdoc(`What \`${operation.name}\` takes.`);
  const members = operation.arguments.map((argument) => argumentMember(argument, view));
  const parts = { name: ident(name), export: true, comment };
  if (body === undefined || !body.selectable) {
    if (body !== undefined) members.push(bodyMember(operation, body, body.choices[0], view));
    return interfaceDeclaration({ ...parts, members });
  }
  const forms = body.choices.map((choice, index) =>
    typeLiteral(
      [
        propertySignature('contentType', union(choice.types.map((type) => lit(type))), {
          optional: index === 0,
        }),
        bodyMember(operation, body, choice, view),
      ],
      { broken: true },
    ),
  );
  const shared = members.length === 0 ? [] : [typeLiteral(members, { broken: true })];
  return typeAlias({ ...parts, type: intersection([...shared, union(forms)]) });
}

function argumentMember(argument: Argument, view: ClientView): Code {
  const { name, required, parameter, schema } = argument;
  const wire = name !== parameter.name && PLACES[parameter.in](`\`${parameter.name}\``);
  const comment = jsdoc(
    parameter.description?.value ?? schema.description,
    wire,
    schema.default !== undefined && { tag: 'default', text: jsonLine(schema.default) },
    parameter.deprecated?.value === true && { tag: 'deprecated' },
  );
  return propertySignature(name, typeOf(schema, view.typeOptions('write')), {
    optional: !required,
    comment,
  });
}

const PLACES: Readonly<Record<Argument['parameter']['in'], (name: string) => string>> = {
  path: (name) => `${name} in the path.`,
  query: (name) => `${name} in the query.`,
  querystring: () => 'The whole query.',
  header: (name) => `The header ${name}.`,
  cookie: (name) => `The cookie ${name}.`,
};

function bodyMember(
  { endpoint }: Signature,
  body: BodyArgument,
  choice: BodyChoice | undefined,
  view: ClientView,
): Code {
  return propertySignature('body', choice ? sentType(choice, view) : code`unknown`, {
    optional: !body.required,
    comment: jsdoc(endpoint.body?.description?.value),
  });
}

function sentType({ kind, media }: BodyChoice, view: ClientView): Code {
  const { schema } = media;
  if (kind === 'binary') return view.runtimeType('Binary');
  return kind === 'text'
    ? textType(schema, view, 'write')
    : typeOf(schema, view.typeOptions('write'));
}

function replyType(reply: ReplyCase, view: ClientView): Code {
  const name = view.runtimeType(reply.ok ? 'Success' : 'Failure');
  return reference(name, [statusType(reply.statuses, view), bodyType(reply, view)]);
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
    less.push(...statuses.exceptClasses.map((name) => view.runtimeType(CLASSES[name])));
  }
  return less.length === 0 ? all : reference(code`Exclude`, [all, union(less)]);
}

function bodyType({ body }: ReplyCase, view: ClientView): Code {
  if (body === 'none') return code`undefined`;
  if (body === 'unknown') return code`unknown`;
  const types = new Map(body.map((choice) => [typeKey(choice), readType(choice, view)]));
  if (body.some(({ kind, media }) => isOpen(kind, media.schema))) return code`unknown`;
  return union([...types.values()]);
}

function isOpen(kind: ReadChoice['kind'], schema: Schema): boolean {
  return (
    (kind === 'json' || kind === 'any') && (schema.kind === 'unknown' || schema.kind === 'any')
  );
}

/** Choices with one key have one type. */
function typeKey({ kind, media }: ReadChoice): string {
  const { schema } = media;
  if (kind === 'binary' || kind === 'multipart') return 'bytes';
  if (kind === 'text' || kind === 'form') return 'text';
  return schema.kind === 'ref' ? `ref ${schema.id}` : `${kind} ${media.type}`;
}

/** What `readContent` makes of a body of this kind. */
function readType({ kind, media }: ReadChoice, view: ClientView): Code {
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
      return code`Blob`;
    default:
      return kind satisfies never;
  }
}

/** Text is a string, or one of certain strings. */
function textType(schema: Schema, view: ClientView, direction: 'read' | 'write'): Code {
  const { kind } = view.follow(schema);
  const stated = kind === 'string' || kind === 'enum';
  return stated ? typeOf(schema, view.typeOptions(direction)) : code`string`;
}
