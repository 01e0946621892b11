/** Collects all facts about one endpoint or one schema into sections, for `restitch inspect`. */
import type { FactRow, FactSection } from './columns.js';
import { fieldsOf } from './fields.js';
import type { ConflictJson, EndpointJson, FactJson, InspectJson } from './json.js';
import type { KeywordJson } from './keywords.js';
import { places, type PlaceJson } from './places.js';
import type { PropertyJson, SchemaJson } from './schema.js';
import type { Generated } from '../generate.js';
import type { Endpoint, Media, SecurityRequirement } from '../../../model/api.js';
import { securityText } from '../../../model/security/security-text.js';
import { observedText, type ObservedCount } from '../../../model/origin.js';
import type { Schema } from '../../../model/schema.js';

interface Inspected {
  readonly json: InspectJson;
  readonly generated: Generated;
}

interface InspectedOperations extends Inspected {
  /** The operations by their keys. */
  readonly operations: ReadonlyMap<string, Endpoint>;
  /** For each long list of servers, the first printed operation that has it. Printing a section adds to this map. */
  readonly servers: Map<number, string>;
}

/** A list with more servers than this is printed only once. */
const SHORT_LIST = 3;

/** @param endpoint the endpoint in the result of `inspectJson` */
export function endpointSections(
  endpoint: EndpointJson,
  { json, generated, operations, servers }: InspectedOperations,
): FactSection[] {
  const { name, group, method, path, aliases, origins, paging, facts } = endpoint;
  const own = operations.get(endpoint.key);
  const about = facts.filter(({ field }) => !field.includes('/') && !OF_SECTIONS.has(field));
  return [
    {
      title: `${name}  ${method} ${path}`,
      rows: [
        { label: 'group', value: group },
        ...labelled(
          'alias',
          aliases.map((value) => ({ value })),
        ),
        ...(paging ? labelled('pages', [{ value: paging.text }, { value: paging.why }]) : []),
        { label: 'found in', value: '', at: origins },
        ...about.map((fact) => withSilent(factRow(fact.field, fact), endpoint, fact.field)),
        ...serverRows(endpoint, json, servers),
        ...labelled(
          'tag',
          facts.filter(({ field }) => field === 'tag').map((fact) => factRow('', fact)),
        ),
      ],
    },
    {
      title: 'parameters',
      rows: endpoint.parameters.flatMap((item) => parameterRows(item, endpoint)),
    },
    {
      title: 'body',
      rows: facts
        .filter(({ field }) => field === 'body')
        .flatMap((fact) => contentRows('', fact, own?.body?.media, endpoint, generated)),
    },
    { title: 'responses', rows: responseRows(endpoint, own, generated) },
    {
      title: 'facts',
      rows: endpoint.keywords.filter(({ conflict }) => conflict === null).flatMap(keywordRows),
    },
    conflictSection(json.conflicts.filter(({ key }) => key === endpoint.key)),
  ];
}

/** @param schema the schema in the result of `inspectJson` */
export function schemaSections(schema: SchemaJson, { json, generated }: Inspected): FactSection[] {
  const { name, type, description, origins, keywords } = schema;
  const [id, shape] =
    [...generated.api.schemas].find(
      ([key]) => (generated.names.schemas.get(key) ?? key) === name,
    ) ?? [];
  const inKeywords = new Set(keywords.map(({ field }) => field));
  return [
    {
      title: `${name}  schema`,
      rows: [
        { label: 'type', value: type },
        ...(description === null ? [] : [{ label: 'description', value: description }]),
        { label: 'found in', value: '', at: origins },
      ],
    },
    { title: 'properties', rows: shape ? fieldRows(shape, generated) : [] },
    { title: 'keywords', rows: keywords.flatMap(keywordRows) },
    conflictSection(
      json.conflicts.filter(({ key, field }) => key === `schema ${id}` && !inKeywords.has(field)),
    ),
  ];
}

function keywordRows(keyword: KeywordJson): FactRow[] {
  const { field, kept, rule, origins, rejected, silent, conflict } = keyword;
  const value = kept === null ? 'none of them' : valueText(kept);
  return [
    {
      label: field.replace(/^[. ]/, ''),
      value,
      known: rule,
      at: origins,
      silent,
      ...(conflict !== null && { note: conflict }),
    },
    ...rejected.map((lost) => ({
      ...{ label: '', value: `not ${valueText(lost.value)}` },
      ...{ at: lost.origins, note: lost.why },
    })),
  ];
}

/** Fields that are printed in separate sections. */
const OF_SECTIONS = new Set(['body', 'tag']);

function factRow(label: string, { field, value, trust, seen, origins }: FactJson): FactRow {
  const text = field === 'security' ? openApiSecurityText(value) : valueText(value);
  return { label, value: text, known: known(trust, seen), at: origins };
}

function serverRows(
  endpoint: EndpointJson,
  { servers }: InspectJson,
  firstOperations: Map<number, string>,
): FactRow[] {
  const list = servers[endpoint.servers] ?? [];
  const first = list.length > SHORT_LIST ? firstOperations.get(endpoint.servers) : undefined;
  firstOperations.set(endpoint.servers, first ?? endpoint.name);
  if (first !== undefined) return [{ label: 'server', value: `those of ${first}` }];
  return labelled(
    'server',
    list.map(({ url, trust, origins }) => ({ value: url, known: trust, at: origins })),
  );
}

