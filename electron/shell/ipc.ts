import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { Channel } from '#shared/contract/names.ts';
import { BugError } from '#shared/lib/assert.ts';
import { refuse } from '#shared/lib/result.ts';
import { belongsTo, INTERFACE } from '../policy/pages.ts';
import type { Incidents } from './incidents.ts';

/** The one way in for messages of a page: nothing else in the shell may name `ipcMain` (tests/shell/house.test.ts). */
export interface Door {
  /**
   * Answers a channel. `work` is called only for the top frame of our page in a window that we made, and with what `sent` let
   * through; what it throws is a bug, of which the page learns a number.
   */
  handle<S extends z.ZodType>(channel: Channel, sent: S, work: (window: BrowserWindow, sent: z.output<S>) => Promise<unknown>): void;
}
/** @param windows those that hold the interface, by the shell's own account */
export function createDoor(windows: ReadonlySet<BrowserWindow>, incidents: Incidents): Door {
  return {
    handle(channel, sent, work) {
      ipcMain.handle(channel, async (event, ...given: unknown[]) => {
        const window = senderOf(event, windows);
        if (!window) {
          incidents.note(`foreign: ${channel}`);
          throw new BugError('a message from a frame that is not ours');
        }
        const parsed = sent.safeParse(given);
        if (!parsed.success) return refuse('app.INVALID_INPUT', { field: channel });
        try { return await work(window, parsed.data); } catch (error) { return refuse('app.INTERNAL', { incident: incidents.note(channel, error) }); }
      });
    },
  };
}
/** Our window, where its own top frame, still showing our page, is what sent the message. */
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent, windows: ReadonlySet<BrowserWindow>): BrowserWindow | null {
  const window = BrowserWindow.fromWebContents(sender);
  if (!window || !windows.has(window) || window.isDestroyed()) return null;
  // null: the frame is gone, or has moved to another page since it sent
  if (!senderFrame || senderFrame.parent !== null || senderFrame !== sender.mainFrame) return null;
  return belongsTo(INTERFACE, senderFrame.url) ? window : null;
}
