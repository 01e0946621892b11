/** The format of an API snapshot for the next run: only compared facts, each written once, as tuples. */
import type {
  Header,
  Media,
  Parameter,
  Response,
  SecurityRequirement,
  ServerVariable,
} from '../../../model/api.js';
import type { WeakTrust } from '../../../model/origin.js';
import type { PathSegment } from '../../../model/path.js';

/** An index into a table of the snapshot. */
export type TableIndex = number;

/** The trust in a fact that is not declared; null if it is declared. */
export type TrustSnapshot = WeakTrust | null;

export type ParameterSnapshot = readonly [
  name: Parameter['name'],
  place: Parameter['in'],
  required: boolean,
  deprecated: boolean,
  type: TableIndex,
  guess: TrustSnapshot,
];

export type MediaSnapshot = readonly [
  type: Media['type'],
  schema: TableIndex,
  item: TableIndex | null,
  /** Encodings and keywords, as tagged JSON. */
  encoding: string | null,
  guess: TrustSnapshot,
];

export type BodySnapshot = readonly [
  required: boolean,
  media: readonly TableIndex[],
  guess: TrustSnapshot,
];

export type HeaderSnapshot = readonly [
  name: Header['name'],
  required: boolean,
  schema: TableIndex,
  written: readonly [mediaType: string | null, explode: boolean],
  guess: TrustSnapshot,
];

export type ResponseSnapshot = readonly [
  status: Response['status'],
  bodyless: boolean,
  headers: readonly HeaderSnapshot[],
  media: readonly TableIndex[],
  guess: TrustSnapshot,
];

export type ServerSnapshot = readonly [
  url: string,
  variables: readonly (readonly [name: string, variable: ServerVariable])[],
  guess: TrustSnapshot,
];

export type SecuritySnapshot = readonly [
  value: readonly SecurityRequirement[],
  guess: TrustSnapshot,
];

export type EndpointSnapshot = readonly [
  key: string,
  method: string,
  path: readonly PathSegment[],
  trailingSlash: boolean,
  operationId: string | null,
  deprecated: boolean,
  parameters: readonly TableIndex[],
  body: BodySnapshot | null,
  responses: readonly ResponseSnapshot[],
  security: SecuritySnapshot | null,
  servers: TableIndex,
  callbacks: readonly (readonly [name: string, expression: string, endpoint: EndpointSnapshot])[],
  guess: TrustSnapshot,
];

/** A snapshot without the table of types and the security schemes. */
export interface ApiSnapshot {
  readonly servers: TableIndex;
  /** The lists of servers. */
  readonly serverLists: readonly (readonly ServerSnapshot[])[];
  readonly endpoints: readonly EndpointSnapshot[];
  readonly webhooks: readonly (readonly [name: string, endpoint: EndpointSnapshot])[];
  readonly schemas: readonly (readonly [id: string, type: TableIndex])[];
  readonly parameters: readonly ParameterSnapshot[];
  readonly media: readonly MediaSnapshot[];
}
