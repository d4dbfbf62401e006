import '@fontsource-variable/noto-sans/index.css';
import '@fontsource-variable/noto-sans-arabic/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { arrival } from '#shared/i18n/arriving.ts';
import { present } from '#shared/lib/assert.ts';
import { App } from './app/app.tsx';
import { firstLanguage } from './app/firstLanguage.ts';
import { takeBackSecondClicks } from './app/hooks/secondClick.ts';

// zod tries `new Function` where it may; the policy of content forbids it, and would report each try
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
takeBackSecondClicks(document);
const first = firstLanguage();
await arrival(first);
createRoot(present(document.getElementById('root'), 'index.html has a root')).render(<StrictMode><App first={first} /></StrictMode>);
