import { z } from 'zod';
import { ATTACHMENT_KINDS, STATUSES, STEPS, WARNINGS } from '#shared/domain/beneficiaries.ts';
import { ANSWERED_BY, ANSWERS, PURPOSES } from '#shared/domain/consents.ts';
import { SEXES } from '#shared/domain/handover.ts';
import { ROLES } from '#shared/domain/accounts.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { birthDate, day, fileForm, identityForm, profile } from './beneficiaryForms.ts';
import { timeline } from './beneficiaryTimeline.ts';
import { filled, words } from './handoverForms.ts';
import { paperReference } from './papers.ts';
import { command, query } from './procedure.ts';
import { bilingual, civilDate, fileHandle, id, instant, oneLine, sha256 } from './values.ts';

/*
 * Case files. A person is addressed by `personId`; one who was joined to another leads to the one who stays. Whoever lacks `file.all` sees
 * their own files alone (electron/engine/beneficiaries/access.ts). A change says by which `revision` it was decided and answers the next one
 * (beneficiaries.CHANGED_MEANWHILE); what is only added (a consent, an attachment) needs none.
 */
const personId = id, revision = z.int().min(0), status = z.enum(STATUSES), trade = z.enum(TRADES).nullable(), text = z.string().max(200);
const at = { personId, revision }, moved = z.strictObject({ revision });
const warnings = z.array(z.strictObject({ code: z.enum(WARNINGS), /** a path in the form, `name.fr` */ field: z.string() }));
const user = z.strictObject({ id, name: z.string() });
const reason = filled(500), maybeReason = words(500).default('');
const page = { cursor: z.string().max(120).nullable().default(null), limit: z.int().min(1).max(200).default(50) };
const of = z.union([z.strictObject({ personId }), z.strictObject({ fileNumber: oneLine(40).min(1) })]);

const purpose = z.enum(PURPOSES);
const consent = z.strictObject({
  consentId: id, purpose, /** whom it is shared with; empty but for `sharing` */ partner: z.string(), ceremony: z.strictObject({ ceremonyId: id, title: bilingual, date: civilDate }).nullable(),
  answer: z.enum(ANSWERS), on: civilDate, by: z.enum(ANSWERED_BY), /** the reference of the consent form */ paper: z.string().nullable(), attachmentId: id.nullable(), note: z.string(), notedAt: instant, notedBy: z.string(),
});
const attachment = z.strictObject({
  attachmentId: id, title: z.string(), kind: z.enum(ATTACHMENT_KINDS), format: z.enum(['pdf', 'jpeg', 'png']), bytes: z.int(), sha256, attachedAt: instant, attachedBy: z.string(),
  removed: z.strictObject({ at: instant, by: z.string(), reason: z.string() }).nullable(),
});
/** Somebody who was joined to this person. */
const joined = z.strictObject({ mergeId: id, personId: id, fileNumber: z.string(), name: bilingual, reason: z.string(), at: instant, by: z.string() });
const entry = z.strictObject({
  personId: id, fileNumber: z.string(), name: bilingual, sex: z.enum(SEXES), status, companion: user, trade, commune: bilingual, /** the next visit that is planned, today or later */ nextVisit: civilDate.nullable(), /** visits whose day has passed */ overdue: z.int(), /** actions of the plan in force whose day has passed */ lateActions: z.int(), updatedAt: instant,
});
const why = z.enum(['cin', 'nameAndBirth', 'closeName']);

