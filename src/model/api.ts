/** The model of an HTTP API: readers create it, reconciling merges it, targets print it. */
import type { Fact, Origin, SourceId } from './origin.js';
import type { PathSegment } from './path.js';
import type { Example, ExternalDocs, Json, Schema, SchemaId, Text } from './schema.js';

/**
 * `"GET /site/{}/message/{}"`: see `endpointKey`; `"GET /health#b.io"` if another host has the same method and path.
 */
export type EndpointKey = string;

/**
 * An API, or the part of one that a single document declares. A reader may return several endpoints with one key: the
 * variants of a Postman collection, or a key that is written twice. After merging, every key occurs once. Lists are then
 * sorted, except parameters, properties, values and members of unions, which keep the order of the first document that
 * declares them.
 */
export interface Api extends Info {
  readonly servers: readonly Server[];
  /**
   * Servers on the caller's own machine, if there are other servers. They are for developers, and a client never uses
   * one by default.
   */
  readonly localServers?: readonly Server[];
  readonly endpoints: readonly Endpoint[];
  /** Requests the API makes to its callers (OpenAPI 3.1 `webhooks`); `path` is empty, `webhook` the name. */
  readonly webhooks: readonly Webhook[];
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly tags: ReadonlyMap<string, Tag>;
  /**
   * Vendor extensions of the document, verbatim. They are kept as data; only those of an allow-list are interpreted.
   */
  readonly extensions: ReadonlyMap<string, Json>;
  /** Facts about the document itself: readers set them, and reconciling uses them. */
  readonly document?: DocumentFacts;
}

/** The facts about the whole API. */
export interface Info {
  readonly title?: Text;
  readonly version?: Fact<string>;
  readonly summary?: Text;
  readonly description?: Text;
  readonly termsOfService?: Fact<string>;
  readonly contact?: Fact<Contact>;
  readonly license?: Fact<License>;
  readonly externalDocs?: Fact<ExternalDocs>;
  /** Vendor extensions of the Info Object, unchanged; absent if there are none. */
  readonly infoExtensions?: ReadonlyMap<string, Json>;
}

export interface DocumentFacts {
  readonly source: SourceId;
  readonly format: string;
  /** True for a document of example requests, which does not say what the API requires; false by default. */
  readonly isRecording?: boolean;
  /** The precedence of the document's format, used to choose between values when no other rule does; 0 by default. */
  readonly precedence?: number;
  /** Further files that were read as parts of this one, sorted. */
  readonly files?: readonly SourceId[];
  /** The value of `x-collection-name` or a similar extension: documents with the same value describe one API. */
  readonly cluster?: string;
  /** False if the document declares that it is partial, or its format cannot be complete (recordings). */
  readonly complete: boolean;
}

export interface Contact {
  readonly name?: string;
  readonly url?: string;
  readonly email?: string;
}

export interface License {
  readonly name: string;
  readonly identifier?: string;
  readonly url?: string;
}

export interface Server {
  /** As declared, with `{variable}`s; never with a trailing slash. `''` means the location of the description. */
  readonly url: string;
  readonly name?: string;
  readonly description?: string;
  readonly variables: ReadonlyMap<string, ServerVariable>;
  readonly origins: readonly Origin[];
}

