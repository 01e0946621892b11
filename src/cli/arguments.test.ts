/** The command line: accepted arguments, and suggestions for the others. */
import { describe, expect, it } from 'vitest';
import { parseArguments } from './arguments.js';
import { COMMANDS } from './commands.js';
import { helpPage } from './help.js';
import { UsageError } from './io.js';

const parsedOf = (argv: readonly string[]): ReturnType<typeof parseArguments> =>
  parseArguments(argv, COMMANDS);

describe('parseArguments', () => {
  it('reads flags, repeated and joined ones too', () => {
    const parsed = parsedOf([
      'generate',
      'a.yaml',
      '--out=gen',
      '-t',
      'client,docs',
      '--target',
      'openapi',
      'b.json',
      '--force',
      '--format',
      'json',
    ]);
    expect(parsed).toMatchObject({
      kind: 'command',
      command: { name: 'generate' },
      words: ['a.yaml', 'b.json'],
      flags: { out: 'gen', targets: ['client', 'docs', 'openapi'], force: true, json: true },
    });
  });

  it('reads words after -- literally', () => {
    expect(parsedOf(['inspect', '--', '--odd'])).toMatchObject({ words: ['--odd'] });
  });

  it.each([
    [[], 'the command is missing: name one of generate, check, '],
    [['genrate'], 'unknown command "genrate": did you mean generate?'],
    [['frobnicate'], 'unknown command "frobnicate"'],
    [['--vers'], 'unknown flag "--vers": did you mean --version?'],
    [['generate', '--ouput', 'x'], 'unknown flag "--ouput" for generate: did you mean --out?'],
    [['check', '--force'], 'unknown flag "--force" for check'],
    [['generate', '--constructor'], 'unknown flag "--constructor" for generate'],
    [['generate', '--out'], '--out needs a value'],
    [['generate', 'a.yaml', '--out', ''], '--out needs a value'],
    [['generate', 'a.yaml', '--out='], '--out needs a value'],
    [['generate', '', '--out', 'gen'], 'an argument of generate is an empty text'],
    [['generate', '--force=yes'], '--force takes no value'],
    [['check', '--fail-on', 'hint'], '--fail-on must be one of error, warning, loss, not "hint"'],
  ])('rejects %j', (argv, message) => {
    expect(() => parsedOf(argv)).toThrow(UsageError);
    expect(() => parsedOf(argv)).toThrow(message);
  });

  it.each(COMMANDS)('$name: the help page names every flag', (command) => {
    const page = helpPage(command);
    for (const flag of Object.keys(command.options)) {
      if (['help', 'version'].includes(flag)) continue;
      if (flag === 'debug' && ['explain', 'init'].includes(command.name)) continue;
      expect(page).toContain(`--${flag}`);
    }
  });
});
