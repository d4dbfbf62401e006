/**
 * The channels between the interface and Electron's shell: one for each method of the bridge, and nothing beside them.
 * The preload script may import only constants like these, because it is bundled for a sandbox.
 */
export const CHANNELS = {
  call: 'idmaj:call', put: 'idmaj:put', open: 'idmaj:open', take: 'idmaj:take', save: 'idmaj:save',
  printers: 'idmaj:printers', print: 'idmaj:print', setLanguage: 'idmaj:set-language', closing: 'idmaj:closing',
} as const;
export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS];
/** What the shell tells the interface: a command of a menu, and how many files are through the printer. */
export const EVENTS = { command: 'idmaj:command', printed: 'idmaj:printed' } as const;
