/** Writes an API as the data of an OpenAPI document. */
import { isJsonObject } from '../../model/json.js';
import type { Api, Tag } from '../../model/api.js';
import type { Json, Schema, SchemaId } from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import { createExportState, type ExportState, type OpenApiOptions } from './export-state.js';
import { pathItems, pathsObject } from './paths.js';
import { conflictData, provenanceData } from './provenance.js';
import {
  jsonObject,
  unlessEmpty,
  unlessEmptyMap,
  withExtensions,
  type JsonObject,
  type WritePart,
  type DocumentTree,
} from './record.js';
import { externalDocsObject } from './annotations.js';
import { BARE_TYPES, schemaObject } from './schema.js';
import { schemesObject } from './security.js';
import { serverObject } from './server.js';
import { isEmail, isUriReference, uriReference } from './uri.js';
import { versionedKeyword, neededVersion } from './version.js';

/**
 * Writes an API as a valid OpenAPI document, in version 3.1 unless the API needs 3.2. Facts that OpenAPI cannot express
 * are kept in restitch's extensions. If restitch reads the document, it therefore gets the same model, except for the
 * origins.
 * @param api a merged API: every endpoint key occurs once
 * @param options the operationIds, tags and origins to write
 * @returns the document as maps, which preserve the order of members; `plainData` converts it to objects
 */
export function toOpenApi(api: Api, options: OpenApiOptions = {}): JsonObject {
  return documentOf<Json>(api, options, (make) => make());
}

/**
 * Writes the same document as {@link toOpenApi}, but in parts. Each part is created when it is written to the file, and
 * then released, because all parts together would take several times the memory of their text.
 * @returns the document, with a function for each path item, webhook and component schema; call each function once, in
 * order
 */
export function openApiParts(
  api: Api,
  options: OpenApiOptions = {},
): ReadonlyMap<string, DocumentTree<() => Json>> {
  return documentOf<() => Json>(api, options, (make) => make);
}

function documentOf<T>(
  api: Api,
  options: OpenApiOptions,
  part: WritePart<T>,
): Map<string, DocumentTree<T>> {
  const names = createExportState(api, options);
  BARE_TYPES.forEach((plain) => options.shared?.add(plain));
  const paths = pathsObject(api.endpoints, names, part);
  const webhooks = pathItems(
    api.webhooks.map((webhook) => [webhook.name, webhook.endpoint] as const),
    names,
    part,
  );
  const document = jsonObject<DocumentTree<T>>({
    openapi: neededVersion(api).number,
    info: infoObject(api),
    externalDocs: api.externalDocs && externalDocsObject(api.externalDocs.value),
    servers: unlessEmpty(api.servers.map((server) => serverObject(server, names))),
    tags: unlessEmpty(tagObjects(api, names)),
    paths,
    webhooks: unlessEmptyMap(webhooks),
    components: unlessEmptyMap(componentsObject(api, names, part)),
    [EXTENSION.conflicts]: conflictData('api', names),
  });
  return withExtensions<DocumentTree<T>>(document, api.extensions);
}

/**
 * Writes the Info Object. OpenAPI requires a title and a version. If one of them is not declared, a placeholder is
 * written and marked as synthetic.
 */
function infoObject(api: Api): JsonObject {
  const { contact, license, termsOfService } = api;
  const synthetic = [...(api.title ? [] : ['title']), ...(api.version ? [] : ['version'])];
  const info = jsonObject({
    title: api.title?.value ?? 'API',
    version: api.version?.value ?? '0.0.0',
    summary: api.summary?.value,
    description: api.description?.value,
    termsOfService: termsOfService && uriReference(termsOfService.value),
    contact: contact && contactObject(contact.value),
    license: license && licenseObject(license.value),
    [EXTENSION.termsOfService]: termsOfService && unlessUri(termsOfService.value),
    [EXTENSION.synthetic]: unlessEmpty(synthetic),
  });
  return withExtensions<Json>(info, api.infoExtensions);
}

function contactObject(contact: { name?: string; url?: string; email?: string }): JsonObject {
  const { name, url, email } = contact;
  const valid = email !== undefined && isEmail(email);
  return jsonObject({
    name,
    url: url === undefined ? undefined : uriReference(url),
    email: valid ? email : undefined,
    [EXTENSION.email]: valid ? undefined : email,
    [EXTENSION.url]: unlessUri(url),
  });
}

