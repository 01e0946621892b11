/**
 * Prints a comparison for the terminal, in the layout of diagnostics. Each change is followed by its source lines in
 * the old and in the new description.
 */
import { append } from '../../base/foundation/lists.js';
import type { Change } from '../../api/compare/index.js';
import { relatedLine, locationLines } from '../../base/diagnostics/frame.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { bestPlace, changeText, concernedText, countText, templates } from './words.js';
import type { Difference } from './side.js';
import { paint, type TextStyle } from '../io.js';
import { styleOf } from '../print.js';

const COLORS = { breaking: 'red', warning: 'yellow', compatible: 'green' } as const;

/**
 * Prints all changes, the most severe first, and then a line with the number of changes.
 * @param how if `whole` is set, the lines of compatible changes are printed as well
 */
export function diffText(difference: Difference, how: TextStyle): string {
  const { before, after, changes } = difference;
  const shown = templates(before.api, after.api);
  const texts = changes.map((change) => changeBlock(change, difference, shown, how));
  const names = [before.name, after.name].map((name) => escapeInvisible(name));
  const title = names[0] === names[1] ? names[0] : names.join(' → ');
  return `${texts.join('')}${countText(changes)} · ${title}\n`;
}

function changeBlock(
  change: Change,
  { before, after }: Difference,
  shown: (key: string) => string,
  { color, whole }: TextStyle,
): string {
  const { severity, rule, why } = change;
  const style = styleOf(color);
  const brief = severity === 'compatible' && !whole;
  const head = paint(color, [COLORS[severity], 'bold'], severity);
  const text = escapeInvisible(changeText(change, shown));
  const lines = [`${head} ${paint(color, 'bold', rule)}: ${text}`];
  const [old, fresh] = [bestPlace(change.before), bestPlace(change.after)];
  if (fresh) append(lines, locationLines(after.shown(fresh), after.locate, { style, brief }));
  if (old && fresh) lines.push(relatedLine('was', before.shown(old), before.locate, style));
  else if (old) append(lines, locationLines(before.shown(old), before.locate, { style, brief }));
  const concerned = concernedText(change, shown);
  if (concerned !== undefined) lines.push(`  in ${escapeInvisible(concerned)}`);
  lines.push(paint(color, 'dim', `  why: ${why} (restitch explain ${rule})`));
  return lines.join('\n') + '\n\n';
}
