/**
 * Generates the checks of an operation's requests and responses, if the configuration enables them.
 */
import { code, type Code } from '../../src/print/emit/typescript/code.js';
import { object, property } from '../../src/print/emit/typescript/expression.js';
import type { Schema } from '../../src/model/schema.js';
import { argumentsSchema } from '../../src/print/typescript/checks/arguments.js';
import type { BodyChoice } from '../../src/print/typescript/signature-body.js';
import type { ReplyCase } from '../../src/print/typescript/signature-replies.js';
import type { OperationSignature } from '../../src/print/typescript/signature.js';
import { conversionOf } from './conversions.js';
import { essenceOf } from '../../src/model/media-type.js';
import { itemOf, receivedItem, streamRead, streamWrite } from './streams.js';
import type { ClientChecks, ClientView } from './view.js';

const ANY: Schema = { kind: 'any', origins: [] };

/**
 * Returns `() => ({ args: …, body: …, replies: … })`; `undefined` if the checks would accept every
 * value.
 */
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

/**
 * Returns the checks of the arguments. Arguments that are converted before they are sent (dates,
 * large integers) are not checked, because the compiler already checks their types.
 */
function requestChecks(
  operation: OperationSignature,
  checks: ClientChecks,
  view: ClientView,
): Code[] {
  const { typeName, body } = operation;
  const given = argumentsSchema(operation, (schema) =>
    conversionOf(schema, 'json', view) === undefined ? schema : ANY,
  );
  const isNeeded = operation.arguments.length > 0;
  const args = isNeeded ? checks.of(given, `${typeName}Args`, false) : undefined;
  const bodies = (body?.choices ?? []).flatMap((choice) => {
    const schema = sentSchema(choice, view);
    const check = schema && checks.of(schema, `${typeName}Body`, false);
    return check === undefined ? [] : choice.types.map((type) => property(type, check));
  });
  return [
    ...(args ? [property('args', args)] : []),
    ...(bodies.length > 0 ? [property('body', object(bodies))] : []),
  ];
}

/**
 * Returns the schema with which a request body is checked. It describes the value that `sentValue`
 * of the runtime returns.
 */
function sentSchema({ kind, media }: BodyChoice, view: ClientView): Schema | undefined {
  const { schema } = media;
  if (streamWrite(media, view) !== undefined) {
    const items = itemOf(media, view);
    return items && { kind: 'array', items, origins: items.origins };
  }
  if (kind === 'json') return schema;
  return kind === 'form' || kind === 'multipart' ? formSchema(schema, view) : undefined;
}

/**
 * Returns the schema of a form before it is encoded. Fields that are converted may have any value.
 */
function formSchema(schema: Schema, view: ClientView): Schema {
  const becomes = (one: Schema): boolean => conversionOf(one, 'text', view) !== undefined;
  if (!becomes(schema)) return schema;
  const form = view.follow(schema);
  if (form.kind !== 'object') return ANY;
  const properties = [...form.properties].map(
    ([name, field]) => [name, becomes(field.schema) ? { ...field, schema: ANY } : field] as const,
  );
  return { ...form, properties: new Map(properties) };
}

function replyChecks(
  { typeName, replies }: OperationSignature,
  checks: ClientChecks,
  view: ClientView,
): Code[] {
  const found = replies.flatMap((reply) => {
    const { body, ok } = reply;
    if (typeof body === 'string') return [];
    const status = statusName(reply);
    const byType = new Map<string, Schema[]>();
    for (const { kind, media } of body) {
      const streamed = streamRead(media, view) !== undefined;
      const schema = streamed ? ok && receivedItem(media, view) : kind === 'json' && media.schema;
      if (!schema) continue;
      const type = essenceOf(media.type);
      byType.set(type, [...(byType.get(type) ?? []), schema]);
    }
    const created = [...byType].flatMap(([type, schemas]) => {
      const check = checks.of(anyOf(schemas), `${typeName}Reply${status}`, true);
      return check === undefined ? [] : [property(type, check)];
    });
    return created.length === 0 ? [] : [property(status, object(created))];
  });
  return found.length === 0 ? [] : [property('replies', object(found))];
}

/**
 * Returns the union of the schemas. Media types that differ only in their parameters share one
 * check, because the runtime compares media types without parameters.
 */
function anyOf(schemas: readonly Schema[]): Schema {
  const [only, another] = schemas;
  if (only !== undefined && another === undefined) return only;
  return { kind: 'union', members: schemas, origins: schemas.flatMap(({ origins }) => origins) };
}

function statusName({ statuses }: ReplyCase): string {
  if (statuses.kind === 'code') return String(statuses.code);
  return statuses.kind === 'class' ? statuses.class : 'default';
}
