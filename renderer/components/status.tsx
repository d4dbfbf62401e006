import DoneIcon from '@mui/icons-material/CheckCircle';
import TodoIcon from '@mui/icons-material/RadioButtonUnchecked';
import BlockIcon from '@mui/icons-material/Report';
import WaitIcon from '@mui/icons-material/Schedule';
import ActiveIcon from '@mui/icons-material/TimelapseOutlined';
import WarnIcon from '@mui/icons-material/WarningAmberRounded';
import { Box } from '@mui/material';
import type { ReactElement, ReactNode } from 'react';
import { color } from './theme.ts';

/** How far or how grave; told by a word and an icon, never by colour alone. */
export type Tone = 'done' | 'active' | 'wait' | 'todo' | 'warn' | 'block';
const ICON: Record<Tone, ReactElement> = { done: <DoneIcon />, active: <ActiveIcon />, wait: <WaitIcon />, todo: <TodoIcon />, warn: <WarnIcon />, block: <BlockIcon /> };
const COLOR: Record<Tone, string> = { done: color.green, active: color.green, wait: color.ink2, todo: color.ink2, warn: color.amber, block: color.amber };

export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const grave = tone === 'block' || tone === 'warn';
  return (
    <span className={grave ? 'status grave' : 'status'} style={{ color: COLOR[tone], fontWeight: tone === 'block' ? 600 : 400 }}>{ICON[tone]}<span>{children}</span></span>
  );
}
/** A small number beside a title. */
export const Count = ({ n, amber = false }: { readonly n: number; readonly amber?: boolean }) => (
  <Box component="bdi" sx={{ fontSize: '0.875rem', fontWeight: 600, lineHeight: '24px', minWidth: 24, px: 0.75, textAlign: 'center', borderRadius: 3, color: amber ? color.amber : color.greenDeep, bgcolor: amber ? color.amberTint : color.greenTint }}>{n}</Box>
);
