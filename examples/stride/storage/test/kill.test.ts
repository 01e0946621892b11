/**
 * Acknowledged changes survive a `kill -9` at any time.
 *
 * @module-tag proof
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACES } from '../../test/store.js';
import type { TestStore } from '../../test/store.js';
import type { VictimLine, VictimWork } from '../../test/victim.js';
import { createService } from '../../domain/service.js';
import type { Service } from '../../domain/service.js';

type Line = VictimLine | { readonly file: string; readonly hash: string };

const ROOT = join(import.meta.dirname, '../..');
/** The bundled program. It is below this folder, so that it finds the packages that it imports. */
const PROGRAM = join(ROOT, 'node_modules', '.cache', `stride-victim-${process.pid}.mjs`);
/** The numbers of lines after which each victim is killed. */
const ROUNDS = [1, 11, 24];

/** Runs a victim until it has printed this many lines. */
async function victim(work: VictimWork, lines: number): Promise<Line[]> {
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(work)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part;
    if (output.split('\n').length > lines) child.kill('SIGKILL');
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (code, signal) => resolve([code, signal])),
  );
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  // The last line is ignored, because it may be incomplete.
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

beforeAll(async () => {
  await build({
    ...{ entryPoints: [join(ROOT, 'test/victim.ts')], outfile: PROGRAM },
    ...{ bundle: true, platform: 'node', format: 'esm', packages: 'external' },
  });
});
afterAll(() => rm(PROGRAM, { force: true }));

describe.each(PLACES)('on $name', ({ open }) => {
  let place: TestStore;
  beforeAll(async () => {
    place = await open();
  });
  afterAll(() => place.dispose());

  test('every acknowledged message is stored', async () => {
    let service = createService(place.store);
    const { id: cloudId } = await service.administration.addSite({ name: 'Acme' });
    const app = await service.administration.addApp({ name: 'Helper', cloudIds: [cloudId] });
    const caller = await service.tokens.authenticate((await service.tokens.issue(app)).token);
    const { id } = await service.conversations.create(caller, cloudId, { name: 'Room' });
    const ref = { cloudId, conversationId: id };
    await place.close();

    const lines: Line[] = [];
    for (const [round, count] of ROUNDS.entries()) {
      const work = { place: place.place, caller, ref, first: round * 1000 };
      lines.push(...(await victim(work, count)));
    }

    service = createService(await place.again());
    for (const line of lines) {
      if (!('file' in line)) continue;
      const { bytes } = await service.media.open(caller, { ...ref, mediaId: line.file });
      const hash = createHash('sha256');
      for await (const chunk of bytes) hash.update(chunk);
      expect(hash.digest('hex')).toBe(line.hash);
    }
    const found = await everything(service, caller, ref);
    for (const [messageId, allowed] of expected(lines)) {
      expect(allowed, messageId).toContain(found.get(messageId) ?? null);
    }
    // For each victim, one message may have been stored but not acknowledged. No message may be
    // stored twice.
    expect(found.size).toBeLessThanOrEqual(expected(lines).size + ROUNDS.length);
    expect(new Set(found.values()).size).toBe(found.size);
  });
});

/**
 * Returns the allowed texts of each message: the last acknowledged one, or one that was started
 * after it.
 */
function expected(lines: readonly Line[]): Map<string, (string | null)[]> {
  const allowed = new Map<string, (string | null)[]>();
  for (const line of lines) {
    if ('file' in line) continue;
    const before = line.phase === 'begun' ? (allowed.get(line.id) ?? []) : [];
    allowed.set(line.id, [...before, line.text]);
  }
  return allowed;
}

async function everything(
  service: Service,
  caller: VictimWork['caller'],
  ref: VictimWork['ref'],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let beforeMessage: string | undefined; ;) {
    const { values } = await service.messages.history(caller, ref, { beforeMessage });
    for (const { id, text } of values) found.set(id, text);
    beforeMessage = values.at(-1)?.id;
    if (beforeMessage === undefined) return found;
  }
}
