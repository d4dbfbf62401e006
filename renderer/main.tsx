import { createRoot } from 'react-dom/client';
import { message } from '#shared/i18n/index.ts';
import { present } from '#shared/lib/assert.ts';
import { bridge } from './app/bridge/index.ts';

createRoot(present(document.getElementById('root'), 'index.html has a root')).render(<main><h1>{message('fr', 'common.appName' as never)}</h1><p>{bridge.host}</p></main>);
