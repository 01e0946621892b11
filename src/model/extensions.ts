/** The vendor extensions (`x-restitch-*`) that carry what OpenAPI has no word for, so that the model survives being written and read back. */

/**
 * Keyword by meaning. Exports write them; readers restore them and never keep them as vendor extensions.
 *
 * - `unknown`: `true`: nobody states what this schema, body or response looks like.
 * - `synthetic`: `true`, or a list of fields: there only because OpenAPI demands it; no document states it.
 * - `trust`: `inferred` or `assumed`: no document declares this object (schema, parameter, server, …).
 * - `fieldTrust`: field → trust, for single facts of an object that nobody declares (`security`, `required`, …).
 * - `origins`: `[{ source, line, column, trust? }]`: the places that state this.
 * - `aliases`: further names that documents give this operation or path parameter.
 * - `conflicts`: `[{ field, code, kept, rule, rejected: [{ value, why, origins }] }]`: what the documents disagree on.
 * - `name`: the name as the document spells it, where OpenAPI needs another spelling.
 * - `unnamed`: `true`: no document gives this security scheme a name; its key is made up.
 * - `onlyTo`: the origins that a credential is for, where not all servers are of the documents that state its scheme.
 * - `address`: the fragment of this path is the host and base path that tell the operation from one on another host.
 * - `labels`: tags as the documents state them, where `tags` holds the group instead.
 * - `operationId`: an operationId that is not unique in this document.
 * - `methods`: method → operation, for methods that a path item of OpenAPI 3.1 does not know.
 * - `parameters`: parameters that OpenAPI 3.1 cannot hold (`in: querystring`, path parameters outside the template).
 * - `style`, `itemStyle`, `allowReserved`: how a value is written, where no `style` of OpenAPI 3.1 says it.
 * - `bodyless`: `true`: it is stated that this response has no body.
 * - `statuses`: status → response, for numbers that are no HTTP status.
 * - `links`: links that are not valid OpenAPI, verbatim.
 * - `summary`, `parent`, `kind`, `deprecated`, `defaultMapping`, `itemSchema`, `metadataUrl`, `flows`: fields of OpenAPI 3.2, in a document of 3.1.
 * - `custom`: the type of a security scheme that the standards do not know.
 * - `bearerFormat`, `url`, `email`, `externalValue`, `termsOfService`: values that OpenAPI 3.1 does not allow beside, or instead of, what is written.
 * - `openEnum`: `true`: values beside those of `enum` occur.
 * - `keywords`: keywords of a schema that would change what references mean (`$id`, `$anchor`, …), without the `$`.
 * - `constraints`: keywords that would give a type to a schema that has none of its own.
 * - `ref`: a `$ref` inside an unmodelled keyword that leads nowhere in this document.
 * - `kept`: keywords of newer versions in a media type or an encoding, verbatim.
 * - `serialized`: how the value of an example stands in a message.
 */
export const EXTENSION = {
  unknown: 'x-restitch-unknown',
  synthetic: 'x-restitch-synthetic',
  trust: 'x-restitch-trust',
  fieldTrust: 'x-restitch-field-trust',
  origins: 'x-restitch-origins',
  aliases: 'x-restitch-aliases',
  conflicts: 'x-restitch-conflicts',
  name: 'x-restitch-name',
  unnamed: 'x-restitch-unnamed',
  onlyTo: 'x-restitch-only-to',
  address: 'x-restitch-address',
  labels: 'x-restitch-labels',
  operationId: 'x-restitch-operation-id',
  methods: 'x-restitch-methods',
  parameters: 'x-restitch-parameters',
  style: 'x-restitch-style',
  itemStyle: 'x-restitch-item-style',
  allowReserved: 'x-restitch-allow-reserved',
  bodyless: 'x-restitch-bodyless',
  statuses: 'x-restitch-statuses',
  links: 'x-restitch-links',
  summary: 'x-restitch-summary',
  parent: 'x-restitch-parent',
  kind: 'x-restitch-kind',
  deprecated: 'x-restitch-deprecated',
  defaultMapping: 'x-restitch-default-mapping',
  itemSchema: 'x-restitch-item-schema',
  metadataUrl: 'x-restitch-oauth2-metadata-url',
  flows: 'x-restitch-flows',
  custom: 'x-restitch-custom',
  bearerFormat: 'x-restitch-bearer-format',
  url: 'x-restitch-url',
  email: 'x-restitch-email',
  externalValue: 'x-restitch-external-value',
  termsOfService: 'x-restitch-terms-of-service',
  openEnum: 'x-restitch-open-enum',
  keywords: 'x-restitch-keywords',
  kept: 'x-restitch-kept',
  serialized: 'x-restitch-serialized',
  constraints: 'x-restitch-constraints',
  ref: 'x-restitch-ref',
} as const;

/** The prefix of our own keywords. */
export const EXTENSION_PREFIX = 'x-restitch-';

/** Keywords of ours that people write into descriptions and overlays: they are kept like those of others. */
const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set(['x-restitch-pagination']);

/** Whether a keyword is one of those that exports write and readers restore. */
export function isRestored(key: string): boolean {
  return key.startsWith(EXTENSION_PREFIX) && !WRITTEN_BY_PEOPLE.has(key);
}
