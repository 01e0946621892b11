/** Fits texts into the width of a terminal. */

/**
 * Wraps a text at spaces. A word that is longer than a line is continued on the next line.
 * @param width the number of characters in a line
 * @param hanging the number of characters by which the second line and further lines are shorter
 */
export function wrapped(text: string, width: number, hanging = 0): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => Math.max(1, lines.length === 0 ? width : width - hanging);
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (lengthOf(next) <= room()) {
      line = next;
      continue;
    }
    if (line !== '') lines.push(line);
    const points = [...word];
    while (points.length > room()) lines.push(points.splice(0, room()).join(''));
    line = points.join('');
  }
  return [...lines, line];
}

/** Shortens a text to one line. */
export function clipped(text: string, width: number): string {
  const points = [...text];
  return points.length > width ? `${points.slice(0, width - 1).join('')}…` : text;
}

/** Returns the number of characters of a text. A character beyond 16 bits counts as one. */
export function lengthOf(text: string): number {
  return [...text].length;
}
