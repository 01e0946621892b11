/** Generates the types of one operation: its arguments, its result and its errors. */
import { code, ident, jsdoc, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { printed } from '../../src/print/emit/typescript/module.js';
import {
  intersection,
  propertySignature,
  reference,
  typeLiteral,
  union,
  type Member,
} from '../../src/print/emit/typescript/type.js';
import { memoizeByView } from '../../src/base/foundation/memo.js';
import type { Media } from '../../src/model/api.js';
import { UNKNOWN } from '../../src/model/schema.js';
import type { BodyArgument, BodyChoice } from '../../src/print/typescript/signature-body.js';
import type { CallArgument, OperationSignature } from '../../src/print/typescript/signature.js';
import { enumText } from '../../src/print/typescript/enum-values.js';
import { parameterType } from '../../src/print/typescript/parameter-type.js';
import { schemaTags } from '../../src/print/typescript/schema-comment.js';
import { orUndefined, typeOf } from '../../src/print/typescript/types.js';
import { replyTypes, textType } from './reply-types.js';
import { streamWrite } from './streams.js';
import type { ClientView } from './view.js';

export interface OperationNames {
  readonly args: Code;
  readonly result: Code;
  readonly error: Code;
  readonly accept: Code;
}

/** Returns the names `ListConversationsArgs`, `ListConversationsResult` and so on. */
export function operationTypeNames({ typeName }: OperationSignature): OperationNames {
  return {
    args: ident(`${typeName}Args`),
    result: ident(`${typeName}Result`),
    error: ident(`${typeName}Error`),
    accept: ident(`${typeName}Accept`),
  };
}

/**
 * Generates `ListConversationsArgs`, `ListConversationsResult`, and `ListConversationsError` if
 * errors are declared. Generates `ListConversationsAccept` as well if the caller can choose the
 * media type.
 */
export function operationTypes(
  operation: OperationSignature,
  names: OperationNames,
  view: ClientView,
): readonly Code[] {
  const types = [...resultTypes(operation, names, view)];
  if (operation.argument !== 'none') types.unshift(argsType(operation, names.args, view));
  if (operation.replies.some(({ ok }) => !ok)) {
    const comment = `Declared errors of \`${operation.name}\`.`;
    types.push(
      printed(code`
        ${jsdoc(comment)}
        export type ${names.error} = ${view.runtimeType('ApiErrorOf')}<${names.result}>;
      `),
    );
  }
  return types;
}

function resultTypes(
  operation: OperationSignature,
  names: OperationNames,
  view: ClientView,
): readonly Code[] {
  const { choices, chosen, fixed } = view.negotiationOf(operation);
  const comment = jsdoc(`Result of \`${operation.name}\`.`, responseTexts(operation));
  const always = replyTypes(fixed, view);
  if (choices.length === 0) {
    return [
      printed(code`
        ${comment}
        export type ${names.result} = ${union(always)};
      `),
    ];
  }
  const requested = jsdoc(`Media types that \`${operation.name}\` can request.`);
  const accepted = view.runtimeType('Accepted');
  const narrowed = code`${accepted}<${union(replyTypes(chosen, view))}, Accept>`;
  return [
    printed(code`
      ${requested}
      export type ${names.accept} = ${union(choices.map((type) => lit(type)))};
    `),
    printed(code`
      ${comment}
      export type ${names.result}${acceptParameter(operation, names, view)} = ${union([narrowed, ...always])};
    `),
  ];
}

/** Words that say no more about a response than its status and its type. */
const PLAIN: ReadonlySet<string> = new Set([
  ...['a', 'the', 'an', 'ok', 'success', 'successful', 'successfully', 'created', 'accepted', 'no'],
  ...['content', 'error', 'default', 'expected', 'unexpected', 'bad', 'request', 'unauthorized'],
  ...['forbidden', 'not', 'found', 'conflict', 'internal', 'server', 'response', 'operation', ''],
  ...['gone', 'unprocessable', 'entity', 'too', 'many', 'requests', 'service', 'unavailable'],
  ...['payload', 'large', 'method', 'allowed', 'gateway', 'timeout', 'array', 'list', 'of'],
]);

function isPlain(text: string): boolean {
  return text
    .replace(/\[\w+\]/g, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .every((word) => PLAIN.has(word));
}

/** Returns the descriptions of the declared responses as a Markdown list. */
function responseTexts({ endpoint: { responses } }: OperationSignature): string {
  return responses
    .flatMap(({ status, summary, description }) => {
      const text = [summary?.value, description?.value]
        .map((one) => one?.trim().replace(/\s+/g, ' ') ?? '')
        .filter((one) => !isPlain(one))
        .join(': ');
      return text === '' ? [] : [`- \`${String(status)}\` ${text}`];
    })
    .join('\n');
}

/** Returns the type parameter `<Accept extends GetPetAccept = "application/json">`. */
export function acceptParameter(
  operation: OperationSignature,
  names: OperationNames,
  view: ClientView,
): Code {
  const { asked } = view.negotiationOf(operation);
  const standard = union(asked.map((type) => lit(type)));
  return code`<Accept extends ${names.accept} = ${standard}>`;
}

function argsType(operation: OperationSignature, name: Code, view: ClientView): Code {
  const { body } = operation;
  const comment = jsdoc(`Arguments of \`${operation.name}\`.`);
  if (body === undefined || !body.selectable) {
    const members = operation.arguments.map((argument) => argumentSignature(argument, view));
    if (body !== undefined) {
      members.push(signature(bodyMember(operation, body, body.choices[0], view)));
    }
    return printed(code`
      ${comment}
      export interface ${name} {
        ${members};
      }
    `);
  }
  const members = operation.arguments.map((argument) => argumentSignature(argument, view));
  const forms = body.choices.map((choice, index) =>
    typeLiteral(
      [
        contentTypeMember(choice, index === 0),
        signature(bodyMember(operation, body, choice, view)),
      ],
      { broken: true },
    ),
  );
  const shared = members.length === 0 ? [] : [typeLiteral(members, { broken: true })];
  return printed(code`
    ${comment}
    export type ${name} = ${intersection([...shared, union(forms)])};
  `);
}

/**
 * Returns the argument `contentType`. It is optional only for the media type that is sent by
 * default.
 */
function contentTypeMember({ types }: BodyChoice, optional: boolean): Code {
  const type = union(types.map((name) => lit(name)));
  return propertySignature('contentType', optional ? orUndefined(type) : type, { optional });
}

function signature(member: Member): Code {
  return propertySignature(member.name, member.type, member);
}

function argumentMember(argument: CallArgument, view: ClientView): Member {
  const { name, required, parameter, schema } = argument;
  const wire = name !== parameter.name && PLACES[parameter.in](`\`${parameter.name}\``);
  const comment = jsdoc(
    parameter.description?.value ?? schema.description,
    enumText(schema),
    wire,
    ...schemaTags(parameter.deprecated?.value === true ? { ...schema, deprecated: true } : schema),
  );
  const type = parameterType(parameter, schema, view.undeclared, view.typeOptions('write'));
  return { name, type: required ? type : orUndefined(type), optional: !required, comment };
}

/**
 * Prints one argument of an operation. The result is cached, because many operations have the same
 * parameter.
 */
const argumentSignature = memoizeByView((argument: CallArgument, view: ClientView) =>
  printed(signature(argumentMember(argument, view)), 1, 1),
);

const PLACES: Readonly<Record<CallArgument['parameter']['in'], (name: string) => string>> = {
  path: (name) => `${name} in the path.`,
  query: (name) => `${name} in the query.`,
  querystring: () => 'The whole query.',
  header: (name) => `The header ${name}.`,
  cookie: (name) => `The cookie ${name}.`,
};

function bodyMember(
  { endpoint }: OperationSignature,
  body: BodyArgument,
  choice: BodyChoice | undefined,
  view: ClientView,
): Member {
  const type = choice ? sentType(choice, view) : typeOf(UNKNOWN, view.typeOptions('write'));
  return {
    name: 'body',
    type: body.required ? type : orUndefined(type),
    optional: !body.required,
    comment: jsdoc(endpoint.body?.description?.value),
  };
}

function sentType({ kind, media }: BodyChoice, view: ClientView): Code {
  const { schema } = media;
  const stream = streamWrite(media, view);
  if (stream !== undefined) return stream.type;
  if (kind === 'binary') return view.runtimeType('Binary');
  if (kind === 'text') return textType(schema, view, 'write');
  const type = typeOf(schema, view.typeOptions('write'));
  return kind === 'multipart' ? partsType(type, media, view) : type;
}

/** Returns `WithParts<Form, { photo: "Content-ID" }>`. The second argument names the required headers of parts. */
function partsType(type: Code, { encoding }: Media, view: ClientView): Code {
  const members = [...encoding].flatMap(([name, { headers }]): Code[] => {
    const names = headers.filter((one) => one.required && !isContentType(one.name));
    const literals = names.map((one) => lit(one.name));
    return names.length === 0 ? [] : [propertySignature(name, union(literals))];
  });
  const args = members.length === 0 ? [type] : [type, typeLiteral(members)];
  return reference(view.runtimeType('WithParts'), args);
}

function isContentType(name: string): boolean {
  return name.toLowerCase() === 'content-type';
}
