/** Commands that wait: lists beside each other, so that no command is an object. */
import type { GroupId, Packed } from './node.js';

/** How one command prints: its lines as blanks, or as line breaks. */
export const FLAT = 0;
export const BREAK = 1;
export type Mode = typeof FLAT | typeof BREAK;

/** How the groups that others ask were printed. */
export type Modes = ReadonlyMap<GroupId, Mode>;

/** So many commands seldom wait: lists that need not grow stay quick. */
const USUAL = 100;

/** The next command is the last one. */
export class Stack {
  /** Where the next command stands; -1 where there is none. */
  top = -1;
  readonly docs: Packed[] = Array<Packed>(USUAL).fill('');
  /** Of a row, which of its parts comes next. */
  readonly nexts: number[] = Array<number>(USUAL).fill(0);
  readonly modes: Mode[] = Array<Mode>(USUAL).fill(FLAT);
  /** A line break, and what lines begin with. */
  readonly starts: string[] = Array<string>(USUAL).fill('');

  push(doc: Packed, next: number, mode: Mode, start: string): void {
    const top = ++this.top;
    this.docs[top] = doc;
    this.nexts[top] = next;
    this.modes[top] = mode;
    this.starts[top] = start;
  }
}
