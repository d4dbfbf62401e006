import AccountIcon from '@mui/icons-material/PersonOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Button, IconButton, Link, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { may } from '#shared/domain/accounts.ts';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { useLanguage } from '../components/language.tsx';
import { Notice } from '../components/notice.tsx';
import { color, frame, narrow } from '../components/theme.ts';
import { Kbd, Name, srOnly } from '../components/values.tsx';
import { Mark, LanguageSwitch } from './bare.tsx';
import { BackupAge } from './backupAge.tsx';
import { bridge } from './bridge/index.ts';
import { useLastAction } from './hooks/lastAction.tsx';
import { useSession } from './hooks/session.tsx';
import { useAct } from './hooks/shortcuts.tsx';
import { LastActionBar } from './lastActionBar.tsx';
import { placesOf } from './places.tsx';
import { SearchBox } from './searchBox.tsx';
import { useShortcutHelp } from './shortcutHelp.tsx';

/** What was read and put away stays so when the screen was locked meanwhile: until this window is closed, or something else is to be told. */
const putAway = new Set<string>();
function useHeard(what: unknown): readonly [heard: boolean, hear: () => void] {
  const key = JSON.stringify(what), [, draw] = useState(0);
  return [putAway.has(key), () => { putAway.add(key); draw((n) => n + 1); }];
}

/** The frame of every page: the places, the search, the language, who is here, the lock. */
export function Shell() {
  const { t, lang } = useLanguage();
  const { user, centre, warnings, lastSignIn, lock } = useSession();
  const { arrive } = useLastAction();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [help, openHelp] = useShortcutHelp();
  const [heard, hear] = useHeard(warnings), [told, hearWrong] = useHeard([user.id, lastSignIn]);
  const places = placesOf(user.role);
  const act = useAct();
  useEffect(() => bridge.onCommand((command) => {
    if (command === 'settings' || command === 'ceremonies') void navigate(`/${command}`);
    else if (command === 'print' && !act('Ctrl+P')) {
      // a ceremony's papers where one is open, else the page one sees
      const ceremony = /^\/ceremonies\/[0-9a-f-]{36}/.exec(pathname)?.[0];
      if (ceremony) void navigate(`${ceremony}/print`);
      else globalThis.print();
    }
  }), [act, navigate, pathname]);
  useEffect(arrive, [pathname, arrive]);
  const centreName = inLanguage({ ar: centre.nameAr, fr: centre.nameFr }, lang);
  return (
    <Box sx={{ display: 'grid', gridTemplate: `${frame.top}px minmax(0, 1fr) / ${frame.nav}px minmax(0, 1fr)`, height: '100vh', minHeight: 320, [narrow]: { gridTemplateColumns: `${frame.rail}px minmax(0, 1fr)`, '& nav .label, & .wide': srOnly }, '@media print': { display: 'block', height: 'auto' } }}>
      <Link href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }} sx={{ ...srOnly, '&:focus': { clip: 'auto', width: 'auto', height: 'auto', zIndex: 10, bgcolor: 'background.paper', p: 1, insetInlineStart: 8, top: 8 } }}>{t('ui.skip')}</Link>
      <Box component="nav" aria-label={t('ui.places')} sx={{ gridRow: '1 / 3', bgcolor: color.quiet, borderInlineEnd: `1px solid ${color.line}`, display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'auto' }}>
        <Box sx={{ minHeight: frame.top, px: 2.5, py: 1, display: 'flex', alignItems: 'center', gap: 1.25 }}>
          <Mark />
          <Box sx={{ minWidth: 0 }} className="wide">
            <Typography sx={{ fontWeight: 700, fontSize: '1.125rem', lineHeight: '24px' }}>{t('ui.app')}</Typography>
            <Typography variant="body2" color="textSecondary" title={centreName} sx={{ lineHeight: '20px', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}><Name>{centreName}</Name></Typography>
          </Box>
        </Box>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1, flex: 1 }}>
          {places.map(({ path, label, icon }) => (
            <Box component="li" key={path} sx={path === '/settings' ? { mt: 1, pt: 1, borderTop: `1px solid ${color.line}` } : {}}>
              <Link component={NavLink} to={path} underline="none" title={t(label)} sx={{
                display: 'flex', alignItems: 'center', gap: 1.25, minHeight: frame.control, px: 1.5, py: 0.25, borderRadius: 1, color: color.ink2, position: 'relative', lineHeight: 1.3, '& svg': { fontSize: 20 },
                '&:hover': { bgcolor: color.greenTint }, '&:focus-visible': { outlineOffset: -3 },
                '&[aria-current]': { bgcolor: color.greenTint, color: color.greenDeep, fontWeight: 600, '&::before': { content: '""', position: 'absolute', insetInlineStart: 0, insetBlock: 8, width: 3, borderRadius: 2, bgcolor: color.green } },
              }}>
                {icon}<span className="label">{t(label)}</span>
              </Link>
            </Box>
          ))}
        </Box>
        <Box sx={{ p: 1 }}>
          <BackupAge />
          <Button variant="text" size="small" fullWidth onClick={openHelp} sx={{ justifyContent: 'flex-start', color: color.ink2, fontWeight: 400, gap: 1, minWidth: 0 }}><Kbd>F1</Kbd><span className="label">{t('ui.shortcuts')}</span></Button>
        </Box>
      </Box>
      <Box component="header" sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 3, borderBottom: `1px solid ${color.line}`, [narrow]: { px: 2, gap: 1 } }}>
        {may(user.role, 'ceremony.read') && <SearchBox />}
        <Box sx={{ flex: 1 }} />
        <LanguageSwitch />
        <Link component={NavLink} to="/account" underline="hover" title={t('accountsForm.accountTitle')} sx={{ textAlign: 'end', lineHeight: 1.4, fontSize: '0.875rem', whiteSpace: 'nowrap', color: 'inherit', borderRadius: 1, px: 0.5 }}>
          {user.name && <Box component="span" className="wide" sx={{ display: 'block', fontWeight: 600 }}><Name>{user.name}</Name></Box>}
          <Box component="span" className="wide" sx={{ display: 'block', color: color.ink2 }}>{t(`ui.role_${user.role}`)}</Box>
          <AccountIcon fontSize="small" aria-hidden sx={{ display: 'none', [narrow]: { display: 'block' } }} />
        </Link>
        <IconButton aria-label={t('ui.lock')} title={t('ui.lock')} onClick={lock}><LockIcon fontSize="small" /></IconButton>
      </Box>
      <Box sx={{ minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', '@media print': { display: 'block' } }}>
        {centre.demonstration && <Box component="section" aria-label={t('ui.demonstration')} className="no-print" sx={{ px: 3, py: 0.5, bgcolor: color.amberTint, color: color.amber, fontSize: '0.875rem', fontWeight: 600 }}>{t('ui.demonstration')}</Box>}
        {warnings.length > 0 && !heard && warnings.map(({ code, params }) => <Notice key={code} tone="attention" action={<Button size="small" variant="outlined" onClick={hear}>{t('ui.understood')}</Button>}>{t(code, params)}</Notice>)}
        {lastSignIn.wrong > 0 && !told && <Notice tone="attention" action={<Button size="small" variant="outlined" onClick={hearWrong}>{t('ui.understood')}</Button>}>{t('accountsForm.wrongSince', { times: lastSignIn.wrong })}</Notice>}
        <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, overflow: 'auto', minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', outline: 'none', '@media print': { display: 'block', overflow: 'visible' } }}><Outlet /></Box>
        <LastActionBar />
      </Box>
      {help}
    </Box>
  );
}
