/** The user's settings for the pages. */
import type { Guide } from '../guide.js';
import type { Language } from './language.js';

/** A name and its URL. */
export type NamedLink = readonly [name: string, href: string];

/** The settings of the pages. URLs are absolute, or relative to the folder of the pages. */
export interface Settings extends Language {
  readonly guides: readonly Guide[];
  readonly links: readonly NamedLink[];
  /** The versions of the docs. The first one is the current version. */
  readonly versions: readonly NamedLink[];
  readonly logo?: string;
  readonly favicon?: string;
  readonly stylesheet?: string;
  /**
   * The origins of other hosts from which pages load images. The content security policy of the
   * pages allows these origins.
   */
  readonly imageSources: readonly string[];
  /**
   * The settings for calling operations from their pages; absent if that is disabled. `{url}` in
   * the URL of the proxy is replaced by the target URL.
   */
  readonly tryIt?: { readonly proxy?: string };
  /** The URL of the published pages, with a final slash. */
  readonly site?: string;
  /**
   * Returns the URL at which a line of a document can be edited; absent if it is not configured.
   */
  editOf?(source: string, line: number): string | undefined;
}
