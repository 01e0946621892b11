/** What the parts of a reader share while they read one Swagger or OpenAPI description. */
import type { Header, Parameter, Response, SecurityScheme } from '../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from '../json-schema/table.js';
import { PlaceCache } from '../references/place-cache.js';
import type { ReadOptions } from '../read-options.js';

export interface Description {
  readonly root: Cursor;
  readonly schemas: SchemaContext;
  readonly options: ReadOptions;
  /** Grows while operations are read: some name schemes that nobody defined. */
  readonly securitySchemes: Map<string, SecurityScheme>;
  /** Id of a scheme by its key in this document, where the two differ. */
  readonly schemeIds: ReadonlyMap<string, string>;
  /** Pointer of the section that names parameters. */
  readonly parameterSection: string;
  /** Pointer of the section that names responses. */
  readonly responseSection: string;
  /** Whether an `Authorization` header that is a parameter is sent beside what security asks for. */
  readonly authorizationIsSent: boolean;
  readonly caches: PlaceCaches;
}

/** What a Response Object says, whatever its status. */
export type ResponseFacts = Omit<Response, 'status' | 'bodyless' | 'origins'>;

/** Results of reading places to which references lead. */
export interface PlaceCaches {
  readonly parameters: PlaceCache<Parameter>;
  readonly responses: PlaceCache<ResponseFacts>;
  readonly headers: PlaceCache<Header>;
}

/** Nothing was read yet. */
export function emptyCaches(): PlaceCaches {
  return { parameters: new PlaceCache(), responses: new PlaceCache(), headers: new PlaceCache() };
}
