// The one door: `node build/start.mjs start|idmaj|test|test:electron|check|bench|faults|fuzz|build …arguments`.
// Plain JavaScript without packages: it runs before node_modules exists. It installs what the lock asks for,
// builds the application where its sources changed, and hands over to the pinned Node with the same exit code.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The only sentences outside the catalogues, which do not exist yet when these are needed. */
const WORDS = {
  oldNode: [
    'Idmaj demande Node 20.19 ou plus récent (ici : %). Installez la version LTS de Node, puis relancez.',
    'يحتاج إدماج إلى Node 20.19 أو أحدث (الموجود هنا: %). ثبتوا النسخة LTS من Node ثم أعيدوا التشغيل.',
    'Idmaj needs Node 20.19 or newer (found %). Install the LTS version of Node, then start again.',
  ],
  noRuntime: [
    'Aucun Node 24 pour cette machine (%). Idmaj se lance sous Linux x64 ou arm64, Windows x64, ou avec un Node 24 installé.',
    'لا يوجد Node 24 لهذا الجهاز (%). يعمل إدماج على Linux x64 أو arm64 أو Windows x64، أو مع Node 24 مثبت.',
    'No Node 24 for this machine (%). Idmaj runs on Linux x64 or arm64, on Windows x64, or with an installed Node 24.',
  ],
  installing: [
    'Installation des composants (une fois, moins d’une minute)…',
    'جار تثبيت المكونات (مرة واحدة، أقل من دقيقة)…',
    'Installing the components (once, less than a minute)…',
  ],
  installFailed: [
    'L’installation a échoué. Vérifiez la connexion à Internet et 1 Go d’espace libre, fermez Idmaj s’il est ouvert, puis relancez la même commande.',
    'فشل التثبيت. تحققوا من الاتصال بالإنترنت ومن وجود مساحة حرة قدرها 1 غيغابايت، وأغلقوا إدماج إن كان مفتوحا، ثم أعيدوا الأمر نفسه.',
    'The installation failed. Check the network and 1 GB of free space, close Idmaj if it is open, then run the same command again.',
  ],
  buildFailed: [
    'La construction du programme a échoué : voir ci-dessus. Si rien n’a été modifié dans les sources, supprimez le dossier dist et relancez.',
    'فشل بناء البرنامج: انظروا أعلاه. إن لم تغيروا شيئا في المصادر فاحذفوا المجلد dist ثم أعيدوا الأمر.',
    'Building the program failed: see above. If no source was changed, delete the folder dist and run again.',
  ],
  readOnly: [
    'Impossible d’écrire dans % : donnez-vous le droit d’écriture sur ce dossier, puis relancez.',
    'تتعذر الكتابة في %: امنحوا أنفسكم حق الكتابة في هذا المجلد ثم أعيدوا الأمر.',
    'Cannot write in %: give yourself the right to write in this folder, then run again.',
  ],
  usage: [
    'Commandes : npm start, npm test, npm run test:electron, npm run idmaj, npm run check, npm run bench, npm run faults, npm run fuzz, npm run build.',
    'الأوامر: npm start، npm test، npm run test:electron، npm run idmaj، npm run check، npm run bench، npm run faults، npm run fuzz، npm run build.',
    'Commands: npm start, npm test, npm run test:electron, npm run idmaj, npm run check, npm run bench, npm run faults, npm run fuzz, npm run build.',
  ],
};
const say = (what, value = '') => { for (const line of WORDS[what]) console.error(line.replace('%', () => value)); };
const stop = (what, value) => { say(what, value); process.exit(what === 'usage' ? 2 : 1); };

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop('oldNode', process.version);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);
const text = (file) => { try { return readFileSync(file, 'utf8'); } catch { return ''; } };
const sha256 = (value) => createHash('sha256').update(value).digest('hex');

