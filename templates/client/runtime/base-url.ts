/** How a program says where the API is. */

/**
 * Where the API is: a URL for all operations, also for those that state a server of their own;
 * or a function from the URL that is stated for an operation to the one to use.
 * A path that is stated without a host is put behind the URL, unless it ends so.
 */
export type BaseUrl = string | ((stated: string | undefined) => string);

/** Where servers are, by the URLs that are stated of them: those that have others, and those that must be told. */
export type BaseUrls<Stated extends string, Needed extends string = never> =
  | (object & { readonly [Url in Stated]?: string | undefined } & {
      readonly [Url in Needed]: string;
    })
  | ((stated: string | undefined) => string);
