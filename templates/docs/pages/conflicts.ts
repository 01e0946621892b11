/**
 * Describes the page `conflicts`: the questions of `restitch settle`, and how to answer them. The
 * order and the wording are the same as in `restitch settle`.
 */
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { overlayText } from '../../../src/api/questions/index.js';
import { shortPlace } from '../../../src/model/place/words.js';
import type { Json } from '../../../src/model/schema.js';
import { headingOf, onlyIn, paragraphOf, type DocsBlock, type Item } from '../blocks/block.js';
import { coded, inRow, type Inline } from '../blocks/inline.js';
import { entityLink, readable } from '../conflicts.js';
import type { Conflict, ConflictingValue, DocsView, MinorDifference } from '../view.js';

/**
 * Returns the instructions for resolving conflicts.
 * @param choice the words that tell a reader how to choose a value; they depend on the format of
 * the docs
 */
function settling(choice: string): DocsBlock {
  return paragraphOf(
    `The documents differ here, and the output contains one of their values. Run restitch settle to answer one question after another, or ${choice}. Settled questions are hidden in the next run.`,
  );
}

/**
 * The name of the rule that omits a fact from the output, because the documents contradict each
 * other.
 */
const DROPPED = 'dropped';

/**
 * Returns a section for each question of `restitch settle`. Differences that need no decision are
 * collapsed.
 */
export function conflictsPage(view: DocsView): DocsBlock[] {
  const { questions, notes, differences } = view;
  return [
    { kind: 'title', content: view.settings.word('Conflicts between documents') },
    onlyIn('html', [settling('choose here and save your overlay')]),
    onlyIn('markdown', [settling('copy the actions of your choices into an overlay')]),
    ...questions.map((question) => ({ kind: 'question', question, level: 2 }) as const),
    ...answerBlocks(view),
    ...folded(
      'Resolved without a question',
      notes.map((question) => ({ kind: 'question', question, level: 3 }) as const),
      notes.length,
    ),
    ...folded(
      'Differences that need no decision',
      [{ kind: 'list', items: differences.map((one) => differenceItem(one, view)) }],
      differences.length,
    ),
  ];
}

const YOUR_OVERLAY: readonly DocsBlock[] = [
  headingOf(2, 'Your overlay'),
  paragraphOf(
    'It contains your choices on this page. Save it next to the configuration and name it there (overlays), or add its actions to an overlay that you have.',
  ),
  { kind: 'answers' },
];

/**
 * Returns the overlay that resolves the conflicts. In HTML, a script on the page writes it from the
 * choices of the reader.
 */
function answerBlocks({ questions, notes }: DocsView): DocsBlock[] {
  const recommended = questions.flatMap(({ choices, recommended: { key } }) =>
    choices.filter((choice) => choice.key === key).map(({ answer }) => answer),
  );
  const overlay: DocsBlock[] = [
    headingOf(2, 'The recommended answers in one overlay'),
    {
      ...{ kind: 'sample', title: 'settled.overlay.yaml', language: 'yaml' },
      text: overlayText(recommended),
    },
  ];
  return [
    ...(questions.length + notes.length === 0 ? [] : [onlyIn('html', YOUR_OVERLAY)]),
    ...(recommended.length === 0 ? [] : [onlyIn('markdown', overlay)]),
  ];
}

function folded(title: string, blocks: readonly DocsBlock[], count: number): DocsBlock[] {
  if (count === 0) return [];
  return [{ kind: 'details', summary: `${title}: ${count}`, blocks, level: 2 }];
}

function differenceItem(of: MinorDifference, view: DocsView): Item {
  const { entity, steps, kept, rejected, rule } = of;
  const thing = entityLink(entity, view) ?? coded(entity);
  const value = rule === DROPPED ? located('none of them', kept) : valueOf(of, kept);
  const items = rejected.map((one) => ({
    line: inRow([inRow(['not', valueOf(of, one)], ' '), one.why], ': '),
  }));
  return {
    line: inRow([inRow([shortPlace(steps) || 'type', 'of', thing], ' '), value], ': '),
    ...(items.length > 0 && { blocks: [{ kind: 'list', items }] }),
  };
}

function valueOf(of: Pick<Conflict, 'steps'>, value: ConflictingValue): Inline {
  return located(coded(show(readable(of, value.value))), value);
}

function located(value: Inline, { places }: ConflictingValue): Inline {
  return inRow([value, { kind: 'places', places }]);
}

function show(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : jsonLine(value);
}
