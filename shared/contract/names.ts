/**
 * The channels between the interface and Electron's shell: one for each method of the bridge, and nothing beside them.
 * The preload script may import only constants like these, because it is bundled for a sandbox.
 */
export const CHANNELS = {
  call: 'idmaj:call', put: 'idmaj:put', open: 'idmaj:open', take: 'idmaj:take', save: 'idmaj:save', chooseFolder: 'idmaj:choose-folder',
  printers: 'idmaj:printers', print: 'idmaj:print', openDemonstration: 'idmaj:open-demonstration', setLanguage: 'idmaj:set-language', keystore: 'idmaj:keystore', closing: 'idmaj:closing',
} as const;
export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS];
/** What the shell tells the interface: a command of a menu, and how many files are through the printer. */
export const EVENTS = { command: 'idmaj:command', printed: 'idmaj:printed' } as const;

/** The function that the hidden page of the printer offers (renderer/print), what it is asked, and what it answers: null where a file is no PDF. */
export const DRAW = 'idmajDraw';
export interface DrawOrder {
  /** Where each file lies, from the page's own origin. */
  readonly paths: readonly string[];
  /** Each file begins on a new sheet of paper, printed on both sides. */
  readonly sheets: boolean;
}
/** How many pages there are to print, and the size of the sheet in points. */
export interface Drawn { readonly pages: number; readonly width: number; readonly height: number }
