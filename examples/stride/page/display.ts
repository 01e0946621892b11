/**
 * Converts a document to elements. Texts are never parsed as HTML, and links lead only to http,
 * https or mailto URLs.
 */
import type { Document, Mark, Node as Part } from '../documents/document.js';
import { button, element } from './elements.js';

/** The effects of pressing buttons in a message. */
export interface Reactions {
  /** Calls the app that has sent the message; absent for messages of people. */
  readonly act?: ((target: string, parameters: object | undefined) => Promise<void>) | undefined;
  readonly download: (mediaId: string, name: string) => Promise<void>;
}

export function showDocument({ content }: Document, reactions: Reactions): HTMLElement {
  const shown = element('div', '', parts(content, reactions));
  shown.className = 'document';
  return shown;
}

function parts(content: readonly Part[] | undefined, reactions: Reactions): globalThis.Node[] {
  return (content ?? []).map((part) => partOf(part, reactions));
}

const HEADINGS = ['h3', 'h4', 'h5', 'h6', 'h6', 'h6'] as const;
const BLOCKS = {
  paragraph: 'p',
  bulletList: 'ul',
  listItem: 'li',
  blockquote: 'blockquote',
  mediaGroup: 'p',
} as const;

function partOf(part: Part, reactions: Reactions): globalThis.Node {
  const { type, attrs = {}, content } = part;
  const inside = (): globalThis.Node[] => parts(content, reactions);
  if (type in BLOCKS) return element(BLOCKS[type as keyof typeof BLOCKS], '', inside());
  switch (type) {
    case 'text':
      return marked(part.text ?? '', part.marks ?? [], reactions);
    case 'hardBreak':
      return element('br');
    case 'rule':
      return element('hr');
    case 'heading':
      return element(HEADINGS[Number(attrs['level']) - 1] ?? 'h6', '', inside());
    case 'orderedList': {
      const list = element('ol', '', inside());
      list.start = Number(attrs['order'] ?? 1);
      return list;
    }
    case 'codeBlock':
      return element('pre', '', [element('code', '', inside())]);
    case 'panel': {
      const panel = element('div', '', inside());
      panel.className = `panel ${text(attrs['panelType'])}`;
      return panel;
    }
    case 'mention': {
      const mention = element('span', text(attrs['text']) || `@${text(attrs['id'])}`);
      mention.className = 'mention';
      return mention;
    }
    case 'emoji':
      return document.createTextNode(text(attrs['text']) || text(attrs['shortName']));
    case 'media': {
      const name = text(attrs['__fileName']) || 'file';
      return button(`Download ${name}`, () => reactions.download(text(attrs['id']), name));
    }
    case 'applicationCard':
      return card(attrs, reactions);
    default:
      return element('span', part.text ?? '', inside());
  }
}

function card(attrs: Readonly<Record<string, unknown>>, reactions: Reactions): HTMLElement {
  const title = element('strong', text(field(attrs['title'], 'text')) || text(attrs['text']));
  const url = text(field(attrs['link'], 'url'));
  const description = text(field(attrs['description'], 'text'));
  const details = list(attrs['details']).map((one) => {
    const words = ['title', 'text'].map((name) => text(field(one, name)));
    const lozenge = text(field(field(one, 'lozenge'), 'text'));
    return element('li', [...words, lozenge].filter((word) => word !== '').join(': '));
  });
  const actions = list(attrs['actions']).flatMap((one) => actionButton(one, reactions));
  const shown = element('div', '', [
    isAddress(url) ? link(url, [title]) : title,
    ...(description === '' ? [] : [element('p', description)]),
    ...(details.length === 0 ? [] : [element('ul', '', details)]),
    ...actions,
  ]);
  shown.className = 'card';
  return shown;
}

/**
 * Creates a button for `{ title, target: { key }, parameters }`. If there is no app to call,
 * returns only the title.
 */
function actionButton(action: unknown, { act }: Reactions): globalThis.Node[] {
  const title = text(field(action, 'title'));
  const target = text(field(field(action, 'target'), 'key'));
  if (title === '') return [];
  if (!act || target === '') return [document.createTextNode(title)];
  const parameters = field(action, 'parameters');
  const given = typeof parameters === 'object' && parameters !== null ? parameters : undefined;
  return [button(title, () => act(target, given))];
}

const MARKS = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
} as const;

function marked(words: string, marks: readonly Mark[], reactions: Reactions): globalThis.Node {
  let shown: globalThis.Node = document.createTextNode(words);
  for (const { type, attrs = {} } of marks) {
    if (type in MARKS) shown = element(MARKS[type as keyof typeof MARKS], '', [shown]);
    else if (type === 'subsup') {
      shown = element(attrs['type'] === 'sub' ? 'sub' : 'sup', '', [shown]);
    } else if (type === 'link' && isAddress(text(attrs['href']))) {
      shown = link(text(attrs['href']), [shown]);
    } else if (type === 'action') {
      const title = words === '' ? attrs['title'] : words;
      const [pressed] = actionButton({ ...attrs, title }, reactions);
      shown = pressed ?? shown;
    }
  }
  return shown;
}

function link(url: string, inside: readonly globalThis.Node[]): HTMLAnchorElement {
  const created = element('a', '', inside);
  created.href = url;
  created.target = '_blank';
  created.rel = 'noopener noreferrer';
  return created;
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^(?:https?|mailto):$/.test(new URL(url).protocol);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
