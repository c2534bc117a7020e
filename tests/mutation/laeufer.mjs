/**
 * Führt die Tests für Stryker in einem Prozess aus, der warm bleibt: Alle Testdateien werden einmal geladen, und je
 * Veränderung laufen nur ihre Tests, die schnellsten zuerst, bis einer scheitert. Vitest startet dafür jedes Mal einen
 * Arbeiter und lädt alle Dateien neu; damit dauert die ganze Prüfung Stunden statt Minuten.
 *
 * Weil der Zustand der Module bleibt, könnte eine Veränderung der nächsten etwas hinterlassen (ein Zwischenspeicher).
 * Darum zählt eine Veränderung nur dann als entdeckt, wenn der Test, der sie entdeckt, gleich danach ohne sie besteht;
 * sonst wird alles frisch geladen und sie noch einmal geprüft. Das Ergebnis kann so nur schlechter aussehen, nie besser.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { collectTests, getFn } from '@vitest/runner';
import { build } from 'esbuild';

const WURZEL = 'tests/shared';
const RAEUME = ['grund', 'kern', 'regelstand', 'antrag', 'abwicklung'];
/** Tests anderer Ordner, die schnell sind und keinen Build brauchen: Was sie prüfen, rechnen die vier Räume. */
const DAZU = [
  'tests/addin/custom-functions/zahlenweg.test.ts',
  'tests/addin/taskpane/abwicklung/prueffelder.test.ts',
  'tests/addin/taskpane/drucken/druckeingaben.test.ts',
  'tests/addin/taskpane/pruefen/pruefen.test.ts',
  'tests/addin/taskpane/versionen/bescheidangaben.test.ts',
  'tests/shared/anker/belege.test.ts',
  'tests/shared/api/openapi.test.ts',
  'tests/shared/api/vertrag.test.ts',
  'tests/shared/beispiele/landesuebersicht.test.ts',
  'tests/shared/listenpruefung/landesuebersicht.test.ts',
  'tests/shared/listenpruefung/lesartenwahl.test.ts',
  'tests/shared/listenpruefung/listenpruefung.test.ts',
  'tests/shared/schriftstuecke/haushaltsseite.test.ts',
  'tests/shared/schriftstuecke/mittelanforderung.test.ts',
  'tests/shared/schriftstuecke/protokoll-beleg.test.ts',
  'tests/shared/schriftstuecke/pruefprotokoll.test.ts',
  'tests/shared/schriftstuecke/verwendungsnachweis.test.ts',
  'tests/shared/schriftstuecke/weiterleitungsuebersicht.test.ts',
  'tests/shared/schriftstuecke/zinsberechnung.test.ts',
];
/** Die beiden langsamsten: Tabellenprogramme, Zeiten bei 500 Stellen. */
const OHNE = ['tests/shared/regelstand/folgeprogramm.test.ts', 'tests/shared/antrag/aufwand.test.ts'];
const VITEST = fileURLToPath(new URL('./vitest.mjs', import.meta.url));
/** So viele Fälle eines erzeugenden Tests genügen hier: ein Viertel, immer dieselben, ohne Verkleinern. */
const TEIL = 4;
const ERZEUGTE = { seed: 20261128, numRuns: 100 / TEIL, endOnFailure: true };

function testdateien() {
  const eigene = RAEUME.flatMap((raum) =>
    readdirSync(`${WURZEL}/${raum}`, { recursive: true })
      .map((datei) => `${WURZEL}/${raum}/${datei}`.replaceAll('\\', '/'))
      .filter((datei) => datei.endsWith('.test.ts') && !OHNE.includes(datei)),
  );
  return [...eigene, ...DAZU].sort();
}

const wenigeFaelle = {
  name: 'wenige-faelle',
  setup(bau) {
    bau.onLoad({ filter: /[\\/]tests[\\/].*\.ts$/ }, ({ path: datei }) => {
      const code = readFileSync(datei, 'utf8');
      if (!/ fc from 'fast-check'/.test(code)) return null;
      const weniger = code.replace(/numRuns: ([\d_]+)/g, (_, anzahl) => `numRuns: Math.ceil(${anzahl} / ${TEIL})`);
      return { contents: `${weniger}\n;fc.configureGlobal(${JSON.stringify(ERZEUGTE)});\n`, loader: 'ts' };
    });
  },
};

/** Die Einstellungen, die @vitest/runner zum Sammeln braucht. */
const SAMMELN = {
  setupFiles: [],
  name: undefined,
  passWithNoTests: true,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
  maxConcurrency: 1,
  testTimeout: 600_000,
  hookTimeout: 600_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  strictTags: false,
};

/** So lange laufen die Tests einer Veränderung höchstens, in ms; was bis dahin keiner entdeckt, gilt als unentdeckt. */
const HOECHSTENS_MS = 4_000;

/** Hierüber schalten die eingebauten Veränderungen: welche gilt, wie oft sie durchlaufen wurde. */
const NAMENSRAUM = {};
globalThis.__stryker__ = NAMENSRAUM;

class Testlaeufer {
  static inject = [];
  #ns = NAMENSRAUM;
  #geladen = 0;
  #ordner = '';
  /** Kennung → die Tests, die so heißen. */
  #tests = new Map();
  #dauer = new Map();

