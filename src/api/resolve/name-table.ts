/** The names of operations, groups and schemas, as a table next to the model. */
import type { EndpointKey } from '../../model/api.js';
import type { SchemaId } from '../../model/schema.js';

/** A group of endpoints: one client file, one handler file, one page of docs. */
export interface Group {
  /** `DirectMessages`: an identifier, for code. */
  readonly name: string;
  /** `Direct messages`: as documents spell it, or the words of the name, for people. */
  readonly label: string;
  /** The tag that names the group, if one does. */
  readonly tag?: string;
  /** `direct-messages`: for file names and anchors; unique ignoring case. */
  readonly slug: string;
  /** The label of the group above, e.g. `App modules`. */
  readonly parent?: string;
  readonly description?: string;
  /** In the order of routes: specific before general. */
  readonly endpoints: readonly EndpointKey[];
}

export interface Names {
  /** `listConversations`: a lower-camel-case TypeScript identifier, unique ignoring case. */
  readonly operations: ReadonlyMap<EndpointKey, string>;
  readonly groups: readonly Group[];
  /** Endpoint → name of its group. */
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /** Schema → Pascal-case TypeScript identifier, no global's name, unique ignoring case. */
  readonly schemas: ReadonlyMap<SchemaId, string>;
  /** Security scheme → identifier. */
  readonly schemes: ReadonlyMap<string, string>;
}
