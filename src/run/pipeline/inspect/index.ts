/** The output of `inspect`: the API with its generated names, and the source of every fact. */
import type { Generated } from '../generate.js';
import type {
  Endpoint,
  Media,
  Parameter,
  SecurityRequirement,
  Server,
} from '../../../model/api.js';
import { type Fact, type Origin, trustWord } from '../../../model/origin.js';
import { templateOf } from '../../../model/path.js';
import { placeText } from '../../../model/place.js';
import { paginationOf, paginationText } from '../../../api/pagination/index.js';
import type { Candidate, Election } from '../../../api/reconcile/index.js';
import { diagnosticJson } from '../../../base/diagnostics/frame.js';
import { inReadingOrder } from '../../../base/diagnostics/order.js';
import { createLocator } from '../../../input/source/index.js';
import type {
  ConflictJson,
  EndpointJson,
  FactJson,
  InspectJson,
  PagingJson,
  ParameterJson,
  ServerJson,
} from './json.js';
import { keywordsOf } from './keywords.js';
import { plainData } from '../../../model/json.js';
import { schemaJson, observedMember, typeText } from './schema.js';
import { declaredNames, selectedParts } from './selected.js';
import { places } from './places.js';

/**
 * Returns the API as one JSON object. The structure of this object does not change between releases.
 * @param query selects endpoints and schemas, as for `selectedParts`
 */
export function inspectJson(generated: Generated, query?: string): InspectJson {
  const { api, ledger, report, documents } = generated;
  const lists = new ServerLists(generated);
  const found = selectedParts(generated, query);
  const entities = new Set([
    ...found.endpoints.map(({ key }) => key),
    ...found.schemas.map(([id]) => `schema ${id}`),
  ]);
  const locator = createLocator(documents);
  return {
    title: api.title?.value ?? null,
    version: api.version?.value ?? null,
    servers: lists.all,
    endpoints: found.endpoints.map((endpoint) => endpointJson(endpoint, lists, generated)),
    schemas: found.schemas.map(([id, schema]) => schemaJson(id, schema, generated)),
    conflicts: ledger.elections
      .filter((election) => election.conflict !== undefined)
      .filter(({ entity }) => query === undefined || entities.has(entity))
      .map((election) => conflictJson(election, generated)),
    diagnostics: inReadingOrder(report.list(), locator).map((diagnostic) =>
      diagnosticJson(diagnostic, locator),
    ),
    documents: ledger.documents,
  };
}

/** The distinct lists of servers that endpoints have. */
class ServerLists {
  readonly all: (readonly ServerJson[])[] = [];
  readonly #byList = new Map<readonly Server[], number>();
  readonly #byContent = new Map<string, number>();
  readonly #generated: Generated;

  constructor(generated: Generated) {
    this.#generated = generated;
  }

  indexOf(servers: readonly Server[]): number {
    const known = this.#byList.get(servers);
    if (known !== undefined) return known;
    const list = servers.map(({ url, origins }) => ({
      url,
      trust: trustWord(origins),
      origins: places(origins, this.#generated),
    }));
    const text = JSON.stringify(list);
    const index = this.#byContent.get(text) ?? this.all.push(list) - 1;
    this.#byContent.set(text, index);
    this.#byList.set(servers, index);
    return index;
  }
}

function endpointJson(endpoint: Endpoint, lists: ServerLists, generated: Generated): EndpointJson {
  const { names } = generated;
  const name = names.operations.get(endpoint.key) ?? '';
  return {
    key: endpoint.key,
    method: endpoint.method,
    path: templateOf(endpoint.path, endpoint.trailingSlash),
    name,
    group: names.groupOf.get(endpoint.key) ?? '',
    aliases: [...new Set(declaredNames(endpoint))].filter((alias) => alias !== name).sort(),
    parameters: endpoint.parameters.map((parameter) => parameterJson(parameter, generated)),
    security: endpoint.security ? endpoint.security.value.map(requirementJson) : null,
    servers: lists.indexOf(endpoint.servers),
    paging: pagingJson(endpoint, generated),
    origins: places(endpoint.origins, generated),
    facts: factsOf(endpoint, generated),
    keywords: keywordsOf(endpoint.key, generated),
  };
}

function pagingJson(endpoint: Endpoint, { api }: Generated): PagingJson | null {
  const paging = paginationOf(endpoint, api);
  return paging ? { by: paging.next.by, text: paginationText(paging), why: paging.why } : null;
}

function requirementJson(
  requirement: SecurityRequirement,
): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(requirement.map(({ scheme, scopes }) => [scheme, scopes]));
}

function parameterJson(parameter: Parameter, generated: Generated): ParameterJson {
  const schema =
    parameter.content.kind === 'schema' ? parameter.content.schema : parameter.content.media.schema;
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required.value,
    type: typeText(schema, generated),
    trust:
      schema.kind === 'unknown'
        ? 'absent'
        : trustWord(schema.origins.length > 0 ? schema.origins : parameter.origins),
    ...observedMember(parameter.origins),
    aliases: parameter.aliases,
    origins: places(parameter.origins, generated),
  };
}

function mediaText({ type, schema }: Media, generated: Generated): string {
  return `${type}: ${typeText(schema, generated)}`;
}

function factsOf(endpoint: Endpoint, generated: Generated): FactJson[] {
  const contents = (media: readonly Media[]): string[] =>
    media.map((one) => mediaText(one, generated));
  const fact = (field: string, declared: Fact<unknown> | undefined): FactJson[] =>
    declared
      ? [
          {
            field,
            value: declared.value,
            trust: trustWord(declared.origins),
            ...observedMember(declared.origins),
            origins: places(declared.origins, generated),
          },
        ]
      : [];
  const own = ({ in: where, name }: Parameter): string =>
    placeText([{ at: 'parameter', in: where, name }]);
  const part = (field: string, value: unknown, origins: readonly Origin[]): FactJson[] =>
    fact(field, { value, origins });
  return [
    ...fact('operationId', endpoint.operationId),
    ...fact('summary', endpoint.summary),
    ...fact('description', endpoint.description),
    ...fact('deprecated', endpoint.deprecated),
    ...(endpoint.security
      ? part('security', endpoint.security.value.map(requirementJson), endpoint.security.origins)
      : []),
    ...endpoint.parameters.flatMap((parameter) => [
      ...fact(`${own(parameter)}/required`, parameter.required),
      ...fact(`${own(parameter)}/description`, parameter.description),
    ]),
    ...(endpoint.body
      ? part(
          'body',
          endpoint.body.media.length === 0 ? 'unknown' : contents(endpoint.body.media),
          endpoint.body.origins,
        )
      : []),
    ...endpoint.responses.flatMap(({ status, media, origins, bodyless }) =>
      part(
        `responses/${status}`,
        bodyless ? 'no body' : media.length === 0 ? 'unknown' : contents(media),
        origins,
      ),
    ),
    ...endpoint.tags.flatMap((tag) => fact('tag', tag)),
  ];
}

function conflictJson(election: Election, generated: Generated): ConflictJson {
  const line = ({ origins: [origin] }: Candidate) => (origin ? generated.locate(origin).line : 0);
  return {
    id: election.id ?? '',
    accepted: election.accepted ?? false,
    code: election.conflict ?? '',
    key: election.entity,
    field: election.field,
    kept: plainData(election.kept.value, String),
    rule: election.rule,
    rejected: election.rejected.map((rejected) => ({
      value: plainData(rejected.value, String),
      source: rejected.origins[0]?.source ?? '',
      line: line(rejected),
      why: rejected.why,
    })),
  };
}
