/**
 * Chooses the line breaks of a document. Content that fits on a line stays on it. Otherwise, the outermost document
 * is broken first.
 */
import {
  canBreak,
  columnsOf,
  STEP,
  WIDTH,
  type Assignment,
  type Chain,
  type Doc,
  type List,
  type ListStyle,
  type Node,
  type Row,
} from './doc.js';
import {
  flatText,
  followOf,
  headOfLast,
  hugsLast,
  isChain,
  isPoor,
  leadOf,
  startsWithBrace,
} from './measure.js';

/**
 * Returns the text of a document, without a line break at its end.
 * @param indent the columns of indentation before all lines except the first
 * @param behind the columns that follow the text on its last line
 */
export function printDoc(doc: Doc, indent = 0, behind = 0, width = WIDTH): string {
  if (typeof doc === 'string') return doc;
  return new Printer(indent, width).print(doc, behind);
}

/**
 * The value of an assignment stays on the line of its name if the name has at most this many characters. A line break
 * after such a short name would not help.
 */
const SHORTEST = 5;

class Printer {
  #text = '';
  /** The number of columns already written to the current line. */
  #column: number;
  /** The indentation of new lines, in columns. */
  #indent: number;
  readonly #width: number;

  constructor(indent: number, width: number) {
    this.#column = this.#indent = indent;
    this.#width = width;
  }

  print(doc: Doc, behind: number): string {
    this.#doc(doc, behind);
    return this.#text;
  }

  #write(text: string, width: number): void {
    this.#text += text;
    this.#column += width;
  }

  #newline(): void {
    this.#text += lineStart(this.#indent);
    this.#column = this.#indent;
  }

  #fits(columns: number): boolean {
    return this.#column + columns <= this.#width;
  }

  /** @param behind the columns that follow `doc` on its line, before the next possible line break */
  #doc(doc: Doc, behind: number): void {
    if (typeof doc === 'string') this.#write(doc, doc.length);
    else if (!doc.breaks || this.#fits(doc.width + behind)) this.#write(flatText(doc), doc.width);
    else this.#broken(doc, behind);
  }

  #broken(doc: Node, behind: number): void {
    switch (doc.kind) {
      case 'row':
        this.#row(doc, behind);
        break;
      case 'list':
        this.#list(doc, behind);
        break;
      case 'assignment':
        this.#assignment(doc, behind);
        break;
      case 'chain':
        this.#nested(STEP, () => {
          if (doc.operator === '|') {
            this.#text = this.#text.trimEnd();
            this.#newline();
          }
          this.#chain(doc, behind);
        });
        break;
      case 'lines':
        this.#lines(doc.parts, behind);
        break;
      case 'indented':
        this.#nested(doc.by, () => this.#doc(doc.doc, behind));
        break;
      case 'comment':
        this.#writeLines(doc.write(lineStart(this.#indent), this.#width));
        break;
      case 'preformatted':
        this.#preformatted(doc.text, doc.indent);
        break;
      case 'text':
        this.#write(doc.text, doc.width);
        break;
      default:
        doc satisfies never;
    }
  }

  #nested(by: number, print: () => void): void {
    this.#indent += by;
    print();
    this.#indent -= by;
  }

  #row({ parts }: Row, behind: number): void {
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] ?? '';
      if (typeof part === 'string') this.#write(part, part.length);
      else this.#doc(part, part.breaks ? followOf(part, parts, at + 1, behind) : 0);
    }
  }

  #lines(parts: readonly Doc[], behind: number): void {
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at] ?? '';
      const isLast = at === parts.length - 1;
      if (part === '') this.#text += at > 0 ? '\n' : '';
      else this.#line(part, at > 0, isLast ? behind : 0);
    }
  }

  #line(doc: Doc, isNew: boolean, behind: number): void {
    if (typeof doc !== 'string' && doc.kind === 'indented') {
      this.#nested(doc.by, () => this.#line(doc.doc, isNew, behind));
      return;
    }
    if (isNew) this.#newline();
    this.#doc(doc, behind);
  }

  #preformatted(text: string, indent: number): void {
    const start = lineStart(indent);
    this.#writeLines(
      indent === this.#indent ? text : text.replaceAll(start, lineStart(this.#indent)),
    );
  }

  #writeLines(text: string): void {
    this.#text += text;
    const end = text.lastIndexOf('\n');
    this.#column = end === -1 ? this.#column + text.length : text.length - end - 1;
  }

  #list(doc: List, behind: number): void {
    const { style, items } = doc;
    this.#write(style.brackets.charAt(0), 1);
    if (hugsLast(doc) && this.#fits(headOfLast(items))) {
      const last = items.length - 1;
      items.forEach((item, index) => {
        this.#doc(item, index === last ? behind + 1 : 0);
        if (index < last) this.#write(', ', 2);
      });
    } else {
      this.#nested(STEP, () => this.#items(items, style));
      this.#newline();
    }
    this.#write(style.brackets.charAt(1), 1);
  }

  #items(items: readonly Doc[], { separator, bare }: ListStyle): void {
    for (let at = 0; at < items.length; at++) {
      const item = items[at] ?? '';
      const isLast = at === items.length - 1;
      this.#newline();
      if (typeof item !== 'string' && item.kind === 'chain' && !this.#fits(item.width + 1)) {
        this.#chain(item, 1);
      } else this.#doc(item, 1);
      if (!isLast || bare !== true) this.#write(separator, 1);
    }
  }

  #chain(chain: Chain, behind: number): void {
    const { operator, operands } = chain;
    if (this.#fits(chain.width + behind)) {
      this.#write(flatText(chain), chain.width);
      return;
    }
    const between = operator === '&' ? 2 : 0;
    for (let at = 0; at < operands.length; at++) {
      const isLast = at === operands.length - 1;
      if (at > 0) this.#newline();
      if (operator === '|') this.#write('| ', 2);
      this.#nested(STEP, () => this.#doc(operands[at] ?? '', isLast ? behind : between));
      if (operator === '&' && !isLast) this.#write(' &', 2);
    }
  }

  #assignment({ left, right }: Assignment, behind: number): void {
    this.#doc(left, leadOf(right) + 1);
    const stays =
      this.#fits(1 + columnsOf(right) + behind) ||
      this.#column - this.#indent <= SHORTEST ||
      startsWithBrace(right) ||
      (canBreak(right) && !isPoor(right) && this.#fits(1 + leadOf(right)));
    if (isChain(right) && !this.#fits(1 + columnsOf(right) + behind)) {
      this.#nested(STEP, () => {
        this.#newline();
        this.#chain(right, behind);
      });
    } else if (stays) {
      this.#write(' ', 1);
      this.#doc(right, behind);
    } else {
      this.#nested(STEP, () => {
        this.#newline();
        this.#doc(right, behind);
      });
    }
  }
}

const STARTS: string[] = [];

function lineStart(indent: number): string {
  return (STARTS[indent] ??= '\n' + ' '.repeat(indent));
}
