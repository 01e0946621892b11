/** The types of the option `baseUrl`. */

/**
 * The base URL of all operations, including those that declare another server. It can also be a
 * function that returns the base URL for the server that an operation declares. A server that is
 * declared as a path only is appended to the base URL, unless the URL already ends with it.
 */
export type BaseUrl = string | ((declared: string | undefined) => string);

/**
 * Base URLs by declared server. They are optional for servers with an absolute URL, and required
 * for all other servers.
 */
export type BaseUrls<Stated extends string, Needed extends string = never> =
  | (object & { readonly [Url in Stated]?: string | undefined } & {
      readonly [Url in Needed]: string;
    })
  | ((declared: string | undefined) => string);
