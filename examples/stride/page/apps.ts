/** Displays the apps in a room: their glances, actions and pages, and the buttons for them. */
import type { Pressed, AppView, ModuleView } from '../domain/window.js';
import { MAX_COUNTED } from '../domain/outbox.js';
import { ask } from './calls.js';
import type { FailedDeliverySummary } from './calls.js';
import { button, byId, element, insert, say } from './elements.js';

/** A room, and the user who views it. */
export interface Place {
  readonly conversationId: string;
  readonly userId: string;
}

type Press = (target: string, parameters?: object) => Promise<void>;

/** The data and functions that the buttons of an app need. */
interface Doing {
  readonly place: Place;
  /** Loads the apps again after one was installed or removed. */
  readonly reload: () => Promise<void>;
  /** Opens the direct conversation with a bot. */
  readonly writeDirectly: (userId: string) => Promise<void>;
}

/**
 * The content that is currently displayed. The page replaces its elements only when the content
 * changes, so that a focused button keeps the focus.
 */
let standing = '';

/** Displays the apps of a room, and the deliveries that were given up. */
export async function showApps(apps: readonly AppView[], doing: Doing): Promise<void> {
  const { place, reload } = doing;
  const unheard = await ask('given-up');
  const now = JSON.stringify([apps, place, unheard]);
  if (now === standing) return;
  standing = now;
  showUnheard(unheard, apps, reload);
  byId('apps').replaceChildren(...apps.map((app) => appPart(app, doing)));
  const actions = apps.flatMap((app) =>
    app.installed ? actionsOf(app, 'chat:inputAction', place) : [],
  );
  byId('input-actions').replaceChildren(...actions);
}

/** Creates a button for each action that an app offers for a message or for the input field. */
export function actionsOf(
  app: AppView,
  type: 'chat:inputAction' | 'chat:messageAction',
  place: Place,
  messageId = '',
): HTMLButtonElement[] {
  const chosen = app.modules.filter((one) => one.type === type);
  return chosen.map(({ module }) => {
    const press = pressOf(app, place, messageId);
    return button(titleOf(module), () => press(textAt(module, 'target')));
  });
}

/**
 * Displays the deliveries that were given up: the number for each app with a button to resend all
 * of them, and the newest ones individually.
 */
function showUnheard(
  { newest, counts }: FailedDeliverySummary,
  apps: readonly AppView[],
  reload: () => Promise<void>,
): void {
  byId('unheard').hidden = counts.length === 0;
  const nameOf = (clientId: string): string =>
    apps.find((app) => app.clientId === clientId)?.name ?? clientId;
  const totals = counts.map(({ clientId, count }) => {
    const name = nameOf(clientId);
    const all = button(`Send all again to ${name}`, async () => {
      await ask('resend-all', { clientId });
      await reload();
    });
    const number = count < MAX_COUNTED ? `${count}` : `${count} or more`;
    return element('li', `${name}: ${number} `, [all]);
  });
  const parts = newest.map(({ id, clientId, url, attempts, failure }) => {
    const name = nameOf(clientId);
    const again = button('Send again', async () => {
      await ask('resend', { id });
      await reload();
    });
    again.setAttribute('aria-label', `Send again to ${name}`);
    return element('li', `${name}, ${url}, ${attempts} times: ${failure} `, [again]);
  });
  byId('given-up-counts').replaceChildren(...totals);
  byId('given-up').replaceChildren(...parts);
}

function appPart(app: AppView, { place, reload, writeDirectly }: Doing): HTMLElement {
  const change = async (name: 'install' | 'uninstall'): Promise<void> => {
    await ask(name, { ...place, clientId: app.clientId });
    await reload();
  };
  const toggle = app.installed
    ? button(`Remove ${app.name}`, () => change('uninstall'))
    : button(`Install ${app.name}`, () => change('install'));
  const press = pressOf(app, place, '');
  const parts = app.installed ? app.modules.flatMap((one) => modulePart(one, press)) : [];
  const mention = button(`Mention ${app.name}`, async () => insert(byId('text'), `@${app.name} `));
  const direct = button(`Write to ${app.name} directly`, () => writeDirectly(app.userId));
  const toBot = app.installed ? [mention, direct] : [direct];
  return element('section', '', [element('h3', app.name), ...parts, ...toBot, toggle]);
}

