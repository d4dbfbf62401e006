import { z } from 'zod';
import { command, query } from './procedure.ts';
import { ceremonyForm, lineForm, linesForm, recipientChange, recipientForm, words } from './handoverForms.ts';
import { ceremonyShown, dayCounts, filing, lineShown, problem, recipientShown, recipientWhole, totalsShown } from './handoverShown.ts';
import { ceremonyId, id, instant } from './values.ts';

/*
 * A ceremony made and mended by hand. Every change of what stands says by which `revision` of the ceremony the person saw it; it is refused
 * (handover.CHANGED_MEANWHILE) only where that very record has moved on since, and answers the revision to go on from.
 */
const revision = z.int().min(0);
const recipientId = id, lineId = id;
const at = { ceremonyId, revision };
const position = z.int().min(1).nullable().default(null);
/** `warnings`: what is known of this person, or of this row, that should be looked at again. */
const changed = z.strictObject({ revision, warnings: z.array(problem) });
const moved = z.strictObject({ revision });

export const handoverDraft = {
  'handover.ceremony': query('ceremony.read', z.strictObject({ ceremonyId }), z.strictObject({
    ceremonyId: id, revision, status: z.enum(['draft', 'validated']), sourceName: z.string(), createdAt: instant, updatedAt: instant, validatedAt: instant.nullable(), validatedBy: z.string().nullable(),
    ceremony: ceremonyShown, recipients: z.array(recipientShown), totals: totalsShown, counts: dayCounts, filed: filing.nullable(), problems: z.array(problem),
  })),
  /** Whether anything moved on: asked every few seconds by an open screen. `changedBy` is a user's name, empty where nothing was changed yet. */
  'handover.revision': query('ceremony.read', z.strictObject({ ceremonyId }), z.strictObject({ revision, changedAt: instant.nullable(), changedBy: z.string() })),
  /** One recipient whole, for the form that changes it; written down, because it tells the ID number. */
  'handover.recipient': query('ceremony.prepare', z.strictObject({ ceremonyId, recipientId }), z.strictObject({ revision, recipient: recipientWhole }), true),
  /** What a new ceremony's form begins with: today, and the settings' giver, signatories and number of originals. Nothing is stored. */
  'handover.newCeremony': query('ceremony.prepare', z.strictObject({}), z.strictObject({ ceremony: ceremonyShown })),

  /** The programme's label, restricted (domain.md §5): asked for alone, and each sight written down. Empty: none was given. */
  'handover.restricted': query('restricted.read', z.strictObject({ ceremonyId }), z.strictObject({ programmeLabel: z.string(), revision }), true),
  /** Of a draft, by those who may also prepare it; empty takes it away. */
  'handover.setRestricted': command('restricted.read', z.strictObject({ ...at, programmeLabel: words(250) }), moved),

  'handover.createCeremony': command('ceremony.prepare', z.strictObject({ ceremony: ceremonyForm }), z.strictObject({ ceremonyId: id, revision })),
  'handover.changeCeremony': command('ceremony.prepare', z.strictObject({ ...at, ceremony: ceremonyForm }), moved),
  /** `position`: from 1; null for the end. */
  'handover.addRecipient': command('ceremony.prepare', z.strictObject({ ceremonyId, recipient: recipientForm, lines: linesForm.default([]), position }), z.strictObject({ recipientId: id, ...changed.shape })),
  'handover.changeRecipient': command('ceremony.prepare', z.strictObject({ ...at, recipientId, recipient: recipientChange }), changed),
  /** Answers what `handover.addRecipient` needs to bring them back. */
  'handover.removeRecipient': command('ceremony.prepare', z.strictObject({ ...at, recipientId }), z.strictObject({ revision, removed: z.strictObject({ recipient: recipientWhole, lines: z.array(lineShown), position: z.int() }) })),
  /** Another person takes the place and the lines; `replaced` is whom to put back. */
  'handover.replaceRecipient': command('ceremony.prepare', z.strictObject({ ...at, recipientId, recipient: recipientForm }), z.strictObject({ ...changed.shape, replaced: recipientWhole })),
  'handover.moveRecipient': command('ceremony.prepare', z.strictObject({ ...at, recipientId, position: z.int().min(1) }), moved),
  'handover.addLine': command('ceremony.prepare', z.strictObject({ ceremonyId, recipientId, line: lineForm, position }), z.strictObject({ lineId: id, revision })),
  'handover.changeLine': command('ceremony.prepare', z.strictObject({ ...at, lineId, line: lineForm }), moved),
  /** Answers what `handover.addLine` needs to bring it back. */
  'handover.removeLine': command('ceremony.prepare', z.strictObject({ ...at, lineId }), z.strictObject({ revision, removed: z.strictObject({ recipientId: id, line: lineShown, position: z.int() }) })),
};
