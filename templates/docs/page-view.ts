/** The locations of facts, and the pages of groups. */
import type { Endpoint } from '../../src/model/api.js';
import type { TrustWord } from '../../src/model/origin.js';
import type { ExternalDocs } from '../../src/model/schema.js';

/** A location in a document that declares a fact. */
export interface FactLocation {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly trust: TrustWord;
}

/** A page: the endpoints of one group. */
export interface PageView {
  readonly name: string;
  readonly parent?: string;
  readonly description?: string;
  /** The tag of the group's operations. */
  readonly tag?: string;
  /** Further documentation elsewhere. */
  readonly externalDocs?: ExternalDocs;
  /** `messages.md` */
  readonly file: string;
  readonly endpoints: readonly Endpoint[];
  /** The pages of the group's endpoints, if there are too many endpoints for one page. */
  readonly parts?: readonly PageView[];
}
