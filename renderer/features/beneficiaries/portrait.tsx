import { Box } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { call } from '#renderer/app/hooks/api.ts';
import { takeFile } from '#renderer/app/hooks/files.ts';
import { useLanguage } from '#renderer/components/language.tsx';
import { color, short } from '#renderer/components/theme.ts';
import { inLanguage, type Bilingual } from '#shared/domain/common/bilingual.ts';
import { initials } from './initials.ts';

/** As wide as it is shown, and the points it is drawn with. */
const SIDE = 56, POINTS = SIDE * 2;

/**
 * The middle of a picture, small: decoded once and let go, however large it came; no address stands for it that somebody would have to give
 * back. Null where it cannot be read.
 */
async function small(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap | null> {
  try {
    const whole = await createImageBitmap(new Blob([bytes])), side = Math.min(whole.width, whole.height);
    try { return await createImageBitmap(whole, (whole.width - side) / 2, (whole.height - side) / 2, side, side, { resizeWidth: POINTS, resizeHeight: POINTS, resizeQuality: 'high' }); } finally { whole.close(); }
  } catch { return null; /* a damaged picture: the initials stand for it */ }
}
/** Asked once a visit, not with every answer of the file: each look is written down. */
function usePhoto(attachmentId: string | null): ImageBitmap | null {
  const [seen, setSeen] = useState<{ readonly of: string; readonly picture: ImageBitmap } | null>(null);
  useEffect(() => {
    if (attachmentId === null) return undefined;
    let gone = false, made: ImageBitmap | null = null;
    void (async () => {
      const found = await call('beneficiaries.attachment', { attachmentId }), taken = found.ok && !gone ? await takeFile(found.value.file) : null;
      made = taken?.ok && !gone ? await small(taken.value) : null;
      if (gone) made?.close(); else if (made) setSeen({ of: attachmentId, picture: made });
    })();
    return () => { gone = true; made?.close(); setSeen(null); };
  }, [attachmentId]);
  return seen && seen.of === attachmentId ? seen.picture : null;
}
/** The person's picture where they agree to it, else their initials, which say nothing that the name beside them does not. */
export function Portrait({ name, photo }: { readonly name: Bilingual; readonly photo: string | null }) {
  const { t, lang } = useLanguage();
  const picture = usePhoto(photo), shown = inLanguage(name, lang), canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => { if (picture) canvas.current?.getContext('2d')?.drawImage(picture, 0, 0); }, [picture]);
  const round = { width: SIDE, height: SIDE, borderRadius: '50%', flex: 'none', display: 'block', [short]: { width: 36, height: 36, fontSize: '0.875rem' } } as const;
  return picture
    ? <Box component="canvas" ref={canvas} width={POINTS} height={POINTS} role="img" aria-label={t('beneficiariesForm.photoOf', { name: shown })} sx={round} />
    : <Box aria-hidden sx={{ ...round, display: 'grid', placeItems: 'center', bgcolor: color.greenTint, color: color.green, fontSize: '1.25rem', fontWeight: 600 }}><bdi>{initials(shown)}</bdi></Box>;
}
