/** What is demanded of a value beside its form, in words (JSON Schema 2020-12 Core §10, Validation §6). */
import { jsonLine } from '../../../src/emit/json/index.js';
import type { Assertions, Schema } from '../../../src/model/schema.js';
import type { Names } from '../../../src/resolve/name-table.js';
import { limitsOf, type ValueLimit } from './limits.js';

type SchemaNames = Pick<Names, 'schemas'>;

/** The demands of a schema, each as a limit; the value is empty where the words say it all. */
export function demandsOf(schema: Schema, names: SchemaNames): readonly ValueLimit[] {
  const demands = schema.kind === 'object' ? patternDemands(schema.patterns, names) : NONE;
  const { assertions } = schema;
  if (assertions === undefined) return demands;
  return [...demands, ...assertedDemands(assertions, names)];
}

const NONE: readonly ValueLimit[] = [];

function patternDemands(
  patterns: ReadonlyMap<string, Schema> | undefined,
  names: SchemaNames,
): readonly ValueLimit[] {
  if (patterns === undefined) return NONE;
  return [...patterns].map(([pattern, schema]) => [
    `names like ${pattern} hold`,
    inWords(schema, names),
  ]);
}

function assertedDemands(
  {
    not,
    if: condition,
    then,
    else: otherwise,
    contains,
    minContains = 1,
    maxContains,
    propertyNames,
    dependentRequired,
    dependentSchemas,
    unevaluatedProperties,
    unevaluatedItems,
    values,
  }: Assertions,
  names: SchemaNames,
): ValueLimit[] {
  const demands: ValueLimit[] = [];
  const add = (what: string, schema: Schema | undefined): void => {
    if (schema !== undefined) demands.push([what, inWords(schema, names)]);
  };
  if (values !== undefined) demands.push(['one of', values.map((one) => jsonLine(one)).join(', ')]);
  add('but not', not);
  if (condition !== undefined) {
    const when = inWords(condition, names);
    add(`where it is ${when}, it is also`, then);
    add(`where it is not ${when}, it is`, otherwise);
  }
  const most = maxContains === undefined ? '' : ` and at most ${maxContains}`;
  add(`at least ${minContains}${most} of the items are`, contains);
  add('names are', propertyNames);
  dependentRequired?.forEach((others, name) => {
    demands.push([`with ${name} there must be`, others.join(', ')]);
  });
  dependentSchemas?.forEach((schema, name) => {
    add(`with ${name} it is also`, schema);
  });
  if (unevaluatedProperties?.kind === 'never') demands.push(['no other properties', '']);
  else add('any other property is', unevaluatedProperties);
  if (unevaluatedItems?.kind === 'never') demands.push(['no other items', '']);
  else add('any other item is', unevaluatedItems);
  return demands;
}

/** A schema in a few words, without markup. */
function inWords(schema: Schema, names: SchemaNames): string {
  const limits = limitsOf(schema).map(([what, value]) => `${what} ${value}`);
  return [formInWords(schema, names), ...limits].join(', ');
}

function formInWords(schema: Schema, names: SchemaNames): string {
  switch (schema.kind) {
    case 'ref':
      return names.schemas.get(schema.id) ?? schema.id;
    case 'enum':
      return schema.values.map((value) => jsonLine(value)).join(' or ');
    case 'array':
      return `array of ${formInWords(schema.items, names)}`;
    case 'union':
      return schema.members.map((member) => formInWords(member, names)).join(' or ');
    case 'intersection':
      return schema.members.map((member) => formInWords(member, names)).join(' and ');
    case 'object': {
      const shown = [...schema.properties].map(([name, { schema: inner, required }]) => {
        const isSaid = inner.kind !== 'any' && inner.kind !== 'unknown';
        return `${required ? '' : 'perhaps '}${name}${isSaid ? ` (${inWords(inner, names)})` : ''}`;
      });
      return shown.length === 0 ? 'object' : `with ${shown.join(' and ')}`;
    }
    case 'any':
    case 'unknown':
      return 'any value';
    case 'never':
      return 'no value';
    case 'binary':
      return 'file';
    case 'tuple':
      return 'tuple';
    case 'null':
    case 'boolean':
    case 'number':
    case 'integer':
    case 'string':
      return schema.kind;
    default:
      return schema satisfies never;
  }
}
