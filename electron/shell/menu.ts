import { BrowserWindow, Menu, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '#shared/contract/bridge.ts';
import { EVENTS } from '#shared/contract/names.ts';
import type { Words } from './words.ts';

export interface MenuParts {
  readonly words: Words;
  readonly packaged: boolean;
  readonly openWindow: () => void;
}
/** Tells a window's interface a command of the host. */
export const sendCommand = (window: BrowserWindow, command: HostCommand): void => window.webContents.send(EVENTS.command, command);

/** The menu of the application in the language of the moment; called again whenever that changes. */
export function setMenu(parts: MenuParts): void { Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(parts))); }

/** Every label is ours: Electron's own are English whatever the system speaks. */
export function menuTemplate({ words: { say }, packaged, openWindow }: MenuParts): MenuItemConstructorOptions[] {
  const command = (label: string, name: HostCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label, ...(accelerator ? { accelerator } : {}),
    click: (_item, window) => { if (window instanceof BrowserWindow) sendCommand(window, name); },
  });
  const role = (label: string, name: NonNullable<MenuItemConstructorOptions['role']>, accelerator?: string): MenuItemConstructorOptions => ({ label, role: name, ...(accelerator ? { accelerator } : {}) });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  return [
    {
      label: say('shell.NAME'),
      submenu: [
        command(say('shell.MENU_CEREMONIES'), 'ceremonies'), command(say('shell.MENU_SEARCH'), 'search', 'CommandOrControl+K'), command(say('shell.MENU_PRINT'), 'print', 'CommandOrControl+P'), line,
        { label: say('shell.MENU_NEW_WINDOW'), accelerator: 'CommandOrControl+Shift+N', click: openWindow },
        command(say('shell.MENU_SETTINGS'), 'settings', 'CommandOrControl+,'), command(say('shell.MENU_LANGUAGE'), 'language'), command(say('shell.MENU_LOCK'), 'lock', 'CommandOrControl+L'), line,
        role(say('shell.MENU_QUIT'), 'quit', 'CommandOrControl+Q'),
      ],
    },
    {
      label: say('shell.MENU_EDIT'),
      submenu: [
        role(say('shell.UNDO'), 'undo'), role(say('shell.REDO'), 'redo'), line,
        role(say('shell.CUT'), 'cut'), role(say('shell.COPY'), 'copy'), role(say('shell.PASTE'), 'paste'), line, role(say('shell.SELECT_ALL'), 'selectAll'),
      ],
    },
    {
      label: say('shell.MENU_VIEW'),
      submenu: [
        role(say('shell.ZOOM_IN'), 'zoomIn'), role(say('shell.ZOOM_OUT'), 'zoomOut'), role(say('shell.ZOOM_RESET'), 'resetZoom'), line, role(say('shell.FULL_SCREEN'), 'togglefullscreen', 'F11'),
        ...(packaged ? [] : [line, { role: 'reload' }, { role: 'toggleDevTools' }] satisfies MenuItemConstructorOptions[]),
      ],
    },
    { label: say('shell.MENU_HELP'), submenu: [command(say('shell.MENU_GUIDE'), 'help', 'F1'), role(say('shell.MENU_ABOUT'), 'about')] },
  ];
}

/** What a right click offers: cut, copy, paste in a field, copy on chosen text, nothing elsewhere. */
export function contextTemplate({ say }: Words, { isEditable, editFlags, selectionText }: Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = { label: say('shell.COPY'), role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { label: say('shell.CUT'), role: 'cut', enabled: editFlags.canCut }, copy, { label: say('shell.PASTE'), role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' }, { label: say('shell.SELECT_ALL'), role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}
export function offerContextMenu(window: BrowserWindow, words: Words): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = contextTemplate(words, params);
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
  });
}
