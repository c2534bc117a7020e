/**
 * Die Stückliste (CycloneDX) dessen, was ausgeliefert wird, aus package-lock.json: die Abhängigkeiten in package.json
 * mit allem, was sie brauchen, und die Teile der Tabellenkalkulation in der Arbeitsmappe. Ohne Zeit, Zufall,
 * Betriebssystem und Adressen von Paketquellen, damit sie bei jedem Lauf und auf jedem Rechner gleich ist.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lizenzVon, OHNE_SKRIPT } from './lizenzen.ts';

interface Eintrag {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Sperrdatei {
  readonly packages: Readonly<Record<string, Eintrag>>;
}

export interface Bestandteil {
  readonly type: 'library';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly object[];
  readonly hashes: readonly { readonly alg: string; readonly content: string }[];
}

export interface Stueckliste {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: '1.6';
  readonly version: 1;
  readonly metadata: { readonly component: object };
  readonly components: readonly Bestandteil[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Ein Paket der Stückliste und der Ordner, in dem npm es ablegt. */
export interface Paketort {
  readonly ordner: string;
  readonly version: string;
  readonly lizenz: string;
}

/**
 * Ihre eigenen Angaben nennen auch Werkzeuge, mit denen der Hersteller sie baut und prüft; davon kommt nichts in die
 * Arbeitsmappe. Was sie zur Laufzeit brauchen, steht selbst in der Liste.
 */
const OHNE_ABHAENGIGKEITEN: ReadonlySet<string> = new Set(['@odoo/o-spreadsheet', '@odoo/owl']);

/**
 * Alle ausgelieferten Pakete, nach Ordner sortiert. @throws {Error} wenn package-lock.json eines nicht kennt oder eine
 * Lizenz fehlt
 */
export function ausgelieferte(wurzel: string): readonly Paketort[] {
  const { packages } = sperrdatei(wurzel);
  return ordnerDer(packages).map((ordner) => {
    const { version, license: genannt } = packages[ordner] as Eintrag;
    const license = lizenzVon(name(ordner), version, genannt);
    if (!license)
      throw new Error(`${name(ordner)} ${version} nennt keine Lizenz; ohne sie darf es nicht weitergegeben werden.`);
    return { ordner, version, lizenz: license };
  });
}

/** Die Stückliste des Projekts unter `wurzel`. @throws {Error} wenn package-lock.json eine Abhängigkeit nicht kennt */
export function stueckliste(wurzel: string): Stueckliste {
  const { packages } = sperrdatei(wurzel);
  const paket = JSON.parse(readFileSync(join(wurzel, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license: string;
  };
  const ordner = ordnerDer(packages);
  const ref = (o: string) => `${name(o)}@${(packages[o] as Eintrag).version}`;
  const direkte = direkteNamen(packages).map((n) => ref(aufgeloest(packages, '', n)));
  const wurzelRef = `${paket.name}@${paket.version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': wurzelRef,
        name: paket.name,
        version: paket.version,
        licenses: lizenzen(paket.license),
        purl: `pkg:npm/${wurzelRef}`,
      },
    },
    components: einmalig(ordner, ref).map((o) => bestandteil(o, packages[o] as Eintrag)),
    dependencies: [
      { ref: wurzelRef, dependsOn: einmaligeTexte(direkte) },
      ...einmalig(ordner, ref).map((o) => ({
        ref: ref(o),
        dependsOn: einmaligeTexte(abhaengige(packages, o).map(ref)),
      })),
    ],
  };
}

function sperrdatei(wurzel: string): Sperrdatei {
  return JSON.parse(readFileSync(join(wurzel, 'package-lock.json'), 'utf8')) as Sperrdatei;
}

function direkteNamen(packages: Sperrdatei['packages']): string[] {
  return [...Object.keys(packages['']?.dependencies ?? {}), ...OHNE_SKRIPT];
}

function ordnerDer(packages: Sperrdatei['packages']): string[] {
  const gefunden = new Set<string>();
  const offen = direkteNamen(packages).map((n) => aufgeloest(packages, '', n));
  for (let ordner = offen.pop(); ordner !== undefined; ordner = offen.pop()) {
    if (gefunden.has(ordner)) continue;
    gefunden.add(ordner);
    offen.push(...abhaengige(packages, ordner));
  }
  return sortiert([...gefunden]);
}

function abhaengige(packages: Sperrdatei['packages'], ordner: string): string[] {
  if (OHNE_ABHAENGIGKEITEN.has(name(ordner))) return [];
  return Object.keys(packages[ordner]?.dependencies ?? {}).map((n) => aufgeloest(packages, ordner, n));
}

/** Wie Node auflöst: zuerst im eigenen node_modules, dann in jedem darüber. */
function aufgeloest(packages: Sperrdatei['packages'], von: string, paket: string): string {
  for (let ebene = von; ; ebene = ebene.slice(0, Math.max(0, ebene.lastIndexOf('/node_modules/')))) {
    const ordner = `${ebene}${ebene === '' ? '' : '/'}node_modules/${paket}`;
    if (packages[ordner]) return ordner;
    if (ebene === '') throw new Error(`package-lock.json kennt „${paket}“ nicht. Zuerst: npm install`);
  }
}

function bestandteil(ordner: string, { version, integrity, license }: Eintrag): Bestandteil {
  const paket = name(ordner);
  return {
    type: 'library',
    'bom-ref': `${paket}@${version}`,
    name: paket,
    version,
    purl: `pkg:npm/${paket.replace(/^@/, '%40')}@${version}`,
    licenses: lizenzen(lizenzVon(paket, version, license) ?? ''),
    hashes: pruefsummen(integrity ?? ''),
  };
}

function lizenzen(lizenz: string): object[] {
  return [/[\s()]/.test(lizenz) ? { expression: lizenz } : { license: { id: lizenz } }];
}

/** `sha512-<Base64>` → Algorithmus und Hexadezimaltext. */
function pruefsummen(integrity: string): { alg: string; content: string }[] {
  const [, bits, base64] = /^sha(256|384|512)-(.+)$/.exec(integrity) ?? [];
  return bits && base64 ? [{ alg: `SHA-${bits}`, content: Buffer.from(base64, 'base64').toString('hex') }] : [];
}

/** `node_modules/a/node_modules/@b/c` → `@b/c` */
function name(ordner: string): string {
  return ordner.slice(ordner.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function einmalig(ordner: readonly string[], ref: (ordner: string) => string): string[] {
  return [...new Map(ordner.map((o) => [ref(o), o])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, o]) => o);
}

function einmaligeTexte(texte: readonly string[]): string[] {
  return sortiert([...new Set(texte)]);
}

/** Nach Zeichencode: Eine Sprache darf die Reihenfolge nicht ändern. */
function sortiert(texte: string[]): string[] {
  return texte.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
