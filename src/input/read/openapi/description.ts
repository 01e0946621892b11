/** The values that the readers of one Swagger or OpenAPI description share, such as its schemas and caches. */
import type { Header, Parameter, Response, SecurityScheme } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import type { SchemaContext } from '../json-schema/table.js';
import { PlaceCache } from '../references/place-cache.js';
import type { ReadOptions } from '../read-options.js';
import { OperationBudget } from './operation-budget.js';

export interface Description {
  readonly root: Cursor;
  readonly schemas: SchemaContext;
  readonly options: ReadOptions;
  /**
   * Schemes are added while operations are read, because some operations use schemes that the document does not
   * define.
   */
  readonly securitySchemes: Map<string, SecurityScheme>;
  /** The id of a scheme by its key in this document, for schemes whose id differs from the key. */
  readonly schemeIds: ReadonlyMap<string, string>;
  /** The JSON Pointer of the section that contains named parameters. */
  readonly parameterSection: string;
  /** The JSON Pointer of the section that contains named responses. */
  readonly responseSection: string;
  /**
   * True in Swagger 2.0: a parameter may be the body, and an `Authorization` header that is declared as a parameter is sent
   * in addition to the required security.
   */
  readonly isSwagger: boolean;
  /** True if an operation describes its body, so that an operation without a description has none. */
  readonly describesBodies: boolean;
  readonly caches: PlaceCaches;
  /** The number of operations that may still be read, limited by their size. */
  readonly budget: OperationBudget;
}

/** The facts of a Response Object that do not depend on its status. */
export type ResponseFacts = Omit<Response, 'status' | 'bodyless' | 'origins'>;

/** Caches for the targets of references. */
export interface PlaceCaches {
  readonly parameters: PlaceCache<Parameter>;
  readonly responses: PlaceCache<ResponseFacts>;
  readonly headers: PlaceCache<Header>;
}

/** Returns empty caches and a new budget, for a description that has not been read yet. */
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
 * Reads operations one after another, until the budget is used up.
 * @returns one result for each location; fewer if the budget is used up
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
