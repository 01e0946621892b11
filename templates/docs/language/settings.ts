/** The project's settings for its pages. */
import type { Guide } from '../guide.js';
import type { Language } from './language.js';

/** A name and its URL. */
export type NamedLink = readonly [name: string, href: string];

/** URLs are relative to the folder of the pages, or absolute. */
export interface Settings extends Language {
  readonly guides: readonly Guide[];
  readonly links: readonly NamedLink[];
  /** The versions of the docs; the first is this one. */
  readonly versions: readonly NamedLink[];
  readonly logo?: string;
  readonly favicon?: string;
  readonly stylesheet?: string;
  /** The sources of images on other hosts, for the policy of the pages. */
  readonly imageSources: readonly string[];
  /** Whether operations can be called from their pages, and through which proxy: `{url}` is the target address. */
  readonly tryIt?: { readonly proxy?: string };
  /** The URL of the published pages, with a trailing slash. */
  readonly site?: string;
  /** Returns the URL to edit a line of a document; absent if it is not configured. */
  editOf?(source: string, line: number): string | undefined;
}
