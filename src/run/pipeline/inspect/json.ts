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
  /** The elected value. Any JSON. */
  readonly value: unknown;
  /** The trust: `declared`, `observed`, `inferred`, `assumed` or `overlay`. */
  readonly trust: string;
  /** The number of recorded exchanges that contain it, if any do. */
  readonly seen?: ObservedCount;
  /** The locations that declare it. */
  readonly origins: readonly PlaceJson[];
}

export interface ParameterJson {
  /** As the description spells it. */
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
  /** The method and the path: `GET /pets/{}`. It stays when a parameter of the path gets another name. */
  readonly key: string;
  /** In capitals. */
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** The name of its function in the client. */
  readonly name: string;
  /** The group that it belongs to. */
  readonly group: string;
  /** Its names in documents that lost the election. */
  readonly aliases: readonly string[];
  /** Those of path, query, headers and cookies. */
  readonly parameters: readonly ParameterJson[];
  /** As in OpenAPI: alternatives of combinations; `null` if no document declares security. */
  readonly security: readonly Readonly<Record<string, readonly string[]>>[] | null;
  /** The index in `servers` of the list with its base URLs: 0 is the first. */
  readonly servers: number;
  /** The pagination of its responses, and the evidence for it; `null` if there is none, or if it is ambiguous. */
  readonly paging: PagingJson | null;
  /** The locations that describe it. */
  readonly origins: readonly PlaceJson[];
  /** All other facts about it. */
  readonly facts: readonly FactJson[];
  /** Facts and keywords that not all documents declare alike. */
  readonly keywords: readonly KeywordJson[];
}

export interface ServerJson {
  /** Absolute, or from where the description lies. */
  readonly url: string;
  /** The trust. */
  readonly trust: string;
  /** The locations that declare it. */
  readonly origins: readonly PlaceJson[];
}

export interface PagingJson {
  /** `cursor`, `offset`, `page`, `link` or `url`. */
  readonly by: string;
  /** In words. */
  readonly text: string;
  /** The documents that declare it. */
  readonly why: string;
}

export interface ConflictJson {
  /** Short and stable. `acceptedConflicts` of the configuration takes it. */
  readonly id: string;
  /** True if the configuration accepts it. */
  readonly accepted: boolean;
  /** The code of its diagnostic. */
  readonly code: string;
  /** The endpoint or the schema that it is about. */
  readonly key: string;
  /** Conflicts between documents. */
  readonly field: string;
  /** The value that was elected. Any JSON. */
  readonly kept: unknown;
  /** The rule of its election. */
  readonly rule: string;
  /** The other values, each with its place and what is wrong with it. */
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
  /** The lists of base URLs, each once: operations of one document have the same. */
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