export interface ServerVariable {
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** One operation: a method on a path. */
export interface Endpoint {
  readonly key: EndpointKey;
  /** Upper case. */
  readonly method: string;
  readonly path: readonly PathSegment[];
  /**
   * The host and base path of the operation, if another host has the same method and path; `key` ends in this address.
   */
  readonly address?: string;
  /** True if the path ends in a slash in requests. */
  readonly trailingSlash?: boolean;
  /** The name that the document gives the operation: `operationId`, or a Postman item's name. */
  readonly operationId?: Fact<string>;
  /** The group that an earlier run assigned to the operation; read from a document that restitch exported. */
  readonly givenGroup?: string;
  /** Further names that documents give the operation, sorted; reconciling fills the list. */
  readonly aliases: readonly string[];
  readonly summary?: Text;
  readonly description?: Text;
  readonly deprecated?: Fact<boolean>;
  readonly externalDocs?: Fact<ExternalDocs>;
  /** Tags or folder names as the documents declare them; labels, not groups. */
  readonly tags: readonly Fact<string>[];
  readonly parameters: readonly Parameter[];
  /** Absent if the operation has no body. A body that no document describes is present, with an empty list of media. */
  readonly body?: Body;
  readonly responses: readonly Response[];
  /** Alternatives (OR) of combinations (AND). Absent if no document declares security; empty if none is required. */
  readonly security?: Fact<readonly SecurityRequirement[]>;
  /** Servers of this operation if they differ from the API's. */
  readonly servers: readonly Server[];
  readonly callbacks: readonly Callback[];
  readonly extensions: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

/** `style` of OpenAPI 3, and `tabDelimited` for Swagger 2.0's `tsv`. */
export type Style =
  | 'matrix'
  | 'label'
  | 'simple'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'tabDelimited'
  | 'deepObject'
  | 'cookie';

export interface Parameter {
  readonly name: string;
  readonly in: ParameterLocation;
  /** Path parameters are always required. If no document declares it, the value is false, with the trust `assumed`. */
  readonly required: Fact<boolean>;
  readonly description?: Text;
  readonly deprecated?: Fact<boolean>;
  readonly content: ParameterContent;
  readonly examples: readonly Example[];
  /** Names that other documents give this path parameter. */
  readonly aliases: readonly string[];
  /** Vendor extensions, unchanged; absent if there are none. */
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export type ParameterContent =
  | {
      readonly kind: 'schema';
      readonly schema: Schema;
      readonly style: Style;
      readonly explode: boolean;
      /** The fields that the document omits; their values are the defaults of its format. */
      readonly assumed?: readonly ('style' | 'explode')[];
      readonly allowReserved?: boolean;
      readonly allowEmptyValue?: boolean;
      /** Swagger 2.0 only: how an array inside the array is joined (`items.collectionFormat`). */
      readonly itemStyle?: Style;
    }
  | { readonly kind: 'media'; readonly media: Media };

export interface Body {
  readonly required: Fact<boolean>;
  readonly description?: Text;
  /** Every declared media type. Empty if there may be a body, but its type is unknown. */
  readonly media: readonly Media[];
  /** Vendor extensions, unchanged; absent if there are none. */
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export interface Media {
  /** `application/json`, `text/*`, with declared parameters; lower case. */
  readonly type: string;
  readonly schema: Schema;
  /** OpenAPI 3.2 `itemSchema`: the schema of each item of a stream. */
  readonly item?: Schema;
  readonly encoding: ReadonlyMap<string, Encoding>;
  readonly examples: readonly Example[];
  /**
   * Keywords that have no field in the model (OpenAPI 3.2 `prefixEncoding`, `itemEncoding`), verbatim, for docs and
   * export.
   */
  readonly keywords?: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

/** How one property of a form or multipart body is written. */
export interface Encoding {
  readonly contentType?: string;
  readonly headers: readonly Header[];
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Swagger 2.0 only: how an array inside the array is joined (`items.collectionFormat`). */
  readonly itemStyle?: Style;
  /**
   * Keywords that have no field in the model (OpenAPI 3.2: encodings inside encodings), verbatim, for docs and export.
   */
  readonly keywords?: ReadonlyMap<string, Json>;
}

export type Status = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX' | 'default';

export interface Response {
  readonly status: Status;
  readonly summary?: Text;
  readonly description?: Text;
  readonly headers: readonly Header[];
  /** Empty if the response is `bodyless`, or if the type of its body is unknown. */
  readonly media: readonly Media[];
  /** True if a document declares that there is no body, or the status implies it. */
  readonly bodyless: boolean;
  readonly links: ReadonlyMap<string, Json>;
  /** Vendor extensions, unchanged; absent if there are none. */
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export interface Header {
  readonly name: string;
  /** Absent if no document declares whether the header is required; it is then optional. */
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly schema: Schema;
  /** The media type of the value, if `content` describes the header: `application/json`. */
  readonly mediaType?: string;
  readonly explode?: boolean;
  readonly examples?: readonly Example[];
  readonly origins: readonly Origin[];
}

/** A callback: an expression, and the operations called there. */
export interface Callback {
  readonly name: string;
  readonly expression: string;
  readonly endpoint: Endpoint;
}

export interface Webhook {
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** Schemes that must all be satisfied. Empty if no authentication is needed. */
export type SecurityRequirement = readonly SecuritySchemeUse[];

export interface SecuritySchemeUse {
  readonly scheme: string;
  readonly scopes: readonly string[];
}

export type SecuritySchemeKind =
  | { readonly kind: 'http'; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly kind: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string }
  | { readonly kind: 'oauth2'; readonly flows: readonly OAuthFlow[]; readonly metadataUrl?: string }
  | { readonly kind: 'openIdConnect'; readonly url: string }
  | { readonly kind: 'mutualTLS' }
  /** A scheme that the standards do not define (Postman's hawk, awsv4, ntlm, …). */
  | { readonly kind: 'custom'; readonly type: string };

export type SecurityScheme = SecuritySchemeKind & {
  readonly id: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  /**
   * True if no document names the scheme: readers invent a name, and reconciling looks for the name in other documents.
   */
  readonly unnamed?: boolean;
  /**
   * The origins that may receive the credential, if the API has servers of documents that do not declare this scheme.
   */
  readonly onlyTo?: readonly string[];
  readonly origins: readonly Origin[];
};

/** `flows` may be empty: some documents declare that scopes are needed, but not how to obtain a token. */
export interface OAuthFlow {
  readonly type:
    'implicit' | 'password' | 'clientCredentials' | 'authorizationCode' | 'deviceAuthorization';
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly deviceAuthorizationUrl?: string;
  readonly scopes: ReadonlyMap<string, string>;
}

export interface Tag {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parent?: string;
  readonly kind?: string;
  readonly externalDocs?: ExternalDocs;
  readonly origins: readonly Origin[];
}
