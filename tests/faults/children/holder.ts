/* Opens a centre and keeps it open until it is killed. Arguments: folder, data key in hexadecimal. */
import { openStore } from '#electron/engine/store/open.ts';
import { systemClock } from '#shared/lib/ids.ts';

const [dir = '', key = ''] = process.argv.slice(2);
const opened = openStore({ dir, dataKey: Buffer.from(key, 'hex'), clock: systemClock });
process.stdout.write(`${opened.ok ? 'open' : opened.refusal.code}\n`);
setInterval(() => opened.ok, 60_000);
