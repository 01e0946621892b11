/** Reads one request in a file of HTTP requests: its request line, headers, body, and saved responses. */
import { isHeaderName } from '../../../base/foundation/http-token.js';
import type { Mark } from '../places.js';
import { COMMENT, STATUS_LINE } from './lines.js';

interface Header {
  readonly name: string;
  readonly value: string;
}

export interface HttpExample {
  readonly response: {
    readonly status: number;
    readonly headers: readonly Header[];
    readonly body: { readonly type: 'text'; readonly data: string };
  };
}

type HttpBody =
  | { readonly type: 'raw'; readonly data: string }
  | { readonly type: 'file'; readonly data: readonly { readonly filePath: string }[] }
  | { readonly type: 'graphql'; readonly query: string; readonly variables: string };

/** A request in the structure of OpenCollection. */
export interface HttpItem {
  readonly info: { readonly name: string; readonly type: string };
  /** The keys are protocols, but only HTTP is read. */
  readonly [protocol: string]: unknown;
  readonly docs?: string;
  readonly examples: readonly HttpExample[];
  readonly scripts: readonly { readonly code: string }[];
}

const REQUEST_LINE = /^(?:([A-Za-z][A-Za-z-]{0,30})[ \t])?(.*)$/;
const VERSION = /[ \t]HTTP\/\d(?:\.\d)?$/;
/** Other protocols. Only the URL of such a request is read. */
const PROTOCOLS = new Set(['GRPC', 'WEBSOCKET', 'RSOCKET']);
/** Matches a response that is saved in another file: `<> 2024-01-01T101010.200.json`. */
const KEPT_ANSWER = /^<>[ \t]+(\S.*)$/;

/** The parts of a request, in their order. */
type Part = 'address' | 'headers' | 'body' | 'answer-headers' | 'answer-body' | 'end';

interface Answer {
  readonly status: number;
  readonly headers: Header[];
  readonly body: string[];
}

export class HttpRequestParser {
  /** The name of the request. It is set before the request line, or after the separator. */
  name = '';
  docs = '';
  #part: Part = 'address';
  readonly #method: string;
  #url: string;
  readonly #headers: Header[] = [];
  readonly #body: string[] = [];
  #bodyStart = -1;
  #bodyEnd = -1;
  readonly #answers: Answer[] = [];
  readonly #scripts: string[][] = [];

