/** Liest aus der Umgebung, was ein Betreiber vor dem Ausliefern festlegen muss. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zertifikateAus } from '../functions/anker/zeitstempel.ts';
import { regelnAus } from '../functions/antraege/regeln.ts';
import { konfigurationAus as zugangskonfigurationAus } from '../functions/zugang/konfiguration.ts';

export interface Stackkonfiguration {
  /** Entra-Mandanten der zugelassenen Kommunen, durch Komma getrennt. */
  readonly mandanten: string;
  /** Anwendungs-Id der API in Entra ID. */
  readonly audience: string;
  /** Geltungsbereich der API; ohne Angabe der des Authorizers. */
  readonly scope: string | null;
  /** Eigene Domain; ohne Angabe gilt die Adresse von CloudFront. */
  readonly domain: { readonly name: string; readonly zertifikat: string } | null;
  /** Empfänger der Alarme; ohne Angabe entsteht nur das Thema. */
  readonly alarmadresse: string | null;
  /**
   * Mandanten, in denen niemand bewilligt oder festschreibt, was er selbst zuletzt gespeichert hat; durch Komma
   * getrennt.
   */
  readonly vierAugen: string | null;
  /** So viele Versionen darf ein Antrag in 24 Stunden bekommen; 0: unbegrenzt. */
  readonly versionenJeTag: number;
  /** Ordner mit dem gebauten Add-in. */
  readonly addin: string;
  /** Ordner mit den gebündelten Funktionen eines geprüften Releases; ohne Angabe wird aus den Quellen gebündelt. */
  readonly funktionen: string | null;
  /** Bucket des Ankers im zweiten Konto; ohne Angabe gibt es keine Belege. */
  readonly anker: string | null;
  /** Ob Funktionen Ausführungen vorbehalten sind; ein neues Konto hat dafür zu wenige. */
  readonly reserviert: boolean;
  /** Höchster Betrag im Monat in USD, ab dem gemeldet wird. */
  readonly budget: number | null;
  /** Web-ACL mit der Ratenregel aus us-east-1. */
  readonly waf: string | null;
  /** Vault Lock im Modus Compliance: unumkehrbar. */
  readonly tresorsperre: boolean;
  /** Tresor im zweiten Konto, in den die monatlichen Sicherungen kopiert werden. */
  readonly kopietresor: string | null;
  /** Jeden Zugriff auf Einträge der Tabelle mit CloudTrail aufzeichnen; kostet je Zugriff. */
  readonly cloudtrail: boolean;
  /** Jede Version mit einem HMAC aus KMS besiegeln. */
  readonly siegel: boolean;
  /** PEM-Datei mit den Zertifikaten der TSA. */
  readonly tsaCa: string | null;
}

/** Der Stack im zweiten Konto braucht dies. */
export interface Ankerkonfiguration {
  /** Konto des Hauptstacks, zwölf Ziffern. */
  readonly hauptkonto: string;
  /** Rolle, die den Anker lesen darf, etwa die der Rechnungsprüfung; ohne Angabe nur das eigene Konto. */
  readonly leser: string | null;
  /** Adresse der TSA (RFC 3161); ohne Angabe wird abgeschlossen und nicht gestempelt. */
  readonly tsa: string | null;
  /** PEM-Datei mit ihren Zertifikaten; ohne Angabe zählt nur, dass ein Zeitstempel in sich stimmt. */
  readonly tsaCa: string | null;
  readonly alarmadresse: string | null;
  readonly funktionen: string | null;
}

type Umgebung = Readonly<Record<string, string | undefined>>;

/** Werte, mit denen die Vorlage ohne Konto erzeugt und geprüft wird. Niemand kann sich damit anmelden. */
export const BEISPIEL: Pick<Stackkonfiguration, 'mandanten' | 'audience'> = {
  mandanten: '00000000-0000-4000-8000-000000000000',
  audience: '00000000-0000-4000-8000-000000000001',
};
/** Damit die Beispielvorlage auch alles Freiwillige enthält und geprüft wird. */
const BEISPIEL_FREIWILLIG: Umgebung = {
  GK_ANKER_BUCKET: 'gk-anker-beispiel',
  GK_BUDGET: '100',
  GK_WAF_ARN: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/beispiel/00000000-0000-4000-8000-000000000000',
  GK_TRESORSPERRE: 'ja',
  GK_KOPIETRESOR: 'arn:aws:backup:eu-central-1:210987654321:backup-vault:beispiel',
  GK_CLOUDTRAIL: 'ja',
  GK_SIEGEL: 'ja',
};
const ANKERBEISPIEL: Umgebung = {
  GK_HAUPTKONTO: '123456789012',
  GK_TSA: 'https://tsa.example.de/',
  GK_ANKER_LESER: 'arn:aws:iam::123456789012:role/Pruefung',
};

