/**
 * Realistic edits of the Stride documents and their consequences for callers: only changes of the
 * stitched API count.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { compareApis, type Change } from '../../src/api/compare/index.js';
import type { Api } from '../../src/model/api.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { run, STRIDE_FILES, STRIDE_OVERLAYS } from '../stride.js';

type Edit = readonly [source: string, from: string | RegExp, to: string];

const text = ({ bytes }: SourceFile): string => new TextDecoder().decode(bytes);

/** The API after some edits. Fails if an edit changes nothing. */
async function edited(...edits: readonly Edit[]): Promise<Api> {
  const apply = (file: SourceFile): SourceFile => {
    let now = text(file);
    for (const [source, from, to] of edits) {
      if (!file.source.endsWith(source)) continue;
      const next = now.replace(from, to);
      expect(next, String(from)).not.toBe(now);
      now = next;
    }
    return { ...file, bytes: new TextEncoder().encode(now) };
  };
  const overlays = STRIDE_OVERLAYS.map(apply);
  return (await run(STRIDE_FILES.map(apply), {}, { overlays })).api;
}

const shown = ({ severity, rule, subject, text: what, endpoints }: Change): string =>
  `${severity} ${rule} ${JSON.stringify(Object.values(subject)[1])}: ${what} (${endpoints.length})`;

const ARCHIVE =
  /^ {2}\/site\/\{cloudId\}\/conversation\/\{conversationId\}\/archive:\n(?: {4}.*\n)+/m;

const ROWS: readonly (readonly [name: string, edits: readonly Edit[], want: readonly string[]])[] =
  [
    ['nothing', [], []],
    [
      'an endpoint goes that other documents describe too',
      [['stride.swagger.yaml', ARCHIVE, '']],
      [
        'compatible endpoint/renamed "PUT /site/{}/conversation/{}/archive": operationId changed from SiteConversationArchiveByCloudIdAndConversationIdPut to ConversationArchivePutHandler (1)',
      ],
    ],
    [
      'texts change',
      [
        ['stride.swagger.yaml', 'Get conversation list for site', 'All conversations'],
        ['/overlay.yaml', 'A direct conversation is between one user and one app', 'What it is'],
      ],
      [],
    ],
    [
      'a list of values grows, a property becomes optional, a parameter required',
      [
        ['/overlay.yaml', 'enum: [group, direct]', 'enum: [group, direct, broadcast]'],
        ['/overlay.yaml', 'required: [id, name, topic, type,', 'required: [id, name, type,'],
        [
          '/overlay.yaml',
          'update: { schema: { type: string } }',
          'update: { required: true, schema: { type: string, maxLength: 64 } }',
        ],
      ],
      [
        'breaking bound/tightened "GET /site/{}/conversation": maxLength of query parameter query added: 64 (1)',
        'breaking parameter/became-required "GET /site/{}/conversation": query parameter query changed from optional to required (1)',
        'breaking enum/value-added "Conversation": enum value "broadcast" of property type added (4)',
        'breaking property/became-optional "Conversation": property topic changed from required to optional (4)',
      ],
    ],
    [
      'a token comes from elsewhere',
      [
        [
          '/overlay.yaml',
          'https://api.atlassian.com/oauth/token',
          'https://auth.atlassian.com/token',
        ],
      ],
      [
        'warning security/flow undefined: security scheme oauth2: tokenUrl of flow clientCredentials changed from ' +
          'https://api.atlassian.com/oauth/token to https://auth.atlassian.com/token (0)',
      ],
    ],
  ];

test.each(ROWS)('%s', async (_, edits, want) => {
  const [before, after] = [await edited(), await edited(...edits)];
  expect(compareApis(before, after).map(shown)).toEqual(want);
});

test('the API has fewer types without its overlays, and a diff reports each change once', async () => {
  const bare = (await run(STRIDE_FILES)).api;
  const whole = await edited();
  const gained = compareApis(bare, whole);
  const lost = compareApis(whole, bare);
  expect(gained.filter(({ rule }) => rule === 'endpoint/added')).toHaveLength(8);
  expect(lost.filter(({ rule }) => rule === 'endpoint/removed')).toHaveLength(8);
  expect(gained.filter(({ rule }) => rule === 'type/stated').length).toBeGreaterThan(50);
  expect(new Set(gained.map((change) => JSON.stringify(change))).size).toBe(gained.length);
});
