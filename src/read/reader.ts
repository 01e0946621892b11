/** What a reader is: one per format, from a document straight to a partial `Api`. */
import type { Api } from '../model/api.js';
import type { Cursor } from '../source/cursor.js';
import type { OpenFile } from './references/reference.js';

export interface ReadOptions {
  /** Servers that are only placeholders, beside `example.com`, `localhost` and the like. */
  readonly placeholderServers?: readonly string[];
  /** Names of transport headers to drop, beside the built-in list. */
  readonly dropHeaders?: readonly string[];
  /** Names of Postman variables that are constants of the path (`api_version`), beside the built-in list. */
  readonly constantVariables?: readonly string[];
  /** Hosts whose files references may name: read over https, with the port where it is not 443. */
  readonly allowHosts?: readonly string[];
  /** What is sent to a host that files are read from, by its name, e.g. for a private description. */
  readonly headers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Folders whose files references may name, beside the folder of each description. */
  readonly allowFolders?: readonly string[];
  /** Values of Postman variables, e.g. from an environment. */
  readonly variables?: ReadonlyMap<string, string>;
  /** False: keywords of one type say nothing of values of another, as the standard has it; unless told, they are meant as that type. */
  readonly impliedTypes?: boolean;
  /** Mark a property required when at least three samples all have it. */
  readonly inferRequired?: boolean;
}

export interface Reader {
  /** `swagger-2.0`, `postman-2`, `openapi-3`. */
  readonly format: string;
  /** True when the root of a document looks like this format. */
  detects(root: Cursor): boolean;
  /**
   * Reads the whole document. Problems go to the cursor's report; a broken part costs only itself.
   * @param openFile the door to other files; without it references to them are errors
   */
  read(root: Cursor, options: ReadOptions, openFile?: OpenFile): Api;
}
