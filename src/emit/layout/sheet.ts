/** What is printed so far: text, the column that is reached, and no blanks at the ends of lines. */

const BLANK = 0x20;

/** A page. */
export class Sheet {
  /** The column that is reached. */
  position: number;
  /** All but the piece that is printed last: a line break takes the blanks at its end away. */
  #text = '';
  #last = '';
  /** The column at which the line begins. */
  #start: number;

  /** @param indent the columns before what is printed */
  constructor(indent: number) {
    this.position = indent;
    this.#start = indent;
  }

  /**
   * Goes on on the line.
   * @param width the columns of the text
   */
  text(text: string, width: number): void {
    if (text === '') return;
    this.#text += this.#last;
    this.#last = text;
    this.position += width;
  }

  /**
   * Ends a line.
   * @param start a line break, and what the next line begins with
   */
  line(start: string): void {
    const last = this.#last;
    const end = last.length - 1;
    if (end < 0 || last.charCodeAt(end) !== BLANK) this.#text += last;
    else this.#trim();
    this.#last = start;
    this.position = this.#start = start.length - 1;
  }

  #trim(): void {
    const last = this.#last.replace(/ +$/, '');
    const alone = last === '' && this.position !== this.#start;
    this.#text = alone ? this.#text.replace(/ +$/, '') : this.#text + last;
  }

  /** All that is printed. */
  finish(): string {
    return this.#text + this.#last;
  }
}
