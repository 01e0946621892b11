/** The configuration of reading. */

export interface ReadOptions {
  /**
   * Servers that are only placeholders. Hosts that are reserved for examples, such as `example.com`, need not be
   * listed.
   */
  readonly placeholderServers?: readonly string[];
  /** Names of transport headers to drop, in addition to the built-in list. */
  readonly dropHeaders?: readonly string[];
  /**
   * Names of Postman variables whose values are constant parts of the path (`api_version`), in addition to the built-in
   * list.
   */
  readonly constantVariables?: readonly string[];
  /** Hosts that references may lead to, over https. Include the port if it is not 443. */
  readonly allowHosts?: readonly string[];
  /**
   * Request headers for each host: `{ 'acme.io': { authorization: '…' } }`. They are sent to this host only. Include
   * the port if it is not 443.
   */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Folders that references may lead to, in addition to the folder of each description. */
  readonly allowFolders?: readonly string[];
  /** Local copies of remote files: the start of the URL, and the folder: `{ 'https://schemas.example/': 'specs/schemas' }`. */
  readonly mirrors?: Readonly<Record<string, string>>;
  /** Values of the variables in collections: `{ base: 'https://api.acme.io' }`. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Values of variables in HTTP request files, for each environment. */
  readonly environments?: readonly ReadonlyMap<string, string>[];
  /**
   * By default, a keyword of one type implies this type: `minLength` without a type means a string. If false, as in
   * the standard, such a keyword does not restrict values of other types.
   */
  readonly impliedTypes?: boolean;
  /** Mark a property as required if at least three samples contain it, and none omits it. */
  readonly inferRequired?: boolean;
}
