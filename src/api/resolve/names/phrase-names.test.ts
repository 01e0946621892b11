import { expect, test } from 'vitest';
import { camelCase } from '../../../base/foundation/words.js';
import { phraseName } from './phrase-names.js';

test.each([
  ['DELETE', 'Unfollow Profile', 'unfollowProfile'],
  ['GET', 'Pull in the Input Data', 'pullInInputData'],
  ['GET', 'Download Users Full Data Set', 'downloadUsersFullDataSet'],
  ['POST', 'Sends a message', 'sendMessage'],
  ['POST', 'Send messages', 'sendMessages'],
  ['GET', 'Current User', 'getCurrentUser'],
  ['GET', 'Articles by Author', 'getArticlesByAuthor'],
  ['GET', 'A relative address', 'getRelativeAddress'],
  ['GET', 'From the archive', 'getFromArchive'],
  ['GET', 'Pet details', 'getPetDetails'],
  ['POST', 'New user', 'createNewUser'],
  ['POST', 'Favorite Article', 'favoriteArticle'],
  ['GET', 'Favorite articles', 'getFavoriteArticles'],
  ['GET', 'GET - Retrieve a pet (by id)', 'retrievePet'],
  ['GET', "[Admin] Get the user's orders", 'getUsersOrders'],
  ['GET', 'Vitamin A', 'vitaminA'],
  ['GET', 'Get', undefined],
  ['GET', 'Get all orders that a customer placed before the last sale ended', undefined],
])('%s "%s" is named %s', (method, phrase, name) => {
  const generic = method === 'GET' ? 'get' : 'create';
  const action = method === 'POST' ? 'favorite' : undefined;
  const words = phraseName(phrase, method, generic, ['pets'], action);
  expect(words && camelCase(words)).toBe(name);
});