/** So oft speichert niemand von Hand; mehr ist ein Programm, das nicht aufhört. */
const VERSIONEN_JE_TAG = 2_000;

const RECHNERNAME = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const ZERTIFIKAT = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;

/**
 * Ohne `beispiel` müssen alle Angaben da sein: Wer `cdk deploy` unmittelbar aufruft, soll keine laufende Umgebung mit
 * Beispielwerten überschreiben.
 * @throws {Error} nennt alle fehlenden oder unbrauchbaren Angaben auf einmal
 */
export function konfigurationAus(umgebung: Umgebung, beispiel: boolean): Stackkonfiguration {
  const mandanten = umgebung.GK_TENANTS || (beispiel ? BEISPIEL.mandanten : '');
  const audience = umgebung.GK_AUDIENCE || (beispiel ? BEISPIEL.audience : '');
  const domain = umgebung.GK_DOMAIN
    ? { name: umgebung.GK_DOMAIN, zertifikat: umgebung.GK_CERTIFICATE_ARN ?? '' }
    : null;
  const fehler = [
    ...(mandanten ? [] : ['GK_TENANTS fehlt: die Mandanten-Ids der zugelassenen Kommunen, durch Komma getrennt.']),
    ...(audience ? [] : ['GK_AUDIENCE fehlt: die Anwendungs-Id der API aus der App-Registrierung.']),
    ...(mandanten && audience
      ? unbrauchbar(() => zugangskonfigurationAus({ GK_TENANTS: mandanten, GK_AUDIENCE: audience }))
      : []),
    ...unbrauchbar(() => regelnAus(umgebung)),
    ...fremdeVierAugen(umgebung.GK_VIER_AUGEN, mandanten),
    ...(domain === null || RECHNERNAME.test(domain.name)
      ? []
      : [
          'GK_DOMAIN muss ein Rechnername in Kleinbuchstaben sein, ohne https:// und Pfad, z. B. foerderrechner.example.de.',
        ]),
    ...(domain === null || ZERTIFIKAT.test(domain.zertifikat)
      ? []
      : [
          'GK_CERTIFICATE_ARN fehlt oder passt nicht: zu GK_DOMAIN gehört ein Zertifikat aus us-east-1; nur solche nimmt CloudFront.',
        ]),
  ];
  const freiwillig = beispiel ? { ...BEISPIEL_FREIWILLIG, ...umgebung } : umgebung;
  fehler.push(...unpassend(freiwillig, HAUPTFORMEN), ...unlesbareTsa(umgebung.GK_TSA_CA));
  if (fehler.length > 0) throw new Error(fehler.join('\n'));
  return {
    mandanten,
    audience,
    scope: umgebung.GK_SCOPE || null,
    domain,
    alarmadresse: umgebung.GK_ALARM_EMAIL || null,
    vierAugen: umgebung.GK_VIER_AUGEN || null,
    versionenJeTag: Number(umgebung.GK_VERSIONEN_JE_TAG || VERSIONEN_JE_TAG),
    addin: umgebung.GK_ADDIN_DIST || 'dist/addin',
    funktionen: umgebung.GK_FUNKTIONEN_DIST || null,
    anker: freiwillig.GK_ANKER_BUCKET || null,
    reserviert: umgebung.GK_RESERVIERT !== '0',
    budget: freiwillig.GK_BUDGET ? Number(freiwillig.GK_BUDGET) : null,
    waf: freiwillig.GK_WAF_ARN || null,
    tresorsperre: freiwillig.GK_TRESORSPERRE === 'ja',
    kopietresor: freiwillig.GK_KOPIETRESOR || null,
    cloudtrail: freiwillig.GK_CLOUDTRAIL === 'ja',
    siegel: freiwillig.GK_SIEGEL === 'ja',
    tsaCa: umgebung.GK_TSA_CA || null,
  };
}

/**
 * Angaben für den Stack im zweiten Konto. @throws {Error} nennt alle fehlenden oder unbrauchbaren Angaben auf einmal
 */
export function ankerkonfigurationAus(umgebung: Umgebung, beispiel: boolean): Ankerkonfiguration {
  const angaben = beispiel ? { ...ANKERBEISPIEL, ...umgebung } : umgebung;
  const fehler = [
    ...(angaben.GK_HAUPTKONTO
      ? []
      : ['GK_HAUPTKONTO fehlt: die zwölfstellige Nummer des Kontos, in dem der Förderrechner läuft.']),
    ...unpassend(angaben, ANKERFORMEN),
    ...unlesbareTsa(umgebung.GK_TSA_CA),
  ];
  if (fehler.length > 0) throw new Error(fehler.join('\n'));
  return {
    hauptkonto: angaben.GK_HAUPTKONTO ?? '',
    leser: angaben.GK_ANKER_LESER || null,
    tsa: angaben.GK_TSA || null,
    tsaCa: umgebung.GK_TSA_CA || null,
    alarmadresse: umgebung.GK_ALARM_EMAIL || null,
    funktionen: umgebung.GK_FUNKTIONEN_DIST || null,
  };
}

