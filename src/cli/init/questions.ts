/** The questions of `init` in a terminal. */
import { append } from '../../base/foundation/lists.js';
import { HAND_WRITTEN, TARGETS } from '../../output/targets/index.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { relationQuestions } from '../../api/questions/index.js';
import type { KnownRelation, Relation } from '../../model/origin.js';
import type { Io } from '../io.js';
import { inOrder, type InitPlan } from './project.js';

/**
 * Asks for the settings that the command line omits.
 * @param plan the defaults for the project
 * @param named true for each setting that the command line contains; the user is not asked for it
 * @param terminal the terminal to use
 * @returns `undefined` if the user cancels
 */
export async function askForPlan(
  plan: InitPlan,
  named: { readonly targets: boolean; readonly out: boolean; readonly inputs: boolean },
  terminal: NonNullable<Io['terminal']>,
): Promise<InitPlan | undefined> {
  const { intro, isCancel, multiselect, text } = await import('@clack/prompts');
  intro('restitch', terminal);
  let answered = plan;
  if (!named.inputs && plan.inputs.length > 0) {
    const inputs = await multiselect({
      message: 'Which of these files describe the API? They are merged into one API.',
      options: plan.inputs.map((value) => ({ value })),
      initialValues: [...plan.inputs],
      required: true,
      ...terminal,
    });
    if (isCancel(inputs)) return undefined;
    answered = { ...answered, inputs };
  }
  if (!named.targets) {
    const targets = await multiselect({
      message: 'What do you want to generate?',
      options: TARGETS.map(({ name, about }) => ({ value: name, hint: about })),
      initialValues: [...plan.targets],
      required: true,
      ...terminal,
    });
    if (isCancel(targets)) return undefined;
    answered = { ...answered, targets: inOrder(targets) };
  }
  if (!named.out) {
    const output = await text({
      message: 'Into which folder should the files be generated?',
      initialValue: plan.output,
      ...terminal,
    });
    if (isCancel(output)) return undefined;
    answered = { ...answered, output: output === '' ? plan.output : output };
  }
  if (answered.targets.includes(HAND_WRITTEN.target.name)) {
    const handlers = await text({
      message:
        'Into which folder should the handler stubs be written? You then edit them: later runs keep your code.',
      initialValue: plan.handlers,
      ...terminal,
    });
    if (isCancel(handlers)) return undefined;
    answered = { ...answered, handlers: handlers === '' ? plan.handlers : handlers };
  }
  return answered;
}

/**
 * Asks how the documents relate that describe the same operations. The guess is selected.
 * @param relations the relations of the inputs, of which some are guesses
 */
export async function askForRelations(
  relations: readonly KnownRelation[] | undefined,
  terminal: NonNullable<Io['terminal']>,
): Promise<readonly Relation[]> {
  const { isCancel, select } = await import('@clack/prompts');
  const found: Relation[] = [];
  for (const { title, choices, recommended } of relationQuestions(relations)) {
    const key = await select({
      message: escapeInvisible(title),
      options: [
        ...choices.map(({ key: value, label }) => ({ value, label: escapeInvisible(label) })),
        { value: '', label: 'in another way: restitch settle asks about each conflict' },
      ],
      initialValue: recommended.key ?? '',
      ...terminal,
    });
    if (isCancel(key)) return found;
    append(found, choices.find((one) => one.key === key)?.answer.relations ?? []);
  }
  return found;
}
