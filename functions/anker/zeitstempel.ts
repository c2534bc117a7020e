/**
 * Zeitstempel nach RFC 3161 mit pkijs: anfragen und prüfen. Gestempelt werden die 32 Bytes einer Merkle-Wurzel, also
 * ihr SHA-256; die Antwort der TSA wird ganz aufgehoben, sie lässt sich auch mit `openssl ts -verify -data` prüfen.
 */
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const ZWECK = { erweiterung: '2.5.29.37', zeitstempel: '1.3.6.1.5.5.7.3.8' } as const;
/** Attribute, die das Zertifikat der TSA festlegen (RFC 5816, RFC 2634). */
const SIGNIERENDES_ZERTIFIKAT: Readonly<Record<string, 'SHA-256' | 'SHA-1'>> = {
  '1.2.840.113549.1.9.16.2.47': 'SHA-256',
  '1.2.840.113549.1.9.16.2.12': 'SHA-1',
};
const FRIST_MS = 15_000;
/** Eine Antwort hat wenige KB; was größer ist, kommt nicht von einer TSA. */
const ANTWORT_HOECHSTENS = 256 * 1024;

export interface Zeitstempel {
  /** Wann die TSA gestempelt hat, RFC 3339 in UTC. */
  readonly zeit: string;
  /** Wer gestempelt hat, nach seinem Zertifikat. */
  readonly tsa: string;
  /** Ob das Zertifikat zu einem der vorgegebenen gehört; `null`, wenn keines vorgegeben ist. */
  readonly vertraut: boolean | null;
}

/** Die TSA antwortet nicht oder falsch. Gespeichert wird davon nichts; der nächste Lauf fragt wieder. */
export class ZeitstempelFehler extends Error {
  override readonly name = 'ZeitstempelFehler';
}

/** Zertifikate aus einer PEM-Datei. @throws {ZeitstempelFehler} wenn keines darin steht */
export function zertifikateAus(pem: string): pkijs.Certificate[] {
  const bloecke = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]+?)-----END CERTIFICATE-----/g)];
  try {
    if (bloecke.length === 0) throw new Error('leer');
    return bloecke.map(([, inhalt = '']) => pkijs.Certificate.fromBER(Uint8Array.from(Buffer.from(inhalt, 'base64'))));
  } catch {
    throw new ZeitstempelFehler(
      'Die Datei mit den Zertifikaten der TSA (GK_TSA_CA) enthält kein lesbares Zertifikat im Format PEM.',
    );
  }
}

/**
 * Holt einen Zeitstempel für die Wurzel und prüft ihn, bevor er aufgehoben wird.
 * @returns die Antwort der TSA (TimeStampResp, DER)
 * @throws {ZeitstempelFehler}
 */
export async function holeZeitstempel(
  tsa: string,
  wurzel: string,
  vertraute: readonly pkijs.Certificate[] = [],
): Promise<Uint8Array> {
  const nonce = crypto.getRandomValues(new Uint8Array(8));
  // Positiv und ohne führende Null: die kürzeste Schreibweise, die jede TSA unverändert zurückgibt.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const anfrage = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: await pkijs.MessageImprint.create('SHA-256', bytesVon(wurzel)),
    nonce: new asn1js.Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  const antwort = await frage(tsa, new Uint8Array(anfrage.toSchema().toBER()));
  const { vertraut } = await pruefeZeitstempel(antwort, wurzel, vertraute, nonce);
  if (vertraut === false)
    throw new ZeitstempelFehler(`Die TSA ${tsa} weist sich mit keinem der Zertifikate aus GK_TSA_CA aus.`);
  return antwort;
}

async function frage(tsa: string, anfrage: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const antwort = await fetch(tsa, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: anfrage,
      redirect: 'error',
      signal: AbortSignal.timeout(FRIST_MS),
    });
    if (!antwort.ok) throw new ZeitstempelFehler(`Die TSA ${tsa} antwortet mit ${antwort.status}.`);
    const bytes = new Uint8Array(await antwort.arrayBuffer());
    if (bytes.length > ANTWORT_HOECHSTENS)
      throw new ZeitstempelFehler(`Die TSA ${tsa} antwortet mit etwas, das kein Zeitstempel ist.`);
    return bytes;
  } catch (fehler) {
    if (fehler instanceof ZeitstempelFehler) throw fehler;
    throw new ZeitstempelFehler(`Die TSA ${tsa} ist nicht erreichbar.`, { cause: fehler });
  }
}

/**
 * Prüft einen Zeitstempel: Er ist erteilt, gilt dieser Wurzel, ist unterschrieben, und das Zertifikat ist eines für
 * Zeitstempel.
 * @throws {ZeitstempelFehler} nennt, was nicht stimmt
 */
export async function pruefeZeitstempel(
  antwort: Uint8Array,
  wurzel: string,
  vertraute: readonly pkijs.Certificate[] = [],
  nonce: Uint8Array | null = null,
): Promise<Zeitstempel> {
  const daten = lies(antwort);
  const info = infoAus(daten);
  const data = bytesVon(wurzel).buffer;
  if (info.messageImprint.hashAlgorithm.algorithmId !== SHA256)
    throw new ZeitstempelFehler('Der Zeitstempel ist nicht mit SHA-256 gebildet.');
  if (!(await info.verify({ data }))) throw new ZeitstempelFehler('Der Zeitstempel gilt einer anderen Wurzel.');
  if (nonce !== null && !gleich(new Uint8Array(info.nonce?.valueBlock.valueHexView ?? []), nonce))
    throw new ZeitstempelFehler('Der Zeitstempel antwortet auf eine andere Anfrage.');
  const zertifikat = await pruefeUnterschrift(daten, data);
  await pruefeZertifikat(daten, zertifikat);
  return {
    zeit: info.genTime.toISOString(),
    tsa: zertifikat.subject.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', '),
    vertraut: vertraute.length === 0 ? null : await istVertraut(daten, data, vertraute),
  };
}

