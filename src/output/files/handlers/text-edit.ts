/** Edits the text of a file that belongs to the user. */

/** Replaces a span of the old text. Offsets are in UTF-16 units. */
export interface TextEdit {
  readonly at: number;
  /** The end of the span. If it is absent, the new text is inserted at `at`. */
  readonly end?: number;
  readonly text: string;
}

/** Returns the text after the edits. Insertions at the same offset keep the order of `edits`. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let done = 0;
  for (const { at, end = at, text: inserted } of inOrder(edits)) {
    out += text.slice(done, at) + inserted;
    done = end;
  }
  return out + text.slice(done);
}

/** Returns true if the spans do not overlap, and the text outside of them is the same before and after. */
export function changesOnlySpans(
  before: string,
  after: string,
  edits: readonly TextEdit[],
): boolean {
  let [old, now] = [0, 0];
  for (const { at, end = at, text } of inOrder(edits)) {
    const kept = at - old;
    if (kept < 0 || end < at) return false;
    if (after.slice(now, now + kept) !== before.slice(old, at)) return false;
    now += kept;
    if (after.slice(now, now + text.length) !== text) return false;
    now += text.length;
    old = end;
  }
  return after.slice(now) === before.slice(old);
}

/** Returns the line ending that a text uses most often. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const windows = text.split('\r\n').length - 1;
  return windows * 2 > all ? '\r\n' : '\n';
}

function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.at - b.at);
}
