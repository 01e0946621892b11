/** The input of the client templates, and the types of the templates. */
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

export interface ClientGroup {
  /** The name of the group in the code, such as `DirectMessages`. */
  readonly name: string;
  readonly description?: string;
  /** The path of the file, such as `./operations/direct-messages.ts`. */
  readonly file: string;
  readonly operations: readonly OperationSignature[];
}

/**
 * A named schema as a type. If its types differ in requests and responses, there is one for each.
 */
export interface ClientType {
  readonly id: SchemaId;
  readonly name: string;
  readonly schema: Schema;
  readonly direction: Direction;
}

export interface ClientTypeFile {
  readonly file: string;
  readonly types: readonly ClientType[];
}

/** A security scheme, and the property of the option `auth` that sets its credentials. */
export interface ClientScheme {
  readonly name: string;
  readonly scheme: SecurityScheme;
  /**
   * The origins that may receive the credential; absent if all servers of the operations may
   * receive it.
   */
  readonly onlyTo?: readonly string[];
}

/** A server whose variables have been replaced by their defaults. */
export interface ClientServer {
  readonly url: string;
  readonly server: Server;
  readonly trust: Trust | 'absent';
}

/** A server, and its name in the generated code. */
export interface NamedServer {
  readonly name: string;
  readonly server: Server;
}

/** The servers of an API and of its operations. */
export interface ClientServers {
  /**
   * All servers that have a host, with their names. A server without a name is listed by its URL.
   */
  readonly named: readonly NamedServer[];
  /** The base URL by default; absent if no document declares a complete one. */
  readonly standard?: ClientServer;
  /** The path of the default server, such as `/api/v3`, if no host is declared for it. */
  readonly basePath?: string;
  /**
   * The number of operations for which documents declare the default server, and the number of
   * operations for which it was inferred.
   */
  readonly use: { readonly declared: number; readonly inferred: number };
  /**
   * The URLs of all operations, sorted. If a URL is not complete, the caller must set the base URL.
   */
  readonly called: readonly { readonly url: string; readonly complete: boolean }[];
  /** Returns the URL of an endpoint's server; `undefined` if it is the default server. */
  readonly own: (endpoint: Endpoint) => string | undefined;
}

/**
 * The values to convert: JSON in responses (`read`), JSON in requests (`json`), or parameters and form
 * fields (`text`).
 */
export type ConversionMode = 'read' | 'json' | 'text';

/** A generated function that converts the values of a named schema. */
export interface NamedConversion {
  readonly id: SchemaId;
  readonly schema: Schema;
  readonly mode: ConversionMode;
  readonly name: string;
}

/** The values that differ in JSON and in the program, such as dates. */
export interface Conversions {
  /** False if no value of the API is converted. */
  readonly some: boolean;
  readonly named: readonly NamedConversion[];
  /** True if requests may contain integers beyond the range of `number`. */
  readonly exact: boolean;
  /** Returns the function that converts a named schema; `undefined` if it needs no conversion. */
  readonly of: (id: SchemaId, mode: ConversionMode) => Code | undefined;
  /**
   * Returns the name of the runtime function that converts a scalar; `undefined` if it needs no
   * conversion.
   */
  readonly scalar: (shape: StringShape | NumberShape, mode: ConversionMode) => string | undefined;
  /** Returns the type name of a named schema. */
  readonly typeOf: (id: SchemaId) => string;
}

export interface PagedOperation {
  readonly operation: OperationSignature;
  readonly paging: Pagination;
  /** The path of the file that exports the operation. */
  readonly file: string;
}

/** How the requests and responses of a client are checked. */
export interface ClientChecks {
  readonly requests: boolean;
  readonly responses: boolean;
  /**
   * Returns the Standard Schema that checks a schema; `undefined` if it would accept every value.
   * @param hint the name of the check, if the schema has none
   */
  readonly of: (schema: Schema, hint: string, isResponse: boolean) => Code | undefined;
  /** Imports a runtime function for checked calls. */
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
  /** The types by file (`./schemas.ts`). */
  readonly typeFiles: readonly ClientTypeFile[];
  readonly schemes: readonly ClientScheme[];
  readonly servers: ClientServers;
  readonly templates: ClientTemplates;
  /** Imports a value of the runtime. */
  readonly runtime: (name: string) => Code;
  /** Imports a type of the runtime. */
  readonly runtimeType: (name: string) => Code;
  /** Returns the options for printing types of requests (`write`) or responses (`read`). */
  readonly typeOptions: (direction: Direction) => TypeOptions;
  /** The type of a parameter whose type no document declares; absent for `unknown`. */
  readonly undeclared?: Code;
  /** The constants that are generated for a named enum: a list of its values, and with `object` also their names. */
  readonly enums: 'union' | 'object';
  /** Returns the name of the list of an enum's values, such as `StateValues`. */
  readonly listName: (type: string) => string;
  readonly conversions: Conversions;
  /** How calls are checked; absent if the configuration disables checks. */
  readonly checks?: ClientChecks;
  /** Returns the media types that the calls of an operation request. */
  readonly negotiationOf: (operation: OperationSignature) => Negotiation;
  /** Resolves a reference to a named schema. */
  readonly follow: (schema: Schema) => Schema;
  /** Returns the property name of a security scheme in `auth`. */
  readonly schemeName: (id: string) => string;
  /**
   * Returns the names of the documents that declare a fact; empty if there is only one document.
   */
  readonly documents: (origins: readonly Origin[]) => readonly string[];
  /** The location of `index.ts`, and the extension that imports use. */
  readonly place: ModulePlace;
  /**
   * The exported names of the client. A name of the runtime that equals one of them is not exported
   * again.
   */
  readonly taken: ReadonlySet<string>;
}

/** The templates of the client by name. Each returns the statements of a file, or some of them. */
export interface ClientTemplates {
  /** The types and the function of one operation. */
  readonly 'client/operation': (operation: OperationSignature, view: ClientView) => readonly Code[];
  /** A file of operations. */
  readonly 'client/operations': (group: ClientGroup, view: ClientView) => readonly Code[];
  /** A file of named types. */
  readonly 'client/schemas': (types: readonly ClientType[], view: ClientView) => readonly Code[];
  /** `createClient` and the type of its options. */
  readonly 'client/client': (view: ClientView) => readonly Code[];
  /** The paginated operations, and the functions that iterate over them. */
  readonly 'client/pages': (view: ClientView) => readonly Code[];
  /** The exports that users import. */
  readonly 'client/index': (view: ClientView) => readonly Code[];
}
