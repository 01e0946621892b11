/** The format of a snapshot of an API, for the next run: what is compared and no more, everything once, as tuples. */
import type {
  Header,
  Media,
  Parameter,
  Response,
  SecurityRequirement,
  ServerVariable,
} from '../../model/api.js';
import type { PathSegment } from '../../model/path.js';

/** An index into one of the tables of the snapshot. */
export type TableIndex = number;

/** How a fact is known that nobody declares; null when it is declared. */
export type WeakTrust = 'inferred' | 'assumed' | null;

export type ParameterSnapshot = readonly [
  name: Parameter['name'],
  place: Parameter['in'],
  required: boolean,
  deprecated: boolean,
  type: TableIndex,
  guess: WeakTrust,
];

export type MediaSnapshot = readonly [
  type: Media['type'],
  schema: TableIndex,
  item: TableIndex | null,
  /** Encodings and keywords, as tagged JSON. */
  encoding: string | null,
  guess: WeakTrust,
];

export type BodySnapshot = readonly [
  required: boolean,
  media: readonly TableIndex[],
  guess: WeakTrust,
];

export type HeaderSnapshot = readonly [
  name: Header['name'],
  required: boolean,
  schema: TableIndex,
  written: readonly [mediaType: string | null, explode: boolean],
  guess: WeakTrust,
];

export type ResponseSnapshot = readonly [
  status: Response['status'],
  bodyless: boolean,
  headers: readonly HeaderSnapshot[],
  media: readonly TableIndex[],
  guess: WeakTrust,
];

export type ServerSnapshot = readonly [
  url: string,
  variables: readonly (readonly [name: string, variable: ServerVariable])[],
  guess: WeakTrust,
];

export type SecuritySnapshot = readonly [value: readonly SecurityRequirement[], guess: WeakTrust];

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
  servers: readonly ServerSnapshot[],
  callbacks: readonly (readonly [name: string, expression: string, endpoint: EndpointSnapshot])[],
  guess: WeakTrust,
];

/** Everything in a snapshot but the table of types and the security schemes. */
export interface ApiSnapshot {
  readonly servers: readonly ServerSnapshot[];
  readonly endpoints: readonly EndpointSnapshot[];
  readonly webhooks: readonly (readonly [name: string, endpoint: EndpointSnapshot])[];
  readonly schemas: readonly (readonly [id: string, type: TableIndex])[];
  readonly parameters: readonly ParameterSnapshot[];
  readonly media: readonly MediaSnapshot[];
}