/** Runs a program to its end; with `quiet` its output is kept and shown only if it fails. */
function run(command, args, { quiet, env, shell = false }) {
  return new Promise((resolve) => {
    const pipe = quiet ? 'pipe' : 2;
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ['ignore', pipe, pipe] });
    const kept = [];
    child.stdout?.on('data', (piece) => kept.push(piece));
    child.stderr?.on('data', (piece) => kept.push(piece));
    child.on('error', (error) => { console.error(error.message); resolve(false); });
    child.on('close', (code) => { if (code !== 0) process.stderr.write(Buffer.concat(kept)); resolve(code === 0); });
  });
}

// ── one start at a time ──────────────────────────────────────────────────────────────────────────────────
const LOCK = at('dist', '.lock');
/** A lock nobody touched for this long (ms, watched by the waiter's own clock) belongs to nobody: its holder touches it every second. */
const ABANDONED = 15_000;
function alive(pid) {
  try { process.kill(pid, 0); return true; } catch (error) { return error.code === 'EPERM'; }
}
/** Takes a stale lock away. Where another waiter was faster, the lock moved aside is a live one, and goes back. */
function breakLock(stale) {
  const aside = `${LOCK}-${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (text(aside) !== stale && !existsSync(LOCK)) renameSync(aside, LOCK);
    else rmSync(aside);
  } catch (error) { if (error.code !== 'ENOENT') throw error; }
}
/** Does `work` unless `done()`, never in two starts at once; a start that waited for another's work does not repeat it. */
async function once(done, work) {
  if (done()) return;
  let seen = '', since = 0;
  for (;;) {
    try {
      mkdirSync(path.dirname(LOCK), { recursive: true });
      writeFileSync(LOCK, `${process.pid} ${Date.now()}`, { flag: 'wx' });
      break;
    } catch (error) {
      if (['EACCES', 'EROFS', 'EPERM'].includes(error.code)) stop('readOnly', root);
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = text(LOCK), touched = statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs;
    if (`${holder} ${touched}` !== seen) { seen = `${holder} ${touched}`; since = Date.now(); }
    if ((holder && !alive(Number.parseInt(holder, 10))) || Date.now() - since > ABANDONED) breakLock(holder);
    else await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  const beat = setInterval(() => { try { utimesSync(LOCK, new Date(), new Date()); } catch { /* the lock was taken from us: the work ends all the same */ } }, 1000);
  try { if (!done()) await work(); } finally { clearInterval(beat); rmSync(LOCK, { force: true }); }
}

// ── packages ─────────────────────────────────────────────────────────────────────────────────────────────
const STAMP = at('node_modules', '.idmaj-lock');
const locked = `${sha256(text(at('package-lock.json')))} ${process.platform}-${process.arch}`;
const installed = () => text(STAMP) === locked;
async function install(quiet) {
  if (!quiet) say('installing');
  // Windows cannot delete a running program, and under `npm run` this one may be the pinned Node itself; moving it is allowed.
  if (process.platform === 'win32' && process.execPath.startsWith(at('node_modules'))) renameSync(process.execPath, at('dist', `node-${process.pid}.exe`));
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const underNpm = npm && node && existsSync(node) && path.basename(npm) === 'npm-cli.js';
  // dev packages too, whatever NODE_ENV says: the build is among them
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = underNpm
    ? await run(node, [npm, ...args], { quiet, env: process.env })
    : await run('npm', args, { quiet, env: process.env, shell: process.platform === 'win32' });
  if (done) writeFileSync(STAMP, locked); // last: an interrupted install is done again
  return done;
}

// ── the pinned Node ──────────────────────────────────────────────────────────────────────────────────────
/** The program file of Node 24 that everything runs on. */
function pinned() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const wanted = JSON.parse(text(at('package.json'))).optionalDependencies[name];
  const found = text(at('node_modules', name, 'package.json'));
  if (wanted && found && JSON.parse(found).version === wanted) return at('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (major === 24) return process.execPath;
  return stop('noRuntime', `${process.platform}-${process.arch}, Node ${process.version}`);
}

// ── the bundle ───────────────────────────────────────────────────────────────────────────────────────────
const OUT = at('dist', 'electron');
/** What a build makes, in the order in which it takes its place: the stamp that makes it known lies in the last. */
const OUTPUTS = ['renderer', 'electron'];
/** Names, sizes and times of everything the bundle is made of. */
function sources() {
  const lines = [locked];
  const note = (file) => { const found = statSync(file, { throwIfNoEntry: false }); if (found?.isFile()) lines.push(`${file} ${found.size} ${found.mtimeMs}`); };
  for (const name of ['vite.config.ts', 'package.json']) note(at(name));
  for (const room of ['electron', 'renderer', 'shared']) {
    if (existsSync(at(room))) for (const name of readdirSync(at(room), { recursive: true }).sort()) note(at(room, name));
  }
  return sha256(lines.join('\n'));
}
const built = () => existsSync(at('dist', 'renderer')) && text(path.join(OUT, '.sources')) === sources();
/** Builds beside the bundles in use, then changes places, so that nobody ever starts half of one. */
async function build(node, env) {
  const fresh = at('dist', '.building'), old = at('dist', '.old'), made = sources();
  try { rmSync(fresh, { recursive: true, force: true }); } catch (error) { console.error(error.message); return false; }
  const done = await run(node, [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'], { quiet: true, env: { ...env, IDMAJ_OUT: fresh, NODE_ENV: 'production' } });
  if (!done) return false;
  writeFileSync(path.join(fresh, 'electron', '.sources'), made);
  try {
    rmSync(old, { recursive: true, force: true });
    mkdirSync(old);
    for (const output of OUTPUTS) {
      if (existsSync(at('dist', output))) renameSync(at('dist', output), path.join(old, output));
      renameSync(path.join(fresh, output), at('dist', output));
    }
    for (const left of [old, fresh]) rmSync(left, { recursive: true, force: true });
  } catch (error) { console.error(error.message); return false; }
  return true;
}

// ── the command ──────────────────────────────────────────────────────────────────────────────────────────
const COMMANDS = {
  start: { bundle: true, args: [path.join(OUT, 'start.js')] },
  idmaj: { bundle: true, args: [path.join(OUT, 'cli.js')] },
  bench: { bundle: true, args: [at('tests', 'bench', 'run.ts')], inRoot: true },
  test: { args: [at('build', 'test.ts')], inRoot: true },
  'test:electron': { bundle: true, args: [at('node_modules', '@playwright', 'test', 'cli.js'), 'test', '--project=electron'], inRoot: true },
  faults: { args: [at('tests', 'faults', 'kills.ts')], inRoot: true },
  fuzz: { args: [at('tests', 'fuzz', 'run.ts')], inRoot: true },
  check: { args: [at('build', 'check.ts')], inRoot: true },
  build: { bundle: true },
};
const [what, ...rest] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, what ?? '') ? COMMANDS[what] : stop('usage');

let failed = '';
await once(installed, async () => { if (!await install(what === 'idmaj')) failed = 'installFailed'; });
if (failed) stop(failed);
const node = pinned();
const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + (process.env.PATH ?? '') };
if (command.bundle) await once(built, async () => { if (!await build(node, env)) failed = 'buildFailed'; });
if (failed) stop(failed);
if (!command.args) process.exit(0);

// `npm run` moves into the checkout; a file that a person names is meant from where they stand
const stood = process.cwd() === root && process.env.INIT_CWD && existsSync(process.env.INIT_CWD) ? process.env.INIT_CWD : process.cwd();
const child = spawn(node, [...command.args, ...rest], { cwd: command.inRoot ? root : stood, env, stdio: 'inherit' });
child.on('error', () => stop('noRuntime', `${process.platform}-${process.arch}, ${node}`));
child.on('exit', (code, signal) => process.exit(signal ? 128 + os.constants.signals[signal] : code));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // in a terminal Ctrl+C reaches the child by itself, as one of the terminal's group: once is enough
  process.on(signal, () => { if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal); });
}
