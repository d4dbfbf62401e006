import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import HideIcon from '@mui/icons-material/VisibilityOffOutlined';
import ShowIcon from '@mui/icons-material/VisibilityOutlined';
import { Box, IconButton } from '@mui/material';
import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { hasArabic } from '#shared/domain/common/names.ts';
import { TextField } from './field.tsx';
import { useLanguage } from './language.tsx';
import { color } from './theme.ts';

interface Props {
  readonly label: string; readonly hint?: ReactNode; readonly error?: ReactNode; readonly value: string; readonly onChange: (value: string) => void;
  readonly purpose: 'current-password' | 'new-password'; readonly autoFocus?: boolean; readonly inputRef?: Ref<HTMLInputElement | HTMLTextAreaElement>;
  /** What is said of the phrase itself, before what is said of the keyboard. */
  readonly told?: ReactNode;
  readonly shown?: boolean; readonly onShow?: (shown: boolean) => void;
}
/** Secret words, hidden unless asked for. Dots do not tell which letters are typed: the layout and Caps Lock are said under them. */
export function PassphraseField({ label, hint, error, value, onChange, purpose, autoFocus = false, inputRef, told, shown: given, onShow }: Props) {
  const { t } = useLanguage();
  const [own, setOwn] = useState(false);
  const [caps, setCaps] = useState(false);
  const [arabic, setArabic] = useState<boolean | null>(null);
  const shown = given ?? own, show = onShow ?? setOwn;
  const look = (event: KeyboardEvent): void => {
    setCaps(event.getModifierState('CapsLock'));
    // one sign typed; the names of other keys are longer
    if (event.type === 'keydown' && /^\p{L}$/u.test(event.key)) setArabic(hasArabic(event.key));
  };
  const words = [caps && t('accountsForm.capsLock'), arabic !== null && value !== '' && t(arabic ? 'accountsForm.arabicLetters' : 'accountsForm.latinLetters')].filter((one) => one !== false);
  return (
    <Box>
      <TextField label={label} hint={hint} error={error} content="code" value={value} onChange={(event) => { onChange(event.target.value); }} onKeyDown={look} onKeyUp={look} type={shown ? 'text' : 'password'} autoComplete={purpose} autoFocus={autoFocus}
        {...(inputRef ? { inputRef } : {})} sx={{ paddingInlineEnd: 0.5 }} inputProps={{ autoCapitalize: 'off', spellCheck: false }}
        endAdornment={<IconButton aria-label={t(shown ? 'accountsForm.hide' : 'accountsForm.show')} title={t(shown ? 'accountsForm.hide' : 'accountsForm.show')} onClick={() => { show(!shown); }} sx={{ width: 32, height: 32 }}>{shown ? <HideIcon fontSize="small" /> : <ShowIcon fontSize="small" />}</IconButton>} />
      <Box role="status" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, mt: 0.75, minHeight: 24 }}>
        {told}
        {words.length > 0 && <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.875rem', color: caps || arabic ? color.amber : color.ink2, '& svg': { fontSize: 20 } }}><KeyboardIcon aria-hidden /><span>{words.join(' ')}</span></Box>}
      </Box>
    </Box>
  );
}
