/** Writes the arguments and responses of operations as zod schemas. */
import {
  argumentsSchema,
  dereference,
  jsdoc,
  pathTemplate,
  type ClientCall,
  type Code,
  type Direction,
  type RenderInput,
  type Schema,
} from '../../../kit.js';
import type { Position } from './spelling.js';

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
}

/** The API, if the numbers and booleans of parameters and forms are also read from text. */
type Texts = RenderInput['api'] | undefined;

/**
 * Returns the schemas of an operation: its parameters as the client's function takes them, its bodies, and its JSON
 * responses.
 */
export function operationSchemas(call: ClientCall, texts?: Texts): readonly Declared[] {
  return [...parameters(call, texts), ...bodies(call, texts), ...answers(call)];
}

function parameters({ name, typeName, endpoint, signature }: ClientCall, texts: Texts): Declared[] {
  if (signature.arguments.length === 0) return [];
  const schema = argumentsSchema(signature);
  return [
    {
      ...{ name: `${name}ParamsSchema`, hint: `${typeName}Params`, schema, direction: 'write' },
      ...(texts && { texts: 'properties' }),
      comment: jsdoc(`The parameters of \`${call(endpoint)}\`.`),
    },
  ];
}

function bodies({ name, typeName, endpoint, signature }: ClientCall, texts: Texts): Declared[] {
  const choices = signature.body?.choices ?? [];
  return choices.flatMap(({ kind, media, types }) => {
    if (kind !== 'json' && kind !== 'form') return [];
    const type = types.join(', ');
    return [
      {
        ...{ name: `${name}BodySchema`, hint: `${typeName}Body`, direction: 'write' as const },
        ...(texts && kind === 'form'
          ? { schema: dereference(media.schema, texts), texts: 'properties' as const }
          : { schema: media.schema }),
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
