/** Parses the front matter of a guide: YAML between two lines of `---` at the start of the file. */
import { isPlainObject } from '../../../../base/foundation/plain-object.js';

// Only a docs target with guides loads this file.
const { parseDocument } = await import('yaml');

/** The properties in the front matter of a guide. */
export interface FrontMatter {
  readonly title?: string;
  readonly description?: string;
  readonly section?: string;
  readonly order?: number;
}

export interface SplitGuide {
  readonly matter: FrontMatter;
  /** The text below the front matter, and the offset in the file at which it starts. */
  readonly body: string;
  readonly offset: number;
  /** The problems in the front matter, and their offsets in the file. */
  readonly faults: readonly { readonly what: string; readonly offset: number }[];
}

const FENCED = /^---[ \t]*\r?\n([^]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/;

/** Splits a guide into its front matter and its text. */
export function splitGuide(text: string): SplitGuide {
  const found = FENCED.exec(text);
  if (found === null) return { matter: {}, body: text, offset: 0, faults: [] };
  const [whole, yaml = ''] = found;
  const offset = whole.length;
  const start = whole.indexOf('\n') + 1;
  const rest = { body: text.slice(offset), offset };
  const document = parseDocument(yaml, { uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined) {
    const what = error.message.split('\n', 1)[0] ?? '';
    return { matter: {}, ...rest, faults: [{ what, offset: start + error.pos[0] }] };
  }
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  if (data === null) return { matter: {}, ...rest, faults: [] };
  if (!isPlainObject(data)) {
    return { matter: {}, ...rest, faults: [{ what: 'the front matter has no keys', offset: 0 }] };
  }
  const { title, description, section, order } = data;
  const faults: { what: string; offset: number }[] = [];
  const check = (key: string, isRight: boolean, expected: string): boolean => {
    if (!isRight) {
      faults.push({
        what: `the key ${JSON.stringify(key)} must be ${expected}`,
        offset: start + Math.max(0, yaml.indexOf(key)),
      });
    }
    return isRight;
  };
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  return {
    matter: {
      ...(check('title', isText(title), 'a text') &&
        title !== undefined && { title: String(title) }),
      ...(check('description', isText(description), 'a text') &&
        description !== undefined && { description: String(description) }),
      ...(check('section', isText(section), 'a text') &&
        section !== undefined && { section: String(section) }),
      ...(check('order', order === undefined || typeof order === 'number', 'a number') &&
        order !== undefined && { order: Number(order) }),
    },
    ...rest,
    faults,
  };
}
