/** The requests of a Postman collection, as they are read one by one. */
import type { ReadOptions } from '../read-options.js';
import type { ParameterLocation } from '../../model/api.js';
import type { Fact, Origin } from '../../model/origin.js';
import type { Text } from '../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';
import type { AuthEvidence } from './auth.js';
import type { BodyEvidence } from './body.js';
import type { NameKind, PostmanPath } from './path.js';
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

/** A request in its place. */
export interface RequestInPlace {
  readonly item: Cursor;
  readonly request: Cursor;
  readonly name: string;
  readonly scope: Scope;
  /** The folders around it from the inside out, then the collection. */
  readonly owners: readonly Cursor[];
  /** Names of the folders, joined with `/`. */
  readonly folder?: Fact<string>;
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
  readonly path: PostmanPath;
  readonly trailingSlash: boolean;
  readonly description?: Text;
  readonly parameters: readonly ParameterUse[];
  readonly body?: BodyEvidence;
  readonly responses: readonly ResponseEvidence[];
  readonly auth?: AuthEvidence;
  readonly server?: ServerEvidence;
  readonly folder?: Fact<string>;
  /** What tells operations apart that share one address: a SOAP action, a JSON-RPC method. */
  readonly operation?: string;
  readonly origin: Origin;
  /** True for a saved response's own request: evidence, not a request of the collection. */
  readonly saved: boolean;
}
