/** Recorded traffic: requests and their responses. */
import type { Origin } from '../../../model/origin.js';

export interface Exchange {
  /** The HTTP method in upper case. */
  readonly method: string;
  readonly address: RequestAddress;
  readonly requestHeaders: readonly NamedText[];
  readonly requestBody: Content | undefined;
  /** The status of the response; 0 if there was none. */
  readonly status: number;
  readonly responseHeaders: readonly NamedText[];
  readonly responseBody: Content | undefined;
  /**
   * Set if the recording replaced the values: with values of the same form (`replaced`), or with values that are also
   * valid or invalid like the original ones, according to the descriptions (`replaced-as-declared`).
   */
  readonly values?: 'replaced' | 'replaced-as-declared';
  readonly origin: Origin;
}

/** The URL of a request. */
export interface RequestAddress {
  /** The origin, such as `https://api.b.io:8443`, without user and password. */
  readonly origin: string;
  /** The path segments, percent-encoded as in the request. Empty segments are omitted. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  readonly query: readonly NamedText[];
  /** The query as in the request: with its `?`, or empty. */
  readonly search: string;
}

/** The name and value of a header, a parameter or a form field. */
export type NamedText = readonly [name: string, value: string];

/** The content of a body. */
export interface Content {
  /** The media type in the model's notation; empty if it is unknown. */
  readonly mediaType: string;
  /** Parses the content. It is only called if needed, because most bodies of a recording are never read. */
  readonly read: () => ContentForm;
}

export type ContentForm =
  | { readonly kind: 'json'; readonly value: unknown }
  /** The events of a `text/event-stream`, or lines of JSON. */
  | { readonly kind: 'stream'; readonly items: readonly unknown[] }
  | { readonly kind: 'fields'; readonly fields: readonly FormField[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  /** The content is omitted, truncated or damaged in the recording. */
  | { readonly kind: 'missing' };

export interface FormField {
  readonly name: string;
  readonly value: string;
  readonly isFile: boolean;
}

/**
 * Splits the URL of a request.
 * @param text an absolute URL
 * @returns `undefined` if the text is not an HTTP URL (RFC 9110 §4.2)
 */
export function readAddress(text: string): RequestAddress | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, pathname, search, searchParams } = new URL(text);
  const pieces = pathname.split('/');
  const segments = pieces.filter((piece) => piece !== '');
  return {
    origin,
    segments,
    trailingSlash: segments.length > 0 && pieces.at(-1) === '',
    query: [...searchParams],
    search,
  };
}
