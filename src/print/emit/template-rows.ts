/** Splits templates into lines, for the template tags of Markdown and of code. */
import { smallest } from '../../base/foundation/lists.js';

/** A line of a template. A number in `pieces` is the index of an interpolated value (a hole). */
export interface TemplateRow {
  readonly indent: number;
  readonly pieces: readonly (string | number)[];
}

/**
 * Returns true if the argument shows that a function was called as a template tag. Only the JavaScript engine creates
 * frozen arrays that have the property `raw`.
 */
export function isTemplate(strings: unknown): strings is TemplateStringsArray {
  return (
    Array.isArray(strings) &&
    Object.isFrozen(strings) &&
    'raw' in strings &&
    Array.isArray(strings.raw) &&
    Object.isFrozen(strings.raw)
  );
}

/**
 * Returns the lines of a template. Their common indentation is removed, and so are blank lines after the opening
 * backtick and before the closing one.
 * @throws TypeError for an invalid escape sequence
 */
export function templateRows(strings: readonly (string | undefined)[]): readonly TemplateRow[] {
  const lines: (string | number)[][] = [[]];
  for (const [index, text] of strings.entries()) {
    if (text === undefined) throw new TypeError('an escape in the template is not valid');
    if (index > 0) lines.at(-1)?.push(index - 1);
    const [first = '', ...rest] = text.split(/\r\n|[\n\r]/);
    lines.at(-1)?.push(first);
    for (const line of rest) lines.push([line]);
  }
  // The first line starts after the backtick, so its indentation does not count.
  const head = lines.shift() ?? [];
  if (lines.length === 0) return [{ indent: 0, pieces: head }];
  if (isBlank(lines.at(-1))) lines.pop();
  return isBlank(head) ? dedent(lines) : [{ indent: 0, pieces: head }, ...dedent(lines)];
}

function isBlank(line: readonly (string | number)[] | undefined): boolean {
  return line?.length === 1 && typeof line[0] === 'string' && line[0].trim() === '';
}

function dedent(lines: readonly (string | number)[][]): TemplateRow[] {
  const leads = lines.filter((line) => !isBlank(line)).map(leadOf);
  const common = smallest(leads, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => {
    if (isBlank(line)) return { indent: 0, pieces: [] };
    const [first = '', ...rest] = line;
    const lead = leadOf(line);
    return { indent: lead - common, pieces: [String(first).slice(lead), ...rest] };
  });
}

function leadOf([first = '']: readonly (string | number)[]): number {
  return /^ */.exec(String(first))?.[0].length ?? 0;
}
