/** The input of the client templates, and their types. */
import type { Code } from '../../src/print/emit/typescript/code.js';
import type { ModulePlace } from '../../src/print/emit/typescript/module.js';
import type { Endpoint, SecurityScheme, Server } from '../../src/model/api.js';
import type { Origin, Trust } from '../../src/model/origin.js';
import type { NumberShape, Schema, SchemaId, StringShape } from '../../src/model/schema.js';
import type { Pagination } from '../../src/api/pagination/index.js';
import type { Negotiation } from '../../src/print/typescript/signature-accept.js';
import type { OperationSignature } from '../../src/print/typescript/signature.js';
import type { Direction } from '../../src/model/direction.js';
import type { TypeOptions } from '../../src/print/typescript/type-options.js';

/** A file of operations. */
export interface ClientGroup {
  /** `DirectMessages` */
  readonly name: string;
  readonly description?: string;
  /** `./operations/direct-messages.ts` */
  readonly file: string;
  readonly operations: readonly OperationSignature[];
}

/** A named schema as a type. If requests and responses differ, there is one type for each direction. */
export interface ClientType {
  readonly id: SchemaId;
  readonly name: string;
  readonly schema: Schema;
  readonly direction: Direction;
}

/** A file of types. */
export interface ClientTypeFile {
  readonly file: string;
  readonly types: readonly ClientType[];
}

/** A security scheme as a property of `auth`. */
export interface ClientScheme {
  readonly name: string;
  readonly scheme: SecurityScheme;
  /** The origins that may receive the credential of the scheme; if absent, all servers of the operations. */
  readonly onlyTo?: readonly string[];
}

/** A server with all variables replaced. */
export interface ClientServer {
  readonly url: string;
  readonly server: Server;
  readonly trust: Trust | 'absent';
}

/** A server with its name in the generated code. */
export interface NamedServer {
  readonly name: string;
  readonly server: Server;
}

/** The servers of the operations. */
export interface ClientServers {
  /** All servers with a host, of the API and of operations, with their names or URLs. */
  readonly named: readonly NamedServer[];
  /** The default base URL; absent if no document declares a complete one. */
  readonly standard?: ClientServer;
  /** The path of a default server without a declared host: `/api/v3`. */
  readonly basePath?: string;
  /** The number of operations whose default server is declared, and the number of those for which it is inferred. */
  readonly use: { readonly declared: number; readonly inferred: number };
  /** The URLs of all operations, sorted. An incomplete one must be set by the caller. */
  readonly called: readonly { readonly url: string; readonly complete: boolean }[];
  /** Returns the URL of an endpoint if it differs from the default. */
  readonly own: (endpoint: Endpoint) => string | undefined;
}

/** The direction and encoding: received JSON, sent JSON, or sent text in parameters and forms. */
export type ConversionMode = 'read' | 'json' | 'text';

/** A function that converts a named schema. */
export interface NamedConversion {
  readonly id: SchemaId;
  readonly schema: Schema;
  readonly mode: ConversionMode;
  readonly name: string;
}

/** The values whose JSON differs from their representation in the program. */
export interface Conversions {
  /** False if no value needs a conversion. */
  readonly some: boolean;
  readonly named: readonly NamedConversion[];
  /** True if requests may contain integers beyond the range of `number`. */
  readonly exact: boolean;
  /** Returns the converter of a named schema; `undefined` if it needs none. */
  readonly of: (id: SchemaId, mode: ConversionMode) => Code | undefined;
  /** Returns the runtime function for a scalar; `undefined` if it needs none. */
  readonly scalar: (shape: StringShape | NumberShape, mode: ConversionMode) => string | undefined;
  /** The name of a schema's type. */
  readonly typeOf: (id: SchemaId) => string;
}

/** A paginated operation. */
export interface PagedOperation {
  readonly operation: OperationSignature;
  readonly paging: Pagination;
  /** The file with the operations of its group. */
  readonly file: string;
}

/** The checks of calls. */
export interface ClientChecks {
  readonly requests: boolean;
  readonly responses: boolean;
  /** Returns a Standard Schema; `undefined` if it would accept every value. */
  readonly of: (schema: Schema, hint: string, isResponse: boolean) => Code | undefined;
  /** A function of the runtime for checked calls. */
  readonly runtime: (name: string) => Code;
}

/** The input of all client templates. */
export interface ClientView {
  readonly title: string;
  readonly description?: string;
  readonly groups: readonly ClientGroup[];
  /** The paginated operations, in the order of the groups. */
  readonly paged: readonly PagedOperation[];
  readonly types: readonly ClientType[];
  /** The types grouped by file (`./schemas.ts`). */
  readonly typeFiles: readonly ClientTypeFile[];
  readonly schemes: readonly ClientScheme[];
  readonly servers: ClientServers;
  readonly templates: ClientTemplates;
  /** A value of the runtime. */
  readonly runtime: (name: string) => Code;
  /** A type of the runtime. */
  readonly runtimeType: (name: string) => Code;
  /** Returns how types are written for requests (`write`) or responses (`read`). */
  readonly typeOptions: (direction: Direction) => TypeOptions;
  readonly conversions: Conversions;
  /** The checks of calls; absent if they are disabled. */
  readonly checks?: ClientChecks;
  /** Returns the media types that an operation requests. */
  readonly negotiationOf: (operation: OperationSignature) => Negotiation;
  /** Resolves a reference. */
  readonly follow: (schema: Schema) => Schema;
  /** The identifier of a security scheme. */
  readonly schemeName: (id: string) => string;
  /** Returns the names of the documents that declare a fact; none if there is only one document. */
  readonly documents: (origins: readonly Origin[]) => readonly string[];
  /** The location of `index.ts`, and how imports are written. */
  readonly place: ModulePlace;
  /** The exported names of the client. Runtime names that collide with them are not re-exported. */
  readonly taken: ReadonlySet<string>;
}

/** The templates of the client by name. Each returns the statements of a file, or some of them. */
export interface ClientTemplates {
  /** Generates the types and the function of one operation. */
  readonly 'client/operation': (operation: OperationSignature, view: ClientView) => readonly Code[];
  /** Generates a file of operations. */
  readonly 'client/operations': (group: ClientGroup, view: ClientView) => readonly Code[];
  /** Generates a file of named types. */
  readonly 'client/schemas': (types: readonly ClientType[], view: ClientView) => readonly Code[];
  /** Generates `createClient` and its options. */
  readonly 'client/client': (view: ClientView) => readonly Code[];
  /** Generates the paginated operations and the functions that iterate over them. */
  readonly 'client/pages': (view: ClientView) => readonly Code[];
  /** Generates the exports for users. */
  readonly 'client/index': (view: ClientView) => readonly Code[];
}
