/** A request as Go, with its standard library. */
import { quoteJson } from '../../../src/emit/typescript/literal.js';
import { wellFormed } from '../../../src/foundation/percent-encoding.js';
import type { SampleRequest } from './request.js';

/** A program that sends the request and prints the answer; nothing for parts of several kinds, which take a page of Go. */
export function goSample(request: SampleRequest): string | undefined {
  const { method, url, headers, user, json, form, isMultipart, isFile } = request;
  if (isMultipart) return undefined;
  const imports = ['"fmt"', '"io"', '"net/http"'];
  const before: string[] = [];
  let body = 'nil';
  if (json !== undefined) {
    body = `strings.NewReader(${goText(json.text)})`;
    imports.push('"strings"');
  } else if (form !== undefined) {
    before.push('\tform := url.Values{}');
    for (const { name, value } of form)
      before.push(`\tform.Set(${goText(name)}, ${goText(value)})`);
    body = 'strings.NewReader(form.Encode())';
    imports.push('"net/url"', '"strings"');
  } else if (isFile) {
    before.push('\tfile, err := os.Open("<file>")', ...PANIC);
    body = 'file';
    imports.push('"os"');
  }
  const isForm = form !== undefined;
  return [
    'package main',
    '',
    'import (',
    ...imports.map((one) => `\t${one}`),
    ')',
    '',
    'func main() {',
    ...before,
    `\trequest, err := http.NewRequest(${goText(method)}, ${goText(url)}, ${body})`,
    ...PANIC,
    ...headers.map(([name, value]) => `\trequest.Header.Set(${goText(name)}, ${goText(value)})`),
    ...(isForm
      ? ['\trequest.Header.Set("Content-Type", "application/x-www-form-urlencoded")']
      : []),
    ...(user ? [`\trequest.SetBasicAuth(${goText(user[0])}, ${goText(user[1])})`] : []),
    '\tresponse, err := http.DefaultClient.Do(request)',
    ...PANIC,
    '\tdefer response.Body.Close()',
    '\tanswer, _ := io.ReadAll(response.Body)',
    '\tfmt.Println(response.Status, string(answer))',
    '}',
  ].join('\n');
}

const PANIC = ['\tif err != nil {', '\t\tpanic(err)', '\t}'];

/** A text of Go: as it stands where it has several lines, else with the escapes that JSON has too. */
function goText(text: string): string {
  const isRaw = text.includes('\n') && !/[`\r\0]/.test(text);
  return isRaw ? `\`${text}\`` : quoteJson(wellFormed(text));
}