/** Creates the elements of a module that a person can see or press. */
function modulePart({ type, module, state }: ModuleView, press: Press): HTMLElement[] {
  switch (type) {
    case 'chat:glance': {
      const label = state && 'label' in state ? state.label : '';
      const text = typeof label === 'string' ? label : label.value;
      const title = text === '' ? titleOf(module) : `${titleOf(module)}: ${text}`;
      return [element('p', '', [button(title, () => press(textAt(module, 'target')))])];
    }
    case 'chat:configuration': {
      const isDone = state && 'configured' in state && state.configured;
      const title = isDone ? 'Configure' : 'Configure (not configured)';
      return [element('p', '', [button(title, () => press(module.key))])];
    }
    case 'chat:bot':
    case 'chat:bot:messages':
      return [element('p', `Listens: ${module.key}`)];
    case 'chat:webhook':
      return [element('p', `Is notified of ${textAt(module, 'event')}`)];
    case 'chat:dialog':
    case 'chat:sidebar':
    case 'chat:externalPage':
    case 'chat:actionTarget':
      return [element('p', '', [button(titleOf(module), () => press(module.key))])];
    // These actions have no element here. They are displayed below the input field, or next to each
    // message.
    case 'chat:inputAction':
    case 'chat:messageAction':
      return [];
    default:
      return type satisfies never;
  }
}

/**
 * Returns a function that tells the app that a button was pressed. The button belongs to a message,
 * unless `messageId` is empty.
 */
export function pressOf(app: AppView, place: Place, messageId: string): Press {
  return async (target, parameters) => {
    const fields = { ...place, clientId: app.clientId, target, messageId };
    const given = parameters === undefined ? {} : { parameters: JSON.stringify(parameters) };
    open(await ask('press', { ...fields, ...given }), app, place);
  };
}

function open(pressed: Pressed, app: AppView, place: Place): void {
  if (pressed.open === 'nothing') {
    say(pressed.message === '' ? `The app answered ${pressed.status}.` : pressed.message);
    return;
  }
  if (pressed.open === 'page') {
    window.open(pressed.url, '_blank', 'noopener');
    return;
  }
  const frame = element('iframe');
  frame.title = pressed.title;
  frame.src = pressed.url;
  // The frame displays a page of an app. This page must not be able to navigate the page around it.
  frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-same-origin allow-popups');
  if (pressed.open === 'sidebar') {
    const sidebar = byId('sidebar');
    const close = button('Close the sidebar', async () => void (sidebar.hidden = true));
    sidebar.hidden = false;
    sidebar.replaceChildren(element('h3', pressed.title), frame, close);
    sidebar.scrollIntoView({ block: 'nearest' });
    close.focus({ preventScroll: true });
    return;
  }
  byId('dialog-title').textContent = pressed.title;
  byId('dialog-page').replaceChildren(frame);
  byId('dialog-actions').replaceChildren(...dialogActions(pressed.key, frame, app, place));
  byId<HTMLDialogElement>('dialog').showModal();
}

/**
 * Creates the buttons that a dialog declares. If an action target of the app has the same name as a
 * button, the button triggers this target. Otherwise, the button posts its name to the page in the
 * dialog, and that page closes the dialog.
 */
function dialogActions(
  key: string,
  frame: HTMLIFrameElement,
  app: AppView,
  place: Place,
): HTMLElement[] {
  const find = (type: string, name: string) =>
    app.modules.find((one) => one.type === type && one.module.key === name)?.module;
  const options = find('chat:dialog', key)?.['options'] as DialogOptions | undefined;
  const actions = [options?.primaryAction, ...(options?.secondaryActions ?? [])];
  return actions.flatMap((action) => {
    const name = action?.key;
    if (name === undefined) return [];
    const press = async (): Promise<void> => {
      if (find('chat:actionTarget', name)) {
        byId<HTMLDialogElement>('dialog').close();
        await pressOf(app, place, '')(name);
      } else {
        const message = { type: 'dialog-action', key: name };
        frame.contentWindow?.postMessage(message, new URL(frame.src).origin);
      }
    };
    return [button(action?.name?.value ?? name, press)];
  });
}

/** The fields of a dialog that the page reads. The service has already validated them. */
interface DialogOptions {
  readonly primaryAction?: DialogAction;
  readonly secondaryActions?: readonly DialogAction[];
}

interface DialogAction {
  readonly key?: string;
  readonly name?: { readonly value?: string };
}

function titleOf(module: ModuleView['module']): string {
  const named = module['name'] ?? module['title'];
  const value = typeof named === 'object' && named !== null && 'value' in named ? named.value : '';
  return typeof value === 'string' && value !== '' ? value : module.key;
}

function textAt(module: ModuleView['module'], field: string): string {
  const value = module[field];
  return typeof value === 'string' ? value : module.key;
}
