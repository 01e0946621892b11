/** Prints a request in PHP, with the `curl` extension. */
import type { ResponseKind } from './response.js';
import type { SentField } from './form.js';
import type { SampleBody, SampleRequest } from './request.js';

/** The options for reading the response, and the lines that print or save it. */
const ANSWERS: Readonly<
  Record<ResponseKind, { readonly options: readonly string[]; readonly lines: readonly string[] }>
> = {
  text: {
    options: ['CURLOPT_RETURNTRANSFER => true'],
    lines: [
      '$response = curl_exec($curl);',
      `echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $response, "\\n";`,
    ],
  },
  stream: {
    options: [],
    lines: ['curl_exec($curl);'],
  },
  file: {
    options: ["CURLOPT_FILE => fopen('<file>', 'w')"],
    lines: ['curl_exec($curl);', 'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), "\\n";'],
  },
};

/** Prints a program that sends the request and prints the response. */
export function phpSample(request: SampleRequest): string {
  const { method, url, headers, cookies, user, certificate, body } = request;
  const { options, lines } = ANSWERS[request.answer];
  const { before, set } = body ? bodyCode(body) : NO_BODY;
  const fields = headers.map(([name, value]) => phpText(`${name}: ${value}`));
  if (body?.kind === 'multipart')
    fields.push("'Content-Type: multipart/form-data; boundary=' . $boundary");
  if (body?.kind === 'form') fields.push("'Content-Type: application/x-www-form-urlencoded'");
  const all = [
    method === 'HEAD' ? 'CURLOPT_NOBODY => true' : `CURLOPT_CUSTOMREQUEST => ${phpText(method)}`,
    ...(fields.length === 0 ? [] : [`CURLOPT_HTTPHEADER => ${listOf(fields)}`]),
    ...(cookies === '' ? [] : [`CURLOPT_COOKIE => ${phpText(cookies)}`]),
    ...(user?.isDigest === true ? ['CURLOPT_HTTPAUTH => CURLAUTH_DIGEST'] : []),
    ...(user ? [`CURLOPT_USERPWD => ${phpText(user.pair.join(':'))}`] : []),
    ...(certificate === undefined ? [] : [`CURLOPT_SSLCERT => ${phpText(certificate)}`]),
    ...set,
    ...options,
  ];
  return [
    '<?php',
    ...before,
    `$curl = curl_init(${phpText(url)});`,
    'curl_setopt_array($curl, [',
    ...all.map((one) => `    ${one},`),
    ']);',
    ...lines,
  ].join('\n');
}

interface BodyCode {
  readonly before: readonly string[];
  readonly set: readonly string[];
}

const NO_BODY: BodyCode = { before: [], set: [] };

function bodyCode(body: SampleBody): BodyCode {
  switch (body.kind) {
    case 'json':
    case 'text':
      return { before: [], set: [`CURLOPT_POSTFIELDS => ${phpText(body.text)}`] };
    case 'file':
      return {
        before: [],
        set: [`CURLOPT_POSTFIELDS => file_get_contents(${phpText(body.name)})`],
      };
    case 'form': {
      const pairs = body.fields.map(
        ({ name, value }) => `${encodeURIComponent(name)}=' . urlencode(${phpText(value)})`,
      );
      const joined = pairs
        .map((one, index) => (index === 0 ? `'${one}` : `'&${one}`))
        .join('\n        . ');
      return { before: [], set: [`CURLOPT_POSTFIELDS => ${joined}`] };
    }
    case 'multipart':
      return multipartCode(body.fields);
    default:
      return body satisfies never;
  }
}

/**
 * Prints the code of a multipart body. The `curl` extension sends each name only once, and media
 * types only for files, so the code writes the parts itself.
 */
function multipartCode(fields: readonly SentField[]): BodyCode {
  const parts = fields.flatMap(({ name, value, file, type }) => {
    const named = file ? `; filename="${quoted(value)}"` : '';
    const head = [
      `Content-Disposition: form-data; name="${quoted(name)}"${named}`,
      ...(type === undefined && !file
        ? []
        : [`Content-Type: ${type ?? 'application/octet-stream'}`]),
    ].join('\r\n');
    const content = file ? `file_get_contents(${phpText(value)})` : phpText(value);
    return [
      `$body .= "--$boundary\\r\\n" . ${phpText(`${head}\r\n\r\n`)} . ${content} . "\\r\\n";`,
    ];
  });
  return {
    before: [
      '$boundary = bin2hex(random_bytes(16));',
      "$body = '';",
      ...parts,
      '$body .= "--$boundary--\\r\\n";',
    ],
    set: ['CURLOPT_POSTFIELDS => $body'],
  };
}

/** Escapes a text in the header of a part (HTML §4.10.21.8). */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function listOf(items: readonly string[]): string {
  return `[\n${items.map((one) => `        ${one},`).join('\n')}\n    ]`;
}

/**
 * Prints a PHP string literal: in double quotes if it contains control characters, otherwise in
 * single quotes.
 */
function phpText(text: string): string {
  if (!/[\0-\x09\x0b-\x1f\x7f]/.test(text)) return `'${text.replace(/[\\']/g, '\\$&')}'`;
  const shown = text.replace(/[\\"$]/g, '\\$&').replace(/[\0-\x1f\x7f]/g, controlOf);
  return `"${shown}"`;
}

function controlOf(char: string): string {
  const known = { '\r': '\\r', '\n': '\\n', '\t': '\\t' }[char];
  return known ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
