/** The state that the parts of a reader share while they read one Swagger or OpenAPI description. */
import type { Header, Parameter, Response, SecurityScheme } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from '../json-schema/table.js';
import { PlaceCache } from '../references/place-cache.js';
import type { ReadOptions } from '../read-options.js';
import { OperationBudget } from './written-out.js';

export interface Description {
  readonly root: Cursor;
  readonly schemas: SchemaContext;
  readonly options: ReadOptions;
  /** Grows while operations are read, because some use schemes that the document does not define. */
  readonly securitySchemes: Map<string, SecurityScheme>;
  /** Id of a scheme by its key in this document, if the two differ. */
  readonly schemeIds: ReadonlyMap<string, string>;
  /** Pointer of the section that names parameters. */
  readonly parameterSection: string;
  /** Pointer of the section that names responses. */
  readonly responseSection: string;
  /** True if an `Authorization` header declared as a parameter is sent in addition to the required security. */
  readonly authorizationIsSent: boolean;
  readonly caches: PlaceCaches;
  /** The remaining budget for operations. */
  readonly budget: OperationBudget;
}

/** The facts of a Response Object that do not depend on its status. */
export type ResponseFacts = Omit<Response, 'status' | 'bodyless' | 'origins'>;

/** Results of reading places to which references lead. */
export interface PlaceCaches {
  readonly parameters: PlaceCache<Parameter>;
  readonly responses: PlaceCache<ResponseFacts>;
  readonly headers: PlaceCache<Header>;
}

/** The initial state, before reading. */
export function nothingRead(): Pick<Description, 'caches' | 'budget'> {
  return {
    caches: {
      parameters: new PlaceCache(),
      responses: new PlaceCache(),
      headers: new PlaceCache(),
    },
    budget: new OperationBudget(),
  };
}

/**
 * Reads operations one after another, as long as the budget lasts.
 * @returns the result of each place; fewer only if a description repeats its parts too often
 */
export function readWithin<Place, T>(
  { budget }: Description,
  places: readonly Place[],
  read: (place: Place) => T,
): T[] {
  const all: T[] = [];
  for (const place of places) {
    const one = read(place);
    if (!budget.isLeft) break;
    all.push(one);
  }
  return all;
}
