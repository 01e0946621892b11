/** The template `docs/conflicts`: what the documents disagree on, and how to settle it. */
import { jsonLine } from '../../src/emit/json/index.js';
import {
  codeSpan,
  fence,
  heading,
  inline,
  link,
  list,
  md,
  strong,
  table,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import type { Language } from './language/language.js';
import { spoken } from './markdown/phrases.js';
import { columns } from './phrase.js';
import type { SecuritySchemeUse } from '../../src/model/api.js';
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import type { Json } from '../../src/model/schema.js';
import { securityText } from '../../src/model/security-text.js';
import { markdownLocations } from './markdown/marks.js';
import type { Conflict, ConflictingValue, MinorDifference, DocsView } from './view.js';

/** What to do about them. */
export const SETTLING =
  'For each fact one value is kept. To settle them, put these actions into an overlay file, with the values that are right, and name the file in the configuration; or name the ids there as acceptedConflicts. What is settled is listed no more:';

/** Longer values are cut in the table; below it they stand in full. */
const LONGEST = 60;

/** Of what was elected among documents, and what no action of an overlay settles. */
const BY_ORDER =
  'An overlay cannot settle this; precedence in the configuration can: the document that it names first wins.';

/** Of what was joined, or stands in one document: no order of documents tells which is right. */
const BY_CORRECTION =
  'Correct what is wrong where it stands, state in an overlay what is right, or accept it (acceptedConflicts).';

/** The rules that the order of documents comes before. */
const AFTER_ORDER = ['rank', 'fit', 'support', 'score', 'format', 'order', 'renamed'];

/** Of what recorded traffic shows. */
const OF_TRAFFIC =
  'restitch verify TRAFFIC --suggest FILE writes the actions of an overlay that settle this.';

/** Before the action for parameters that only some documents describe. */
export const UNION_NOTE =
  'All of them stay. If one does not exist, remove it in an overlay. This states that all of them exist:';

/** An overlay file to put actions in. */
const OVERLAY_FILE = `overlay: 1.1.0
info:
  title: Corrections
  version: 1.0.0
actions: []`;

/** What to do where there are no actions. */
export function adviceFor({ code, rule, kept, rejected }: Conflict): string {
  if (code.startsWith('traffic/')) return OF_TRAFFIC;
  const places = [kept, ...rejected].flatMap((one) => one.places);
  const isAcross = new Set(places.map(({ source }) => source)).size > 1;
  return isAcross && AFTER_ORDER.includes(rule) ? BY_ORDER : BY_CORRECTION;
}

/** A value as people say it: who may call as `apiKey and token, or login (read)`. */
export function readable({ field }: Pick<Conflict, 'field'>, value: Json): Json {
  if (field !== 'security' || !isJsonArray(value)) return value;
  return securityText(value.map((all) => (isJsonArray(all) ? all : []).flatMap(schemeUse)));
}

function schemeUse(use: Json): SecuritySchemeUse[] {
  if (!isJsonObject(use)) return [];
  const [scheme, scopes] = [use.get('scheme'), use.get('scopes')];
  return [{ scheme: String(scheme), scopes: isJsonArray(scopes) ? scopes.map(String) : [] }];
}

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
  const actions = conflicts.flatMap(({ overlay }) =>
    overlay === undefined ? [] : [overlay.trimEnd()],
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
      conflicts.map((conflict) => [
        link(text(conflict.id), `#${conflict.id}`),
        codeSpan(conflict.entity),
        text(conflict.field),
        codeSpan(shorten(show(readable(conflict, conflict.kept.value)))),
      ]),
    ),
    ...conflicts.flatMap(conflictBlocks),
    ...differenceBlocks(view.differences),
  ];
}

/** The rule of a fact that the output does not state, because the documents contradict each other. */
export const DROPPED = 'dropped';

/** The heading of what documents state differently without an effect on callers. */
export const DIFFERENCES = 'Differences that need no decision';

function differenceBlocks(differences: readonly MinorDifference[]): Md[] {
  if (differences.length === 0) return [];
  return [
    heading(2, text(DIFFERENCES)),
    list(
      differences.map((one) => {
        const others = one.rejected.map(
          (lost) => md`not ${statement(one, lost)}: ${text(lost.why)}`,
        );
        const kept = md`${strong(text(one.field))} of ${codeSpan(one.entity)}: ${keptStatement(one)}`;
        return inline([kept, ...others], '; ');
      }),
    ),
  ];
}

function conflictBlocks(conflict: Conflict): Md[] {
  const { id, code, entity, field, rule, rejected, overlay } = conflict;
  return [
    heading(2, text(id)),
    md`${strong(text(field))} of ${codeSpan(entity)} (${codeSpan(code)})`,
    list([
      md`${keptStatement(conflict)} (rule: ${text(rule)})`,
      ...rejected.map((lost) => md`rejected ${statement(conflict, lost)}: ${text(lost.why)}`),
    ]),
    ...(overlay === undefined
      ? [text(adviceFor(conflict))]
      : [...(field === 'parameters' ? [text(UNION_NOTE)] : []), fence('yaml', overlay)]),
  ];
}

function keptStatement(of: MinorDifference): Md {
  if (of.rule === DROPPED) return md`kept none of them, ${markdownLocations(of.kept.places)}`;
  return md`kept ${statement(of, of.kept)}`;
}

function statement(of: Pick<Conflict, 'field'>, { value, places }: ConflictingValue): Md {
  return md`${codeSpan(show(readable(of, value)))}, ${markdownLocations(places)}`;
}

function show(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : jsonLine(value);
}

function shorten(value: string): string {
  const signs = [...value];
  return signs.length <= LONGEST ? value : `${signs.slice(0, LONGEST - 1).join('')}…`;
}
