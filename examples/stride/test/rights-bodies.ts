/** A body for each endpoint that accepts one. */
import type { Seeded } from '../seed.js';
import type { Place } from './rights-world.js';

const JSON_TYPE = 'application/json';
const url = 'https://app.example';
const name = { value: 'a' };

const MODULES: Readonly<Record<string, object>> = {
  putActionTargetModule: { openDialog: { key: 'a' } },
  putBotModule: { mention: { url } },
  putBotMessagesModule: { pattern: 'never said', url },
  putDialogModule: { title: name, options: {}, url },
  putExternalPageModule: { name, url },
  putGlanceModule: { name, icon: { url, 'url@2x': url }, target: 'a', queryUrl: url },
  putSidebarModule: { name, url },
  putWebhookModule: { event: 'roster:updates', url },
};

let rooms = 0;

/**
 * Returns a body for an operation.
 * @returns the media type and the body; empty if the operation has no body
 */
export function bodyOf(
  operation: string,
  context: Place,
  { clientId, clientSecret }: Seeded,
): readonly [type: string, body: string] | undefined {
  const asJson = (value: object) => [JSON_TYPE, JSON.stringify(value)] as const;
  const module = MODULES[operation];
  if (module) return asJson(module);
  switch (operation) {
    case 'sendMessage':
    case 'editMessage':
    case 'sendDirectMessage':
    case 'editDirectMessage':
      return ['text/plain', 'a'];
    case 'uploadMedia':
      return ['application/octet-stream', 'a'];
    case 'issueToken':
      return asJson({
        ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
      });
    case 'convertDocument':
      return asJson({ input: 'a' });
    case 'renderDocument':
      return asJson({ version: 1, type: 'doc', content: [] });
    case 'createConversation':
      return asJson({ name: `New room ${++rooms}` });
    case 'updateConversation':
      return asJson({ topic: 'New' });
    case 'updateRoster':
      return asJson({ add: [] });
    case 'pushGlanceUpdate':
      return asJson({ context, label: 'a', metadata: {} });
    case 'pushConfigurationUpdate':
      return asJson({ context, configured: true });
    case 'updateGlanceState':
      return asJson({ label: 'a' });
    case 'updateConfigurationState':
      return asJson({ configured: true });
    default:
      return undefined;
  }
}
