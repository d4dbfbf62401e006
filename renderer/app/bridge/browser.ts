import { FILE_LIMITS, MEGABYTE, type Bridge, type ChosenFile, type DroppedFile, type FileKind, type HeldFile } from '#shared/contract/bridge.ts';
import type { Reply } from '#shared/contract/index.ts';
import { ok, refuse, type No, type Result } from '#shared/lib/result.ts';

/* The bridge of an ordinary browser: the same calls, to the loopback host by HTTP. No path, no session: those are the host's. */
const ACCEPTED: Readonly<Record<FileKind, string>> = { workbook: '.xlsx', picture: '.png,.jpg,.jpeg,.svg', paper: '.pdf', scan: '.pdf,.png,.jpg,.jpeg', attachment: '.pdf,.png,.jpg,.jpeg', backup: '.idmaj-backup' };
const BYTES = { 'content-type': 'application/octet-stream' };
/** The host is gone, or does not know this window any more. */
const silent = (): No => refuse('app.NO_ANSWER');

/** A request whose answer is a Reply, whatever its status. */
async function ask(to: string, body: BodyInit, headers: Readonly<Record<string, string>>): Promise<Reply> {
  try {
    const response = await fetch(to, { method: 'POST', headers, body });
    return response.headers.get('content-type')?.startsWith('application/json') ? await response.json() as Reply : silent();
  } catch { return silent(); }
}
/** What a person dropped as bytes to send: a browser's own file is streamed from the disk, and never held. */
const streamed = async (file: DroppedFile): Promise<BodyInit> => (file instanceof Blob ? file : file.arrayBuffer());

async function put(kind: FileKind, file: DroppedFile): Promise<Result<ChosenFile>> {
  const { name, size } = file;
  if (size > FILE_LIMITS[kind] * MEGABYTE) return refuse('files.FILE_TOO_LARGE', { file: name, limit: FILE_LIMITS[kind] });
  let body: BodyInit;
  try { body = await streamed(file); } catch { return refuse('files.FILE_NOT_READABLE', { file: name }); }
  const reply = await ask(`/files?${new URLSearchParams({ kind, name }).toString()}`, body, BYTES);
  return reply.ok ? ok({ name, size, handle: String(reply.value) }) : reply;
}
/** The browser's own choice of a file; null when the person chose none. */
function choose(kind: FileKind): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = ACCEPTED[kind];
    input.hidden = true;
    // in the page, or some browsers drop it, and the choice with it, while the dialog is open
    document.body.append(input);
    const end = (file: File | null): void => { input.remove(); resolve(file); };
    input.addEventListener('change', () => { end(input.files?.[0] ?? null); });
    input.addEventListener('cancel', () => { end(null); });
    input.click();
  });
}
/** Gives a file to the host, which answers the address where the browser takes it. */
async function addressOf(file: HeldFile, use: 'save' | 'show'): Promise<Result<string>> {
  const reply = await ask(`/downloads?${new URLSearchParams({ use, name: file.name }).toString()}`, new Blob([file.bytes]), BYTES);
  return reply.ok ? ok((reply.value as { readonly address: string }).address) : reply;
}
function download(from: string): void {
  const link = document.createElement('a');
  link.href = from;
  link.download = '';
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
/** A tab of its own, whose viewer prints. */
function show(at: string): boolean {
  const opened = window.open(at, '_blank');
  if (!opened) return false;
  opened.opener = null;
  return true;
}

export const browserBridge = (): Bridge => ({
  host: 'browser',
  call: (name, input) => ask('/rpc', JSON.stringify({ name, input }), { 'content-type': 'application/json' }),
  put,
  async open(kind) {
    const file = await choose(kind);
    return file === null ? ok(null) : put(kind, file);
  },
  // a browser tells no page where a folder lies
  chooseFolder: () => Promise.resolve(ok(null)),
  async take(handle) {
    try {
      const response = await fetch(`/files/${encodeURIComponent(handle)}`);
      return response.ok ? ok(new Uint8Array(await response.arrayBuffer())) : response.status === 404 ? refuse('app.UNKNOWN_FILE') : silent();
    } catch { return silent(); }
  },
  async save(files) {
    for (const file of files) {
      const at = await addressOf(file, 'save');
      if (!at.ok) return at;
      download(at.value);
    }
    return ok({ saved: files.length });
  },
  printers: () => Promise.resolve(ok([])),
  async print(files, _options, onPrinted) {
    for (const [index, file] of files.entries()) {
      const at = await addressOf(file, 'show');
      if (!at.ok) return at;
      if (!show(at.value)) return refuse('app.WINDOW_BLOCKED', { file: file.name });
      onPrinted?.(index + 1);
    }
    return ok({ printed: files.length });
  },
  async openDemonstration() {
    const reply = await ask('/demonstration', '', { 'content-type': 'application/json' });
    return reply.ok ? ok(true) : reply;
  },
  // a browser keeps no secret for the host
  keystore: () => Promise.resolve(ok('unavailable')),
  setLanguage: () => Promise.resolve(),
  onCommand: () => () => undefined,
});
