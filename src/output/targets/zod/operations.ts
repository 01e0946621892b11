/** Writes the arguments and responses of operations as zod schemas. */
import {
  argumentsSchema,
  jsdoc,
  pathTemplate,
  type CallArgument,
  type ClientCall,
  type Code,
  type Direction,
  type Schema,
} from '../../../kit.js';
import type { Position, Spelling } from './spelling.js';
import { formText, parameterText, queryText, type FromText } from './texts.js';

/** A schema that a file exports. */
export interface Declared {
  readonly name: string;
  readonly schema: Schema;
  readonly direction: Direction;
  /** The name of the generated check, in Pascal case. */
  readonly hint: string;
  readonly comment: Code;
  /** Returns true if a named schema is declared above this one. If this function is absent, all of them are. */
  readonly isDeclared?: Position['isDeclared'];
  readonly whole?: Position['whole'];
  readonly texts?: Position['texts'];
  /** Adds the code that converts the whole value from text. */
  readonly fromText?: FromText;
}

/** The context for values that are sent as text, such as query parameters; absent if text is not converted. */
type Texts = Pick<Spelling, 'api' | 'support'> | undefined;

/**
 * Returns the schemas of an operation: its parameters as the client's function takes them, its bodies, and its JSON
 * responses.
 * @param texts if present, schemas are added for the parts of a request as a server receives them
 */
export function operationSchemas(call: ClientCall, texts?: Texts): readonly Declared[] {
  return [
    ...parameters(call, texts),
    ...bodies(call, texts),
    ...answers(call),
    ...(texts === undefined ? [] : parts(call, texts)),
  ];
}

function parameters({ name, typeName, endpoint, signature }: ClientCall, texts: Texts): Declared[] {
  if (signature.arguments.length === 0) return [];
  const schema = argumentsSchema(signature);
  return [
    {
      ...{ name: `${name}ParamsSchema`, hint: `${typeName}Params`, schema, direction: 'write' },
      ...(texts && { texts: textsOf(signature.arguments, texts, (one) => one.name) }),
      comment: jsdoc(`The parameters of \`${call(endpoint)}\`.`),
    },
  ];
}

const PARTS = [
  { location: 'path', suffix: 'Path', title: 'The path parameters' },
  { location: 'query', suffix: 'Query', title: 'The query' },
  { location: 'header', suffix: 'Headers', title: 'The headers' },
  { location: 'cookie', suffix: 'Cookies', title: 'The cookies' },
] as const;

/**
 * Returns the schema of the parameters in one part of a request, such as the query. The parameters have their HTTP
 * names.
 */
function parts(
  { name, typeName, endpoint, signature }: ClientCall,
  texts: NonNullable<Texts>,
): Declared[] {
  return PARTS.flatMap(({ location, suffix, title }) => {
    const nameOf = ({ parameter }: CallArgument): string =>
      location === 'header' ? parameter.name.toLowerCase() : parameter.name;
    // zod would also find inherited properties such as `toString`, so parameters with these names are skipped.
    const own = signature.arguments.filter(
      (one) => one.parameter.in === location && !(nameOf(one) in Object.prototype),
    );
    if (own.length === 0) return [];
    const named = own.map((one) => ({ ...one, name: nameOf(one) }));
    const isQuery = location === 'query';
    return [
      {
        ...{ name: `${name}${suffix}Schema`, hint: `${typeName}${suffix}` },
        ...{ schema: argumentsSchema({ ...signature, arguments: named }), direction: 'write' },
        texts: textsOf(own, texts, nameOf),
        ...(isQuery && {
          fromText: queryText(
            own.map(({ parameter }) => parameter),
            texts,
          ),
        }),
        comment: jsdoc(`${title} of \`${call(endpoint)}\`, as text or as values.`),
      } satisfies Declared,
    ];
  });
}

function textsOf(
  all: readonly CallArgument[],
  texts: NonNullable<Texts>,
  nameOf: (one: CallArgument) => string,
): ReadonlyMap<string, FromText> {
  return new Map(
    all.flatMap((one) => {
      const read = parameterText(one.parameter, texts);
      return read === undefined ? [] : [[nameOf(one), read]];
    }),
  );
}

function bodies({ name, typeName, endpoint, signature }: ClientCall, texts: Texts): Declared[] {
  const choices = signature.body?.choices ?? [];
  return choices.flatMap(({ kind, media, types }) => {
    if (kind !== 'json' && kind !== 'form') return [];
    const type = types.join(', ');
    return [
      {
        ...{ name: `${name}BodySchema`, hint: `${typeName}Body`, direction: 'write' as const },
        schema: media.schema,
        ...(texts && kind === 'form' && { fromText: formText(media.schema, texts) }),
        comment: jsdoc(`The body of \`${call(endpoint)}\` as \`${type}\`.`),
      },
    ];
  });
}

function answers({ name, typeName, endpoint, signature }: ClientCall): Declared[] {
  return signature.replies.flatMap(({ statuses, body, response }) => {
    if (response === undefined || typeof body === 'string') return [];
    const status =
      statuses.kind === 'code'
        ? String(statuses.code)
        : statuses.kind === 'class'
          ? statuses.class
          : 'default';
    const word = status.charAt(0).toUpperCase() + status.slice(1);
    return body.flatMap(({ kind, media }) => {
      if (kind !== 'json') return [];
      return [
        {
          ...{ name: `${name}${word}ResponseSchema`, hint: `${typeName}Reply${word}` },
          ...{ schema: media.schema, direction: 'read' as const },
          comment: jsdoc(`The response of \`${call(endpoint)}\` with status ${status}.`),
        },
      ];
    });
  });
}

function call(endpoint: ClientCall['endpoint']): string {
  return `${endpoint.method} ${pathTemplate(endpoint)}`;
}
