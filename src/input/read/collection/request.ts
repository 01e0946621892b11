/** The requests of a collection, as its reader returns them, and as each one is read. */
import type { ReadOptions } from '../read-options.js';
import type { ParameterLocation } from '../../../model/api.js';
import type { Fact, Origin } from '../../../model/origin.js';
import type { Text } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { DeclaredAddress } from './address.js';
import type { AuthEvidence } from './auth.js';
import type { BodyEvidence } from './body.js';
import type { HeaderEntry } from './header.js';
import type { NameKind, TypedPath } from './path.js';
import type { ResponseEvidence } from './response.js';
import type { SecretCount } from './secret.js';
import type { ServerEvidence } from './server.js';
import type { Scope } from './variables.js';

/** The state that the requests of one collection share while it is read. */
export interface CollectionState {
  readonly options: ReadOptions;
  readonly secrets: SecretCount;
  /** Variables that scripts set. */
  readonly computed: ReadonlySet<string>;
}

/** A request as its collection declares it, in any format. */
export interface DeclaredRequest {
  readonly name: string;
  /** The place of the request; its name is a member of it. */
  readonly item: Cursor;
  /** The start of the request, if it differs from `item`. */
  readonly start?: Cursor;
  readonly scope: Scope;
  readonly address: DeclaredAddress | undefined;
  readonly method: Cursor;
  readonly headers: readonly HeaderEntry[];
  /** The authentication that the request, or a folder around it, declares. */
  readonly auth?: AuthEvidence | undefined;
  readonly description?: Text | undefined;
  readonly body?: BodyEvidence | undefined;
  /** True if even a GET is sent with its body. */
  readonly sendsEveryBody?: boolean;
  readonly responses: readonly ResponseEvidence[];
  /** Names of the folders, joined with `/`. */
  readonly folder?: Fact<string> | undefined;
  /** The original requests of saved responses. */
  readonly saved?: readonly DeclaredRequest[];
}

/** One use of a parameter. */
export interface ParameterUse {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly value?: string;
  readonly description?: Text;
  /** The source of a path parameter's name. */
  readonly kind?: NameKind;
  readonly origin: Origin;
}

/** The evidence of one request about the endpoint that it calls. */
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
  /** More than one if environments differ. */
  readonly servers: readonly ServerEvidence[];
  readonly folder?: Fact<string>;
  /** Discriminates operations that share one address: a SOAP action, a JSON-RPC method. */
  readonly operation?: string;
  readonly origin: Origin;
  /** True for a saved response's own request: evidence, not a request of the collection. */
  readonly saved: boolean;
}
