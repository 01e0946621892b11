/**
 * Merges the parameters of one endpoint. Parameters of different documents are matched by location and name. The result
 * also has the parameters that only some documents declare.
 */
import type { Media, Parameter, ParameterContent } from '../../../model/api.js';
import { type Fact, isUndeclared, trustOf } from '../../../model/origin.js';
import { parameterIdentity } from '../../../model/parameter-identity.js';
import { pathParameterNames, type PathSegment } from '../../../model/path.js';
import type { Example, Schema } from '../../../model/schema.js';
import { typedText } from '../../../model/keywords/typed-text.js';
import { groupBy, type NonEmpty } from '../../../base/foundation/group.js';
import { byCodeUnit, isSorted } from '../../../base/foundation/sort.js';
import { elect, inDocumentOrder, isOfOneSource, unionOrigins } from '../elect.js';
import type { Claim } from '../match/claim.js';
import { mergeExamples } from './examples.js';
import { mergedExtensionsMember } from './extensions.js';
import { mergeMediaTypes } from './media.js';
import {
  electDeprecated,
  electFact,
  electFactText,
  recordUnion,
  within,
  type FactEntry,
} from './recorded.js';
import { electRequired } from './required.js';
import { mergeSchemas } from './schema.js';

/**
 * Merges the parameters that all documents declare for one endpoint.
 * @returns path parameters in the order of the path, then all others in the order of the documents
 */
export function mergeEndpointParameters(
  claims: readonly Claim[],
  entry: FactEntry,
): readonly Parameter[] {
  const [first] = claims;
  if (!first) return [];
  const { parameters, path } = first.endpoint;
  if (claims.length === 1 && areSettled(parameters)) return sortParameters(parameters, path);
  const endpoints = claims.map(({ endpoint }) => endpoint);
  const all = inDocumentOrder(endpoints, entry.authority).flatMap((one) => one.parameters);
  // Recorded requests contain only some of the parameters, so they are not compared here. Undeclared parameters in them
  // are reported elsewhere.
  const stating = claims.filter(({ endpoint }) => trustOf(endpoint.origins) !== 'observed');
  if (stating.length > 1) recordSets(stating, entry);
  const merged = [...groupBy(all, parameterIdentity).values()].map((list) =>
    mergeOne(list, claims, entry),
  );
  return sortParameters(merged, path);
}

/** Returns true if merging would not change the parameters. */
function areSettled(parameters: readonly Parameter[]): boolean {
  if (!parameters.every(isSettled)) return false;
  return (
    parameters.length < 2 || new Set(parameters.map(parameterIdentity)).size === parameters.length
  );
}

/**
 * Records that documents declare different parameters. Path parameters are ignored, because they have already been
 * matched.
 */
function recordSets(claims: readonly Claim[], entry: FactEntry): void {
  const facts = claims.map(({ endpoint: { parameters, origins } }) => ({
    value: parameters.filter((item) => item.in !== 'path').map(parameterIdentity),
    origins,
  }));
  recordUnion(facts, within(entry, 'parameters'), 'reconcile/parameters');
}

function mergeOne(
  list: NonEmpty<Parameter>,
  claims: readonly Claim[],
  whole: FactEntry,
): Parameter {
  const [first] = list;
  if (list.length === 1 && claims.length === 1 && isSettled(first)) return first;
  const entry = within(whole, { at: 'parameter', in: first.in, name: first.name });
  // Only the names of headers can differ here, and only in case, because their case has no meaning.
  const names = list.map((item) => ({ value: item.name, origins: item.origins }));
  const name = elect(names, entry.authority)?.kept;
  const description = electFactText(
    list.flatMap((item) => item.description ?? []),
    within(entry, 'description'),
  );
  const deprecated = electDeprecated(
    list.flatMap((item) => item.deprecated ?? []),
    within(entry, 'deprecated'),
  );
  const required = mergeRequired(list, claims, entry);
  const content = mergeContent(list, entry);
  return {
    name: name?.value ?? first.name,
    in: first.in,
    required,
    ...(description && { description }),
    ...(deprecated?.value === true && { deprecated }),
    content,
    examples: mergeExamples(
      list.map((item) => item.examples.map(typedBy(content))),
      entry,
    ),
    aliases: [...new Set(list.flatMap((item) => item.aliases))].sort(byCodeUnit),
    ...mergedExtensionsMember(list, entry),
    origins: unionOrigins(list.map((item) => item.origins)),
  };
}

