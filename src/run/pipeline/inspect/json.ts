/** The output of `inspect --format json`. Its structure does not change between releases. */
import type { DiagnosticJson } from '../../../base/diagnostics/frame.js';
import type { ObservedCount } from '../../../model/origin.js';
import type { Generated } from '../generate.js';
import type { KeywordJson } from './keywords.js';
import type { SchemaJson } from './schema.js';
import type { PlaceJson } from './places.js';

export interface FactJson {
  /** The name of the fact: `summary`, `responses/200`, `parameters/query/limit/required`. */
  readonly field: string;
  /** The chosen value: any JSON value. */
  readonly value: unknown;
  /** How reliable the value is: `declared`, `observed`, `inferred`, `assumed` or `overlay`. */
  readonly trust: string;
  /** The number of recorded exchanges that contain the fact, if any do. */
  readonly seen?: ObservedCount;
  /** The locations that declare the fact. */
  readonly origins: readonly PlaceJson[];
}

export interface ParameterJson {
  /** The name of the parameter in the description. */
  readonly name: string;
  /** `path`, `query`, `header` or `cookie`. */
  readonly in: string;
  /** True if the parameter is required. */
  readonly required: boolean;
  /** The type of the parameter, in a few words. */
  readonly type: string;
  /**
   * How reliable the type is: `declared`, `observed`, `inferred`, `assumed` or `overlay`; `absent` if no document
   * declares a type.
   */
  readonly trust: string;
  /** The number of recorded requests that contain the parameter, if any do. */
  readonly seen?: ObservedCount;
  /** The names of the parameter in other documents. */
  readonly aliases: readonly string[];
  /** The locations that declare the parameter. */
  readonly origins: readonly PlaceJson[];
}

export interface EndpointJson {
  /** The method and the path: `GET /pets/{}`. The key does not contain the names of path parameters. */
  readonly key: string;
  /** The HTTP method in upper case. */
  readonly method: string;
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The name of the operation's function in the client. */
  readonly name: string;
  /** The group to which the operation belongs. */
  readonly group: string;
  /** Other names that documents give the operation. */
  readonly aliases: readonly string[];
  /** The parameters in the path, the query, headers and cookies. */
  readonly parameters: readonly ParameterJson[];
  /**
   * The security requirements, as in OpenAPI: a list of alternatives, each of which may combine several schemes;
   * `null` if no document declares security.
   */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[] | null;
  /** The base URLs of the operation: an index into the top-level `servers`, starting at 0. */
  readonly servers: number;
  /**
   * How the responses are paginated, and the evidence for it; `null` if they are not, or if the pagination is
   * ambiguous.
   */
  readonly paging: PagingJson | null;
  /** The locations that describe the endpoint. */
  readonly origins: readonly PlaceJson[];
  /** All other facts about the endpoint. */
  readonly facts: readonly FactJson[];
  /** Facts and keywords that the documents declare differently. */
  readonly keywords: readonly KeywordJson[];
}

export interface ServerJson {
  /** The base URL: absolute, or relative to the description. */
  readonly url: string;
  /** How reliable the URL is: `declared`, `observed`, `inferred`, `assumed` or `overlay`. */
  readonly trust: string;
  /** The locations that declare the URL. */
  readonly origins: readonly PlaceJson[];
}

export interface PagingJson {
  /** `cursor`, `offset`, `page`, `link` or `url`. */
  readonly by: string;
  /** A description of the pagination. */
  readonly text: string;
  /** The evidence for the pagination. */
  readonly why: string;
}

export interface ConflictJson {
  /**
   * The id of the conflict. It is the same in every run. List it in `acceptedConflicts` of the configuration to accept
   * the conflict.
   */
  readonly id: string;
  /** True if the configuration accepts the conflict. */
  readonly accepted: boolean;
  /** The code of the conflict's diagnostic. */
  readonly code: string;
  /** The endpoint or the schema with the conflict. */
  readonly key: string;
  /** The field in conflict. */
  readonly field: string;
  /** The chosen value: any JSON value. */
  readonly kept: unknown;
  /** The rule that chose this value. */
  readonly rule: string;
  /** The other values, each with its location and the reason for its rejection. */
  readonly rejected: readonly {
    /** The rejected value: any JSON value. */
    readonly value: unknown;
    /** The document that declares the value. */
    readonly source: string;
    /** The line of the value, starting at 1. */
    readonly line: number;
    /** The reason why the value was rejected. */
    readonly why: string;
  }[];
}

/** The account of a run. */
export interface AccountJson {
  /** The number of documents. */
  readonly documents: number;
  /** The number of facts that the documents declare. */
  readonly total: number;
  /** The number of facts that the merged API contains. */
  readonly kept: number;
  /** The number of facts for which the value of another document was chosen. */
  readonly replaced: number;
  /** The number of facts that were omitted for a reason. */
  readonly leftOut: number;
  /** The number of facts that are missing without a reason. */
  readonly lost: number;
  /** The number of declared facts of each kind, such as `parameter.description`. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The facts that the merged API does not contain. */
  readonly entries: readonly AccountEntryJson[];
}

/** A fact that the merged API does not contain. The facts inside a missing part are not listed. */
export interface AccountEntryJson {
  /** What happened to the fact: `replaced`, `leftOut` or `lost`. */
  readonly fate: string;
  /** The kind of the fact, such as `parameter.description`. */
  readonly kind: string;
  /** The parts of the API that contain the fact, from the outside: `GET /pets/{}`, `query limit`. */
  readonly path: readonly string[];
  /** The declared value, or the name of the missing part: any JSON value. */
  readonly value: unknown;
  /** The location that declares the fact. */
  readonly place: PlaceJson | null;
  /** The number of missing facts: this one, and those inside it. */
  readonly count: number;
  /** Why the fact is missing. */
  readonly why: string;
  /** The code of the diagnostic that reports the fact, if there is one. */
  readonly code?: string;
}

export interface InspectJson {
  /** The title of the API; `null` if no document declares one. */
  readonly title: string | null;
  /** The version of the API; `null` if no document declares one. */
  readonly version: string | null;
  /** The distinct lists of base URLs. Operations refer to a list by its index. */
  readonly servers: readonly (readonly ServerJson[])[];
  /** All endpoints, or those that match the query. */
  readonly endpoints: readonly EndpointJson[];
  /** All named schemas, or only the one with the name in the query. */
  readonly schemas: readonly SchemaJson[];
  /** Conflicts between documents. */
  readonly conflicts: readonly ConflictJson[];
  /** The diagnostics of the run. */
  readonly diagnostics: readonly DiagnosticJson[];
  /** The contribution of each document to the API. */
  readonly documents: Generated['ledger']['documents'];
  /** What happened to each fact of the documents. Only present with `--account`. */
  readonly account?: AccountJson;
}
