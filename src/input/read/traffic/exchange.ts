/** Recorded traffic: requests and their responses. */
import type { Origin } from '../../../model/origin.js';

/** One request with its response. */
export interface Exchange {
  /** Upper case. */
  readonly method: string;
  readonly address: RequestAddress;
  readonly requestHeaders: readonly NamedText[];
  readonly requestBody: Content | undefined;
  /** 0 if there was no response. */
  readonly status: number;
  readonly responseHeaders: readonly NamedText[];
  readonly responseBody: Content | undefined;
  /**
   * Set if the recording replaced the values: by others of the same form, or by others that are as valid against the
   * descriptions.
   */
  readonly values?: 'replaced' | 'replaced-as-declared';
  readonly origin: Origin;
}

/** The URL of a request. */
export interface RequestAddress {
  /** `https://api.b.io:8443`, without user and password. */
  readonly origin: string;
  /** Still encoded, as in the request; without empty segments. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  readonly query: readonly NamedText[];
  /** The query as in the request: with its `?`, or empty. */
  readonly search: string;
}

/** A header, a parameter or a field of a form. */
export type NamedText = readonly [name: string, value: string];

/** The content of a body. */
export interface Content {
  /** In the spelling of the model; empty if it is unknown. */
  readonly mediaType: string;
  /** Parsed on demand, because most bodies of a recording are never read. */
  readonly read: () => ContentForm;
}

export type ContentForm =
  | { readonly kind: 'json'; readonly value: unknown }
  /** Events of `text/event-stream`, or lines of JSON. */
  | { readonly kind: 'stream'; readonly items: readonly unknown[] }
  | { readonly kind: 'fields'; readonly fields: readonly FormField[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  /** Omitted, truncated or damaged in the recording. */
  | { readonly kind: 'missing' };

export interface FormField {
  readonly name: string;
  readonly value: string;
  readonly isFile: boolean;
}

/**
 * Splits the URL of a request.
 * @param text an absolute URL
 * @returns `undefined` if it is not a URL of HTTP (RFC 9110 §4.2)
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
