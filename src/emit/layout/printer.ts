/**
 * Prints documents as prettier's engine does, for the kinds of documents that we build: many times faster, because
 * it keeps its stacks flat, knows forced breaks and widths beforehand, and prints what fits on a line without its stacks.
 */
import { commentText } from './comment.js';
import { report, restOfFill, type Settled } from './doc.js';
import { branchOf, fits } from './fits.js';
import {
  ALIGN,
  BREAKS,
  COMMENT,
  contentsOf,
  FILL,
  FILLS,
  GROUP,
  IF_BREAK,
  INDENT,
  INDENT_IF_BREAK,
  KIND,
  LATE,
  LINE,
  MARKED,
  ON,
  partsOf,
  ROW,
  SETTLED,
  STEP,
  UNMEASURED,
  type AskMore,
  type GroupId,
  type GroupMore,
  type LateMore,
  type Node,
  type Packed,
} from './node.js';
import { contentsOfLate, pack } from './pack.js';
import { Sheet } from './sheet.js';
import { BREAK, FLAT, Stack, type Mode } from './stack.js';
import { WIDTH, widthOf } from './width.js';

/** Before all lines but the first, and but for empty ones. */
const LINE_STARTS = /\n(?!\n|$)/g;

/**
 * Lays a document out.
 * @param doc what to print
 * @param width the line length to keep where possible
 * @param marks takes the marks of what is printed, some of them several times
 * @param indent what stands before its first line, which is not printed, and before all others
 * @returns text with `\n` line ends and no white space at the ends of lines
 */
export function printDoc(doc: Packed, width = WIDTH, marks: object[] = [], indent = ''): string {
  if (typeof doc === 'string') return doc;
  const start = `\n${indent}`;
  const kind = doc.bits & KIND;
  if (kind === SETTLED && (doc.more as Settled).start === start) {
    const { text, marks: own } = doc.more as Settled;
    if (own.length > 0) report(own, marks);
    return text;
  }
  if (kind === COMMENT) {
    const fits = indent.length + doc.width <= width;
    return fits ? (doc.contents as string) : commentText(doc, start, width);
  }
  return PRINTER.print(doc, width, marks, start);
}

/** Prints one document after the other. Its commands are lists beside each other, so that no command is an object. */
class Printer {
  #sheet = new Sheet(0);
  #width = 0;
  #marks: object[] = [];
  /** A hard line was printed flat: what follows is measured again. */
  #remeasure = false;
  #groups = new Map<GroupId, Mode>();
  /** What is still to come. */
  readonly #ahead = new Stack();

  print(doc: Packed, width: number, marks: object[], start: string): string {
    this.#sheet = new Sheet(start.length - 1);
    this.#width = width;
    this.#marks = marks;
    this.#remeasure = false;
    if (this.#groups.size > 0) this.#groups = new Map();
    const ahead = this.#ahead;
    ahead.push(doc, 0, BREAK, start);
    while (ahead.top >= 0) this.#step(ahead, ahead.top);
    return this.#sheet.finish();
  }

  /** Prints what comes next: of a row all texts, and one command. */
  #step(ahead: Stack, top: number): void {
    const doc = ahead.docs[top] ?? '';
    if (typeof doc === 'string') {
      ahead.top--;
      this.#sheet.text(doc, doc.length);
      return;
    }
    const start = ahead.starts[top] ?? '\n';
    const mode = ahead.modes[top] ?? BREAK;
    if ((doc.bits & KIND) !== ROW) {
      ahead.top--;
      this.#printNode(doc, start, mode);
      return;
    }
    const parts = doc.contents as readonly Packed[];
    const { length } = parts;
    for (let next = ahead.nexts[top] ?? 0; next < length;) {
      const part = parts[next++] ?? '';
      if (typeof part === 'string') {
        this.#sheet.text(part, part.length);
        continue;
      }
      const kind = part.bits & KIND;
      if (kind === LINE) this.#printLine(part, start, mode);
      else if (kind === MARKED) this.#printMarked(part);
      else {
        if (next < length) ahead.nexts[top] = next;
        else ahead.top--;
        this.#printNode(part, start, mode);
        return;
      }
    }
    ahead.top--;
  }

  #printNode(node: Node, start: string, mode: Mode): void {
    switch (node.bits & KIND) {
      case GROUP:
        return this.#printGroup(node, start, mode);
      case LATE:
        if (this.#staysOnLine(node, mode)) return this.#printLate(node);
        return this.#ahead.push(contentsOfLate(node), 0, BREAK, start);
      case LINE:
        return this.#printLine(node, start, mode);
      case ROW:
        return this.#ahead.push(node, 0, mode, start);
      case INDENT:
        return this.#ahead.push(contentsOf(node), 0, mode, start + STEP);
      case ALIGN:
        return this.#ahead.push(contentsOf(node), 0, mode, start + String(node.more));
      case IF_BREAK: {
        const state = this.#modeOf((node.more as AskMore).id, mode);
        return this.#ahead.push(branchOf(node, state), 0, mode, start);
      }
      case INDENT_IF_BREAK: {
        const state = this.#modeOf(node.more as GroupId, mode);
        // What prettier's printer does not print either: the group is still to come.
        if (state === undefined) return;
        const indented = (state === BREAK) !== ((node.bits & ON) !== 0);
        return this.#ahead.push(contentsOf(node), 0, mode, indented ? start + STEP : start);
      }
      case FILL:
        return this.#printFill(node, start, mode);
      case MARKED:
        return this.#printMarked(node);
      case COMMENT:
        return this.#printComment(node, start, mode);
      case SETTLED:
        return this.#printSettled(node.more as Settled, start);
      default:
    }
  }

