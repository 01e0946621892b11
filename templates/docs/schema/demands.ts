/**
 * Describes the assertions of a schema besides its type, in words (JSON Schema 2020-12 Core §10,
 * Validation §6).
 */
import { jsonLine } from '../../../src/print/emit/json/index.js';
import type { Assertions, Schema } from '../../../src/model/schema.js';
import { isComposed } from '../../../src/model/walk.js';
import { listOf } from '../language/language.js';
import type { DocsView } from '../view.js';
import { limitsOf, type ValueLimit } from './limits.js';

/**
 * The parts of the view that are needed to describe a constraint: names of schemas, and the
 * language of the pages.
 */
type Teller = Pick<DocsView, 'names' | 'settings'>;

/**
 * Returns the constraints that the assertions of a schema add. Each constraint is a phrase and a
 * value. The value is empty if the phrase is sufficient.
 */
export function demandsOf(schema: Schema, view: Teller): readonly ValueLimit[] {
  const demands = schema.kind === 'object' ? patternDemands(schema.patterns, view) : NONE;
  const { assertions } = schema;
  if (assertions === undefined) return demands;
  return [...demands, ...assertedDemands(assertions, view)];
}

const NONE: readonly ValueLimit[] = [];

function patternDemands(
  patterns: ReadonlyMap<string, Schema> | undefined,
  view: Teller,
): readonly ValueLimit[] {
  if (patterns === undefined) return NONE;
  return [...patterns].map(([pattern, schema]) => [
    view.settings.word('properties that match {pattern} are', { pattern }),
    inWords(schema, view),
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
  view: Teller,
): ValueLimit[] {
  const demands: ValueLimit[] = [];
  const { word } = view.settings;
  const add = (what: string, schema: Schema | undefined): void => {
    if (schema !== undefined) demands.push([what, inWords(schema, view)]);
  };
  if (values !== undefined)
    demands.push([word('one of'), values.map((one) => jsonLine(one)).join(', ')]);
  add(word('but not'), not);
  if (condition !== undefined) {
    const when = inWords(condition, view);
    add(word('if it is {when}, it is also', { when }), then);
    add(word('if it is not {when}, it is', { when }), otherwise);
  }
  const least = minContains;
  const many =
    maxContains === undefined
      ? word('at least {least} of the items are', { least })
      : word('at least {least} and at most {most} of the items are', { least, most: maxContains });
  add(many, contains);
  add(word('property names are'), propertyNames);
  dependentRequired?.forEach((others, name) => {
    demands.push([word('if {name} is present, these are required:', { name }), others.join(', ')]);
  });
  dependentSchemas?.forEach((schema, name) => {
    add(word('if {name} is present, the object is also', { name }), schema);
  });
  if (unevaluatedProperties?.kind === 'never') demands.push([word('no other properties'), '']);
  else add(word('any other property is'), unevaluatedProperties);
  if (unevaluatedItems?.kind === 'never') demands.push([word('no other items'), '']);
  else add(word('any other item is'), unevaluatedItems);
  return demands;
}

function inWords(schema: Schema, view: Teller): string {
  const forms = schema.kind === 'any' ? (schema.assertions?.forms ?? []) : [];
  if (forms.length > 0)
    return forms.map((form) => inWords(form, view)).join(` ${view.settings.word('and')} `);
  const limits = limitsOf(schema, view.settings.word).map(([what, value]) => `${what} ${value}`);
  return listOf([formInWords(schema, view), ...limits], view.settings.word);
}

function formInWords(schema: Schema, view: Teller): string {
  const { names, settings } = view;
  const { word } = settings;
  if (isComposed(schema)) {
    const members = schema.members.map((member) => formInWords(member, view));
    return members.join(` ${word(schema.kind === 'union' ? 'or' : 'and')} `);
  }
  switch (schema.kind) {
    case 'ref':
      return names.schemas.get(schema.id) ?? schema.id;
    case 'enum':
      return schema.values.map((value) => jsonLine(value)).join(` ${word('or')} `);
    case 'array':
      return word('array of {type}', { type: formInWords(schema.items, view) });
    case 'object': {
      const shown = [...schema.properties].map(([name, { schema: inner, required }]) => {
        const isSaid = inner.kind !== 'any' && inner.kind !== 'unknown';
        const said = `${name}${isSaid ? ` (${inWords(inner, view)})` : ''}`;
        return required ? said : word('optionally {name}', { name: said });
      });
      return shown.length === 0
        ? 'object'
        : word('an object with {names}', { names: shown.join(` ${word('and')} `) });
    }
    case 'any':
    case 'unknown':
      return word('any value');
    case 'never':
      return word('no value');
    case 'binary':
      return word('file');
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