  /** @param line the request line */
  constructor(
    line: string,
    readonly at: number,
    readonly pointer: string,
    readonly mark: Mark,
  ) {
    const [, method = '', target = ''] = REQUEST_LINE.exec(line.trim()) ?? [];
    this.#method = method;
    this.#url = target.trim().replace(VERSION, '').trim();
    const start = at + Math.max(0, line.indexOf(this.#url));
    mark(pointer, at, at + line.length);
    mark(`${pointer}/http/url`, start, start + this.#url.length);
    mark(`${pointer}/http/method`, at, at + Math.max(1, method.length));
  }

  line(line: string, at: number): void {
    if (STATUS_LINE.test(line)) this.#answer(line);
    else if (this.#part === 'address' && isContinued(line)) this.#url += line.trim();
    else if (this.#part === 'address' || this.#part === 'headers') this.#headerLine(line, at);
    else if (this.#part === 'body') this.#bodyLine(line, at);
    else if (this.#part === 'answer-headers') this.#answerHeader(line);
    else if (this.#part === 'answer-body') this.#answers.at(-1)?.body.push(line);
  }

  /** Ends the request at a separator. */
  end(): void {
    this.#part = 'end';
  }

  /** Reads a line of a script, which follows the body. */
  script(line: string, isFirst: boolean, at: number): void {
    this.#part = 'end';
    if (!isFirst) this.#scripts.at(-1)?.push(line);
    else {
      this.mark(`${this.pointer}/scripts/${this.#scripts.length}`, at, at + line.length);
      this.#scripts.push([line]);
    }
  }

  #headerLine(line: string, at: number): void {
    if (line.trim() === '') this.#part = 'body';
    else if (COMMENT.test(line)) return;
    else {
      this.#part = 'headers';
      const header = headerOf(line);
      if (header === undefined) return;
      this.mark(`${this.pointer}/http/headers/${this.#headers.length}`, at, at + line.length);
      this.#headers.push(header);
    }
  }

  #bodyLine(line: string, at: number): void {
    const kept = KEPT_ANSWER.exec(line)?.[1];
    if (kept !== undefined) this.#keptAnswer(kept);
    // `>> file` names a file to which the client writes the response.
    else if (/^>>!?[ \t]/.test(line)) this.#part = 'end';
    else if (line.trim() !== '' || this.#body.length > 0) {
      if (this.#bodyStart < 0) this.#bodyStart = at;
      if (line.trim() !== '') this.#bodyEnd = at + line.length;
      this.#body.push(line);
    }
  }

  /** Reads the status from the name of the file. JetBrains names such a file by time and status. */
  #keptAnswer(file: string): void {
    const status = /\.([1-5]\d\d)\.\w{1,10}$/.exec(file.trim())?.[1];
    if (status !== undefined) this.#answers.push({ status: Number(status), headers: [], body: [] });
  }

  #answer(line: string): void {
    const status = Number(STATUS_LINE.exec(line)?.[1]);
    this.#answers.push({ status, headers: [], body: [] });
    this.#part = 'answer-headers';
  }

  #answerHeader(line: string): void {
    const header = headerOf(line);
    if (line.trim() === '') this.#part = 'answer-body';
    else if (header !== undefined) this.#answers.at(-1)?.headers.push(header);
  }

  close(): HttpItem {
    const { name, docs, pointer } = this;
    const protocol = PROTOCOLS.has(this.#method) ? this.#method.toLowerCase() : 'http';
    const text = this.#body.join('\n').trimEnd();
    const isGraphql = this.#method === 'GRAPHQL' || this.#headers.some(asksForGraphql);
    if (text !== '') this.mark(`${pointer}/http/body`, this.#bodyStart, this.#bodyEnd);
    return {
      info: { name, type: protocol },
      [protocol]: {
        method: this.#method === 'GRAPHQL' ? 'POST' : this.#method,
        url: this.#url,
        headers: this.#headers.filter((header) => !asksForGraphql(header)),
        ...(text !== '' && { body: isGraphql ? graphqlOf(text) : bodyOf(text) }),
      },
      ...(docs !== '' && { docs }),
      scripts: this.#scripts.map((lines) => ({ code: lines.join('\n') })),
      examples: this.#answers.map(({ status, headers, body }) => ({
        response: { status, headers, body: { type: 'text', data: body.join('\n').trim() } },
      })),
    };
  }
}

/** Returns true for a line that continues a URL: it is indented (JetBrains), or starts with `?` or `&` (VS Code). */
function isContinued(line: string): boolean {
  return /^[ \t]+[^\s#]|^[?&]/.test(line) && !/^[ \t]*\/\//.test(line);
}

/** Returns true for the header with which VS Code marks a request as GraphQL. The header is not sent. */
function asksForGraphql({ name, value }: Header): boolean {
  return name.toLowerCase() === 'x-request-type' && value.toLowerCase() === 'graphql';
}

/** Splits a GraphQL query from its variables, which are JSON after an empty line. */
function graphqlOf(text: string): HttpBody {
  const end = text.lastIndexOf('\n\n');
  const rest = end < 0 ? '' : text.slice(end).trim();
  if (!rest.startsWith('{') || !rest.endsWith('}'))
    return { type: 'graphql', query: text, variables: '' };
  return { type: 'graphql', query: text.slice(0, end).trim(), variables: rest };
}

function bodyOf(text: string): HttpBody {
  const filePath = /^<(?:@\w{0,20})?[ \t]+(\S[^\n]*)$/.exec(text)?.[1];
  return filePath === undefined
    ? { type: 'raw', data: text }
    : { type: 'file', data: [{ filePath }] };
}

function headerOf(line: string): Header | undefined {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trimEnd();
  return isHeaderName(name) ? { name, value: line.slice(colon + 1).trim() } : undefined;
}
