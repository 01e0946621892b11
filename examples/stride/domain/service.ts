/** The Stride service: everything it can do, behind one interface that knows neither HTTP nor a database. */
import type { Administration } from './administration.js';
import type { Conversations } from './conversation.js';
import type { MediaFiles } from './media.js';
import type { Messages } from './message.js';
import type { Modules } from './module.js';
import type { Rosters } from './roster.js';
import type { Sites } from './site.js';
import type { States } from './state.js';
import type { Tokens } from './token.js';
import type { Users } from './user.js';

export interface Service {
  readonly tokens: Tokens;
  readonly sites: Sites;
  readonly users: Users;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly rosters: Rosters;
  readonly media: MediaFiles;
  readonly modules: Modules;
  readonly states: States;
  readonly administration: Administration;
}
