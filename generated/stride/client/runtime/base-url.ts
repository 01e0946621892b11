/** The base URL of the API, as a caller sets it. */

/**
 * A base URL for all operations, including those that declare another server;
 * or a function that maps the server declared for an operation to the one to
 * use. A server that is declared as a path only is appended to the base URL,
 * unless the URL already ends with it.
 */
export type BaseUrl = string | ((stated: string | undefined) => string);

/**
 * Base URLs by declared server: optional for servers with an absolute URL,
 * required for all other servers.
 */
export type BaseUrls<Stated extends string, Needed extends string = never> =
  | (object & { readonly [Url in Stated]?: string | undefined } & {
      readonly [Url in Needed]: string;
    })
  | ((stated: string | undefined) => string);
