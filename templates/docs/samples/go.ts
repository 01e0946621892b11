/** Prints a request in Go, with the standard library. */
import { append } from '../../../src/base/foundation/lists.js';
import { quoteJson } from '../../../src/print/emit/typescript/literal.js';
import { wellFormed } from '../../../src/base/foundation/text/percent-encoding.js';
import type { ResponseKind } from './response.js';
import type { SentField } from './form.js';
import type { SampleBody, SampleRequest } from './request.js';

/** The Go statements that precede the request, its body, and the imports that both need. */
interface Sent {
  readonly before: readonly string[];
  readonly body: string;
  readonly imports: readonly string[];
  /** An expression for the header `Content-Type`. */
  readonly type?: string;
}

/** Prints a program that sends the request and prints the response. */
export function goSample(request: SampleRequest): string {
  const { method, url, headers, cookies, user } = request;
  const sent = request.body ? sentBy(request.body) : NO_BODY;
  const fields = cookies === '' ? headers : [...headers, ['Cookie', cookies] as const];
  const answer = ANSWERS[request.answer];
  const imports = new Set(['"fmt"', '"net/http"', ...sent.imports, ...answer.imports]);
  return [
    'package main',
    '',
    'import (',
    ...[...imports].sort().map((one) => `\t${one}`),
    ')',
    '',
    'func main() {',
    ...sent.before,
    `\trequest, err := http.NewRequest(${goText(method)}, ${goText(url)}, ${sent.body})`,
    ...PANIC,
    ...fields.map(([name, value]) => `\trequest.Header.Set(${goText(name)}, ${goText(value)})`),
    ...(sent.type === undefined ? [] : [`\trequest.Header.Set("Content-Type", ${sent.type})`]),
    ...(user ? [`\trequest.SetBasicAuth(${user.pair.map(goText).join(', ')})`] : []),
    '\tresponse, err := http.DefaultClient.Do(request)',
    ...PANIC,
    '\tdefer response.Body.Close()',
    ...answer.lines,
    '}',
  ].join('\n');
}

/** The lines that print or save the response, and their imports. */
const ANSWERS: Readonly<
  Record<ResponseKind, { readonly lines: readonly string[]; readonly imports: readonly string[] }>
> = {
  text: {
    lines: [
      '\tanswer, _ := io.ReadAll(response.Body)',
      '\tfmt.Println(response.Status, string(answer))',
    ],
    imports: ['"io"'],
  },
  stream: {
    lines: [
      '\tfmt.Println(response.Status)',
      '\tlines := bufio.NewScanner(response.Body)',
      '\tfor lines.Scan() {',
      '\t\tfmt.Println(lines.Text())',
      '\t}',
    ],
    imports: ['"bufio"'],
  },
  file: {
    lines: [
      '\tfmt.Println(response.Status)',
      '\tanswer, err := os.Create("<file>")',
      '\tif err != nil {',
      '\t\tpanic(err)',
      '\t}',
      '\tdefer answer.Close()',
      '\tio.Copy(answer, response.Body)',
    ],
    imports: ['"io"', '"os"'],
  },
};

const NO_BODY: Sent = { before: [], body: 'nil', imports: [] };

function sentBy(body: SampleBody): Sent {
  switch (body.kind) {
    case 'json':
    case 'text': {
      const text = `strings.NewReader(${goText(body.text)})`;
      return { before: [], body: text, imports: ['"strings"'] };
    }
    case 'file': {
      const before = [`\tfile, err := os.Open(${goText(body.name)})`, ...PANIC];
      return { before, body: 'file', imports: ['"os"'] };
    }
    case 'form':
      return formOf(body.fields);
    case 'multipart':
      return parts(body.fields);
    default:
      return body satisfies never;
  }
}

function formOf(form: readonly SentField[]): Sent {
  const added = form.map(({ name, value }) => `\tform.Add(${goText(name)}, ${goText(value)})`);
  return {
    before: ['\tform := url.Values{}', ...added],
    body: 'strings.NewReader(form.Encode())',
    imports: ['"net/url"', '"strings"'],
    type: '"application/x-www-form-urlencoded"',
  };
}

/**
 * Prints the parts of a multipart form. A part with a declared media type needs headers. For all
 * others, including files, the library has a method.
 */
function parts(form: readonly SentField[]): Sent {
  const imports = new Set(['"bytes"', '"mime/multipart"']);
  const before = ['\tvar body bytes.Buffer', '\tparts := multipart.NewWriter(&body)'];
  for (const { name, value, file, type } of form) {
    if (!file && type === undefined) {
      before.push(`\tparts.WriteField(${goText(name)}, ${goText(value)})`);
      continue;
    }
    before.push('\t{');
    if (file) append(before, openedFile(value));
    if (type === undefined) {
      before.push(`\t\tpart, _ := parts.CreateFormFile(${goText(name)}, ${goText(value)})`);
    } else {
      imports.add('"net/textproto"');
      const named = file ? `; filename=${quoteJson(value)}` : '';
      const disposition = `form-data; name=${quoteJson(name)}${named}`;
      before.push(
        '\t\theader := textproto.MIMEHeader{}',
        `\t\theader.Set("Content-Disposition", ${goText(disposition)})`,
        `\t\theader.Set("Content-Type", ${goText(type)})`,
        '\t\tpart, _ := parts.CreatePart(header)',
      );
    }
    before.push(
      file ? '\t\tio.Copy(part, file)' : `\t\tpart.Write([]byte(${goText(value)}))`,
      '\t}',
    );
    if (file) imports.add('"io"').add('"os"');
  }
  before.push('\tparts.Close()');
  const type = 'parts.FormDataContentType()';
  return { before, body: '&body', imports: [...imports], type };
}

function openedFile(name: string): string[] {
  return [
    `\t\tfile, err := os.Open(${goText(name)})`,
    ...PANIC.map((line) => `\t${line}`),
    '\t\tdefer file.Close()',
  ];
}

const PANIC = ['\tif err != nil {', '\t\tpanic(err)', '\t}'];

/**
 * Prints a Go string literal: a raw one for a text with several lines, otherwise one with the
 * escapes of JSON.
 */
function goText(text: string): string {
  const isRaw = text.includes('\n') && !/[`\r\0]/.test(text);
  return isRaw ? `\`${text}\`` : quoteJson(wellFormed(text));
}
