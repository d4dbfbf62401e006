import { Box } from '@mui/material';
import { useParams } from 'react-router';
import { narrow } from '../components/theme.ts';
import { Attachments } from '../features/beneficiaries/attachments.tsx';
import { CasePapers } from '../features/papers/casePapers.tsx';
import { useWrites } from './hooks/fileRights.ts';

/** What is printed for a file, and what is kept in it. */
export function FilePapers() {
  const { personId = '' } = useParams();
  const writes = useWrites(personId);
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', px: 3, py: 2, display: 'grid', alignContent: 'start', gap: 3, [narrow]: { px: 2, flex: 'none', overflow: 'visible' } }} tabIndex={-1}>
      <CasePapers mayWrite={writes} />
      <Attachments mayWrite={writes} />
    </Box>
  );
}
