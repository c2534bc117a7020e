/**
 * Eine TSA (RFC 3161) auf diesem Rechner, mit pkijs: eigener Aussteller, Zertifikat für Zeitstempel, einstellbare
 * Fehler.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const ALGORITHMUS = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const POLITIK = '1.3.6.1.4.1.13762.3';

export interface TestTsa {
  readonly url: string;
  /** Zertifikat des Ausstellers, PEM. */
  readonly pem: string;
  readonly anfragen: number;
  /** Wie die nächsten Antworten ausfallen. */
  verhalten:
    | 'gut'
    | 'abgelehnt'
    | 'fremdeWurzel'
    | 'fremdeNonce'
    | 'verfaelscht'
    | 'unfug'
    | 'status500'
    | 'ohneZweck'
    | 'ohneBindung';
  schliesse(): Promise<void>;
}

interface Ausweis {
  readonly zertifikat: pkijs.Certificate;
  readonly schluessel: CryptoKeyPair;
}

export async function oeffneTsa(): Promise<TestTsa> {
  const aussteller = await ausweis('GK Test-CA', null, null);
  const guter = await ausweis('GK Test-TSA', aussteller, '1.3.6.1.5.5.7.3.8');
  const andererZweck = await ausweis('GK Test-Server', aussteller, '1.3.6.1.5.5.7.3.1');
  let anfragen = 0;
  const server: Server = createServer((anfrage, antwort) => {
    const teile: Buffer[] = [];
    anfrage.on('data', (teil: Buffer) => teile.push(teil));
    anfrage.on('end', async () => {
      anfragen++;
      if (tsa.verhalten === 'status500') return antwort.writeHead(500).end();
      if (tsa.verhalten === 'unfug') return antwort.end('<html>Wartung</html>');
      antwort.setHeader('content-type', 'application/timestamp-reply');
      const aussehen = tsa.verhalten === 'ohneZweck' ? andererZweck : guter;
      antwort.end(Buffer.from(await stemple(Buffer.concat(teile), aussehen, aussteller.zertifikat, tsa.verhalten)));
    });
  });
  await new Promise<void>((offen) => server.listen(0, '127.0.0.1', offen));
  const der = Buffer.from(aussteller.zertifikat.toSchema(true).toBER()).toString('base64');
  const tsa: TestTsa = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    pem: `-----BEGIN CERTIFICATE-----\n${der.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`,
    get anfragen() {
      return anfragen;
    },
    verhalten: 'gut',
    schliesse: () => new Promise((zu) => server.close(() => zu())),
  };
  return tsa;
}

async function stemple(
  anfrage: Buffer,
  { zertifikat, schluessel }: Ausweis,
  ca: pkijs.Certificate,
  verhalten: TestTsa['verhalten'],
): Promise<ArrayBuffer> {
  const gefragt = pkijs.TimeStampReq.fromBER(Uint8Array.from(anfrage));
  if (verhalten === 'abgelehnt') {
    const status = new pkijs.PKIStatusInfo({
      status: pkijs.PKIStatus.rejection,
      statusStrings: [new asn1js.Utf8String({ value: 'heute nicht' })],
    });
    return new pkijs.TimeStampResp({ status }).toSchema().toBER();
  }
  const fremd = await pkijs.MessageImprint.create('SHA-256', new Uint8Array(32));
  const info = new pkijs.TSTInfo({
    version: 1,
    policy: POLITIK,
    messageImprint: verhalten === 'fremdeWurzel' ? fremd : gefragt.messageImprint,
    serialNumber: new asn1js.Integer({ value: 7 }),
    genTime: new Date(),
    ...(verhalten === 'fremdeNonce' || !gefragt.nonce
      ? { nonce: new asn1js.Integer({ value: 5 }) }
      : { nonce: gefragt.nonce }),
  });
  const inhalt = info.toSchema().toBER();
  const zertifikatshash = await crypto.subtle.digest('SHA-256', zertifikat.toSchema(true).toBER());
  const attribut = (type: string, wert: unknown) => new pkijs.Attribute({ type, values: [wert] });
  const daten = new pkijs.SignedData({
    version: 3,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({
      eContentType: '1.2.840.113549.1.9.16.1.4',
      eContent: new asn1js.OctetString({ valueHex: inhalt }),
    }),
    certificates: [zertifikat, ca],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: zertifikat.issuer, serialNumber: zertifikat.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribut('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.9.16.1.4' })),
            attribut(
              '1.2.840.113549.1.9.4',
              new asn1js.OctetString({ valueHex: await crypto.subtle.digest('SHA-256', inhalt) }),
            ),
            ...(verhalten === 'ohneBindung' ? [] : [attribut('1.2.840.113549.1.9.16.2.47', bindung(zertifikatshash))]),
          ],
        }),
      }),
    ],
  });
  await daten.sign(schluessel.privateKey, 0, 'SHA-256');
  const token = new pkijs.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: daten.toSchema(true) });
  const antwort = new pkijs.TimeStampResp({
    status: new pkijs.PKIStatusInfo({ status: pkijs.PKIStatus.granted }),
    timeStampToken: token,
  });
  const bytes = antwort.toSchema().toBER();
  // Das letzte Byte gehört zur Unterschrift.
  if (verhalten === 'verfaelscht')
    new Uint8Array(bytes).fill((new Uint8Array(bytes).at(-1) ?? 0) ^ 1, bytes.byteLength - 1);
  return bytes;
}

/** SigningCertificateV2 ohne Verfahren, also SHA-256. */
function bindung(hash: ArrayBuffer): asn1js.Sequence {
  const folge = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
  return folge(folge(folge(new asn1js.OctetString({ valueHex: hash }))));
}

async function ausweis(name: string, aussteller: Ausweis | null, zweck: string | null): Promise<Ausweis> {
  const schluessel = await crypto.subtle.generateKey(ALGORITHMUS, true, ['sign', 'verify']);
  const zertifikat = new pkijs.Certificate({
    version: 2,
    serialNumber: new asn1js.Integer({ value: Math.floor(Math.random() * 1e9) + 1 }),
  });
  const namen = (feld: 'subject' | 'issuer', text: string) =>
    zertifikat[feld].typesAndValues.push(
      new pkijs.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: text }) }),
    );
  namen('subject', name);
  namen('issuer', aussteller ? 'GK Test-CA' : name);
  zertifikat.notBefore.value = new Date(Date.now() - 86_400_000);
  zertifikat.notAfter.value = new Date(Date.now() + 86_400_000);
  const erweiterung = (extnID: string, wert: { toSchema(): asn1js.BaseBlock }) =>
    new pkijs.Extension({ extnID, critical: true, extnValue: wert.toSchema().toBER(), parsedValue: wert });
  zertifikat.extensions = [
    erweiterung('2.5.29.19', new pkijs.BasicConstraints({ cA: aussteller === null })),
    ...(zweck ? [erweiterung('2.5.29.37', new pkijs.ExtKeyUsage({ keyPurposes: [zweck] }))] : []),
  ];
  await zertifikat.subjectPublicKeyInfo.importKey(schluessel.publicKey);
  await zertifikat.sign((aussteller?.schluessel ?? schluessel).privateKey, 'SHA-256');
  return { zertifikat, schluessel };
}
