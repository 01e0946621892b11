/** The form in which an API is kept for the next run: what is compared and no more, everything once, as lists. */
import type {
  Header,
  Media,
  Parameter,
  Response,
  SecurityRequirement,
  ServerVariable,
} from '../model/api.js';
import type { PathSegment } from '../model/path.js';

/** The index of what is kept in a list of its own. */
export type Index = number;

/** How something is known that nobody declares. */
export type Guess = 'inferred' | 'assumed' | null;

export type KeptParameter = readonly [
  name: Parameter['name'],
  place: Parameter['in'],
  required: boolean,
  deprecated: boolean,
  type: Index,
  guess: Guess,
];

export type KeptMedia = readonly [
  type: Media['type'],
  schema: Index,
  item: Index | null,
  /** Encodings and keywords, as JSON that tells maps. */
  encoding: string | null,
  guess: Guess,
];

export type KeptBody = readonly [required: boolean, media: readonly Index[], guess: Guess];

export type KeptHeader = readonly [
  name: Header['name'],
  required: boolean,
  schema: Index,
  written: readonly [mediaType: string | null, explode: boolean],
  guess: Guess,
];

export type KeptResponse = readonly [
  status: Response['status'],
  bodyless: boolean,
  headers: readonly KeptHeader[],
  media: readonly Index[],
  guess: Guess,
];

export type KeptServer = readonly [
  url: string,
  variables: readonly (readonly [name: string, variable: ServerVariable])[],
  guess: Guess,
];

export type KeptSecurity = readonly [value: readonly SecurityRequirement[], guess: Guess];

export type KeptEndpoint = readonly [
  key: string,
  method: string,
  path: readonly PathSegment[],
  trailingSlash: boolean,
  operationId: string | null,
  deprecated: boolean,
  parameters: readonly Index[],
  body: KeptBody | null,
  responses: readonly KeptResponse[],
  security: KeptSecurity | null,
  servers: readonly KeptServer[],
  callbacks: readonly (readonly [name: string, expression: string, endpoint: KeptEndpoint])[],
  guess: Guess,
];

/** What stands behind the texts of the types and the security schemes. */
export interface Kept {
  readonly servers: readonly KeptServer[];
  readonly endpoints: readonly KeptEndpoint[];
  readonly webhooks: readonly (readonly [name: string, endpoint: KeptEndpoint])[];
  readonly schemas: readonly (readonly [id: string, type: Index])[];
  readonly parameters: readonly KeptParameter[];
  readonly media: readonly KeptMedia[];
}