  /** Neu laden muss nur, wer Veränderungen beim Laden prüft; die lässt `ignoreStatic` weg. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#ordner = path.resolve(`tests-gebuendelt-${process.env.STRYKER_MUTATOR_WORKER ?? 0}`);
    await this.#lade();
  }

  /** Bündelt und lädt alle Testdateien; ein neuer Ordner sind neue Module. */
  async #lade() {
    const ordner = `${this.#ordner}/${this.#geladen++}`;
    await build({
      absWorkingDir: process.cwd(),
      entryPoints: testdateien(),
      outbase: '.',
      outdir: ordner,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      outExtension: { '.js': '.mjs' },
      alias: { vitest: VITEST },
      plugins: [wenigeFaelle],
      logLevel: 'error',
    });
    this.#tests = new Map();
    this.#ns.activeMutant = undefined;
    this.#ns.currentTestId = undefined;
    this.#ns.hitCount = undefined;
    const dateien = await collectTests(testdateien(), {
      config: { ...SAMMELN, root: process.cwd() },
      importFile: (datei) => import(pathToFileURL(`${ordner}/${datei.replace(/\.ts$/, '.mjs')}`).href),
    });
    for (const [nummer, datei] of dateien.entries()) {
      if (datei.result?.state === 'fail') throw new Error(datei.result.errors?.[0]?.stack ?? datei.name);
      this.#sammle(testdateien()[nummer], datei.tasks, []);
    }
  }

  #sammle(datei, aufgaben, namen) {
    for (const aufgabe of aufgaben) {
      if (aufgabe.type === 'suite') this.#sammle(datei, aufgabe.tasks, [...namen, aufgabe.name]);
      else if (aufgabe.mode === 'run' || aufgabe.mode === 'queued') {
        const name = [...namen, aufgabe.name].join(' ').trim();
        const id = `${datei}#${name}`;
        const bekannt = this.#tests.get(id);
        if (bekannt) bekannt.laeufe.push(getFn(aufgabe));
        else this.#tests.set(id, { id, name, datei, laeufe: [getFn(aufgabe)] });
      }
    }
  }

  /** @returns die Meldung, mit der der Test scheitert, oder `null` */
  async #scheitert(test) {
    try {
      for (const laufe of test.laeufe) await laufe();
      return null;
    } catch (fehler) {
      return String(fehler?.message ?? fehler);
    }
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests.values()) {
      const beginn = performance.now();
      this.#ns.currentTestId = test.id;
      const meldung = await this.#scheitert(test);
      this.#ns.currentTestId = undefined;
      const timeSpentMs = performance.now() - beginn;
      this.#dauer.set(test.id, timeSpentMs);
      const { id, name } = test;
      const ergebnis = { id, name, timeSpentMs, fileName: path.resolve(test.datei) };
      tests.push(meldung === null ? { ...ergebnis, status: 0 } : { ...ergebnis, status: 1, failureMessage: meldung });
    }
    return { status: 'complete', tests, mutantCoverage: this.#ns.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    if (mutantActivation === 'static')
      throw new Error('Veränderungen beim Laden prüft dieser Lauf nicht (ignoreStatic).');
    const ids = testFilter ?? [...this.#tests.keys()];
    const ergebnis = await this.#pruefe(activeMutant.id, ids, hitLimit);
    const entdeckt = ergebnis.status === 'killed' || ergebnis.status === 'timeout';
    if (!entdeckt || (await this.#sauber(ergebnis.zuletzt))) return ergebnis;
    await this.#lade();
    const nochmal = await this.#pruefe(activeMutant.id, ids, hitLimit);
    if (nochmal.status !== 'survived' && !(await this.#sauber(nochmal.zuletzt))) await this.#lade();
    return nochmal;
  }

  /** Ob der Test ohne Veränderung besteht. */
  async #sauber(id) {
    return (await this.#scheitert(this.#tests.get(id))) === null;
  }

  async #pruefe(mutant, ids, hitLimit) {
    const reihe = [...ids].sort((a, b) => (this.#dauer.get(a) ?? 0) - (this.#dauer.get(b) ?? 0));
    let anzahl = 0;
    const bis = performance.now() + HOECHSTENS_MS;
    for (const id of reihe) {
      if (performance.now() > bis) break;
      const test = this.#tests.get(id);
      if (!test) throw new Error(`Unbekannter Test: ${id}`);
      anzahl += 1;
      this.#ns.hitCount = 0;
      this.#ns.hitLimit = hitLimit;
      this.#ns.activeMutant = mutant;
      const beginn = performance.now();
      const meldung = await this.#scheitert(test);
      const treffer = this.#ns.hitCount;
      this.#ns.activeMutant = undefined;
      this.#ns.hitCount = undefined;
      if (!this.#dauer.has(id)) this.#dauer.set(id, performance.now() - beginn);
      if (hitLimit !== undefined && treffer > hitLimit)
        return { status: 'timeout', reason: `${treffer} von höchstens ${hitLimit} Durchläufen`, zuletzt: id };
      if (meldung !== null)
        return { status: 'killed', failureMessage: meldung, killedBy: [id], nrOfTests: anzahl, zuletzt: id };
    }
    return { status: 'survived', nrOfTests: anzahl };
  }

  dispose() {
    rmSync(this.#ordner, { recursive: true, force: true });
  }
}

const neuerLaeufer = () => new Testlaeufer();
neuerLaeufer.inject = [];
export const strykerPlugins = [{ kind: 'TestRunner', name: 'warm', factory: neuerLaeufer }];
