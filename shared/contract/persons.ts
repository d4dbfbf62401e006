import { z } from 'zod';
import { FILE_MENTIONS, MENTIONS } from '#shared/domain/persons.ts';
import { reason } from './papers.ts';
import { job, query } from './procedure.ts';
import { bilingual, civilDate, fileHandle, id, instant, oneLine, sha256 } from './values.ts';

/** What becomes of the papers of validated ceremonies: kept as evidence as long as the law asks, or gone by the director's decision. */
const papers = z.enum(['keep', 'erase']);
/** What an erasure took away, and what stays until when; counts and dates, nothing of the person. */
const outcome = z.strictObject({
  drafts: z.int(), forms: z.int(), papers: z.int(), files: z.int(), changes: z.int(),
  kept: z.array(z.strictObject({ ceremonyId: id, papers: z.int(), files: z.int(), until: civilDate })),
});
const erased = z.strictObject({ digest: sha256, fileDigest: sha256, erasedAt: instant, /** empty where a restored backup was told */ erasedBy: z.string(), reason: z.string(), papers, outcome });

export const persons = {
  /** What erasing a person would take away, and what would stay and why. By the person of a ceremony, or by file number. */
  'persons.erasable': query('person.erase', z.union([z.strictObject({ recipientId: id }), z.strictObject({ fileNumber: oneLine(40).min(1) })]), z.strictObject({
    personId: id, name: bilingual, fileNumber: z.string(), cinMasked: z.string(),
    /** Which number is to be typed to confirm. */
    confirmBy: z.enum(['fileNumber', 'cin']),
    drafts: z.array(z.strictObject({ ceremonyId: id, title: bilingual, date: civilDate })),
    validated: z.array(z.strictObject({ ceremonyId: id, title: bilingual, date: civilDate, /** papers of this person alone */ papers: z.int(), /** printed files and scans of those */ files: z.int(), /** papers of the whole ceremony, which name others too */ shared: z.int(), until: civilDate, over: z.boolean() })),
    /** the case file with all that was written in it, which goes whole; null for a person without one */ file: z.strictObject({ papers: z.int(), attachments: z.int(), diagnoses: z.int(), lifeProjects: z.int(), visits: z.int() }).nullable(),
    forms: z.int(), changes: z.int(),
    /** Free texts that name the person, or give one of their numbers. They stay as they are: who decides may correct those of drafts by hand. */
    mentions: z.array(z.strictObject({ where: z.enum(MENTIONS), ceremonyId: id, title: bilingual, date: civilDate, status: z.enum(['draft', 'validated']), count: z.int() })),
    /** The same in the case files of others. */
    fileMentions: z.array(z.strictObject({ where: z.enum(FILE_MENTIONS), personId: id, fileNumber: z.string(), name: bilingual, count: z.int() })),
  }), true),
  /** Erases a person for good. The key that their old values are sealed with is destroyed; no backup made before should be kept longer than its rotation. */
  'persons.erase': job('person.erase', z.strictObject({ personId: id, reason, papers: papers.default('keep'), /** the number that `persons.erasable` asks for, as typed */ confirmation: z.string().max(60) }), erased),
  /** All erasures, the newest first. */
  'persons.erasures': query('person.erase', z.strictObject({}), z.strictObject({ erasures: z.array(erased) }), true),
  /** One page in both languages that an erasure was done; it names nobody who was erased. */
  'persons.erasureCertificate': job('person.erase', z.strictObject({ digest: sha256 }), z.strictObject({ file: fileHandle, fileName: z.string() })),
};
