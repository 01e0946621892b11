/**
 * The vendor extensions (`x-restitch-*`) for facts that OpenAPI cannot express. With them, the model stays the same
 * when it is written as OpenAPI and read again.
 */

/**
 * Maps the meaning of each extension to its keyword. Exports write these extensions. Readers convert them back into
 * fields of the model, and never keep them as vendor extensions.
 *
 * - `unknown`: `true`: no document declares this schema, body or response.
 * - `synthetic`: `true`, or a list of fields: present only because OpenAPI requires it; no document declares it.
 * - `trust`: `inferred` or `assumed`: no document declares this object (schema, parameter, server, …).
 * - `fieldTrust`: field → trust, for single undeclared facts of an object (`security`, `required`, …).
 * - `origins`: `[{ source, line, column, trust? }]`: the locations that declare this object.
 * - `aliases`: further names in documents for this operation or path parameter.
 * - `conflicts`: `[{ field, code, kept, rule, rejected: [{ value, why, origins }] }]`: the conflicts of the documents.
 * - `name`: the name as the document spells it, if OpenAPI needs another spelling.
 * - `unnamed`: `true`: no document names this security scheme; its key is invented.
 * - `onlyTo`: the origins that a credential is for, if some servers belong to documents without its scheme.
 * - `address`: the fragment of this path is the host and base path that distinguish the operation from one on another
 *   host.
 * - `labels`: tags as the documents declare them, if `tags` contains the group instead.
 * - `operationId`: an operationId that is not unique in this document.
 * - `methods`: method → operation, for methods that OpenAPI 3.1 does not have.
 * - `parameters`: parameters that OpenAPI 3.1 cannot express (`in: querystring`, path parameters outside the template).
 * - `style`, `itemStyle`, `allowReserved`: how a value is serialized, if no `style` of OpenAPI 3.1 expresses it.
 * - `bodyless`: `true`: a document declares that this response has no body.
 * - `statuses`: status → response, for numbers that are not an HTTP status.
 * - `links`: links that are not valid OpenAPI, verbatim.
 * - `summary`, `parent`, `kind`, `deprecated`, `defaultMapping`, `itemSchema`, `metadataUrl`, `flows`: fields of
 *   OpenAPI 3.2, in a document of 3.1.
 * - `custom`: the type of a security scheme that is not in the standards.
 * - `bearerFormat`, `url`, `email`, `externalValue`, `termsOfService`: values that OpenAPI 3.1 does not allow in their
 *   field.
 * - `openEnum`: `true`: values outside of `enum` occur.
 * - `keywords`: keywords of a schema that would change the meaning of references (`$id`, `$anchor`, …), without the
 *   `$`.
 * - `constraints`: keywords that would give a type to a schema without one.
 * - `ref`: an unresolved `$ref` inside an unmodelled keyword.
 * - `kept`: keywords of newer OpenAPI versions in a media type or an encoding, verbatim.
 * - `serialized`: the value of an example as it is in a message.
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

export const EXTENSION_PREFIX = 'x-restitch-';

/** Extensions of restitch that people write in descriptions. Readers keep them, like the extensions of other tools. */
const WRITTEN_BY_PEOPLE: ReadonlySet<string> = new Set(['x-restitch-pagination']);

/** Returns true for an extension that exports write and that readers convert back into fields of the model. */
export function isRestored(key: string): boolean {
  return key.startsWith(EXTENSION_PREFIX) && !WRITTEN_BY_PEOPLE.has(key);
}
