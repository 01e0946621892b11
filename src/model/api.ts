/** The model of an HTTP API. Readers create it, merging combines several of them, and targets print the result. */
import type { Fact, Origin, SourceId } from './origin.js';
import type { PathSegment } from './path.js';
import type { Example, ExternalDocs, Json, Schema, SchemaId, Text } from './schema.js';

/**
 * The key of an endpoint, such as `GET /site/{}/message/{}` (see `endpointKey`). If another host has the same method
 * and path, the host is appended: `GET /health#b.io`. If one document declares several paths that differ only in their
 * parameters or in constant query parameters, the difference is appended: `GET /pets/{}#name`.
 */
export type EndpointKey = string;

/**
 * An API, or the part of an API that one document declares. A reader may return several endpoints with the same key,
 * for example the variants of a request in a Postman collection. After merging, every key occurs once. Merged lists
 * are sorted, except parameters, properties, enum values and members of unions, which keep the order of the first
 * document that declares them.
 */
export interface Api extends Info {
  readonly servers: readonly Server[];
  /**
   * Servers on the caller's own machine, if the API also has other servers. They are for developers, so a client
   * never uses one by default.
   */
  readonly localServers?: readonly Server[];
  readonly endpoints: readonly Endpoint[];
  /**
   * Requests that the API sends to its callers (`webhooks` of OpenAPI 3.1). A webhook is identified by its name, and the
   * `path` of its endpoint is empty.
   */
  readonly webhooks: readonly Webhook[];
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly tags: ReadonlyMap<string, Tag>;
  /** Vendor extensions of the document, unchanged. They are data: only those in a fixed list are interpreted. */
  readonly extensions: ReadonlyMap<string, Json>;
  /** Facts about the document itself. Readers set them, and merging uses them. */
  readonly document?: DocumentFacts;
}

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
  /** True for a document with example requests, which does not declare what the API requires; by default false. */
  readonly isRecording?: boolean;
  /**
   * The precedence of the document's format. It decides between different values when no other rule does; by default
   * 0.
   */
  readonly precedence?: number;
  /** Other files that were read as parts of this document, sorted. */
  readonly files?: readonly SourceId[];
  /** The value of `x-collection-name` or a similar extension. Documents with the same value describe one API. */
  readonly cluster?: string;
  /** False if the document declares that it is incomplete, or if its format cannot be complete, as for recordings. */
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
  /**
   * The URL as declared, which may contain variables (`{name}`), without a trailing slash. An empty URL means the
   * location of the description.
   */
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

/** An operation: an HTTP method on a path. */
export interface Endpoint {
  readonly key: EndpointKey;
  /** The HTTP method in upper case. */
  readonly method: string;
  readonly path: readonly PathSegment[];
  /**
   * The host and base path of the operation, if another host has the same method and path. `key` ends with this
   * address.
   */
  readonly address?: string;
  /**
   * The end of `key`, if the same document declares other paths that differ only in their parameters or in a constant
   * query: `#name`, or `?action=run`.
   */
  readonly variant?: string;
  /** True if requests end the path with a slash. */
  readonly trailingSlash?: boolean;
  /** The name that a document gives the operation: its `operationId`, or the name of a Postman item. */
  readonly operationId?: Fact<string>;
  /** The group that an earlier run assigned to the operation. It is read from a document that restitch exported. */
  readonly givenGroup?: string;
  /** Other names that documents give the operation, sorted. Merging fills this list. */
  readonly aliases: readonly string[];
  readonly summary?: Text;
  readonly description?: Text;
  readonly deprecated?: Fact<boolean>;
  readonly externalDocs?: Fact<ExternalDocs>;
  /** Tags or folder names as the documents declare them. The operation's group is chosen separately. */
  readonly tags: readonly Fact<string>[];
  readonly parameters: readonly Parameter[];
  /**
   * The request body; absent if the operation has none. If there is a body that no document describes, its list of
   * media types is empty.
   */
  readonly body?: Body;
  readonly responses: readonly Response[];
  /**
   * The alternative security requirements, of which a caller must satisfy one. Absent if no document declares security;
   * empty if the operation requires none.
   */
  readonly security?: Fact<readonly SecurityRequirement[]>;
  /** The servers of this operation, if they differ from those of the API. */
  readonly servers: readonly Server[];
  readonly callbacks: readonly Callback[];
  readonly extensions: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

/** A `style` of OpenAPI 3, or `tabDelimited`, which is `tsv` in Swagger 2.0. */
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
  /**
   * Path parameters are always required. For all other parameters, if no document declares whether they are required,
   * the value is false and its trust is `assumed`.
   */
  readonly required: Fact<boolean>;
  readonly description?: Text;
  readonly deprecated?: Fact<boolean>;
  readonly content: ParameterContent;
  readonly examples: readonly Example[];
  /** Other names that documents give this path parameter. */
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
      /** The fields that the document omits, whose values are therefore the defaults of its format. */
      readonly assumed?: readonly ('style' | 'explode')[];
      readonly allowReserved?: boolean;
      readonly allowEmptyValue?: boolean;
      /** Only for Swagger 2.0: how an array that is an item of this array is written (`items.collectionFormat`). */
      readonly itemStyle?: Style;
    }
  | { readonly kind: 'media'; readonly media: Media };

