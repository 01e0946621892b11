/** Finds the users of a site. */
import { requireStorable, requireSite } from './access.js';
import { notFound } from './errors.js';
import type { Dependencies } from './dependencies.js';
import type { User, Users } from './user.js';

function found(user: User | undefined): User {
  if (!user) throw notFound('user');
  return user;
}

export function usersOf({ store: { tables } }: Dependencies): Users {
  return {
    get: async (caller, { cloudId, userId }) => {
      requireStorable('user', userId);
      await requireSite(tables, caller, 'findUsers', cloudId);
      return found(await tables.users.findInSite(cloudId, userId));
    },
    findByEmail: async (caller, { cloudId, email }) => {
      requireStorable('user', email);
      await requireSite(tables, caller, 'findUsers', cloudId);
      return found(await tables.users.findByEmail(cloudId, email));
    },
    me: async (caller) => found(await tables.users.find(caller.userId)),
  };
}
