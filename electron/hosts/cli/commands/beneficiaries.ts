import path from 'node:path';
import { inLanguage } from '#shared/domain/common/bilingual.ts';
import { shortDate, type CivilDate } from '#shared/domain/common/dates.ts';
import { present } from '#shared/lib/assert.ts';
import { readUserFile } from '../diskFiles.ts';
import { Failure } from '../failure.ts';
import { lineOf, say, warning } from '../say.ts';
import { given, runJob, withCentre } from '../session.ts';
import { show, type Command } from './command.ts';
import { templateCommand, WORKBOOK_MEGABYTES } from './exchange.ts';

/* Case files: found, shown, brought in. */
export const beneficiariesFind: Command = {
  spec: { usage: 'idmaj beneficiaries find QUERY --data DIR [--json]', words: ['beneficiaries', 'find'], values: ['data'], flags: ['json'], positionals: ['QUERY'], required: ['data'], anyText: true },
  help: 'cli.HELP_BENEFICIARIES_FIND',
  async run({ positionals, values }, terminal) {
    const { lang } = terminal, text = present(positionals[0], 'QUERY').slice(0, 2000);
    const found = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('beneficiaries.find', { text, limit: 1000 })));
    show(terminal, found.map(({ fileNumber, nameAr, nameFr, status }) => ({ fileNumber, nameAr, nameFr, status })), () => (found.length === 0 ? [say(lang, 'cli.NOBODY_FOUND')] : found.map(({ fileNumber, nameAr, nameFr, status }) =>
      say(lang, 'cli.BENEFICIARY_LINE', { fileNumber: fileNumber || '–', name: inLanguage({ ar: nameAr, fr: nameFr }, lang), status: say(lang, `beneficiaries.status_${status}`) }))));
    return 0;
  },
};
export const beneficiariesShow: Command = {
  spec: { usage: 'idmaj beneficiaries show FILE-NUMBER --data DIR [--json]', words: ['beneficiaries', 'show'], values: ['data'], flags: ['json'], positionals: ['FILE-NUMBER'], required: ['data'] },
  help: 'cli.HELP_BENEFICIARIES_SHOW',
  async run({ positionals, values }, terminal) {
    const { lang } = terminal, fileNumber = present(positionals[0], 'FILE-NUMBER'), day = (date: string): string => shortDate(date as CivilDate);
    const file = await withCentre(present(values['data'], '--data'), terminal, async (engine) => given(await engine.call('beneficiaries.show', { fileNumber })));
    const { identity, counts } = file;
    show(terminal, file, () => [
      say(lang, 'cli.BENEFICIARY_LINE', { fileNumber: identity.fileNumber, name: inLanguage(identity.name, lang), status: say(lang, `beneficiaries.status_${file.status}`) }),
      say(lang, 'cli.BENEFICIARY_WHO', { cin: identity.cinMasked || '–', birth: identity.birthDate === null ? '–' : identity.birthDate.length === 4 ? identity.birthDate : day(identity.birthDate), phone: identity.phone || '–', commune: inLanguage(identity.commune, lang) || '–' }),
      say(lang, 'cli.BENEFICIARY_WAY', { companion: file.companion.name || '–', opened: day(file.openedOn), visit: file.nextVisit === null ? '–' : day(file.nextVisit.on), overdue: file.overdue.length }),
      Object.values(counts).every((count) => count === 0) ? say(lang, 'cli.BENEFICIARY_EMPTY') : say(lang, 'cli.BENEFICIARY_COUNTS', { diagnoses: counts.diagnoses, plans: counts.lifeProjects, visits: counts.visits, papers: counts.papers, attachments: counts.attachments, ceremonies: counts.ceremonies }),
      ...file.warnings.map(({ code }) => warning(lang, say(lang, `beneficiaries.${code}`))),
    ]);
    return 0;
  },
};
export const importBeneficiaries: Command = {
  spec: { usage: 'idmaj import beneficiaries FILE.xlsx --data DIR [--json]', words: ['import', 'beneficiaries'], values: ['data'], flags: ['json'], positionals: ['FILE.xlsx'], required: ['data'] },
  help: 'cli.HELP_IMPORT_BENEFICIARIES',
  async run({ positionals, values }, terminal) {
    const { lang } = terminal, name = present(positionals[0], 'FILE'), bytes = readUserFile(name, WORKBOOK_MEGABYTES);
    const result = await withCentre(present(values['data'], '--data'), terminal, async (engine, signal) =>
      runJob(engine, 'exchange.importBeneficiaries', { file: given(await engine.put(bytes)), fileName: path.basename(name).slice(0, 255) }, { signal }, terminal));
    for (const told of result.warnings) terminal.err(warning(lang, lineOf(lang, told)));
    if ('errors' in result) {
      if (!terminal.json && result.errors.some(({ sheet }) => sheet !== '')) terminal.err(say(lang, 'cli.NOT_IMPORTED', { errors: result.errors.length }));
      throw new Failure(result.errors, 1);
    }
    show(terminal, result, () => [say(lang, 'cli.FILES_IMPORTED', { files: result.files, known: result.known, first: result.first, last: result.last })]);
    return 0;
  },
};
export const templateBeneficiaries = templateCommand('beneficiaries', 'cli.HELP_TEMPLATE_BENEFICIARIES', 'exchange.beneficiariesTemplate');
