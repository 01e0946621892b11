/** Recorded traffic: requests that were made, and what came back. */
import type { Origin } from '../../../model/origin.js';

/** One request with its answer. */
export interface Exchange {
  /** Upper case. */
  readonly method: string;
  readonly address: RequestAddress;
  readonly requestHeaders: readonly NamedText[];
  readonly requestBody: Content | undefined;
  /** 0 where no answer came. */
  readonly status: number;
  readonly responseHeaders: readonly NamedText[];
  readonly responseBody: Content | undefined;
  /** What was recorded instead of the values: others of the same form, or others that are as right as they were by descriptions. */
  readonly values?: 'replaced' | 'replaced-as-declared';
  readonly origin: Origin;
}

/** Where a request went. */
export interface RequestAddress {
  /** `https://api.b.io:8443`, without user and password. */
  readonly origin: string;
  /** As they were sent, still encoded; no empty one. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  readonly query: readonly NamedText[];
  /** The same as it was sent: with its `?`, or nothing. */
  readonly search: string;
}

/** A header, a parameter or a field of a form. */
export type NamedText = readonly [name: string, value: string];

/** What was sent in a body. */
export interface Content {
  /** As the model writes it; empty where nothing says which. */
  readonly mediaType: string;
  /** Taken apart when it is asked for: most recordings hold far more than anybody asks for. */
  readonly read: () => ContentForm;
}

export type ContentForm =
  | { readonly kind: 'json'; readonly value: unknown }
  /** Events of `text/event-stream`, or lines of JSON. */
  | { readonly kind: 'stream'; readonly items: readonly unknown[] }
  | { readonly kind: 'fields'; readonly fields: readonly FormField[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'binary' }
  /** Left out, cut off or damaged by whoever recorded it. */
  | { readonly kind: 'missing' };

export interface FormField {
  readonly name: string;
  readonly value: string;
  readonly isFile: boolean;
}

/**
 * Takes the address of a request apart.
 * @param text an absolute URL
 * @returns nothing when it is none of HTTP (RFC 9110 §4.2)
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
