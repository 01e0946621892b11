/** Names of operations, groups and schemas. They are stored separately from the API. */
import type { EndpointKey } from '../../model/api.js';
import type { SchemaId } from '../../model/schema.js';

/** A group of endpoints. Each group has one client file, one handler file, and one page in the docs. */
export interface Group {
  /** The identifier in code, such as `DirectMessages`. */
  readonly name: string;
  /**
   * The label for people, such as `Direct messages`. It is taken from the documents, otherwise from the words of the
   * name.
   */
  readonly label: string;
  /** The tag of the documents after which the group is named. Omitted if the name does not come from a tag. */
  readonly tag?: string;
  /** The name in file names and anchors, such as `direct-messages`. Unique regardless of case. */
  readonly slug: string;
  /** The label of the parent group, for example `App modules`. */
  readonly parent?: string;
  readonly description?: string;
  /** The endpoints in the order of routes: specific routes come before general ones. */
  readonly endpoints: readonly EndpointKey[];
}

export interface Names {
  /**
   * The name of each operation, such as `listConversations`. It is a TypeScript identifier in lower camel case, unique
   * regardless of case.
   */
  readonly operations: ReadonlyMap<EndpointKey, string>;
  readonly groups: readonly Group[];
  /** Maps each endpoint to the name of its group. */
  readonly groupOf: ReadonlyMap<EndpointKey, string>;
  /**
   * The name of each schema: a TypeScript identifier in Pascal case that is not a global name. Unique regardless of
   * case.
   */
  readonly schemas: ReadonlyMap<SchemaId, string>;
  /** Maps each security scheme to its identifier. */
  readonly schemes: ReadonlyMap<string, string>;
}
