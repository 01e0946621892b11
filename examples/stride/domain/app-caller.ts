/** Calls of apps. The implementation decides which addresses are allowed. */

export interface AppRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
}

export interface AppReply {
  readonly status: number;
  readonly text: string;
}

/** Calls an app. @throws AddressRefused, and the error of a failed request */
export type CallApp = (request: AppRequest) => Promise<AppReply>;
