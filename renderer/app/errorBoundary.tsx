import { Box, Button } from '@mui/material';
import { Component, type ReactNode } from 'react';
import { useLanguage } from '../components/language.tsx';
import { Notice } from '../components/notice.tsx';
import { Bare } from './bare.tsx';

interface Props { readonly children: ReactNode; /** Inside a page: the rest of the window stays. A change of it (the address) tries again. */ readonly at?: string }

/** A screen that broke says so; what was typed is in the engine's drafts, and comes back with the screen. */
export class ErrorBoundary extends Component<Props, { readonly broken: string | null }> {
  override state = { broken: null };
  static getDerivedStateFromError(error: unknown): { broken: string } {
    // name and place only: a message could quote what somebody typed
    const place = error instanceof Error ? /\/([\w-]+\.js:\d+:\d+)/.exec(error.stack ?? '')?.[1] ?? '' : '';
    return { broken: `${error instanceof Error ? error.name : typeof error} ${place}`.trim() };
  }
  override componentDidUpdate(before: Props): void {
    if (before.at !== this.props.at && this.state.broken !== null) this.setState({ broken: null });
  }
  override render(): ReactNode {
    const { broken } = this.state;
    if (broken === null) return this.props.children;
    const words = <Broken what={broken} onAgain={() => { this.setState({ broken: null }); }} />;
    return this.props.at === undefined ? <Bare>{words}</Bare> : <Box sx={{ p: 3 }}>{words}</Box>;
  }
}
function Broken({ what, onAgain }: { readonly what: string; readonly onAgain: () => void }) {
  const { t } = useLanguage();
  return (
    <Notice tone="attention" focus title={t('ui.brokenTitle')}>
      {t('ui.broken', { what })}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button variant="contained" onClick={onAgain}>{t('ui.again')}</Button>
        <Button variant="outlined" onClick={() => { location.reload(); }}>{t('ui.reload')}</Button>
      </Box>
    </Notice>
  );
}
