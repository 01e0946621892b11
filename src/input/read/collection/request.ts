/**
 * Defines the types for requests of a collection: as the reader of a format returns them, and after they were
 * interpreted.
 */
import type { ReadOptions } from '../read-options.js';
import type { ParameterLocation } from '../../../model/api.js';
import type { Fact, Origin } from '../../../model/origin.js';
import type { Text } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { DeclaredAddress, PrimitiveType } from './address.js';
import type { AuthEvidence } from './auth.js';
import type { BodyEvidence } from './body.js';
import type { HeaderEntry } from './header.js';
import type { NameKind, TypedPath } from './path.js';
import type { ResponseEvidence } from './response.js';
import type { SecretCount } from './secret.js';
import type { ServerEvidence } from './server.js';
import type { Scope } from './variables.js';

/** The options, counters and variables that all requests of one collection share. */
export interface CollectionState {
  readonly options: ReadOptions;
  readonly secrets: SecretCount;
  /** Variables that scripts set, so that their values are not constant. */
  readonly computed: ReadonlySet<string>;
}

/** A request as a collection of any format declares it. */
export interface DeclaredRequest {
  readonly name: string;
  /** The location of the request in the document. The request's name is a property of this object. */
  readonly item: Cursor;
  /** The location where the request starts, if it differs from `item`. */
  readonly start?: Cursor;
  readonly scope: Scope;
  readonly address: DeclaredAddress | undefined;
  readonly method: Cursor;
  readonly headers: readonly HeaderEntry[];
  /** The authentication that the request or one of its folders declares. */
  readonly auth?: AuthEvidence | undefined;
  readonly description?: Text | undefined;
  readonly body?: BodyEvidence | undefined;
  /** True if the client also sends the body of a GET request. */
  readonly sendsEveryBody?: boolean;
  readonly responses: readonly ResponseEvidence[];
  /** The names of the request's folders, joined with `/`. */
  readonly folder?: Fact<string> | undefined;
  /** The requests that were saved together with responses. */
  readonly saved?: readonly DeclaredRequest[];
}

/** A parameter in one request. */
export interface ParameterUse {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly value?: string;
  /** The type that the collection declares. */
  readonly type?: PrimitiveType;
  readonly description?: Text;
  /** The source of a path parameter's name. */
  readonly kind?: NameKind;
  readonly origin: Origin;
}

/** The facts about an endpoint that are inferred from one request to it. */
export interface RequestVariant {
  readonly name: string;
  readonly key: string;
  readonly method: string;
  readonly path: TypedPath;
  readonly trailingSlash: boolean;
  readonly description?: Text;
  readonly parameters: readonly ParameterUse[];
  readonly body?: BodyEvidence;
  readonly responses: readonly ResponseEvidence[];
  readonly auth?: AuthEvidence;
  /** The servers; several if the collection has several environments. */
  readonly servers: readonly ServerEvidence[];
  readonly folder?: Fact<string>;
  /** A SOAP action or a JSON-RPC method. It distinguishes operations that have the same URL. */
  readonly operation?: string;
  readonly origin: Origin;
  /**
   * True if the request was saved with a response. Such a request is evidence for the endpoint, but not a request of
   * the collection itself.
   */
  readonly saved: boolean;
}
