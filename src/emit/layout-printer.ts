/**
 * Prints documents as prettier's engine does, for the kinds of documents that we build: several times faster,
 * because it keeps its stacks flat, settles forced breaks once, and knows neither tabs nor wide letters.
 */
import { isList, nodeOf, settle, Unknown, type Doc, type Node } from './layout-breaks.js';

/** How one command prints: its lines as blanks, or as line breaks. */
const FLAT = 0;
const BREAK = 1;
type Mode = typeof FLAT | typeof BREAK;

const TAB = '  ';

/**
 * Lays a document out.
 * @returns nothing when the document holds what only prettier's own printer knows: wide letters, tabs, marks
 */
export function printPlain(doc: Doc, width: number): string | undefined {
  try {
    settle(doc);
    return new Printer(width).print(doc);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function widthOfPlain(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const sign = text.charCodeAt(index);
    if (sign < 0x20 || sign > 0x7e) throw new Unknown();
  }
  return text.length;
}

/** One printing. The stack of commands is three lists, so that no command is an object. */
class Printer {
  readonly #width: number;
  readonly #lines: string[] = [];
  #line = '';
  #position = 0;
  /** A hard line was printed flat: what follows is measured again. */
  #remeasure = false;
  readonly #modes = new Map<symbol, Mode>();
  readonly #docs: Doc[] = [];
  readonly #indents: string[] = [];
  readonly #states: Mode[] = [];

  constructor(width: number) {
    this.#width = width;
  }

  print(doc: Doc): string {
    this.#push(doc, '', BREAK);
    for (let next = this.#docs.pop(); next !== undefined; next = this.#docs.pop()) {
      const indent = this.#indents.pop() ?? '';
      const mode = this.#states.pop() ?? BREAK;
      if (typeof next === 'string') {
        this.#line += next;
        this.#position += widthOfPlain(next);
      } else if (isList(next)) {
        for (let index = next.length - 1; index >= 0; index--) {
          this.#push(next[index] ?? '', indent, mode);
        }
      } else {
        this.#printNode(nodeOf(next), indent, mode);
      }
    }
    this.#lines.push(this.#line);
    return this.#lines.join('\n');
  }

  #push(doc: Doc, indent: string, mode: Mode): void {
    this.#docs.push(doc);
    this.#indents.push(indent);
    this.#states.push(mode);
  }

  #printNode(node: Node, indent: string, mode: Mode): void {
    switch (node.type) {
      case 'group':
        return this.#printGroup(node, indent, mode);
      case 'line':
        return this.#printLine(node, indent, mode);
      case 'indent':
        return this.#push(node.contents ?? '', indent + TAB, mode);
      case 'align':
        return this.#push(node.contents ?? '', indent + alignment(node), mode);
      case 'if-break':
        return this.#push(this.#branch(node, mode) ?? '', indent, mode);
      case 'indent-if-break': {
        const state = node.groupId === undefined ? mode : this.#modes.get(node.groupId);
        // What prettier's printer does not print either: the group is still to come.
        if (state === undefined) return;
        const indented = (state === BREAK) !== (node.negate === true);
        return this.#push(node.contents ?? '', indented ? indent + TAB : indent, mode);
      }
      case 'fill':
        return this.#printFill(node, indent, mode);
      case 'break-parent':
      case 'line-suffix-boundary':
        return;
      default:
        throw new Unknown();
    }
  }

  #branch(node: Node, mode: Mode): Doc | undefined {
    const state = node.groupId === undefined ? mode : this.#modes.get(node.groupId);
    if (state === undefined) return undefined;
    return state === BREAK ? node.breakContents : node.flatContents;
  }

  #printLine(
    { hard = false, soft = false, literal = false }: Node,
    indent: string,
    mode: Mode,
  ): void {
    if (literal) throw new Unknown();
    if (mode === FLAT && !hard) {
      if (soft) return;
      this.#line += ' ';
      this.#position += 1;
      return;
    }
    if (mode === FLAT) this.#remeasure = true;
    this.#lines.push(withoutBlanksAtEnd(this.#line));
    this.#line = indent;
    this.#position = indent.length;
  }

  #printGroup(node: Node, indent: string, mode: Mode): void {
    const contents = node.contents ?? '';
    const chosen = this.#choose(node, contents, mode);
    this.#push(chosen.doc, indent, chosen.mode);
    if (node.id !== undefined) this.#modes.set(node.id, chosen.mode);
  }

  #choose(node: Node, contents: Doc, mode: Mode): { readonly doc: Doc; readonly mode: Mode } {
    if (mode === FLAT && !this.#remeasure) {
      return { doc: contents, mode: node.break ? BREAK : FLAT };
    }
    this.#remeasure = false;
    if (!node.break && this.#fits(contents, false)) return { doc: contents, mode: FLAT };
    const states = node.expandedStates;
    if (states === undefined) return { doc: contents, mode: BREAK };
    if (!node.break) {
      for (const state of states.slice(1, -1)) {
        if (this.#fits(state, false)) return { doc: state, mode: FLAT };
      }
    }
    return { doc: states.at(-1) ?? '', mode: BREAK };
  }

  /** As much on each line as fits: content and white space take turns. */
  #printFill(node: Node, indent: string, mode: Mode): void {
    const { parts = [] } = node;
    const offset = this.#printWords(parts, node.offset ?? 0, indent);
    const left = parts.length - offset;
    if (left <= 0) return;
    const [content = '', space = '', second = ''] = parts.slice(offset, offset + 3);
    const fits = this.#fits(content, true);
    if (left > 2) {
      const rest: Node = { type: 'fill', parts, offset: offset + 2 };
      const both = this.#fits([content, space, second], true);
      this.#push(rest as unknown as Doc, indent, mode);
      this.#push(space, indent, both ? FLAT : BREAK);
    } else if (left === 2) {
      this.#push(space, indent, fits ? FLAT : BREAK);
    }
    this.#push(content, indent, fits ? FLAT : BREAK);
  }

  /**
   * The words that a fill begins with, with the blanks between them, without the way over the stacks.
   * @returns the index of the first part that is left
   */
  #printWords(parts: readonly Doc[], from: number, indent: string): number {
    let index = from;
    for (; index + 2 < parts.length; index += 2) {
      const [word, space = '', next] = [parts[index], parts[index + 1], parts[index + 2]];
      if (typeof word !== 'string' || typeof next !== 'string' || next === '') break;
      if (typeof space === 'string' || isList(space)) break;
      const { type, hard = false, soft = false } = nodeOf(space);
      if (type !== 'line' || hard) break;
      const blank = soft ? '' : ' ';
      const both = widthOfPlain(word) + blank.length + widthOfPlain(next);
      const fits = both <= this.#width - this.#position;
      this.#line += word;
      this.#position += word.length;
      if (fits) {
        this.#line += blank;
        this.#position += blank.length;
      } else {
        this.#printLine(nodeOf(space), indent, BREAK);
      }
    }
    return index;
  }

  /**
   * Whether a document, printed flat, fits on the line together with what follows up to the next possible break.
   * @param alone without what follows, and with no group that must break
   */
  #fits(doc: Doc, alone: boolean): boolean {
    let room = this.#width - this.#position;
    let rest = alone ? 0 : this.#docs.length;
    let pending = false;
    const docs: Doc[] = [doc];
    const states: Mode[] = [FLAT];
    while (room >= 0) {
      const next = docs.pop();
      if (next === undefined) {
        if (rest === 0) return true;
        rest--;
        docs.push(this.#docs[rest] ?? '');
        states.push(this.#states[rest] ?? BREAK);
        continue;
      }
      const mode = states.pop() ?? FLAT;
      if (typeof next === 'string') {
        if (next === '') continue;
        room -= widthOfPlain(next) + (pending ? 1 : 0);
        pending = false;
        continue;
      }
      const node = isList(next) ? undefined : nodeOf(next);
      const parts = node === undefined ? (next as readonly Doc[]) : node.parts;
      if (parts !== undefined) {
        for (let index = parts.length - 1; index >= (node?.offset ?? 0); index--) {
          docs.push(parts[index] ?? '');
          states.push(mode);
        }
      } else if (node?.type === 'line') {
        if (mode === BREAK || node.hard === true) return true;
        if (node.soft !== true) pending = true;
      } else if (node !== undefined) {
        if (alone && node.type === 'group' && node.break) return false;
        const inner = this.#innerOf(node, mode);
        if (inner === undefined) continue;
        docs.push(inner);
        states.push(node.type === 'group' && node.break ? BREAK : mode);
      }
    }
    return false;
  }

  /** What of a document counts when it is measured. */
  #innerOf(node: Node, mode: Mode): Doc | undefined {
    if (node.type === 'group') {
      const broken = node.break ? BREAK : mode;
      return broken === BREAK ? (node.expandedStates?.at(-1) ?? node.contents) : node.contents;
    }
    if (node.type !== 'if-break') return node.contents;
    const state = node.groupId === undefined ? mode : (this.#modes.get(node.groupId) ?? FLAT);
    return state === BREAK ? node.breakContents : node.flatContents;
  }
}

function alignment({ n }: Node): string {
  if (typeof n === 'string') return n;
  if (typeof n !== 'number' || n < 0) throw new Unknown();
  return ' '.repeat(n);
}

function withoutBlanksAtEnd(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === 0x20) end--;
  return end === line.length ? line : line.slice(0, end);
}
