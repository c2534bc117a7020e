/** Liest aus der Umgebung, was ein Betreiber vor dem Ausliefern festlegen muss. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Mandanten, in denen niemand bewilligt oder festschreibt, was er selbst zuletzt gespeichert hat; durch Komma getrennt. */
  readonly vierAugen: string | null;
  /** So viele Versionen darf ein Antrag in 24 Stunden bekommen; 0: unbegrenzt. */
  readonly versionenJeTag: number;
  /** Ordner mit dem gebauten Add-in. */
  readonly addin: string;
}

type Umgebung = Readonly<Record<string, string | undefined>>;

/** Werte, mit denen die Vorlage ohne Konto erzeugt und geprüft wird. Niemand kann sich damit anmelden. */
export const BEISPIEL: Pick<Stackkonfiguration, 'mandanten' | 'audience'> = {
  mandanten: '00000000-0000-4000-8000-000000000000',
  audience: '00000000-0000-4000-8000-000000000001',
};

/** So oft speichert niemand von Hand; mehr ist ein Programm, das nicht aufhört. */
const VERSIONEN_JE_TAG = 2_000;

const RECHNERNAME = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const ZERTIFIKAT = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/;

/**
 * Ohne `beispiel` müssen alle Angaben da sein: Wer `cdk deploy` unmittelbar aufruft, soll keine laufende Umgebung mit Beispielwerten überschreiben.
 * @throws {Error} nennt alle fehlenden oder unbrauchbaren Angaben auf einmal
 */
export function konfigurationAus(umgebung: Umgebung, beispiel: boolean): Stackkonfiguration {
  const mandanten = umgebung.GK_TENANTS || (beispiel ? BEISPIEL.mandanten : '');
  const audience = umgebung.GK_AUDIENCE || (beispiel ? BEISPIEL.audience : '');
  const domain = umgebung.GK_DOMAIN ? { name: umgebung.GK_DOMAIN, zertifikat: umgebung.GK_CERTIFICATE_ARN ?? '' } : null;
  const fehler = [
    ...(mandanten ? [] : ['GK_TENANTS fehlt: die Mandanten-Ids der zugelassenen Kommunen, durch Komma getrennt.']),
    ...(audience ? [] : ['GK_AUDIENCE fehlt: die Anwendungs-Id der API aus der App-Registrierung.']),
    ...(mandanten && audience ? unbrauchbar(() => zugangskonfigurationAus({ GK_TENANTS: mandanten, GK_AUDIENCE: audience })) : []),
    ...unbrauchbar(() => regelnAus(umgebung)),
    ...fremdeVierAugen(umgebung.GK_VIER_AUGEN, mandanten),
    ...(domain === null || RECHNERNAME.test(domain.name)
      ? []
      : ['GK_DOMAIN muss ein Rechnername in Kleinbuchstaben sein, ohne https:// und Pfad, z. B. foerderrechner.example.de.']),
    ...(domain === null || ZERTIFIKAT.test(domain.zertifikat)
      ? []
      : ['GK_CERTIFICATE_ARN fehlt oder passt nicht: zu GK_DOMAIN gehört ein Zertifikat aus us-east-1; nur solche nimmt CloudFront.']),
  ];
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
  };
}

/** Dieselben Prüfungen wie in den Funktionen, damit ein Tippfehler hier auffällt und nicht erst beim ersten Aufruf in AWS. */
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
  const fremd = (vierAugen ?? '').split(',').filter((tid) => tid.trim() !== '' && !bekannt.has(tid.trim().toLowerCase()));
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
