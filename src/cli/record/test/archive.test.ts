/**
 * Values that recur are restored at the end of the recording. Names are restored as soon as they
 * count as fields.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOfEachTest } from '../../../../test/folder.js';
import { createArchive } from '../index.js';
import { harEntry, type CapturedMessage } from '../entry.js';
import { createScrubber } from '../scrub/index.js';

const folder = folderOfEachTest();
const STATES = ['open', 'closed', 'gunnhild'];

function message(value: unknown): CapturedMessage {
  const body = Buffer.from(JSON.stringify(value));
  return { rawHeaders: ['Content-Type', 'application/json'], body, size: body.length };
}

test('only words of the API are restored', () => {
  const path = join(folder.path, 'traffic.har');
  const key = new Uint8Array(32).fill(3);
  const scrubber = createScrubber({ service: new URL('https://b.io'), key });
  const archive = createArchive(path, { name: 'a', version: '1' }, scrubber.withheld);
  for (let number = 0; number < 30; number++) {
    const state = STATES[number % STATES.length];
    const value = { state, owner: 'ingeborg', navn: `Ola ${number}`, ord: `w${number}é` };
    archive.add(
      harEntry(
        {
          startedAt: new Date(0),
          duration: 1,
          method: 'GET',
          url: `https://b.io/v1?state=${state}`,
          request: { rawHeaders: [], body: new Uint8Array(), size: 0 },
          response: message(value),
          status: 200,
        },
        scrubber,
      ),
    );
  }
  const withheld = readFileSync(path, 'utf8');
  expect(withheld).not.toMatch(/open|closed|gunnhild|ingeborg|Ola/);
  // A name counts as a field after four objects.
  expect(withheld.match(/navn/g)).toHaveLength(30);
  archive.close();
  const { log } = JSON.parse(readFileSync(path, 'utf8')) as {
    log: { entries: { request: { url: string }; response: { content: { text: string } } }[] };
  };
  for (const [number, { request, response }] of log.entries.entries()) {
    const state = number % 3 === 2 ? expect.not.stringContaining('gunnhild') : STATES[number % 3];
    if (number % 3 < 2) expect(request.url).toBe(`https://b.io/v1?state=${state}`);
    expect(JSON.parse(response.content.text)).toMatchObject({ state });
    expect(response.content.text).not.toContain('ingeborg');
  }
});

test('words of paths are restored when four URLs contain them, unless a field has them as a name', () => {
  const path = join(folder.path, 'traffic.har');
  const scrubber = createScrubber({
    service: new URL('https://b.io'),
    key: new Uint8Array(32).fill(5),
  });
  const archive = createArchive(path, { name: 'a', version: '1' }, scrubber.withheld);
  for (const word of ['kunden', 'solveig', 'selten']) {
    for (let number = 0; number < (word === 'selten' ? 3 : 5); number++) {
      const exchange = {
        startedAt: new Date(0),
        duration: 1,
        method: 'GET',
        url: `https://b.io/${word}/${number}00`,
        request: { rawHeaders: [], body: new Uint8Array(), size: 0 },
        response: message({ id: number, owner: 'solveig' }),
        status: 200,
      };
      archive.add(harEntry(exchange, scrubber));
    }
  }
  expect(readFileSync(path, 'utf8')).not.toMatch(/kunden|solveig|selten/);
  archive.close();
  const text = readFileSync(path, 'utf8');
  expect(text.match(/kunden/g)).toHaveLength(5);
  expect(text).not.toMatch(/solveig|selten/);
});