/** Returns true if merging would not change a parameter. */
function isSettled({ deprecated, required, aliases, in: place }: Parameter): boolean {
  return aliases.length < 2 && deprecated?.value !== false && (place !== 'path' || required.value);
}

/**
 * Creates a function that converts an example from a collection to the type that another document declares. In a
 * collection, every example is a string.
 */
function typedBy(content: ParameterContent): (example: Example) => Example {
  return (example) =>
    typeof example.value === 'string' && content.kind === 'schema'
      ? { ...example, value: typedText(example.value, content.schema) }
      : example;
}

/**
 * Chooses whether a parameter is required. A path parameter is always required. Any other parameter is optional if a
 * complete document describes the endpoint without it.
 */
function mergeRequired(
  list: NonEmpty<Parameter>,
  claims: readonly Claim[],
  entry: FactEntry,
): Fact<boolean> {
  const facts = list.map((item) => item.required);
  const [first] = list;
  if (first.in === 'path')
    return { value: true, origins: unionOrigins(facts.map((item) => item.origins)) };
  const missing = claims.filter(
    ({ api, endpoint }) =>
      api.document?.complete &&
      !endpoint.parameters.some((item) => parameterIdentity(item) === parameterIdentity(first)),
  );
  // If a document describes several variants of an endpoint and one of the variants omits the parameter, the parameter
  // is optional.
  const isOwn = isOfOneSource(list.map((item) => item.origins));
  const denying = missing.map(({ endpoint }) => endpoint.origins);
  return electRequired(facts, { isOwn, denying }, within(entry, 'required'));
}

function mergeContent(list: NonEmpty<Parameter>, entry: FactEntry): ParameterContent {
  const described = list.filter(({ content }) => content.kind === 'media');
  if (described.length > 0) return mergeMedia(list, described, entry);
  const schemaItems = list.flatMap((item) =>
    item.content.kind === 'schema' ? [{ item, content: item.content }] : [],
  );
  const schema = mergeSchemas(
    schemaItems.map(({ content }) => content.schema),
    within(entry, 'type'),
  );
  const styled = schemaItems.filter(({ content }) => hasForm(content.schema));
  const pool = voters(styled.length > 0 ? styled : schemaItems);
  const outcome = elect(
    pool.map(({ item, content }) => ({ value: styleOf(content), origins: item.origins })),
    entry.authority,
  );
  if (outcome && styled.length > 0 && isComposite(schema)) {
    const { style, explode } = outcome.kept.value;
    const keptText = `style: ${style}, explode: ${explode}`;
    const areDefaults = pool.every(({ content }) => content.assumed?.length === 2);
    const code = areDefaults
      ? undefined
      : isOfOneSource(pool.map(({ item }) => item.origins))
        ? 'reconcile/variant-style'
        : 'reconcile/style';
    entry.ledger.record(entry.entity, within(entry, 'style').steps, outcome, code, { keptText });
  }
  const assumed = (['style', 'explode'] as const).filter((member) =>
    schemaItems.every(({ content }) => content.assumed?.includes(member)),
  );
  return {
    kind: 'schema',
    schema,
    ...(outcome?.kept.value ?? { style: 'form', explode: true }),
    ...electFlags(schemaItems, entry),
    ...(assumed.length > 0 && { assumed }),
  };
}

/**
 * Merges the descriptions of a parameter if at least one of them has a media type. A description that has only a schema
 * does not contradict the media type.
 */
