import type Database from 'better-sqlite3';
import { refresh } from '#electron/engine/search/repository.ts';
import { createSql } from '#electron/engine/store/sql.ts';
import type { Store } from '#electron/engine/store/store.ts';
import { openActions } from '#shared/domain/lifeProjects.ts';
import { EMPTY_PROFILE, STATUSES, STEPS } from '#shared/domain/beneficiaries.ts';
import { addDays, type CivilDate } from '#shared/domain/common/dates.ts';
import { fileNumberKey } from '#shared/domain/common/identity.ts';
import { MILESTONES } from '#shared/domain/followUp.ts';
import { TRADES } from '#shared/domain/trades.ts';
import type { Id } from '#shared/lib/ids.ts';
import { ok } from '#shared/lib/result.ts';
import { aPlan } from './caseForms.ts';
import { given } from './engine.ts';
import { seeded } from './store.ts';

/* A centre of any size, by chance and the same each time: files with ten events each, and a signed plan where the way has come so far, written straight into the tables of the product. */
type Pair = readonly [ar: string, fr: string];
const pairs = (text: string): Pair[] => text.split(';').map((one) => { const [ar = '', fr = ''] = one.trim().split('='); return [ar, fr]; });
/** The commonest first. */
const MEN = pairs('محمد=Mohamed;محمد=Mohammed;أحمد=Ahmed;يوسف=Youssef;حسن=Hassan;الحسين=El Houssine;رشيد=Rachid;عبد الله=Abdellah;سعيد=Said;مصطفى=Mustapha;إبراهيم=Brahim;خالد=Khalid;عمر=Omar;عبد الرحيم=Abderrahim;حسين=Hussein;عبد القادر=Abdelkader;كريم=Karim;نور الدين=Noureddine;هشام=Hicham;عزيز=Aziz;لحسن=Lahcen;جمال=Jamal;طارق=Tarik;عثمان=Othmane;سفيان=Soufiane;أيوب=Ayoub;حمزة=Hamza;بلال=Bilal;أنس=Anas;المهدي=El Mehdi;ياسين=Yassine;زكرياء=Zakaria;إسماعيل=Ismail;عبد الصمد=Abdessamad;مراد=Mourad;فؤاد=Fouad');
const WOMEN = pairs('فاطمة=Fatima;فاطمة الزهراء=Fatima Zahra;خديجة=Khadija;عائشة=Aicha;مريم=Meryem;زينب=Zineb;نعيمة=Naima;سعاد=Souad;لطيفة=Latifa;حنان=Hanane;سميرة=Samira;رقية=Rkia;نادية=Nadia;كريمة=Karima;إيمان=Imane;سناء=Sanae;غيثة=Ghita;هند=Hind;سلمى=Salma;أمينة=Amina;ليلى=Leila;حليمة=Halima');
const FAMILIES = pairs('العلوي=Alaoui;الإدريسي=El Idrissi;بناني=Bennani;المنصوري=El Mansouri;التازي=Tazi;العمراني=El Amrani;بوعزة=Bouazza;أيت علي=Ait Ali;الحسني=El Hassani;بن علي=Ben Ali;الفاسي=El Fassi;الناصري=Naciri;الشرقاوي=Cherkaoui;برادة=Berrada;الوزاني=Ouazzani;الصغير=Seghir;الكبير=El Kabir;أوبلا=Oubella;الزهراوي=Zahraoui;السوسي=Soussi;الدكالي=Doukkali;الغزاوي=Ghazaoui;المرابط=Mrabet;الحداد=Haddad;النجار=Najjar;الخياط=El Khayat;البقالي=Bakkali;الطاهري=Tahiri;السعيدي=Saidi;المالكي=Malki;بن عدي=Benaddi;القادري=Kadiri;الرحماني=Rahmani;الصالحي=Salhi;الهلالي=Hilali;الكرسيفي=El Guersifi;أمزيان=Amziane;أيت أحمد=Ait Ahmed;أوعلي=Ouali;بلمكي=Belmekki;الشامي=Chami;اليعقوبي=Yaakoubi;البوزيدي=Bouzidi;المغاري=Meghari;الحمداوي=Hamdaoui;الزيتوني=Zitouni;الرايس=Rais;المعطاوي=Maataoui;بنحدو=Benhaddou;الورياشي=Ouriachi');
const PLACES = pairs('أكادير=Agadir;إنزكان=Inezgane;أيت ملول=Ait Melloul;تارودانت=Taroudant;تيزنيت=Tiznit;طاطا=Tata;بيوكرى=Biougra;أولاد تايمة=Oulad Teima;الدشيرة الجهادية=Dcheira El Jihadia;تغازوت=Taghazout;أورير=Aourir;بلفاع=Belfaa;سيدي إفني=Sidi Ifni;كلميم=Guelmim;تافراوت=Tafraout;إغرم=Igherm;أيت باها=Ait Baha;ماسة=Massa;تمسية=Temsia;القليعة=El Kolea');
/** Some are remembered, for what is looked for must be there. */
export interface Known { readonly personId: Id; readonly companionId: Id; readonly ar: string; readonly fr: string; readonly cin: string; readonly phone: string; readonly fileNumber: string }
const EVENTS = 10;
export interface Filler {
  /** Files up to so many in all; answers those that are remembered. */
  upTo(count: number): Known[];
}
/** @param today visits are planned and missed around it @param companions who share the files @param remembered every how manyeth is answered */
export function filler(db: Database.Database, { today, companions, remembered = 20, seed = 7 }: { readonly today: CivilDate; readonly companions: readonly Id[]; readonly remembered?: number; readonly seed?: number }): Filler {
  const { below } = seeded(seed), known: Known[] = [];
  let made = 0, ids = 0;
  const base = Date.parse('2016-01-01T00:00:00.000Z');
  const id = (): Id => { const at = (base + (ids += 1)).toString(16).padStart(12, '0'), tail = below(2 ** 31).toString(16).padStart(12, '0'); return `${at.slice(0, 8)}-${at.slice(8)}-7000-8000-${tail}` as Id; };
  /** One of a list, the first ones oftener. */
  const common = <T>(list: readonly T[]): T => list[Math.floor(below(list.length * 100) * below(1000) / 100_000)] as T;
  const any = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const instant = (day: CivilDate): string => `${day}T${String(8 + below(10)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}.${String(below(1000)).padStart(3, '0')}Z`;
  const statement = (table: string, columns: string) => db.prepare<unknown[]>(`INSERT INTO ${table} (${columns}) VALUES (${columns.split(',').map(() => '?').join(', ')})`);
  const person = statement('persons', 'id, file_number, file_number_key, cin, name_ar, name_fr, sex, birth_date, phone, address_ar, address_fr, commune_ar, commune_fr, created_at, updated_at');
  const file = statement('case_files', 'person_id, status, companion_id, opened_on, province, trade, profile, created_at, created_by, updated_at, updated_by, revision');
  const status = statement('status_changes', 'id, person_id, from_status, to_status, reason, changed_at, changed_by'), assignment = statement('assignments', 'id, person_id, companion_id, assigned_at, assigned_by');
  const visit = statement('visits', 'id, person_id, kind, planned_on, state, done_on, findings, created_at, created_by, updated_at, updated_by, revision'), attempt = statement('contact_attempts', 'id, person_id, tried_on, way, outcome, noted_at, noted_by');
  const consent = statement('consents', 'id, person_id, purpose, answer, answered_on, answered_by, noted_at, noted_by'), diagnosis = statement('diagnoses', 'id, person_id, number, questionnaire, begun_on, completed_on, completed_by, answers, created_at, created_by, updated_at, updated_by, revision');
  const plan = statement('life_projects', 'id, person_id, version, state, content, signed_on, signed_by, created_at, created_by, updated_at, updated_by, revision'), action = statement('open_actions', 'life_project_id, action_key, person_id, deadline, words, owner');
  const profile = JSON.stringify({ ...EMPTY_PROFILE, maritalStatus: 'single', children: 1, schooling: 'middle', languages: ['darija', 'tamazight'], trainings: [{ title: 'Couture industrielle', certificate: '', months: 9, year: 2015, seen: true }], wishes: 'أريد ورشة خاصة بي' });
  const findings = JSON.stringify({ activity: 'active', activityNote: '', equipment: [], turnover: 350_000, charges: 180_000, jobs: 1, obstacles: [], ownView: '' });
  function enter(n: number): void {
    const woman = below(3) === 0, [firstAr, firstFr] = common(woman ? WOMEN : MEN), [lastAr, lastFr] = common(FAMILIES), [placeAr, placeFr] = common(PLACES), companionId = any(companions), by = companionId, personId = id();
    // a quarter is under way; the others came to an end
    const open = below(4) === 0, step = open ? below(STEPS.length) : STEPS.length - 1, now = open ? STEPS[step] : STATUSES[STEPS.length + Math.min(below(8), 4)];
    const opened = addDays(today, -(open ? 30 + below(400) : 500 + below(3000))), at = instant(opened), updated = instant(addDays(opened, open ? below(29) : 400 + below(90)));
    const one: Known = { personId, companionId, ar: `${firstAr} ${lastAr}`, fr: `${firstFr} ${lastFr}`, cin: `${any(['J', 'JA', 'JB', 'JC', 'JE', 'JF', 'EE', 'PB'])}${100_000 + below(900_000)}`, phone: `06${String(below(100_000_000)).padStart(8, '0')}`, fileNumber: `D/AGA/${opened.slice(0, 4)}/${String(n).padStart(6, '0')}` };
    person.run(personId, one.fileNumber, fileNumberKey(one.fileNumber), one.cin, one.ar, one.fr, woman ? 'F' : 'M', `${1960 + below(45)}-0${1 + below(9)}-1${below(10)}`, one.phone, `حي السلام رقم ${n}`, `Hay Salam n° ${n}`, placeAr, placeFr, at, updated);
    file.run(personId, now, companionId, opened, any(['Agadir', 'Inezgane', 'Taroudant', 'Tiznit']), any(TRADES), profile, at, by, updated, by, 1);
    let events = 0;
    const after = (days: number): CivilDate => { const day = addDays(opened, days); return day < today ? day : today; };
    for (const [i, to] of ['intake', ...(step > 0 ? [STEPS[Math.ceil(step / 2)]] : []), ...(open && step < 2 ? [] : [now])].entries()) { status.run(id(), personId, i === 0 ? null : 'intake', to, '', instant(after(i * 60)), by); events += 1; }
    assignment.run(id(), personId, companionId, at, by);
    diagnosis.run(id(), personId, 1, 1, after(3), after(20), by, '{"answers":{},"levels":{},"summary":""}', at, by, at, by, 1);
    consent.run(id(), personId, 'caseWork', 'given', opened, 'person', at, by);
    consent.run(id(), personId, 'photo', any(['given', 'refused']), opened, 'person', at, by);
    events += 4;
    // one in ten of those under way is late, and some of those that ended were forgotten in the calendar
    for (let i = 0; events < EVENTS - 1; i++, events++) {
      const planned = open ? i === 0 : i === 0 && below(50) === 0, on = planned ? addDays(today, below(10) === 0 || !open ? -1 - below(60) : below(365)) : after(25 + 30 * i), milestone = MILESTONES[i];
      visit.run(id(), personId, 'field', on, planned ? 'planned' : 'done', planned ? null : on, `{"milestone":"${milestone}","findings":${planned ? 'null' : findings}}`, at, by, at, by, 1);
    }
    attempt.run(id(), personId, after(100), 'phone', any(['reached', 'unreached']), instant(after(100)), by);
    if (!open || step >= STEPS.indexOf('committee')) enterPlan(personId, { open, by, at, signedOn: after(24) });
    if (n % remembered === 0) known.push(one);
  }
  /** Some of its actions are late: most of a closed file, for nobody says there that they are done. */
  function enterPlan(personId: Id, { open, by, at, signedOn }: { readonly open: boolean; readonly by: Id; readonly at: string; readonly signedOn: CivilDate }): void {
    const form = aPlan(), content = { ...form, choice: null, objectives: form.objectives.map((objective) => ({ ...objective, actions: objective.actions.flatMap((one) => Array.from({ length: 3 }, (_, i) => ({ ...one, key: `${one.key}${i}`, deadline: addDays(today, below(200) - 20), state: any(['toDo', 'done'] as const) }))) })) }, planId = id();
    plan.run(planId, personId, 1, 'signed', JSON.stringify(content), signedOn, by, at, by, at, by, 1);
    // as `plans.keepOpen` would
    if (open) for (const { key, deadline, words, owner } of openActions(content)) action.run(planId, key, personId, deadline, words, owner);
  }
  const sql = createSql(db), store = { sql, transaction: (work: () => unknown) => db.transaction(work).immediate() } as unknown as Store;
  return {
    upTo(count) {
      db.pragma('synchronous = OFF');
      db.pragma('cache_size = -500000');
      for (; made < count;) db.transaction(() => { for (const end = Math.min(count, made + 5000); made < end; made++) enter(made); })();
      given(refresh(store) ?? ok(null));
      db.pragma('synchronous = FULL');
      db.pragma('wal_checkpoint(TRUNCATE)');
      return [...known];
    },
  };
}
