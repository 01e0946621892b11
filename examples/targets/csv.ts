/** A custom target: all endpoints as a table for spreadsheets. */
import { clientCalls, defineTarget, pathTemplate, plainLine, textFile } from 'restitch/kit';

const COLUMNS = ['method', 'path', 'operation', 'group', 'deprecated', 'summary'];

export default defineTarget({
  name: 'csv',
  about: 'a table of all endpoints',
  options: { separator: { is: 'one of', values: [',', ';'], default: ',' } },
  render(input) {
    const rows = clientCalls(input).map(({ endpoint, name, group }) => [
      ...[endpoint.method, pathTemplate(endpoint), name, group],
      endpoint.deprecated?.value === true ? 'yes' : 'no',
      endpoint.summary?.value ?? '',
    ]);
    const lines = [COLUMNS, ...rows].map((row) => row.map(cell).join(input.options.separator));
    return [textFile('endpoints.csv', lines.map((line) => `${line}\r\n`).join(''))];
  },
});

/**
 * Writes a cell (RFC 4180 §2). The apostrophe prevents a spreadsheet from running the text as a
 * formula.
 */
function cell(foreign: string): string {
  const line = plainLine(foreign);
  const literal = /^[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return /[",;]/.test(literal) ? `"${literal.replaceAll('"', '""')}"` : literal;
}
