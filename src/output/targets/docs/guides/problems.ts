/** Describes problems in the guides and files of a project, and their locations. */

export interface Problem {
  /**
   * `docs/link`: a link has no target. `docs/file`: a file cannot be used. `docs/guide`: the text of a guide is
   * invalid.
   */
  readonly code: 'docs/link' | 'docs/file' | 'docs/guide';
  /** The link, the file or the text that has the problem. */
  readonly what: string;
  /** The reason why the link, the file or the text is invalid. */
  readonly why: string;
  readonly source: string;
  readonly offset: number;
}

/** Returns the offsets of all links and images in a text that have the given URL. */
export function offsetsOf(text: string, url: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(url); at >= 0; at = text.indexOf(url, at + url.length)) {
    const before = text.slice(Math.max(0, at - 8), at);
    const after = text.charAt(at + url.length);
    if (/(?:\]\(\s*<?|\]:\s*<?|(?:href|src)=["'])$/.test(before) && /^[\s)>"']?$/.test(after)) {
      found.push(at);
    }
  }
  return found.length > 0 ? found : [Math.max(0, text.indexOf(url))];
}
