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
import { columns } from './phrase.js';
import type { Json } from '../../src/model/schema.js';
import { markdownLocations } from './provenance.js';
import type { Conflict, DocsView, ConflictingValue } from './view.js';

/** Longer values are cut in the table; below it they stand in full. */
const LONGEST = 60;

/** Of an action that does not fix what is kept, but undoes it. */
export const REMOVAL_NOTE =
  'Nothing needs settling if all of them exist. This removes what only some documents know:';

/** An overlay file to put actions in. */
export const OVERLAY_FILE = `overlay: 1.1.0
info:
  title: Corrections
  version: 1.0.0
actions: []`;

/** One section per disagreement, under its stable id. */
export function markdownConflicts({ conflicts }: DocsView): Md[] {
  return [
    heading(1, text('What the documents disagree on')),
    text(
      'For each fact one value is kept. To settle a fact, put its action into an overlay file, with the value that is right, and name the file in the configuration:',
    ),
    fence('yaml', OVERLAY_FILE),
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
      ? [
          text(
            'An overlay cannot settle this; the order of the documents in the configuration can.',
          ),
        ]
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
