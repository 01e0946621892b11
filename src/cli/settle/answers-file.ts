/** Writes answers to the user's overlay. They are appended, so the existing text does not change. */
import { withItems, type ListItem } from '../../print/emit/yaml-append.js';
import { yamlText } from '../../api/questions/index.js';
import type { Json } from '../../model/schema.js';
import { answerYaml, type SettlingAnswer } from '../../api/questions/index.js';
import { ACCEPTED } from '../../api/overlay/index.js';

/** The first lines of a new overlay. */
const NEW_FILE = `# Answers to questions of restitch settle. Edit them as you like.
overlay: 1.1.0
info:
  title: Settled conflicts
  version: 1.0.0
actions: []
`;

const NEW_JSON = `{
  "overlay": "1.1.0",
  "info": { "title": "Settled conflicts", "version": "1.0.0" },
  "actions": []
}
`;

/** Returns an overlay without answers. An overlay without actions is valid if it lists accepted conflicts. */
export function noAnswers(isJson: boolean): string {
  return isJson
    ? NEW_JSON.replace('[]', `[],\n  "${ACCEPTED}": []`)
    : `${NEW_FILE}${ACCEPTED}: []\n`;
}

/** Returns false for a missing file and for a file that contains only comments. */
function hasContent(text: string | undefined): text is string {
  return text !== undefined && !/^\uFEFF?(?:[^\S\n]*(?:#[^\n]*)?(?:\n|$))*$/.test(text);
}

/**
 * Appends an answer to the text of an overlay.
 * @param text the existing text; empty for a new file
 * @param isJson true if a new file is JSON
 * @throws Error if the text cannot be parsed
 */
export async function withAnswer(
  text: string | undefined,
  { actions, accepts, reason: comment }: SettlingAnswer,
  isJson: boolean,
): Promise<string> {
  // A lone surrogate cannot be written, and the reason may quote one from a description.
  const reason = Buffer.from(comment).toString();
  const head =
    text === undefined || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}\n`;
  const before = hasContent(text) ? text : head + (isJson ? NEW_JSON : NEW_FILE);
  const items = actions.map((action, index): ListItem => ({
    // The reason is written only once, above the first action.
    block: answerYaml({ actions: [action], accepts: [], reason: index === 0 ? reason : '' }),
    flow: JSON.stringify(index === 0 ? { description: reason, ...action } : action),
  }));
  const notes = accepts.map((id): ListItem => {
    const entry = new Map<string, Json>([
      ['id', id],
      ['note', reason],
    ]);
    return { block: yamlText([entry]).split('\n'), flow: JSON.stringify({ id, note: reason }) };
  });
  return withItems(await withItems(before, ['actions'], items), [ACCEPTED], notes);
}