  #printMarked({ contents, width, more }: Node): void {
    const marks = more as readonly object[];
    if (marks.length > 0) report(marks, this.#marks);
    this.#sheet.text(contents as string, width);
  }

  #printLate({ contents, width, more }: Node): void {
    report((more as LateMore).marks, this.#marks);
    this.#sheet.text(contents as string, width);
  }

  /** Lines as they are, but for their indentation. */
  #printSettled(settled: Settled, start: string): void {
    if (settled.marks.length > 0) report(settled.marks, this.#marks);
    if (settled.start !== start) {
      const before = settled.start === '\n' ? LINE_STARTS : settled.start;
      settled.text = settled.text.replaceAll(before, start);
      settled.start = start;
    }
    const { text } = settled;
    const end = text.lastIndexOf('\n') + 1;
    if (end === 0) this.#sheet.text(text, widthOf(text));
    else this.#sheet.text(text, widthOf(text.slice(end)) - this.#sheet.position);
  }

  #printComment(node: Node, start: string, mode: Mode): void {
    if (this.#staysOnLine(node, mode)) return this.#sheet.text(node.contents as string, node.width);
    const text = commentText(node, start, this.#width);
    this.#sheet.text(text, start.length - 1 + ' */'.length - this.#sheet.position);
    if (mode === FLAT) this.#remeasure = true;
  }

  #staysOnLine(node: Node, mode: Mode): boolean {
    if (node.width >= UNMEASURED) return false;
    if (mode === FLAT && !this.#remeasure) return true;
    this.#remeasure = false;
    return fits(node, this.#width - this.#sheet.position, this.#ahead, this.#groups);
  }

  /** How the group that is asked is printed: the enclosing one, unless it is named. */
  #modeOf(id: GroupId | undefined, mode: Mode): Mode | undefined {
    return id === undefined ? mode : this.#groups.get(id);
  }

  #printLine(node: Node, start: string, mode: Mode): void {
    if (mode === FLAT) {
      if ((node.bits & ON) === 0) {
        const blank = node.contents as string;
        return this.#sheet.text(blank, blank.length);
      }
      this.#remeasure = true;
    }
    this.#sheet.line(start);
  }

  #printGroup(node: Node, start: string, mode: Mode): void {
    const contents = contentsOf(node);
    const more = node.more as GroupMore | undefined;
    const isOn = (node.bits & ON) !== 0;
    let chosen = contents;
    let state: Mode = FLAT;
    if (mode === FLAT && !this.#remeasure) {
      if (isOn) state = BREAK;
    } else {
      this.#remeasure = false;
      if (isOn || !this.#fits(node, false)) {
        const states = more?.states;
        const fitting = states?.slice(1, -1).find((one) => this.#fits(one, false));
        if (fitting === undefined) state = BREAK;
        chosen = fitting ?? states?.at(-1) ?? contents;
      }
    }
    if (more?.id !== undefined) this.#groups.set(more.id, state);
    if (state === FLAT && staysFlat(chosen)) this.#printFlat(chosen);
    else this.#ahead.push(chosen, 0, state, start);
  }

  /** A document that fits on the line and in which nothing breaks. */
  #printFlat(doc: Packed): void {
    if (typeof doc === 'string') return this.#sheet.text(doc, doc.length);
    switch (doc.bits & KIND) {
      case ROW:
        return partsOf(doc).forEach((part) => this.#printFlat(part));
      case IF_BREAK:
        return this.#printFlat(branchOf(doc, this.#modeOf((doc.more as AskMore).id, FLAT)));
      case INDENT_IF_BREAK:
        if (this.#modeOf(doc.more as GroupId, FLAT) !== undefined) this.#printFlat(contentsOf(doc));
        return;
      case COMMENT:
        return this.#sheet.text(doc.contents as string, doc.width);
      case MARKED:
        return this.#printMarked(doc);
      case LATE:
        return this.#printLate(doc);
      case GROUP: {
        const id = (doc.more as GroupMore | undefined)?.id;
        if (id !== undefined) this.#groups.set(id, FLAT);
      }
    }
    this.#printFlat(contentsOf(doc));
  }

  #fits(doc: Packed, alone: boolean): boolean {
    const room = this.#width - this.#sheet.position;
    return fits(doc, room, alone ? undefined : this.#ahead, this.#groups);
  }

  /** As much on each line as fits: content and white space take turns. */
  #printFill(node: Node, start: string, mode: Mode): void {
    const parts = partsOf(node);
    const offset = Number(node.more);
    const left = parts.length - offset;
    if (left <= 0) return;
    const [content = '', space = '', second = ''] = parts.slice(offset, offset + 3);
    const fits = this.#fits(content, true);
    if (left > 2) {
      const both = this.#fits(pack([content, space, second]), true);
      this.#ahead.push(restOfFill(parts, offset + 2), 0, mode, start);
      this.#ahead.push(space, 0, both ? FLAT : BREAK, start);
    } else if (left === 2) {
      this.#ahead.push(space, 0, fits ? FLAT : BREAK, start);
    }
    this.#ahead.push(content, 0, fits ? FLAT : BREAK, start);
  }
}

const PRINTER = new Printer();

/** Whether a document that fits on a line stands on one line. */
function staysFlat(doc: Packed): boolean {
  return typeof doc === 'string' || (doc.bits & (BREAKS | FILLS)) === 0;
}
