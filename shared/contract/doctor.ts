import { z } from 'zod';
import { said } from './accounts.ts';
import { job } from './procedure.ts';

export const CHECKS = ['version', 'cipher', 'settings', 'integrity', 'audit', 'changes', 'backups', 'space', 'fonts'] as const;
export const doctor = {
  /** Looks the whole house over, one line a thing; changes nothing. */
  'doctor.examine': job('backup.make', z.strictObject({}), z.strictObject({
    checks: z.array(z.strictObject({ check: z.enum(CHECKS), state: z.enum(['ok', 'warning', 'trouble']), said })),
  })),
};