type Formen = Readonly<Record<string, readonly [form: RegExp, satz: string]>>;
const JA = /^ja$/;
const HAUPTFORMEN: Formen = {
  GK_ANKER_BUCKET: [
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'GK_ANKER_BUCKET muss der Name eines Buckets sein, die Ausgabe „Ankerbucket“.',
  ],
  GK_BUDGET: [/^[1-9]\d{0,6}$/, 'GK_BUDGET muss ein ganzer Betrag in USD je Monat sein.'],
  GK_WAF_ARN: [
    /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/\S+$/,
    'GK_WAF_ARN muss eine Web-ACL für CloudFront aus us-east-1 sein.',
  ],
  GK_TRESORSPERRE: [JA, 'GK_TRESORSPERRE kennt nur „ja“.'],
  GK_KOPIETRESOR: [
    /^arn:aws:backup:[\w-]+:\d{12}:backup-vault:\S+$/,
    'GK_KOPIETRESOR muss ein Tresor von AWS Backup sein, die Ausgabe „Kopientresor“.',
  ],
  GK_CLOUDTRAIL: [JA, 'GK_CLOUDTRAIL kennt nur „ja“.'],
  GK_SIEGEL: [JA, 'GK_SIEGEL kennt nur „ja“.'],
};
const ANKERFORMEN: Formen = {
  GK_HAUPTKONTO: [/^\d{12}$/, 'GK_HAUPTKONTO muss eine zwölfstellige Kontonummer sein.'],
  GK_ANKER_LESER: [/^arn:aws:iam::\d{12}:role\/\S+$/, 'GK_ANKER_LESER muss eine Rolle sein (arn:aws:iam::…:role/…).'],
  GK_TSA: [/^https?:\/\/\S+$/, 'GK_TSA muss die Adresse einer TSA sein (https://…).'],
};

function unpassend(umgebung: Umgebung, formen: Formen): string[] {
  return Object.entries(formen).flatMap(([name, [form, satz]]) =>
    umgebung[name] && !form.test(umgebung[name]) ? [satz] : [],
  );
}

/** Eine Datei ohne Zertifikat ließe die Funktion in AWS jeden Tag scheitern. */
function unlesbareTsa(pem: string | undefined): string[] {
  if (!pem) return [];
  if (!existsSync(pem)) return [`Die Datei „${pem}“ aus GK_TSA_CA gibt es nicht.`];
  return unbrauchbar(() => zertifikateAus(readFileSync(pem, 'utf8')));
}

/**
 * Dieselben Prüfungen wie in den Funktionen, damit ein Tippfehler hier auffällt und nicht erst beim ersten Aufruf in
 * AWS.
 */
function unbrauchbar(lies: () => unknown): string[] {
  try {
    lies();
    return [];
  } catch (fehler) {
    return [(fehler as Error).message];
  }
}

/** Ein Tippfehler in der Id ließe die Kommune ohne ihre zweite Person. */
function fremdeVierAugen(vierAugen: string | undefined, mandanten: string): string[] {
  const bekannt = new Set(mandanten.split(',').map((tid) => tid.trim().toLowerCase()));
  const fremd = (vierAugen ?? '')
    .split(',')
    .filter((tid) => tid.trim() !== '' && !bekannt.has(tid.trim().toLowerCase()));
  return fremd.length === 0 ? [] : [`GK_VIER_AUGEN nennt Kommunen, die in GK_TENANTS fehlen: ${fremd.join(', ')}.`];
}

/**
 * Prüft, dass gebaut ist, was hochgeladen würde, und zwar für die Adresse, unter der es liegen wird.
 * @throws {Error} mit dem Befehl, der fehlt
 */
export function pruefeAddin(ordner: string, beispiel: boolean): void {
  const manifest = join(ordner, 'manifest.xml');
  if (!existsSync(manifest)) throw new Error(`In „${ordner}“ liegt kein gebautes Add-in. Zuerst: npm run build`);
  if (!beispiel && readFileSync(manifest, 'utf8').includes('https://localhost')) {
    throw new Error(`Das Add-in in „${ordner}“ ist für die Entwicklung gebaut. Ausgeliefert wird mit: npm run deploy`);
  }
}
