import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SettlingAnswer } from '../../../api/questions/index.js';
import { withAnswer } from '../answers-file.js';

const pick: SettlingAnswer = {
  actions: [
    { target: '$.info', update: { title: 'A' } },
    { target: '$.paths', remove: true },
  ],
  accepts: [],
  reason: 'What is it? A,\n as a.yaml:1 says \u202e',
};
const accept: SettlingAnswer = { actions: [], accepts: ['0123456789'], reason: 'Both exist' };

describe('an answer', () => {
  it('is written to a new file, with its reason', async () => {
    const text = await withAnswer(await withAnswer(undefined, pick, false), accept, false);
    expect(text).toBe(`# Answers to questions of restitch settle. Edit them as you like.
overlay: 1.1.0
info:
  title: Settled conflicts
  version: 1.0.0
actions:
  # What is it? A, as a.yaml:1 says
  - target: "$.info"
    update:
      title: "A"
  - target: "$.paths"
    remove: true
x-restitch-accepted:
  - id: "0123456789"
    note: "Both exist"
`);
  });

  it.each([
    [
      'comments and blanks',
      `# mine\noverlay: 1.0.0  # old\nactions:\n\n    - target:   $.a # why\n      remove: true\n    # the end\n\ninfo: { title: x }\n`,
    ],
    ['no indentation', `overlay: 1.1.0\nactions:\n- target: $.a\n  remove: true\n# end`],
    ['Windows', `overlay: 1.1.0\r\nactions:\r\n  - target: $.a\r\n    remove: true\r\n`],
    ['a list of one line', `overlay: 1.1.0\nactions: [{ target: $.a, remove: true }] # one\n`],
    [
      'JSON',
      `{\n  "overlay": "1.1.0",\n  "actions": [\n    { "target": "$.a", "remove": true }\n  ]\n}\n`,
    ],
    ['JSON on one line', `{"overlay":"1.1.0","actions":[{"target":"$.a","remove":true}]}`],
    ['a byte order mark', `\uFEFFoverlay: 1.1.0\nactions:\n  - target: $.a\n    remove: true\n`],
    ['an end of a document', `---\nactions:\n  - target: $.a\n    remove: true\n...\n`],
    [
      'a comment in a list of one line',
      `actions: [{ target: $.a, remove: true } # last\n]\nx: 1\n`,
    ],
    [
      'comments in a list of several lines',
      `actions: [\n  { target: $.a, remove: true }, # first\n  { target: $.b, remove: true } # last\n]\n`,
    ],
    [
      'blank lines that belong to a text',
      `actions:\n  - target: $.a\n    update:\n      description: >+\n        long\n\n\n`,
    ],
    [
      'a text at the end',
      `overlay: 1.1.0\nactions:\n  - target: $.a\n    update:\n      description: |\n        one\n        two\n`,
    ],
    [
      'an accepted conflict',
      `overlay: 1.1.0\nx-restitch-accepted:\n  - abc # seen\nactions:\n  - target: $.a\n    remove: true\n`,
    ],
  ])('keeps every byte of %s', async (_, text) => {
    const after = await withAnswer(await withAnswer(text, pick, false), accept, false);
    const before = parse(text) as { actions: unknown[] };
    const read = parse(after) as { actions: object[]; 'x-restitch-accepted': unknown[] };
    expect(read.actions.slice(0, -2)).toEqual(before.actions);
    expect(read.actions.slice(-2)).toMatchObject(pick.actions);
    expect(read['x-restitch-accepted'].at(-1)).toEqual({ id: '0123456789', note: 'Both exist' });
    expect(isSubsequence(text.trimEnd(), after)).toBe(true);
  });

  it.each([
    ['', /^# Answers/],
    ['# nothing yet', /^# nothing yet\n# Answers/],
    ['overlay: 1.1.0\nactions:', /^overlay: 1.1.0\nactions:\n {2}# What/],
    ['actions:\n  # ours\nx: 1\n', /^actions:\n {2}# What[^]*\n {2}# ours\nx: 1\n/],
    ['actions: ~ # none\nx: 1\n', /^actions: {2}# none\n {2}# What[^]*\nx: 1\n/],
    ['actions: []   # none\nx: 1\n', /^actions: {3}# none\n {2}# What[^]*\nx: 1\n/],
    ['{"actions": null}', /^\{"actions": \[\{/],
  ])('is written to %j, which has no actions', async (text, form) => {
    const after = await withAnswer(await withAnswer(text, pick, false), accept, false);
    expect(after).toMatch(form);
    const read = parse(after) as { actions: unknown[]; 'x-restitch-accepted': unknown[] };
    expect(read.actions).toMatchObject(pick.actions);
    expect(read['x-restitch-accepted']).toHaveLength(1);
  });

  it('is not written to an invalid file', async () => {
    await expect(withAnswer('actions: [', pick, false)).rejects.toThrow('does not parse');
    await expect(withAnswer('actions: 3', pick, false)).rejects.toThrow('no list');
  });
});

/** True if the new text can be made from the old text by insertions only. */
function isSubsequence(text: string, of: string): boolean {
  let at = 0;
  for (const sign of of) if (sign === text[at]) at++;
  return at === text.length;
}