export interface Body {
  readonly required: Fact<boolean>;
  readonly description?: Text;
  /** Every declared media type; empty if a document only declares that there may be a body. */
  readonly media: readonly Media[];
  /** Vendor extensions, unchanged; absent if there are none. */
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export interface Media {
  /** The media type in lower case, with its parameters: `application/json`, `text/*`. */
  readonly type: string;
  readonly schema: Schema;
  /** The schema of each item of a stream (`itemSchema` of OpenAPI 3.2). */
  readonly item?: Schema;
  readonly encoding: ReadonlyMap<string, Encoding>;
  readonly examples: readonly Example[];
  /**
   * Keywords that have no field in the model (`prefixEncoding`, `itemEncoding` of OpenAPI 3.2), unchanged. The docs
   * and the OpenAPI export print them.
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
  /** Only for Swagger 2.0: how an array that is an item of this array is written (`items.collectionFormat`). */
  readonly itemStyle?: Style;
  /**
   * Keywords that have no field in the model (encodings inside encodings, OpenAPI 3.2), unchanged. The docs and the
   * OpenAPI export print them.
   */
  readonly keywords?: ReadonlyMap<string, Json>;
}

export type Status = number | '1XX' | '2XX' | '3XX' | '4XX' | '5XX' | 'default';

export interface Response {
  readonly status: Status;
  readonly summary?: Text;
  readonly description?: Text;
  readonly headers: readonly Header[];
  /**
   * The media types; empty if the response has no body (`bodyless`), or if no document declares the type of the body.
   */
  readonly media: readonly Media[];
  /** True if a document declares that there is no body, or if the status excludes a body. */
  readonly bodyless: boolean;
  readonly links: ReadonlyMap<string, Json>;
  /** Vendor extensions, unchanged; absent if there are none. */
  readonly extensions?: ReadonlyMap<string, Json>;
  readonly origins: readonly Origin[];
}

export interface Header {
  readonly name: string;
  /** Whether the header is always sent; absent if no document declares it, in which case the header is optional. */
  readonly required?: boolean;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly schema: Schema;
  /** The media type of the value, if the document describes the header by `content`: `application/json`. */
  readonly mediaType?: string;
  readonly explode?: boolean;
  readonly examples?: readonly Example[];
  readonly origins: readonly Origin[];
}

/** A callback: an expression for a URL, and an operation that the API calls at this URL. */
export interface Callback {
  readonly name: string;
  readonly expression: string;
  readonly endpoint: Endpoint;
}

export interface Webhook {
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** Security schemes that a caller must satisfy together. Empty if no credentials are needed. */
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
  /** A scheme that OpenAPI does not define, such as Postman's `hawk`, `awsv4` or `ntlm`. */
  | { readonly kind: 'custom'; readonly type: string };

export type SecurityScheme = SecuritySchemeKind & {
  readonly id: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  /**
   * True if no document names the scheme. The reader invents a name, and merging looks for a real name in other
   * documents.
   */
  readonly unnamed?: boolean;
  /**
   * The origins (RFC 6454) to which the credential may be sent. Set if the API also has servers of documents that do
   * not declare this scheme.
   */
  readonly onlyTo?: readonly string[];
  readonly origins: readonly Origin[];
};

/**
 * A flow of an `oauth2` scheme. A scheme may have no flows, because some documents declare which scopes are needed
 * but not how to obtain a token.
 */
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
