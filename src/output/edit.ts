/** Insertions into a text that somebody else owns. */

/** A text to insert, and where: in UTF-16 units of the old text. */
export interface Edit {
  readonly at: number;
  readonly text: string;
}

/** The text with the insertions; those at one place stand in their order. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let done = 0;
  for (const { at, text: inserted } of inOrder(edits)) {
    out += text.slice(done, at) + inserted;
    done = at;
  }
  return out + text.slice(done);
}

/** True when the new text without the insertions is the old one, byte for byte. */
export function isSame(before: string, after: string, edits: readonly Edit[]): boolean {
  let rest = '';
  let from = 0;
  let shift = 0;
  for (const { at, text } of inOrder(edits)) {
    if (after.slice(at + shift, at + shift + text.length) !== text) return false;
    rest += after.slice(from, at + shift);
    shift += text.length;
    from = at + shift;
  }
  return rest + after.slice(from) === before;
}

/** The line ending that most lines of a text have. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => a.at - b.at);
}
