/** What is printed so far: pieces of text, the column that is reached, and no blanks at the ends of lines. */
import { isNarrow, widthOf } from './layout-width.js';

const BLANK = 0x20;

/** Before all lines but the first, and but for empty ones. */
const LINE_STARTS = /\n(?!\n|$)/g;

/** A page of a given width. */
export class Sheet {
  /** The columns that a line should keep to. */
  readonly width: number;
  /** The column that is reached. */
  position = 0;
  readonly #pieces: string[] = [];
  /** Blanks that are printed once a text follows on their line. */
  #blanks = '';

  constructor(width: number) {
    this.width = width;
  }

  text(text: string): void {
    if (text === '') return;
    this.position += widthOf(text);
    if (text.charCodeAt(text.length - 1) === BLANK) return this.#blankAtEnd(text);
    if (this.#blanks !== '') {
      this.#pieces.push(this.#blanks);
      this.#blanks = '';
    }
    this.#pieces.push(text);
  }

  #blankAtEnd(text: string): void {
    let end = text.length;
    while (end > 0 && text.charCodeAt(end - 1) === BLANK) end--;
    if (end > 0) {
      if (this.#blanks !== '') this.#pieces.push(this.#blanks);
      this.#pieces.push(text.slice(0, end));
      this.#blanks = '';
    }
    this.#blanks += text.slice(end);
  }

  /** Ends a line. */
  line(indent: string): void {
    this.#blanks = '';
    this.#pieces.push('\n');
    this.position = 0;
    this.text(indent);
    this.position = indent.length;
  }

  /** Lines as they are, but for the indentation of all behind the first. */
  lines(text: string, indent: string): void {
    const indented = indent === '' ? text : text.replace(LINE_STARTS, `\n${indent}`);
    this.#pieces.push(this.#blanks, indented);
    this.#blanks = '';
    const end = indented.lastIndexOf('\n') + 1;
    this.position =
      (end === 0 ? this.position : 0) + widthOf(end === 0 ? text : indented.slice(end));
  }

  /**
   * Words that fill the lines.
   * @param words with one blank between them
   * @param indent what further lines begin with
   */
  prose(words: string, indent: string): void {
    if (!isNarrow(words)) return this.#oneByOne(words, indent);
    let from = 0;
    let room = this.width - this.position;
    while (words.length - from > room) {
      let end = words.lastIndexOf(' ', from + room);
      // The first word stands where it stands, however long it is.
      if (end <= from) end = words.indexOf(' ', from);
      if (end === -1) break;
      this.text(words.slice(from, end));
      this.line(indent);
      from = end + 1;
      room = this.width - this.position;
    }
    this.text(words.slice(from));
  }

  #oneByOne(words: string, indent: string): void {
    for (const [index, word] of words.split(' ').entries()) {
      if (index === 0) this.text(word);
      else if (this.position + 1 + widthOf(word) <= this.width) this.text(' ' + word);
      else {
        this.line(indent);
        this.text(word);
      }
    }
  }

  /** All that is printed; the sheet is empty then. */
  finish(): string {
    const text = this.#pieces.join('') + this.#blanks;
    this.#pieces.length = 0;
    return text;
  }
}
