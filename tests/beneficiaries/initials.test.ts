import { expect, it } from 'vitest';
import { initials } from '#renderer/features/beneficiaries/initials.ts';

it.each([
  ['Amina BENALI', 'A\u00a0B'], ['Fatima-Zahra EL IDRISSI', 'F\u00a0I'], ['élodie', 'É'], ['  ', ''], ['… 12', ''], ['O’Neil d’Arc', 'O\u00a0D'],
  ['فاطمة الزهراء الإدريسي', 'ف\u00a0إ'], ['عبد الله', 'ع\u00a0ا'], ['ال', 'ا'], ['أمينة بنعلي', 'أ\u00a0ب'], ['مُحمد', 'م'],
])('%s', (name, letters) => { expect(initials(name)).toBe(letters); });
