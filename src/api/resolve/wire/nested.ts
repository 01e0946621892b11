/** Reports parameters with nested lists or objects. Most parameter styles cannot serialize them. */
import { quotedName } from '../../../base/foundation/text/quoted.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint, Parameter, ParameterContent, Style } from '../../../model/api.js';
import { dereference } from '../../../model/dereference.js';
import type { Schema } from '../../../model/schema.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

type Described = Extract<ParameterContent, { kind: 'schema' }>;

/**
 * Reports parameters with nested values that their style cannot serialize.
 * @param reported the contents of parameters that were already checked; many operations have the same parameter
 */
export function reportNestedParameters(
  { parameters }: Endpoint,
  { schemas }: Api,
  reported: Set<object>,
  report: Report,
): void {
  for (const parameter of parameters) {
    const { content, name, origins } = parameter;
    if (content.kind !== 'schema' || content.style === 'deepObject' || reported.has(content))
      continue;
    reported.add(content);
    const inside = nestedIn(content, schemas) ?? listsIn(content, schemas);
    if (inside !== undefined) {
      report.add('wire/nested', { name, inside, style: styleOf(parameter) }, origins[0]);
      continue;
    }
    const list = repeats(content) ? listInObject(content.schema, schemas) : undefined;
    if (list !== undefined) report.add('wire/repeated', { name, list }, origins[0]);
  }
}

function styleOf({ in: place, content }: Parameter): string {
  return content.kind === 'schema' ? content.style : place;
}

/** Returns true if the items or properties of a value are sent as separate parameters. */
function repeats({ style, explode }: Described): boolean {
  return (style === 'form' || style === 'cookie') && explode;
}

/** Returns the name of the first list in an object. */
function listInObject(schema: Schema, schemas: Api['schemas']): string | undefined {
  const shape = formOf(schema, schemas);
  if (shape?.kind !== 'object') return undefined;
  const lists = [...shape.properties].filter(
    ([, property]) => formOf(property.schema, schemas)?.kind === 'array',
  );
  return lists[0]?.[0];
}

/** Returns a text for the first nested value that cannot be serialized, such as `a list of objects`. */
function nestedIn(content: Described, schemas: Api['schemas']): string | undefined {
  const shape = formOf(content.schema, schemas);
  if (shape?.kind === 'array') {
    return formOf(shape.items, schemas)?.kind === 'object' ? 'a list of objects' : undefined;
  }
  if (shape?.kind !== 'object') return undefined;
  for (const [name, property] of shape.properties) {
    const form = formOf(property.schema, schemas);
    const isList = form?.kind === 'array' && repeats(content);
    const inner = isList ? formOf(form.items, schemas)?.kind : undefined;
    if (inner === 'object' || inner === 'array') return `the list ${quotedName(name)} of ${inner}s`;
    if (form?.kind === 'object' || (form?.kind === 'array' && !isList)) {
      return `the ${form.kind} ${quotedName(name)}`;
    }
  }
  return undefined;
}

/**
 * Returns `a list of lists` if the inner and outer lists have the same separator. A server then cannot determine where
 * an inner list ends.
 */
function listsIn(content: Described, schemas: Api['schemas']): string | undefined {
  const { schema, style, explode, itemStyle = 'simple' } = content;
  const shape = formOf(schema, schemas);
  if (shape?.kind !== 'array' || formOf(shape.items, schemas)?.kind !== 'array') return undefined;
  if (explode && style !== 'simple') return undefined;
  return delimiter(style) === delimiter(itemStyle) ? 'a list of lists' : undefined;
}

function delimiter(style: Style): Style {
  return style === 'spaceDelimited' || style === 'pipeDelimited' || style === 'tabDelimited'
    ? style
    : 'simple';
}

/**
 * Returns the only alternative of a schema, after resolving references and removing `null`; `undefined` if several
 * alternatives remain.
 */
function formOf(schema: Schema, schemas: Api['schemas'], depth = 0): Schema | undefined {
  const shape = dereference(schema, { schemas });
  if (shape.kind !== 'union') return shape.kind === 'ref' ? undefined : shape;
  const [only, another] = shape.members.filter(({ kind }) => kind !== 'null');
  if (only === undefined || another !== undefined || depth > MERGING_LIMITS.nestedFormDepth.most)
    return undefined;
  return formOf(only, schemas, depth + 1);
}
