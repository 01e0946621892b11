/** Combines the parts of a Swagger or OpenAPI description into an API. */
import type { Api } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import { documentFacts } from '../document-facts.js';
import { withNamesOfOtherFiles } from '../json-schema/foreign-names.js';
import { readNamedSchemas } from '../json-schema/index.js';
import type { Description } from './description.js';
import { readInfo, readTags } from './info.js';
import { withoutAmbiguousOperationIds } from './operation-ids.js';
import type { OperationPlace } from './path-item.js';
import { separateTwins } from './path-twins.js';
import { checkPlainHttp, withoutRepeated } from './servers.js';

type Parts = Pick<Api, 'endpoints' | 'webhooks' | 'servers' | 'localServers' | 'extensions'>;

/**
 * Creates the API. The caller passes the facts whose notation differs between Swagger and OpenAPI. This function reads
 * all other facts.
 * @param parts the facts whose notation differs
 * @param places the locations of the endpoints
 * @param servers the location at which the document declares its servers
 * @param format the format with its version: `openapi-3.1`
 */
export function describedApi(
  { root, schemas, securitySchemes }: Description,
  parts: Parts,
  places: readonly OperationPlace[],
  servers: Cursor,
  format: string,
): Api {
  const separated = separateTwins(parts.endpoints, places);
  const unrepeated = withoutRepeated(separated, parts.servers);
  const api: Api = {
    ...readInfo(root, schemas.references),
    ...parts,
    endpoints: withoutAmbiguousOperationIds(unrepeated, places, root.report),
    schemas: readNamedSchemas(schemas),
    securitySchemes,
    tags: readTags(root.get('tags'), schemas.references),
    document: documentFacts(root, format),
  };
  checkPlainHttp(api, servers);
  return withNamesOfOtherFiles(api, schemas.table, root.document.source);
}
