/** The requests of a collection, as its reader states them and as they are understood one by one. */
import type { ReadOptions } from '../read-options.js';
import type { ParameterLocation } from '../../../model/api.js';
import type { Fact, Origin } from '../../../model/origin.js';
import type { Text } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { StatedAddress } from './address.js';
import type { AuthEvidence } from './auth.js';
import type { BodyEvidence } from './body.js';
import type { HeaderEntry } from './header.js';
import type { NameKind, TypedPath } from './path.js';
import type { ResponseEvidence } from './response.js';
import type { SecretCount } from './secret.js';
import type { ServerEvidence } from './server.js';
import type { Scope } from './variables.js';

/** What the requests of one collection share while it is read. */
export interface CollectionState {
  readonly options: ReadOptions;
  readonly secrets: SecretCount;
  /** Variables that scripts set. */
  readonly computed: ReadonlySet<string>;
}

/** A request as a collection states it, whoever wrote the collection. */
export interface StatedRequest {
  readonly name: string;
  /** Where it stands; its name is a member of that. */
  readonly item: Cursor;
  /** Where it begins, if not there. */
  readonly start?: Cursor;
  readonly scope: Scope;
  readonly address: StatedAddress | undefined;
  readonly method: Cursor;
  readonly headers: readonly HeaderEntry[];
  /** What it, or a folder around it, says of authentication. */
  readonly auth?: AuthEvidence | undefined;
  readonly description?: Text | undefined;
  readonly body?: BodyEvidence | undefined;
  /** True where even a GET is sent with its body. */
  readonly sendsEveryBody?: boolean;
  readonly responses: readonly ResponseEvidence[];
  /** Names of the folders, joined with `/`. */
  readonly folder?: Fact<string> | undefined;
  /** The requests that saved responses were made with. */
  readonly saved?: readonly StatedRequest[];
}

/** One use of a parameter. */
export interface ParameterUse {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly value?: string;
  readonly description?: Text;
  /** Of a path parameter: how its name came about. */
  readonly kind?: NameKind;
  readonly origin: Origin;
}

/** What one request tells of the endpoint that it calls. */
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
  /** More than one where environments differ. */
  readonly servers: readonly ServerEvidence[];
  readonly folder?: Fact<string>;
  /** What tells operations apart that share one address: a SOAP action, a JSON-RPC method. */
  readonly operation?: string;
  readonly origin: Origin;
  /** True for a saved response's own request: evidence, not a request of the collection. */
  readonly saved: boolean;
}
