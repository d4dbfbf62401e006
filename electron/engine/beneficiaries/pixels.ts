/* How large a picture becomes when it is drawn, read from its head: a few kilobytes may unfold to gigabytes. */
const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65_536 + u16(bytes, at + 2);

function ofPng(bytes: Uint8Array): number | null {
  const isHead = bytes.length >= 33 && u32(bytes, 8) === 13 && String.fromCharCode(...bytes.subarray(12, 16)) === 'IHDR';
  return isHead ? u32(bytes, 16) * u32(bytes, 20) : null;
}
/** Start of frame of any coding (ITU-T T.81, B.1.1.3): its lines and samples a line. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
function ofJpeg(bytes: Uint8Array): number | null {
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return null;
    if (marker === 0xff) { at++; continue; }
    if (isFrame(marker)) return u16(bytes, at + 5) * u16(bytes, at + 7);
    const length = u16(bytes, at + 2);
    if (marker === 0xda || length < 2) return null;
    at += 2 + length;
  }
  return null;
}
/** Points of a picture; null where its head is damaged, or it has none. */
export function pixelsOf(format: 'jpeg' | 'png', bytes: Uint8Array): number | null {
  const pixels = format === 'png' ? ofPng(bytes) : ofJpeg(bytes);
  return pixels === 0 ? null : pixels;
}
