/** Parses files of HTTP requests (`.http`, `.rest`) for the JetBrains HTTP Client and the VS Code REST Client. */
import type { Mark } from '../places.js';
import { HttpRequestParser, type HttpItem } from './request.js';
import { COMMENT, linesOf, NAMED, SCRIPT, SEPARATOR, STATUS_LINE, VARIABLE } from './lines.js';

export { isHttpText } from './lines.js';

/** The content of a file of HTTP requests, in the structure of OpenCollection. */
export interface HttpFile {
  readonly httpFile: {
    readonly variables: readonly { readonly name: string; readonly value: string }[];
    readonly items: readonly HttpItem[];
    /** The number of scripts that precede requests. */
    readonly scripts: number;
  };
}

/**
 * Parses a file of HTTP requests. Scripts are not run, and files that the text names are not opened. Unknown lines are
 * skipped without a diagnostic.
 * @param mark receives the location of each value
 */
export function parseHttpFile(text: string, mark: Mark = () => undefined): HttpFile {
  const parser = new HttpFileParser(mark);
  for (const { text: line, at } of linesOf(text)) parser.line(line, at);
  return parser.close();
}

class HttpFileParser {
  readonly #variables: { name: string; value: string }[] = [];
  readonly #requests: HttpRequestParser[] = [];
  #scripts = 0;
  #inScript = false;
  #name = '';
  #comments: string[] = [];
  #open: HttpRequestParser | undefined;

  constructor(readonly mark: Mark) {}

  line(line: string, at: number): void {
    const separator = SEPARATOR.exec(line);
    if (separator) this.#separate(separator[1] ?? '');
    else if (this.#inScript || SCRIPT.test(line)) this.#script(line, at);
    else if (this.#open) this.#open.line(line, at);
    else this.#before(line, at);
  }

  #separate(name: string): void {
    this.#open?.end();
    this.#open = undefined;
    this.#inScript = false;
    this.#comments = [];
    this.#name = name.replace(/^#+/, '').trim();
  }

  #script(line: string, at: number): void {
    if (this.#open) this.#open.script(line, !this.#inScript, at);
    else if (!this.#inScript) this.#scripts++;
    this.#inScript = !line.includes('%}') && (this.#inScript || line.includes('{%'));
  }

  #before(line: string, at: number): void {
    const name = NAMED.exec(line)?.[1];
    const variable = VARIABLE.exec(line);
    if (line.trim() === '') return;
    if (name !== undefined) this.#name = name.replace('=', '').trim();
    else if (variable) {
      const [whole, key = '', value = ''] = variable;
      this.mark(`/httpFile/variables/${this.#variables.length}`, at, at + whole.length);
      this.#variables.push({ name: key, value: value.trim() });
    } else if (COMMENT.test(line)) this.#comment(COMMENT.exec(line)?.[1] ?? '');
    else if (STATUS_LINE.test(line)) {
      // A response after a separator belongs to the previous request.
      this.#open = this.#requests.at(-1);
      this.#open?.line(line, at);
    } else if (!/^(?:import|run)[ \t]/.test(line)) this.#request(line, at);
  }

  /** Reads a comment. Directives such as `# @no-log` are ignored. */
  #comment(text: string): void {
    if (!/^@|^[-=#*\s]*$/.test(text)) this.#comments.push(text.trim());
  }

  #request(line: string, at: number): void {
    const pointer = `/httpFile/items/${this.#requests.length}`;
    this.#open = new HttpRequestParser(line, at, pointer, this.mark);
    this.#open.name = this.#name;
    this.#open.docs = this.#comments.join('\n');
    this.#requests.push(this.#open);
  }

  close(): HttpFile {
    const items = this.#requests.map((request) => request.close());
    return { httpFile: { variables: this.#variables, items, scripts: this.#scripts } };
  }
}