/**
 * Returns a text that is not a valid URI reference, which the document keeps in an extension; `undefined` for a valid
 * URI reference.
 */
function unlessUri(url: string | undefined): string | undefined {
  return url === undefined || isUriReference(url) ? undefined : url;
}

/**
 * Writes a License Object. OpenAPI allows `identifier` or `url`, but not both. If both are declared, the URL is written
 * as an extension.
 */
function licenseObject(license: { name: string; identifier?: string; url?: string }): JsonObject {
  const { name, identifier, url } = license;
  const reference = url === undefined ? undefined : uriReference(url);
  const only = identifier === undefined;
  return jsonObject({
    name,
    identifier,
    url: only ? reference : undefined,
    [EXTENSION.url]: only ? unlessUri(url) : url,
  });
}

/**
 * Returns the tags of the groups in their order, and then other declared tags. If there are groups, a declared tag is
 * only written if an operation has the tag in addition to its group.
 */
function tagObjects(api: Api, names: ExportState): Json[] {
  const tags = new Map<string, Json>();
  const { groups } = names.options;
  for (const { name, label, parent, description } of groups ?? []) {
    const declared = api.tags.get(name);
    const members = declared
      ? tagMembers(declared, names)
      : { [summaryKeyword(names.isNewer)]: label === name ? undefined : label };
    tags.set(
      name,
      jsonObject({
        name,
        ...members,
        description: description ?? declared?.description,
        [versionedKeyword(EXTENSION.parent, names.isNewer)]: declared?.parent ?? parent,
      }),
    );
  }
  const carried = groups && carriedTags(api, names);
  for (const [name, tag] of api.tags) {
    const isNeeded = !tags.has(name) && (carried?.has(name) ?? true);
    if (isNeeded) tags.set(name, jsonObject({ name, ...tagMembers(tag, names) }));
  }
  for (const { name, parent } of groups ?? []) {
    const above = api.tags.get(name)?.parent ?? parent;
    if (above !== undefined && !tags.has(above)) tags.set(above, jsonObject({ name: above }));
  }
  return [...tags.values()];
}

/**
 * Returns the declared tags that operations have in addition to their group, and the parents of these tags. An
 * operation keeps its declared tags only if the first of them is its group.
 */
function carriedTags(api: Api, { groupOf }: ExportState): ReadonlySet<string> {
  const carried = new Set<string>();
  for (const { key, tags } of api.endpoints) {
    if (tags[0]?.value !== groupOf.get(key)) continue;
    for (const { value } of tags) carried.add(value);
  }
  const parents = [...carried].flatMap((tag) => api.tags.get(tag)?.parent ?? []);
  return new Set([...carried, ...parents]);
}

function tagMembers(tag: Tag, { isNewer }: ExportState): Record<string, Json | undefined> {
  return {
    description: tag.description,
    externalDocs: tag.externalDocs && externalDocsObject(tag.externalDocs),
    [summaryKeyword(isNewer)]: tag.summary,
    [versionedKeyword(EXTENSION.parent, isNewer)]: tag.parent,
    [versionedKeyword(EXTENSION.kind, isNewer)]: tag.kind,
  };
}

/** Returns the keyword for the summary of a tag. Before OpenAPI 3.2, tools use the extension `x-displayName`. */
function summaryKeyword(isNewer: boolean): string {
  return isNewer ? 'summary' : 'x-displayName';
}

function componentsObject<T>(
  api: Api,
  names: ExportState,
  part: WritePart<T>,
): Map<string, DocumentTree<T>> {
  const schemas = new Map<string, T>();
  for (const [id, schema] of api.schemas) {
    const key = names.schemaKeys.get(id) ?? id;
    schemas.set(
      key,
      part(() => componentSchema(id, schema, names)),
    );
  }
  return jsonObject<DocumentTree<T>>({
    schemas: unlessEmptyMap(schemas),
    securitySchemes: unlessEmptyMap(schemesObject(api, names)),
  });
}

function componentSchema(id: SchemaId, schema: Schema, names: ExportState): Json {
  const key = names.schemaKeys.get(id) ?? id;
  const written = schemaObject(schema, names);
  const origins = provenanceData(schema.origins, names);
  if (!isJsonObject(written) || (key === id && !origins)) return written;
  // The written object may be shared, so the extensions are added to a copy.
  const object: JsonObject = new Map(written);
  if (key !== id) object.set(EXTENSION.name, id);
  if (origins) object.set(EXTENSION.origins, origins);
  return object;
}
