import type { MessageKey } from '#shared/i18n/index.ts';

/** An unfinished form: what it is called, and where it goes on; null where no screen is known. */
export interface Unfinished { readonly name: MessageKey; readonly to: string | null }
/** @param key as the form's screen keeps it: `ceremony/new`, `ceremony/<id>`, `recipient/<ceremony>/<id>`, `line/<ceremony>/<person>/<line>`, `after/<ceremony>/<person>/<what>`, `file/new`, `file/<person>`, `diagnosis/<person>/<id>/<domain>`, `lifeProject/<person>/<id>`, `visit/<person>/<id>`, `communication/<person>/<paper>`, `consent/<person>/<purpose>`, `status/<person>`, `assign/<person>`, `merge/<person>`, `attempt/<person>`, `postpone/<person>/<visit>`, `cancelVisit/<person>/<visit>`, `removeAttachment/<person>/<attachment>`, `mistake/<person>/<communication>`, `market/new`, `questionnaire`; what another window typed of the same form, `…~<id>` */
export function unfinished(key: string): Unfinished {
  const [kind = '', id = '', person = '', last = ''] = key.replace(/~.*/, '').split('/').map(encodeURIComponent);
  if (kind === 'ceremony') return id === 'new' ? { name: 'home.formNewCeremony', to: '/ceremonies/new' } : { name: 'home.formCeremony', to: `/ceremonies/${id}/edit` };
  if (kind === 'recipient') return { name: 'home.formPerson', to: person === 'new' ? `/ceremonies/${id}?form=add` : `/ceremonies/${id}?person=${person}&form=${last === 'replace' ? 'replace' : 'edit'}` };
  if (kind === 'after') return { name: 'home.formAfter', to: person === 'new' ? `/ceremonies/${id}?form=newcomer` : `/ceremonies/${id}?person=${person}&form=${last}` };
  if (kind === 'line') return { name: 'home.formLine', to: `/ceremonies/${id}?person=${person}&line=${last}` };
  if (kind === 'file') return id === 'new' ? { name: 'home.formNewFile', to: '/beneficiaries/new' } : { name: 'home.formFile', to: `/beneficiaries/${id}/edit` };
  if (kind === 'diagnosis') return { name: 'home.formDiagnosis', to: `/beneficiaries/${id}/diagnosis?diagnosis=${person}&domain=${last}` };
  if (kind === 'lifeProject') return { name: 'home.formLifeProject', to: `/beneficiaries/${id}/plan${person === 'new' ? '?begin=yes' : `?version=${person}`}` };
  if (kind === 'visit') return { name: 'home.formVisit', to: `/beneficiaries/${id}/followUp?visit=${person}&form=record` };
  if (kind === 'communication') return { name: 'home.formCommunication', to: `/beneficiaries/${id}/papers?communicate=${person}` };
  if (kind === 'consent') return { name: 'home.formConsent', to: `/beneficiaries/${id}/consents?note=${person}` };
  if (kind === 'status') return { name: 'home.formStatus', to: `/beneficiaries/${id}?ask=status` };
  if (kind === 'assign') return { name: 'home.formAssign', to: `/beneficiaries/${id}?ask=assign` };
  if (kind === 'merge') return { name: 'home.formMerge', to: `/beneficiaries/${id}?ask=merge` };
  if (kind === 'attempt') return { name: 'home.formAttempt', to: `/beneficiaries/${id}/followUp?attempt=yes` };
  if (kind === 'postpone') return { name: 'home.formPostpone', to: `/beneficiaries/${id}/followUp?visit=${person}&form=postpone` };
  if (kind === 'cancelVisit') return { name: 'home.formCancelVisit', to: `/beneficiaries/${id}/followUp?visit=${person}&form=cancel` };
  if (kind === 'removeAttachment') return { name: 'home.formRemoveAttachment', to: `/beneficiaries/${id}/papers?remove=${person}` };
  if (kind === 'mistake') return { name: 'home.formMistake', to: `/beneficiaries/${id}/papers?mistake=${person}` };
  if (kind === 'market') return { name: 'home.formMarket', to: '/settings/market' };
  if (kind === 'questionnaire') return { name: 'home.formQuestionnaire', to: '/settings/questionnaire?edit=yes' };
  return kind === 'settings' ? { name: 'home.formSettings', to: '/settings' } : { name: 'home.formOther', to: null };
}
