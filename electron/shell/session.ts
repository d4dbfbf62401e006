import type { Session } from 'electron';
import { mayLoad, mayUse } from '../policy/pages.ts';

/**
 * Shuts a session: no permission, no device, no request but to one origin of ours, no proxy, no download, no dictionary from
 * the network. `developing` opens the way for the tools of development alone.
 */
export async function shutSession(session: Session, origin: string, developing: boolean): Promise<void> {
  session.setPermissionRequestHandler((contents, permission, answer, { requestingUrl, isMainFrame }) => {
    answer(isMainFrame && contents.session === session && mayUse(permission, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { isMainFrame }) => isMainFrame && mayUse(permission, requestingOrigin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => { answer(null); });
  session.setBluetoothPairingHandler((_details, answer) => { answer({ confirmed: false }); });
  session.setCertificateVerifyProc((_request, answer) => { answer(REFUSE_CERTIFICATE); });
  session.webRequest.onBeforeRequest((details, answer) => { answer({ cancel: !mayLoad(origin, details.url, developing) }); });
  session.on('will-download', (event) => { event.preventDefault(); });
  session.setSpellCheckerEnabled(false);
  await session.setProxy({ mode: 'direct' });
}
/** What `setCertificateVerifyProc` takes for a failure (net::ERR_FAILED). */
const REFUSE_CERTIFICATE = -2;
