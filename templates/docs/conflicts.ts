/** The template `docs/conflicts`: what the documents disagree on, and how to settle it. */
import { jsonLine } from '../../src/emit/json/index.js';
import {
  codeSpan,
  fence,
  heading,
  link,
  list,
  md,
  strong,
  table,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import type { Language } from './language/language.js';
import { spoken } from './language/markdown.js';
import { columns } from './phrase.js';
import type { Json } from '../../src/model/schema.js';
import { markdownLocations } from './provenance.js';
import type { Conflict, DocsView, ConflictingValue } from './view.js';

/** What to do about them. */
export const SETTLING =
  'For each fact one value is kept. To settle them, put these actions into an overlay file, with the values that are right, and name the file in the configuration; or name the ids there as acceptedConflicts. What is settled is listed no more:';

/** Longer values are cut in the table; below it they stand in full. */
const LONGEST = 60;

/** Of what only the documents as a whole settle. */
export const NO_OVERLAY =
  'An overlay cannot settle this; the order of the documents in the configuration can.';

/** Of what recorded traffic shows. */
export const OF_TRAFFIC =
  'restitch verify TRAFFIC --suggest FILE writes the actions of an overlay that settle this.';

/** Of an action that does not fix what is kept, but undoes it. */
export const REMOVAL_NOTE =
  'Nothing needs settling if all of them exist. This removes what only some documents know:';

/** An overlay file to put actions in. */
export const OVERLAY_FILE = `overlay: 1.1.0
info:
  title: Corrections
  version: 1.0.0
actions: []`;

/** Whether it is about a name that only programs see: callers are told others. */
export function isName({ field }: Pick<Conflict, 'field'>): boolean {
  return field === 'operationId';
}

/** How many there are, in words: names weigh less, and are counted apart. */
export function conflictCounts(conflicts: readonly Conflict[], word: Language['word']): string[] {
  const names = conflicts.filter(isName).length;
  const facts = conflicts.length - names;
  return [
    ...(facts > 0 ? [word('facts: {count}', { count: facts })] : []),
    ...(names > 0 ? [word('names: {count}', { count: names })] : []),
  ];
}

/** An overlay file that settles all that one can, as the docs show it today. */
export function wholeOverlay(conflicts: readonly Conflict[]): string {
  // What removes parameters is no settlement of what is shown.
  const actions = conflicts.flatMap(({ field, overlay }) =>
    overlay === undefined || field === 'parameters' ? [] : [overlay.trimEnd()],
  );
  if (actions.length === 0) return OVERLAY_FILE;
  const lines = actions.join('\n').split('\n');
  const head = OVERLAY_FILE.slice(0, -' []'.length);
  return [head, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** One section per disagreement, under its stable id. */
export function markdownConflicts(view: DocsView): Md[] {
  const { conflicts } = view;
  return [
    heading(1, spoken('What the documents disagree on', view)),
    text(SETTLING),
    fence('yaml', wholeOverlay(conflicts)),
    table(
      columns('Id', 'Of', 'Fact', 'Kept'),
      conflicts.map(({ id, entity, field, kept }) => [
        link(text(id), `#${id}`),
        codeSpan(entity),
        text(field),
        codeSpan(shorten(show(kept.value))),
      ]),
    ),
    ...conflicts.flatMap(conflictBlocks),
  ];
}

function conflictBlocks(conflict: Conflict): Md[] {
  const { id, code, entity, field, rule, kept, rejected, overlay } = conflict;
  return [
    heading(2, text(id)),
    md`${strong(text(field))} of ${codeSpan(entity)} (${codeSpan(code)})`,
    list([
      md`kept ${statement(kept)} (rule: ${text(rule)})`,
      ...rejected.map((lost) => md`rejected ${statement(lost)}: ${text(lost.why)}`),
    ]),
    ...(overlay === undefined
      ? [text(code.startsWith('traffic/') ? OF_TRAFFIC : NO_OVERLAY)]
      : [...(field === 'parameters' ? [text(REMOVAL_NOTE)] : []), fence('yaml', overlay)]),
  ];
}

function statement({ value, places }: ConflictingValue): Md {
  return md`${codeSpan(show(value))}, ${markdownLocations(places)}`;
}

function show(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : jsonLine(value);
}

function shorten(value: string): string {
  const signs = [...value];
  return signs.length <= LONGEST ? value : `${signs.slice(0, LONGEST - 1).join('')}…`;
}