/** Adds to a row the documents that describe the endpoint but declare no value for the fact. */
function withSilent(row: FactRow, { origins, keywords }: EndpointJson, field?: string): FactRow {
  const others = keywords.filter((one) => one.field === field).flatMap(({ rejected }) => rejected);
  return {
    ...row,
    silent: silentAmong(origins, [...(row.at ?? []), ...others.flatMap((lost) => lost.origins)]),
  };
}

/** Returns the locations whose documents declare no value for the fact. */
function silentAmong(
  all: readonly PlaceJson[],
  declaring: readonly Pick<PlaceJson, 'source'>[],
): readonly PlaceJson[] {
  const sources = new Set(declaring.map(({ source }) => source));
  return sources.size === 0 ? [] : all.filter(({ source }) => !sources.has(source));
}

function parameterRows(
  item: EndpointJson['parameters'][number],
  endpoint: EndpointJson,
): FactRow[] {
  const { facts } = endpoint;
  const field = `parameters/${item.in}/${item.name}/`;
  const further = facts.filter((fact) => fact.field.startsWith(field));
  const rows = further.map((fact) =>
    factRow('', fact.field.endsWith('/required') ? { ...fact, value: needed(fact.value) } : fact),
  );
  const type = { value: `${item.in}, ${item.type}`, known: known(item.trust, item.seen) };
  return [withSilent({ label: item.name, ...type, at: item.origins }, endpoint), ...rows];
}

function needed(required: unknown): string {
  return required === true ? 'required' : 'optional';
}

/** The prefix of the fields that belong to a response. */
const RESPONSE = 'responses/';

function responseRows(
  endpoint: EndpointJson,
  own: Endpoint | undefined,
  generated: Generated,
): FactRow[] {
  return endpoint.facts.flatMap((fact) => {
    if (!fact.field.startsWith(RESPONSE)) return [];
    const status = fact.field.slice(RESPONSE.length);
    const response = own?.responses.find((one) => String(one.status) === status);
    return contentRows(status, fact, response?.media, endpoint, generated);
  });
}

/** Returns the media types of a request or response body, and the fields of inline schemas. */
function contentRows(
  label: string,
  fact: FactJson,
  media: readonly Media[] | undefined,
  endpoint: EndpointJson,
  generated: Generated,
): FactRow[] {
  const types = Array.isArray(fact.value) ? fact.value.map(String) : [valueText(fact.value)];
  return types.flatMap((value, index) => {
    const schema = media?.[index]?.schema;
    return [
      index === 0 ? withSilent({ ...factRow(label, fact), value }, endpoint) : { label: '', value },
      ...(schema ? fieldRows(schema, generated, '  ') : []),
    ];
  });
}

function fieldRows(schema: Schema, generated: Generated, indent = ''): FactRow[] {
  const { fields, cut } = fieldsOf(schema, generated);
  const all = places(schema.origins, generated);
  return [
    ...fields.map((field) => ({
      ...fieldRow(field, indent),
      silent: silentAmong(all, field.origins),
    })),
    ...(cut ? [{ label: `${indent}…`, value: 'and more' }] : []),
  ];
}

function fieldRow(
  { name, required, type, trust, seen, origins }: PropertyJson,
  indent: string,
): FactRow {
  const value = required ? `${type}, required` : type;
  return { label: indent + name, value, known: known(trust, seen), at: origins };
}

function conflictSection(conflicts: readonly ConflictJson[]): FactSection {
  const rows = conflicts.flatMap(({ id, accepted, field, kept, rejected }): FactRow[] => [
    {
      label: field,
      value: `kept ${disputedText(field, kept)}`,
      note: accepted ? `${id}, accepted` : id,
    },
    ...rejected.map(({ value, source, line, why }) => ({
      ...{ label: '', value: `not ${disputedText(field, value)}` },
      ...{ at: [{ source, line }], note: why },
    })),
  ]);
  return { title: 'conflicts', rows };
}

/** Labels a list of rows. Only the first row gets the label, so that it is not repeated in the others. */
function labelled(label: string, rows: readonly Omit<FactRow, 'label'>[]): FactRow[] {
  return rows.map((row, index) => ({ ...row, label: index === 0 ? label : '' }));
}

function known(trust: string, seen: ObservedCount | undefined): string {
  return seen === undefined ? trust : `${trust}, ${observedText(seen)}`;
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Prints the security of an endpoint. `inspectJson` returns it in the form that OpenAPI defines. */
function openApiSecurityText(value: unknown): string {
  const alternatives = value as readonly Readonly<Record<string, readonly string[]>>[];
  return securityText(
    alternatives.map((all) => Object.entries(all).map(([scheme, scopes]) => ({ scheme, scopes }))),
  );
}

/** Prints a value that is in conflict. */
function disputedText(field: string, value: unknown): string {
  return field === 'security'
    ? securityText(value as readonly SecurityRequirement[])
    : valueText(value);
}
