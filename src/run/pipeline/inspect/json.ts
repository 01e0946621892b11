/** The output of `inspect --format json`; its structure is stable. */
import type { DiagnosticJson } from '../../../base/diagnostics/frame.js';
import type { ObservedCount } from '../../../model/origin.js';
import type { Generated } from '../generate.js';
import type { KeywordJson } from './keywords.js';
import type { SchemaJson } from './schema.js';
import type { PlaceJson } from './places.js';

export interface FactJson {
  /** The subject: `summary`, `responses/200`, `parameters/query/limit/required`. */
  readonly field: string;
  /** The chosen value. Any JSON. */
  readonly value: unknown;
  /** The trust: `declared`, `observed`, `inferred`, `assumed` or `overlay`. */
  readonly trust: string;
  /** The number of recorded exchanges that contain it, if any do. */
  readonly seen?: ObservedCount;
  /** The locations that declare it. */
  readonly origins: readonly PlaceJson[];
}

export interface ParameterJson {
  /** The name as in the description. */
  readonly name: string;
  /** `path`, `query`, `header` or `cookie`. */
  readonly in: string;
  /** True if a call requires it. */
  readonly required: boolean;
  /** The type, in a few words. */
  readonly type: string;
  /** The trust of the type; `absent` if no document declares one. */
  readonly trust: string;
  /** The number of recorded requests that contain it, if any do. */
  readonly seen?: ObservedCount;
  /** Its names in other documents. */
  readonly aliases: readonly string[];
  /** The locations that declare it. */
  readonly origins: readonly PlaceJson[];
}

export interface EndpointJson {
  /** The method and the path: `GET /pets/{}`. It does not contain the names of path parameters. */
  readonly key: string;
  /** In upper case. */
  readonly method: string;
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The name of its function in the client. */
  readonly name: string;
  /** The group that it belongs to. */
  readonly group: string;
  /** Its other names in the documents. */
  readonly aliases: readonly string[];
  /** The parameters of path, query, headers and cookies. */
  readonly parameters: readonly ParameterJson[];
  /** The security in the form of OpenAPI: alternatives of combinations; `null` if no document declares security. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[] | null;
  /** The index in `servers` of the list with its base URLs: 0 is the first. */
  readonly servers: number;
  /** The pagination of its responses, and the evidence for it; `null` if there is none, or if it is ambiguous. */
  readonly paging: PagingJson | null;
  /** The locations that describe it. */
  readonly origins: readonly PlaceJson[];
  /** All other facts about it. */
  readonly facts: readonly FactJson[];
  /** Facts and keywords that the documents declare differently. */
  readonly keywords: readonly KeywordJson[];
}

export interface ServerJson {
  /** An absolute URL, or a URL relative to the description. */
  readonly url: string;
  /** The trust. */
  readonly trust: string;
  /** The locations that declare it. */
  readonly origins: readonly PlaceJson[];
}

export interface PagingJson {
  /** `cursor`, `offset`, `page`, `link` or `url`. */
  readonly by: string;
  /** A description of the pagination. */
  readonly text: string;
  /** The documents that declare it. */
  readonly why: string;
}

export interface ConflictJson {
  /** Short and stable. Use it in `acceptedConflicts` of the configuration. */
  readonly id: string;
  /** True if the configuration accepts it. */
  readonly accepted: boolean;
  /** The code of its diagnostic. */
  readonly code: string;
  /** The endpoint or the schema with the conflict. */
  readonly key: string;
  /** The field in conflict. */
  readonly field: string;
  /** The chosen value. Any JSON. */
  readonly kept: unknown;
  /** The rule that chose this value. */
  readonly rule: string;
  /** The other values, each with its location and the reason for its rejection. */
  readonly rejected: readonly {
    /** Any JSON. */
    readonly value: unknown;
    /** The document that declares it. */
    readonly source: string;
    /** 1-based. */
    readonly line: number;
    /** The reason why it was rejected. */
    readonly why: string;
  }[];
}

export interface InspectJson {
  /** The title of the API; `null` if no document has one. */
  readonly title: string | null;
  /** The version of the API; `null` if no document has one. */
  readonly version: string | null;
  /** The different lists of base URLs. Operations refer to a list by its index. */
  readonly servers: readonly (readonly ServerJson[])[];
  /** All endpoints, or those that match the query. */
  readonly endpoints: readonly EndpointJson[];
  /** The named schemas, or the one that was requested. */
  readonly schemas: readonly SchemaJson[];
  /** Conflicts between documents. */
  readonly conflicts: readonly ConflictJson[];
  /** The diagnostics of the run. */
  readonly diagnostics: readonly DiagnosticJson[];
  /** The contribution of each document. */
  readonly documents: Generated['ledger']['documents'];
}