/** Der Zeitpunkt einer abgelegten Antwort, ungeprüft. @throws {ZeitstempelFehler} */
export function zeitAus(antwort: Uint8Array): string {
  return infoAus(lies(antwort)).genTime.toISOString();
}

function lies(antwort: Uint8Array): pkijs.SignedData {
  try {
    const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(Uint8Array.from(antwort));
    if (status.status !== pkijs.PKIStatus.granted && status.status !== pkijs.PKIStatus.grantedWithMods) {
      const grund = (status.statusStrings ?? []).map(({ valueBlock }) => valueBlock.value).join(' ');
      throw new ZeitstempelFehler(
        `Die TSA hat den Zeitstempel abgelehnt (Status ${status.status}${grund ? `: ${grund}` : ''}).`,
      );
    }
    if (timeStampToken?.contentType !== SIGNED_DATA) throw new Error('kein Token');
    return new pkijs.SignedData({ schema: timeStampToken.content });
  } catch (fehler) {
    if (fehler instanceof ZeitstempelFehler) throw fehler;
    throw new ZeitstempelFehler('Das ist kein Zeitstempel nach RFC 3161.', { cause: fehler });
  }
}

function infoAus({ encapContentInfo }: pkijs.SignedData): pkijs.TSTInfo {
  try {
    if (encapContentInfo.eContentType !== TST_INFO || !encapContentInfo.eContent) throw new Error('kein TSTInfo');
    return pkijs.TSTInfo.fromBER(encapContentInfo.eContent.getValue());
  } catch (fehler) {
    throw new ZeitstempelFehler('Das ist kein Zeitstempel nach RFC 3161.', { cause: fehler });
  }
}

async function pruefeUnterschrift(daten: pkijs.SignedData, data: ArrayBuffer): Promise<pkijs.Certificate> {
  const ergebnis = await daten.verify({ signer: 0, data, extendedMode: true }).catch((fehler: unknown) => {
    throw new ZeitstempelFehler('Die Unterschrift des Zeitstempels lässt sich nicht prüfen.', { cause: fehler });
  });
  if (daten.signerInfos.length !== 1 || ergebnis.signatureVerified !== true || !ergebnis.signerCertificate)
    throw new ZeitstempelFehler('Die Unterschrift des Zeitstempels stimmt nicht.');
  return ergebnis.signerCertificate;
}

/** RFC 3161, 2.3 und 2.4.2: nur für Zeitstempel, und im Unterschriebenen festgelegt. */
async function pruefeZertifikat({ signerInfos }: pkijs.SignedData, zertifikat: pkijs.Certificate): Promise<void> {
  const zweck = zertifikat.extensions?.find(({ extnID }) => extnID === ZWECK.erweiterung);
  const zwecke = zweck?.parsedValue instanceof pkijs.ExtKeyUsage ? zweck.parsedValue.keyPurposes : [];
  if (!zweck?.critical || zwecke.join() !== ZWECK.zeitstempel)
    throw new ZeitstempelFehler('Das Zertifikat der TSA ist keines für Zeitstempel.');
  const der = zertifikat.toSchema(true).toBER();
  for (const { type, values } of signerInfos[0]?.signedAttrs?.attributes ?? []) {
    const verfahren = SIGNIERENDES_ZERTIFIKAT[type];
    if (verfahren && ersterOctetString(values[0]) === hex(new Uint8Array(await crypto.subtle.digest(verfahren, der))))
      return;
  }
  throw new ZeitstempelFehler('Der Zeitstempel legt sein Zertifikat nicht fest.');
}

async function istVertraut(
  daten: pkijs.SignedData,
  data: ArrayBuffer,
  vertraute: readonly pkijs.Certificate[],
): Promise<boolean> {
  try {
    // Zurückgezogenes nennt ein Zeitstempel nicht; entscheidend ist, dass er zu seiner Zeit unterschrieben wurde.
    return await daten.verify({
      signer: 0,
      data,
      checkChain: true,
      trustedCerts: [...vertraute],
      passedWhenNotRevValues: true,
    });
  } catch {
    return false;
  }
}

/**
 * SigningCertificate(V2): Liste von Zertifikaten, jedes beginnt mit seinem Hash, dem in V2 sein Verfahren vorangehen
 * kann.
 */
function ersterOctetString(wert: unknown): string | null {
  if (wert instanceof asn1js.OctetString) return hex(new Uint8Array(wert.valueBlock.valueHexView));
  if (!(wert instanceof asn1js.Sequence)) return null;
  for (const teil of wert.valueBlock.value) {
    const gefunden = ersterOctetString(teil);
    if (gefunden) return gefunden;
  }
  return null;
}

function bytesVon(wurzel: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(wurzel, 'hex'));
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function gleich(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((wert, i) => wert === b[i]);
}
