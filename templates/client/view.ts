/** What the templates of the client are given, and what they are. */
import type { Code } from '../../src/emit/typescript/code.js';
import type { ModulePlace } from '../../src/emit/typescript/module.js';
import type { Endpoint, SecurityScheme, Server } from '../../src/model/api.js';
import type { Origin, Trust } from '../../src/model/origin.js';
import type { NumberShape, Schema, SchemaId, StringShape } from '../../src/model/schema.js';
import type { Paging } from '../../src/paging/index.js';
import type { Negotiation } from '../../src/typescript/signature-accept.js';
import type { OperationSignature } from '../../src/typescript/signature.js';
import type { Direction } from '../../src/model/direction.js';
import type { TypeOptions } from '../../src/typescript/type-options.js';

/** A file of operations. */
export interface ClientGroup {
  /** `DirectMessages` */
  readonly name: string;
  readonly description?: string;
  /** `./operations/direct-messages.ts` */
  readonly file: string;
  readonly operations: readonly OperationSignature[];
}

/** A named schema as a type. Where requests and replies differ, there is one for each. */
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
  /** The origins that its credential is for; absent: all that operations are called at. */
  readonly onlyTo?: readonly string[];
}

/** A server with all its variables filled in. */
export interface ClientServer {
  readonly url: string;
  readonly server: Server;
  readonly trust: Trust | 'absent';
}

/** A server by what a caller calls it. */
export interface NamedServer {
  readonly name: string;
  readonly server: Server;
}

/** Where operations are called. */
export interface ClientServers {
  /** All servers that have a host, of the API and of its operations, by their names or URLs. */
  readonly named: readonly NamedServer[];
  /** The default base URL; absent when no document states one that is complete. */
  readonly standard?: ClientServer;
  /** The path of a default server whose host nobody states: `/api/v3`. */
  readonly basePath?: string;
  /** For how many operations the default server is declared, and for how many it is not. */
  readonly use: { readonly declared: number; readonly inferred: number };
  /** The URLs that operations are called at, sorted; one that is not complete needs the caller's help. */
  readonly called: readonly { readonly url: string; readonly complete: boolean }[];
  /** The URL that an endpoint is called at, where it is not the default. */
  readonly own: (endpoint: Endpoint) => string | undefined;
}

/** What is received as JSON; what is sent as JSON; what is sent as text, in parameters and forms. */
export type ConversionMode = 'read' | 'json' | 'text';

/** A function that converts a named schema. */
export interface NamedConversion {
  readonly id: SchemaId;
  readonly schema: Schema;
  readonly mode: ConversionMode;
  readonly name: string;
}

/** Which values are something else in JSON than in the program. */
export interface Conversions {
  /** Whether there may be any. */
  readonly some: boolean;
  readonly named: readonly NamedConversion[];
  /** Whether integers may be sent that no `number` can hold. */
  readonly exact: boolean;
  /** The converter of a named schema, where it needs one. */
  readonly of: (id: SchemaId, mode: ConversionMode) => Code | undefined;
  /** The runtime's function for a scalar, where it needs one. */
  readonly scalar: (shape: StringShape | NumberShape, mode: ConversionMode) => string | undefined;
  /** The name of a schema's type. */
  readonly typeOf: (id: SchemaId) => string;
}

/** An operation whose answers are pages. */
export interface PagedOperation {
  readonly operation: OperationSignature;
  readonly paging: Paging;
  /** The file of its group. */
  readonly file: string;
}

/** The checks of calls. */
export interface ClientChecks {
  readonly requests: boolean;
  readonly responses: boolean;
  /** A Standard Schema; absent where nothing is demanded. */
  readonly of: (schema: Schema, hint: string, isResponse: boolean) => Code | undefined;
  /** Something that calls which are checked are made with. */
  readonly runtime: (name: string) => Code;
}

/** Everything there is to print. */
export interface ClientView {
  readonly title: string;
  readonly description?: string;
  readonly groups: readonly ClientGroup[];
  /** The operations whose answers are pages of one list, in the order of the groups. */
  readonly paged: readonly PagedOperation[];
  readonly types: readonly ClientType[];
  /** The same types by the file in which they stand (`./schemas.ts`). */
  readonly typeFiles: readonly ClientTypeFile[];
  readonly schemes: readonly ClientScheme[];
  readonly servers: ClientServers;
  readonly templates: ClientTemplates;
  /** A value of the runtime. */
  readonly runtime: (name: string) => Code;
  /** A type of the runtime. */
  readonly runtimeType: (name: string) => Code;
  /** How the types of what is sent (`write`) or received (`read`) are spelled. */
  readonly typeOptions: (direction: Direction) => TypeOptions;
  readonly conversions: Conversions;
  /** What calls are held against; absent where nobody asks for it. */
  readonly checks?: ClientChecks;
  /** Which media types an operation asks for. */
  readonly negotiationOf: (operation: OperationSignature) => Negotiation;
  /** The schema that a reference leads to. */
  readonly follow: (schema: Schema) => Schema;
  /** The identifier of a security scheme. */
  readonly schemeName: (id: string) => string;
  /** The documents that state something, by name; none where there is only one. */
  readonly documents: (origins: readonly Origin[]) => readonly string[];
  /** Where `index.ts` stands, and how imports are spelled. */
  readonly place: ModulePlace;
  /** Names that the client exports; what it may not export for their sake is left in the runtime. */
  readonly taken: ReadonlySet<string>;
}

/** The templates of the client by name. Each returns the statements of a file, or a part of them. */
export interface ClientTemplates {
  /** One operation: its types and its function. */
  readonly 'client/operation': (operation: OperationSignature, view: ClientView) => readonly Code[];
  /** A file of operations. */
  readonly 'client/operations': (group: ClientGroup, view: ClientView) => readonly Code[];
  /** A file of named types. */
  readonly 'client/schemas': (types: readonly ClientType[], view: ClientView) => readonly Code[];
  /** `createClient` and what it takes. */
  readonly 'client/client': (view: ClientView) => readonly Code[];
  /** The operations that page, and what reads them. */
  readonly 'client/pages': (view: ClientView) => readonly Code[];
  /** Everything that a user imports. */
  readonly 'client/index': (view: ClientView) => readonly Code[];
}
