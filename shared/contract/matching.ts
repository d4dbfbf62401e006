import { z } from 'zod';
import { CONDITIONS, CRITERIA, ELIGIBILITY_REASONS, EVIDENCE_KINDS, GATES, GATE_STATES, SUBJECTS } from '#shared/domain/matching.ts';
import { TRADES } from '#shared/domain/trades.ts';
import { day, filledText, text, whole } from './caseFields.ts';
import { reason } from './papers.ts';
import { command, query } from './procedure.ts';
import { civilDate, id, instant, line } from './values.ts';

/* Advice on trades (domain.md §6), and what a centre knows of its provinces. A person chooses, and writes why: `lifeProjects.choose`. */
const trade = z.enum(TRADES), criterion = z.enum(CRITERIA);
const note = z.strictObject({ ar: text(600), fr: text(600) });
/** As the file says it: one name in one spelling or another is one province, whatever its hamza, accents or case. */
export const province = line(60);
const entry = z.strictObject({
  entryId: id, subject: z.enum(SUBJECTS), province: z.string(), trade, isco: z.string(), level: whole(0, 4), conditions: z.array(z.enum(CONDITIONS)), note, source: z.string(), dated: civilDate,
  createdAt: instant, createdBy: z.string(), retired: z.strictObject({ at: instant, by: z.string() }).nullable(), /** the newest of its kind that is not retired: this one counts */ inForce: z.boolean(),
});

/** Points in hundredths: 2050 is 20.50 of 100. */
const points = z.int();
const contribution = z.strictObject({
  criterion, weight: z.int(), /** anchors 0–4; the two differ where something is not known */ lowest: whole(0, 4), highest: whole(0, 4), low: points, high: points,
  evidence: z.enum(EVIDENCE_KINDS), params: z.record(z.string(), z.union([z.string(), z.number()])),
});
const reasonOf = z.enum(ELIGIBILITY_REASONS);
const gate = z.strictObject({
  gate: z.enum(GATES), state: z.enum(GATE_STATES), /** of eligibility: why, and on what the rule rests */ because: z.array(z.strictObject({ reason: reasonOf, state: z.enum(GATE_STATES) })).default([]), rule: z.strictObject({ source: z.string(), dated: civilDate }).nullable().default(null),
});
const score = z.strictObject({
  trade, isco: z.string(), low: points, high: points, lines: z.array(contribution), gates: z.array(gate),
  /** what would raise it, the largest gain first: `learn` where it is not known, `improve` where it is */
  raises: z.array(z.strictObject({ criterion, way: z.enum(['learn', 'improve']), gain: points })),
});
/** A proposal as it was made; frozen whole in the life project that a trade was chosen by. */
export const proposal = z.strictObject({
  weightsVersion: z.int(), weights: z.array(z.strictObject({ criterion, weight: z.int() })), on: civilDate, province: z.string(),
  /** when a ceremony last handed equipment to the person: whether a second support is allowed is for the convention to say */ equippedOn: civilDate.nullable().default(null),
  best: z.array(score).max(3), /** all others, the best first, and those whose gate is shut */ others: z.array(z.strictObject({ trade, low: points, high: points, shut: z.array(z.enum(GATES)), /** what keeps eligibility shut */ because: z.array(reasonOf).default([]) })),
  sensitivity: z.strictObject({ percent: z.int(), /** the three and their order stay, whatever weights move by that much */ steady: z.boolean(), /** the weights that change it alone */ movedBy: z.array(criterion) }),
});
/** As a handler makes it and as it is kept. */
export type Proposal = z.output<typeof proposal>;

export const matching = {
  /** Entries of a province, or of all; the newest first. */
  'matching.entries': query('file.read', z.strictObject({ province: province.optional(), retired: z.boolean().default(false) }), z.strictObject({ entries: z.array(entry) })),
  /** One entry; its ISCO-08 code is the trade's. Of eligibility, level 0 says that the convention does not provide for the trade, any other that it does, under the conditions. */
  'matching.addEntry': command('market.change', z.strictObject({ subject: z.enum(SUBJECTS), province, trade, level: whole(0, 4), conditions: z.array(z.enum(CONDITIONS)).max(CONDITIONS.length).default([]), note, source: filledText(300), dated: day }), z.strictObject({ entryId: id })),
  'matching.retireEntry': command('market.change', z.strictObject({ entryId: id, reason }), z.strictObject({ entryId: id })),
  /** The three trades that fit best, from the file, the latest diagnosis, the draft plan and the entries of the file's province. Nothing is stored. */
  'matching.propose': query('file.read', z.strictObject({ personId: id }), proposal, true),
};
