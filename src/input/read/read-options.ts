/** The configuration of reading. */

export interface ReadOptions {
  /** Servers that are only placeholders. Hosts that are reserved for examples, such as `example.com`, give way to others anyway. */
  readonly placeholderServers?: readonly string[];
  /** Names of transport headers to drop, in addition to the built-in list. */
  readonly dropHeaders?: readonly string[];
  /** Names of Postman variables that are constants of the path (`api_version`), in addition to the built-in list. */
  readonly constantVariables?: readonly string[];
  /** Hosts whose files references may name: read over https, with the port if it is not 443. */
  readonly allowHosts?: readonly string[];
  /**
   * Headers by the only host that they are sent to: `{ 'acme.io': { authorization: '…' } }`; with the port if it is
   * not 443.
   */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Folders whose files references may name, in addition to the folder of each description. */
  readonly allowFolders?: readonly string[];
  /** Beginnings of addresses → folders with copies of what is there: `{ 'https://schemas.example/': 'specs/schemas' }`. */
  readonly mirrors?: Readonly<Record<string, string>>;
  /** Values of Postman variables, e.g. from an environment. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Values of variables in files of requests, for each environment that a user chooses one of. */
  readonly environments?: readonly ReadonlyMap<string, string>[];
  /**
   * If false, keywords of one type do not restrict values of another, as in the standard; by default, they imply their
   * type.
   */
  readonly impliedTypes?: boolean;
  /** Mark a property required when at least three samples all have it. */
  readonly inferRequired?: boolean;
}
