/**
 * A program that writes to the Stride service, prints which changes it starts and which are
 * acknowledged, and runs until it is killed.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Caller } from '../domain/caller.js';
import type { ConversationRef } from '../domain/conversation.js';
import { createService } from '../domain/service.js';
import { openStore } from '../storage/open.js';
import type { Place } from '../storage/open.js';

export interface VictimWork {
  readonly place: Place;
  readonly caller: Caller;
  readonly ref: ConversationRef;
  /** The number in the text of the first message. Each further message has the next number. */
  readonly first: number;
}

/** A line that the program prints when a change of a message begins, and when it is acknowledged. */
export interface VictimLine {
  readonly phase: 'begun' | 'done';
  readonly id: string;
  /** The content of the message after the change; null after a deletion. */
  readonly text: string | null;
}

const { place, caller, ref, first } = JSON.parse(process.argv[2] ?? '') as VictimWork;

function say(line: VictimLine | { readonly file: string; readonly hash: string }): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}

async function work(): Promise<void> {
  const { messages, media } = createService(await openStore(place));
  for (let number = first; ; number++) {
    const text = `said ${number}`;
    const { id } = await messages.send(caller, ref, { kind: 'text', value: text });
    say({ phase: 'done', id, text });
    const messageRef = { ...ref, messageId: id };
    if (number % 2 === 0) {
      const value = `meant ${number}`;
      say({ phase: 'begun', id, text: value });
      await messages.edit(caller, messageRef, { kind: 'text', value });
      say({ phase: 'done', id, text: value });
    }
    if (number % 5 === 0) {
      say({ phase: 'begun', id, text: null });
      await messages.remove(caller, messageRef);
      say({ phase: 'done', id, text: null });
    }
    if (number % 3 === 0) {
      const bytes = Buffer.alloc(600_000, `file ${number}`);
      const body = new Blob([bytes]).stream();
      const file = await media.upload(caller, ref, { name: 'file.bin', bytes: body });
      say({ file: file.id, hash: createHash('sha256').update(bytes).digest('hex') });
    }
  }
}

await work();
