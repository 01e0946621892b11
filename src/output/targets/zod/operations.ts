/** The arguments and responses of operations, as schemas. */
import {
  argumentsSchema,
  jsdoc,
  pathTemplate,
  type ClientCall,
  type Code,
  type Direction,
  type Schema,
} from '../../../kit.js';
import type { Position } from './spelling.js';

/** An exported schema. */
export interface Declared {
  /** The name of the schema. */
  readonly name: string;
  readonly schema: Schema;
  readonly direction: Direction;
  /** The name of its check, in Pascal case. */
  readonly hint: string;
  readonly comment: Code;
  /** True if a named schema is declared before this one; always true by default. */
  readonly isMade?: Position['isMade'];
  readonly whole?: Position['whole'];
}

/** The parameters as the client's function takes them, the bodies, and the responses that are JSON. */
export function operationSchemas(call: ClientCall): readonly Declared[] {
  return [...parameters(call), ...bodies(call), ...answers(call)];
}

function parameters({ name, typeName, endpoint, signature }: ClientCall): Declared[] {
  if (signature.arguments.length === 0) return [];
  const schema = argumentsSchema(signature);
  return [
    {
      ...{ name: `${name}ParamsSchema`, hint: `${typeName}Params`, schema, direction: 'write' },
      comment: about(`The parameters of \`${call(endpoint)}\`.`),
    },
  ];
}

function bodies({ name, typeName, endpoint, signature }: ClientCall): Declared[] {
  const choices = signature.body?.choices ?? [];
  return choices.flatMap(({ kind, media, types }) => {
    if (kind !== 'json' && kind !== 'form') return [];
    const type = types.join(', ');
    return [
      {
        ...{ name: `${name}BodySchema`, hint: `${typeName}Body`, direction: 'write' as const },
        schema: media.schema,
        comment: about(`The body of \`${call(endpoint)}\` as \`${type}\`.`),
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
          comment: about(`The response of \`${call(endpoint)}\` with status ${status}.`),
        },
      ];
    });
  });
}

function call(endpoint: ClientCall['endpoint']): string {
  return `${endpoint.method} ${pathTemplate(endpoint)}`;
}

function about(text: string): Code {
  return jsdoc(text);
}
