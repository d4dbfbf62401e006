import { z } from 'zod';
import { jobAtGate } from './procedure.ts';
import { id } from './values.ts';

export const demonstration = {
  /**
   * Makes the demonstration centre in the data folder, which must hold none: an invented ceremony and invented case files, written by the
   * procedures of this contract, each on its own invented day. All of it or nothing: stopped half-way, it was never there. Opens nothing.
   */
  'demonstration.make': jobAtGate(z.strictObject({}), z.strictObject({ centreId: id, ceremonyId: id })),
};