export const beneficiaries = {
  /**
   * A file for a new person, or for one whom a ceremony brought in (`personId`; then `identity` may be null: as they are known). Whoever opens it is its companion;
   * only a director names another. `openedOn` null: today.
   */
  'beneficiaries.open': command('file.write', z.strictObject({ personId: id.nullable().default(null), identity: identityForm.nullable().default(null), ...fileForm.shape, openedOn: day.nullable().default(null), companionId: id.nullable().default(null) }),
    z.strictObject({ personId: id, fileNumber: z.string(), revision, warnings })),
  /** The whole form said anew. */
  'beneficiaries.change': command('file.write', z.strictObject({ ...at, identity: identityForm, ...fileForm.shape }), z.strictObject({ revision, warnings })),
  /** A file at one glance. The ID number is masked: `beneficiaries.idNumber` tells it whole. */
  'beneficiaries.show': query('file.read', of, z.strictObject({
    personId: id, revision, /** what this user may do here: change it (a closed one: reopen it), join and hand over */ mayWrite: z.boolean(), mayAssign: z.boolean(),
    identity: z.strictObject({ fileNumber: z.string(), cinMasked: z.string(), name: bilingual, sex: z.enum(SEXES), birthDate: z.string().nullable(), birthPlace: bilingual, phone: z.string(), otherPhone: z.string(), address: bilingual, commune: bilingual }),
    /** the attachment with their picture, while they agree to it */ photo: id.nullable(),
    status, statusSince: instant, next: z.enum(STEPS).nullable(), companion: user, openedOn: civilDate, province: z.string(), trade, profile, warnings,
    /** contact attempts in a row without an answer; three may close a file as lost */ unanswered: z.int(),
    nextVisit: z.strictObject({ visitId: id, kind: z.string(), on: civilDate }).nullable(), overdue: z.array(z.strictObject({ visitId: id, kind: z.string(), on: civilDate })),
    /** what the life project in force wanted done by now */ lateActions: z.array(z.strictObject({ lifeProjectId: id, words: z.string(), on: civilDate })),
    /** the last answer of each scope: one a purpose, a partner, a ceremony */ consents: z.array(consent), /** purposes that nobody was asked about */ unasked: z.array(purpose),
    counts: z.strictObject({ diagnoses: z.int(), lifeProjects: z.int(), visits: z.int(), papers: z.int(), attachments: z.int(), ceremonies: z.int() }),
    joined: z.array(joined), updatedAt: instant, updatedBy: z.string(),
  })),
  /** The whole ID number; each sight is written down. */
  'beneficiaries.idNumber': query('file.write', z.strictObject({ personId }), z.strictObject({ cin: z.string() }), true),
  /**
   * Files, the last changed first; with `text` those it finds, exact spellings first. `status`: one, or all open or closed ones. `commune` in either script.
   * `next` is the `cursor` of the following piece, null at the end.
   */
  'beneficiaries.list': query('file.read', z.strictObject({
    text: text.default(''), status: z.union([status, z.enum(['open', 'closed'])]).nullable().default(null), trade: trade.default(null), commune: words(120).default(''), companionId: id.nullable().default(null), overdue: z.boolean().default(false), ...page,
  }), z.strictObject({ entries: z.array(entry), next: z.string().nullable() })),
  /** What the list can be filtered by, and who may be a companion. */
  'beneficiaries.choices': query('file.read', z.strictObject({}), z.strictObject({ companions: z.array(z.strictObject({ id, name: z.string(), role: z.enum(ROLES), /** false: has files, and no account any more */ active: z.boolean() })), communes: z.array(bilingual) })),
  /** Whoever a text finds, files and persons of ceremonies that have none; exact spellings first. Any text is a question. */
  'beneficiaries.find': query('file.read', z.strictObject({ text: z.string().max(2000), limit: z.int().min(1).max(1000).default(200) }), z.array(z.strictObject({ personId: id, fileNumber: z.string(), nameAr: z.string(), nameFr: z.string(), status: z.union([status, z.literal('noFile')]) }))),
  /**
   * Who may be the same person, while somebody types: suggestions, nothing more. Of a file that is not the user's own only this is told: that there is one, and whom to ask.
   */
  'beneficiaries.duplicates': query('file.write', z.strictObject({ cin: words(20).default(''), name: z.strictObject({ ar: words(120), fr: words(120) }), birthDate: birthDate.default(null), /** the person whose form it is */ except: id.nullable().default(null) }), z.strictObject({
    hits: z.array(z.strictObject({ why, /** null: of somebody else's file */ person: z.strictObject({ personId: id, fileNumber: z.string(), name: bilingual, birthDate: z.string().nullable(), status: status.nullable() }).nullable(), /** the companion of a file that is not the user's own */ ask: z.string().nullable() })),
  })),

  /** The next step needs no reason, everything else does; `lost` only after contact attempts without answer. */
  'beneficiaries.setStatus': command('file.write', z.strictObject({ ...at, to: status, reason: maybeReason }), moved),
  'beneficiaries.assign': command('file.assign', z.strictObject({ ...at, companionId: id, reason }), moved),
  /** `otherId` is the same person: the rows of both show in the file of `personId`, and every number leads there. `part` undoes it. */
  'beneficiaries.merge': command('file.assign', z.strictObject({ ...at, otherId: id, reason }), z.strictObject({ mergeId: id, revision })),
  'beneficiaries.part': command('file.assign', z.strictObject({ mergeId: id, reason: maybeReason }), z.strictObject({ personId: id, otherId: id, revision })),
  'beneficiaries.timeline': query('file.read', z.strictObject({ personId, ...page }), timeline),

  /** Notes an answer; a later one stands for it. A «no» may be noted of a closed file too. */
  'beneficiaries.consent': command('file.write', z.strictObject({
    personId, purpose, partner: words(120).default(''), ceremonyId: id.nullable().default(null), answer: z.enum(ANSWERS), on: day, by: z.enum(ANSWERED_BY), paper: paperReference.nullable().default(null), attachmentId: id.nullable().default(null), note: words(300).default(''),
  }), z.strictObject({ consent })),
  /** `active`: the file holds something that acts by itself. It is kept, and only ever saved: never opened inside the application. */
  'beneficiaries.attach': command('file.write', z.strictObject({ personId, file: fileHandle, title: filled(150), kind: z.enum(ATTACHMENT_KINDS) }), z.strictObject({ attachment, active: z.boolean() })),
  /** The newest first; removed ones too, marked so. */
  'beneficiaries.attachments': query('file.read', z.strictObject({ personId }), z.array(attachment)),
  'beneficiaries.attachment': query('file.read', z.strictObject({ attachmentId: id }), z.strictObject({ file: fileHandle, attachment, active: z.boolean() }), true),
  /** Its bytes go for good; that it was there, and its digest, stay told. */
  'beneficiaries.removeAttachment': command('file.write', z.strictObject({ attachmentId: id, reason }), z.strictObject({ attachment })),
};