function mergeMedia(
  list: readonly Parameter[],
  described: readonly Parameter[],
  entry: FactEntry,
): ParameterContent {
  const types = described.flatMap(({ content, origins }) =>
    content.kind === 'media' ? [{ value: content.media.type, origins }] : [],
  );
  const type = electFact(types, within(entry, 'content'))?.value ?? '';
  const media = list.map(({ content, origins }): Media[] => {
    if (content.kind === 'media') return [{ ...content.media, type }];
    return [{ type, schema: content.schema, encoding: new Map(), examples: [], origins }];
  });
  const [merged] = mergeMediaTypes(media, within(entry, 'type'));
  const [first] = list;
  return merged ? { kind: 'media', media: merged } : (first as Parameter).content;
}

interface ParameterDescription {
  readonly item: Parameter;
  readonly content: SchemaContent;
}

/**
 * Returns the descriptions of a parameter from which `style` and `explode` are chosen: those that declare at least one
 * of the two keywords, or all descriptions if there are none. If such a description omits one of the two keywords, it
 * gets the value that the other descriptions declare.
 */
function voters(descriptions: readonly ParameterDescription[]): readonly ParameterDescription[] {
  const isAssumed = (content: SchemaContent, member: 'style' | 'explode'): boolean =>
    content.assumed?.includes(member) === true;
  const voting = descriptions.filter(
    ({ content }) => !isAssumed(content, 'style') || !isAssumed(content, 'explode'),
  );
  // Variants from a single document all describe the serialization, so none of them is ignored.
  if (voting.length === 0 || isOfOneSource(descriptions.map(({ item }) => item.origins)))
    return descriptions;
  const only = <K extends 'style' | 'explode'>(member: K): Partial<Pick<SchemaContent, K>> => {
    const values = voting.flatMap(({ content }) =>
      isAssumed(content, member) ? [] : [content[member]],
    );
    return new Set(values).size === 1 ? ({ [member]: values[0] } as Pick<SchemaContent, K>) : {};
  };
  return voting.map(({ item, content }) => ({
    item,
    content: {
      ...content,
      ...(isAssumed(content, 'style') && only('style')),
      ...(isAssumed(content, 'explode') && only('explode')),
    },
  }));
}

/** Returns true if the type of a value is known. Otherwise, `style` is only the default of OpenAPI. */
function hasForm(schema: Schema): boolean {
  return schema.kind !== 'unknown' && !isUndeclared(schema.origins);
}

/** Returns true for values that different styles encode differently: arrays and objects. */
function isComposite(schema: Schema): boolean {
  return !['boolean', 'number', 'integer', 'string', 'enum', 'null'].includes(schema.kind);
}

type SchemaContent = ParameterContent & { readonly kind: 'schema' };

function styleOf({
  style,
  explode,
  itemStyle,
}: SchemaContent): Pick<SchemaContent, 'style' | 'explode' | 'itemStyle'> {
  return { style, explode, ...(itemStyle && { itemStyle }) };
}

type Flags = Pick<SchemaContent, 'allowReserved' | 'allowEmptyValue'>;

/**
 * Chooses the flags `allowReserved` and `allowEmptyValue`. They only affect clients: a server decodes reserved
 * characters and empty values in either case.
 */
function electFlags(descriptions: readonly ParameterDescription[], entry: FactEntry): Flags {
  const elected = (flag: keyof Flags): Flags => {
    const facts = descriptions.flatMap(({ item, content: { [flag]: value } }) =>
      value === undefined ? [] : [{ value, origins: item.origins }],
    );
    const kept = electFact(facts, within(entry, flag));
    return kept ? { [flag]: kept.value } : {};
  };
  return { ...elected('allowReserved'), ...elected('allowEmptyValue') };
}

function sortParameters(
  parameters: readonly Parameter[],
  path: readonly PathSegment[],
): readonly Parameter[] {
  if (parameters.length < 2) return parameters;
  const template = new Map(pathParameterNames(path).map((name, index) => [name, index]));
  const order = (item: Parameter): number =>
    item.in === 'path' ? (template.get(item.name) ?? template.size) : template.size + 1;
  const compare = (a: Parameter, b: Parameter): number => order(a) - order(b);
  return isSorted(parameters, compare) ? parameters : [...parameters].sort(compare);
}
