import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { color, narrow } from '#renderer/components/theme.ts';
import { Ltr, Name } from '#renderer/components/values.tsx';

/** A row of the agenda: when, who, what, where, the deeds; with a mark at its edge where it is late. */
export const agendaRow = (late: boolean) => ({
  display: 'grid', gridTemplateColumns: '160px minmax(0, 3fr) minmax(0, 3fr) minmax(0, 3fr) minmax(178px, auto)', columnGap: 2, alignItems: 'center', py: 0.5, minHeight: 44, borderBottom: `1px solid ${color.line}`, breakInside: 'avoid',
  borderInlineStart: `3px solid ${late ? color.amberMark : 'transparent'}`, paddingInlineStart: 1.5, [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', py: 1 }, '@media print': { gridTemplateColumns: '160px 1fr 1fr 1fr' },
});
/** Where the person is reached, and who of the centre follows them. */
export const Reached = ({ commune, phone, companion }: { readonly commune: string; readonly phone: string; readonly companion: string | null }) => (
  <Box sx={{ minWidth: 0, overflowWrap: 'anywhere', lineHeight: 1.4 }}>
    {commune && <bdi dir="auto">{commune}</bdi>}
    {(phone || companion) && <Under>{phone && <Ltr>{phone}</Ltr>}{phone && companion && ' · '}{companion && <Name>{companion}</Name>}</Under>}
  </Box>
);
/** A second line, smaller. */
export const Under = ({ children }: { readonly children: ReactNode }) => <Box component="span" className="soft" sx={{ display: 'block', fontSize: '0.875rem', lineHeight: 1.4 }}>{children}</Box>;
