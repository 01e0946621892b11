import type { BodyOf, ListLabelsResult } from '../generated/client/index.ts';

export type { Attachment, Comment, DeskEvent, Person, Ticket } from '../generated/server/index.ts';
export type Label = BodyOf<ListLabelsResult>[number];
