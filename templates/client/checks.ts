/** What an operation is held against, where the configuration asks for it. */
import { code, type Code } from '../../src/emit/typescript/code.js';
import { object, property } from '../../src/emit/typescript/expression.js';
import type { Schema } from '../../src/model/schema.js';
import { argumentsSchema } from '../../src/typescript/checks/arguments.js';
import type { ReplyCase } from '../../src/typescript/signature-replies.js';
import type { OperationSignature } from '../../src/typescript/signature.js';
import { conversionOf } from './conversions.js';
import { essenceOf, streamRead, streamWrite } from './streams.js';
import type { ClientChecks, ClientView } from './view.js';

/** `() => ({ args: …, body: …, replies: … })`; absent where nothing is demanded. */
export function checksOf(
  operation: OperationSignature,
  checks: ClientChecks,
  view: ClientView,
): Code | undefined {
  const sent = checks.requests ? requestChecks(operation, checks, view) : [];
  const received = checks.responses ? replyChecks(operation, checks, view) : [];
  const properties = [...sent, ...received];
  return properties.length === 0 ? undefined : code`() => (${object(properties)})`;
}

/** What becomes another value on its way out is right by its type. */
function requestChecks(
  operation: OperationSignature,
  checks: ClientChecks,
  view: ClientView,
): Code[] {
  const { typeName, body } = operation;
  const given = argumentsSchema(operation, (schema) =>
    conversionOf(schema, 'json', view) === undefined ? schema : { kind: 'any', origins: [] },
  );
  const isNeeded = operation.arguments.length > 0;
  const args = isNeeded ? checks.of(given, `${typeName}Args`, false) : undefined;
  const bodies = (body?.choices ?? []).flatMap(({ kind, types, media }) => {
    if (kind !== 'json' || streamWrite(media, view) !== undefined) return [];
    const check = checks.of(media.schema, `${typeName}Body`, false);
    return check === undefined ? [] : types.map((type) => property(type, check));
  });
  return [
    ...(args ? [property('args', args)] : []),
    ...(bodies.length > 0 ? [property('body', object(bodies))] : []),
  ];
}

function replyChecks(
  { typeName, replies }: OperationSignature,
  checks: ClientChecks,
  view: ClientView,
): Code[] {
  const found = replies.flatMap((reply) => {
    const { body } = reply;
    if (typeof body === 'string') return [];
    const status = statusName(reply);
    const byType = new Map<string, Schema[]>();
    for (const { kind, media } of body) {
      if (kind !== 'json' || streamRead(media, view) !== undefined) continue;
      const type = essenceOf(media.type);
      byType.set(type, [...(byType.get(type) ?? []), media.schema]);
    }
    const made = [...byType].flatMap(([type, schemas]) => {
      const check = checks.of(anyOf(schemas), `${typeName}Reply${status}`, true);
      return check === undefined ? [] : [property(type, check)];
    });
    return made.length === 0 ? [] : [property(status, object(made))];
  });
  return found.length === 0 ? [] : [property('replies', object(found))];
}

/** Types that differ in parameters alone are one. */
function anyOf(schemas: readonly Schema[]): Schema {
  const [only, another] = schemas;
  if (only !== undefined && another === undefined) return only;
  return { kind: 'union', members: schemas, origins: schemas.flatMap(({ origins }) => origins) };
}

function statusName({ statuses }: ReplyCase): string {
  if (statuses.kind === 'code') return String(statuses.code);
  return statuses.kind === 'class' ? statuses.class : 'default';
}
