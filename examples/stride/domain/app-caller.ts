/** Sends requests to apps. The implementation decides which URLs are allowed. */

export interface AppRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as JSON. */
  readonly body?: string;
}

export interface AppReply {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request to an app.
 * @throws AddressRefused if the URL is not allowed, and the error of a failed request
 */
export type CallApp = (request: AppRequest) => Promise<AppReply>;
