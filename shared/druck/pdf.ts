/**
 * Druckt ein Schriftstück als PDF: A4, mit Überschriften, Absätzen und Tabellen zum Vorlesen ausgezeichnet (Tagged
 * PDF), auf Deutsch, mit eingebetteten Schriften. Als PDF/A-2a geschrieben, damit es ins Archiv kann; geprüft ist das
 * nicht. Gleiche Angaben ergeben dieselben Bytes.
 */
import PDFDocument from 'pdfkit';
import { type Schnitt, type Schriftdateien, Schriften } from './schriften.ts';
import type { Block, Schriftstueck } from './schriftstueck.ts';
import { type Element, Seite, ZEILENHOEHE } from './seite.ts';
import { druckeTabelle } from './tabellendruck.ts';
import { umbrochen } from './umbruch.ts';

const TITELGROESSE = 16;
const UEBERSCHRIFT = 12;
const TEXT = 9.5;
/** Anteil der Breite, den der Name einer Angabe bekommt. */
const NAMENSANTEIL = 0.3;
/** Bis zu so vielen Zeilen bleibt ein Absatz auf einer Seite. */
const ZUSAMMEN = 6;

/** `erstelltAm` steht in der Datei als Tag ihrer Entstehung. */
export function alsPdf(stueck: Schriftstueck, dateien: Schriftdateien, erstelltAm: Date): Promise<Uint8Array> {
  const dokument = new PDFDocument({
    size: 'A4',
    layout: stueck.ausrichtung === 'hoch' ? 'portrait' : 'landscape',
    margin: 0,
    // Sonst öffnet pdfkit Helvetica, die im Browser nicht da ist und hier nirgends steht.
    font: '',
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    info: {
      Title: stueck.titel,
      Creator: 'GK Förderrechner',
      Producer: 'GK Förderrechner',
      CreationDate: erstelltAm,
      ModDate: erstelltAm,
    },
  });
  const fertig = gesammelt(dokument);
  const seite = new Seite(dokument, new Schriften(dokument, dateien));
  const wurzel = dokument.struct('Document');
  dokument.addStructure(wurzel);
  absatz(seite, wurzel, stueck.titel, { marke: 'H1', schnitt: 'fett', groesse: TITELGROESSE, danach: 6 });
  for (const block of stueck.bloecke) drucke(seite, wurzel, block);
  seite.schreibeFuss(seite.schriften.druckbar(stueck.fuss, 'normal'));
  wurzel.end();
  dokument.end();
  return fertig;
}

function drucke(seite: Seite, eltern: Element, block: Block): void {
  switch (block.art) {
    case 'ueberschrift':
      seite.y += 6;
      // Eine Überschrift allein am Ende einer Seite hilft niemandem.
      seite.brauche(UEBERSCHRIFT * ZEILENHOEHE + 60);
      seite.dokument.outline.addItem(block.text);
      absatz(seite, eltern, block.text, { marke: 'H2', schnitt: 'fett', groesse: UEBERSCHRIFT, danach: 3 });
      break;
    case 'absatz':
      absatz(seite, eltern, block.text, {
        marke: 'P',
        schnitt: block.betont ? 'fett' : 'normal',
        groesse: TEXT,
        danach: 5,
      });
      break;
    case 'angaben':
      angaben(seite, eltern, block.zeilen);
      break;
    case 'tabelle':
      druckeTabelle(seite, block, eltern);
      break;
    case 'unterschriften':
      unterschriften(seite, eltern, block.wer);
      break;
  }
}

interface Absatzart {
  readonly marke: 'H1' | 'H2' | 'P';
  readonly schnitt: Schnitt;
  readonly groesse: number;
  readonly danach: number;
}

function absatz(seite: Seite, eltern: Element, text: string, { marke, schnitt, groesse, danach }: Absatzart): void {
  const zeilen = gesetzt(seite, text, schnitt, groesse, seite.breite);
  const element = seite.dokument.struct(marke);
  eltern.add(element);
  untereinander(seite, zeilen.length, groesse, (von, bis) =>
    seite.inhalt(element, marke, () =>
      seite.schreibe(zeilen.slice(von, bis), { x: seite.links, y: seite.y, schnitt, groesse }),
    ),
  );
  seite.y += danach;
}

function angaben(seite: Seite, eltern: Element, zeilen: readonly (readonly [string, string])[]): void {
  const { dokument } = seite;
  const liste = dokument.struct('L');
  eltern.add(liste);
  const namensbreite = seite.breite * NAMENSANTEIL;
  const wertbreite = seite.breite - namensbreite;
  for (const [name, wert] of zeilen) {
    const links = gesetzt(seite, name, 'fett', TEXT, namensbreite - 8);
    const rechts = gesetzt(seite, wert, 'normal', TEXT, wertbreite);
    const punkt = dokument.struct('LI');
    const [bezeichnung, inhalt] = [dokument.struct('Lbl'), dokument.struct('LBody')];
    liste.add(punkt);
    punkt.add(bezeichnung).add(inhalt);
    untereinander(seite, Math.max(links.length, rechts.length), TEXT, (von, bis) => {
      if (von < links.length)
        seite.inhalt(bezeichnung, 'Lbl', () =>
          seite.schreibe(links.slice(von, bis), { x: seite.links, y: seite.y, schnitt: 'fett', groesse: TEXT }),
        );
      if (von < rechts.length)
        seite.inhalt(inhalt, 'LBody', () =>
          seite.schreibe(rechts.slice(von, bis), { x: seite.links + namensbreite, y: seite.y, groesse: TEXT }),
        );
    });
    seite.y += 2;
  }
  seite.y += 6;
}

/** Nebeneinander, zusammen auf einer Seite; unter der Linie steht, wer hier mit Ort und Tag unterschreibt. */
function unterschriften(seite: Seite, eltern: Element, wer: readonly string[]): void {
  const hoehe = 62;
  seite.brauche(hoehe);
  const breite = seite.breite / wer.length;
  wer.forEach((name, i) => {
    const x = seite.links + i * breite;
    const y = seite.y + 40;
    seite.beiwerk(() => seite.linie(x, y, breite - 24));
    const element = seite.dokument.struct('P');
    eltern.add(element);
    const zeilen = gesetzt(seite, `${name}: Ort, Tag, Unterschrift`, 'normal', TEXT, breite - 24);
    seite.inhalt(element, 'P', () => seite.schreibe(zeilen, { x, y: y + 3, groesse: TEXT }));
  });
  seite.y += hoehe;
}

/** Teilt Zeilen auf Seiten: `schreibe` bekommt, was auf die Seite passt. */
function untereinander(
  seite: Seite,
  anzahl: number,
  groesse: number,
  schreibe: (von: number, bis: number) => void,
): void {
  const hoehe = groesse * ZEILENHOEHE;
  if (anzahl <= ZUSAMMEN) seite.brauche(anzahl * hoehe);
  for (let von = 0; von < anzahl; ) {
    seite.brauche(hoehe);
    const bis = Math.min(anzahl, von + Math.max(1, Math.floor((seite.unten - seite.y) / hoehe)));
    schreibe(von, bis);
    seite.y += (bis - von) * hoehe;
    von = bis;
  }
}

function gesetzt(seite: Seite, text: string, schnitt: Schnitt, groesse: number, breite: number): string[] {
  const { schriften } = seite;
  return umbrochen(schriften.druckbar(text, schnitt), breite, (t) => schriften.breite(t, schnitt, groesse));
}

function gesammelt(dokument: InstanceType<typeof PDFDocument>): Promise<Uint8Array> {
  const teile: Uint8Array[] = [];
  return new Promise((erfuellt, abgelehnt) => {
    dokument.on('data', (teil: Uint8Array) => teile.push(teil));
    dokument.on('error', abgelehnt);
    dokument.on('end', () => {
      const ganz = new Uint8Array(teile.reduce((laenge, teil) => laenge + teil.length, 0));
      let stelle = 0;
      for (const teil of teile) {
        ganz.set(teil, stelle);
        stelle += teil.length;
      }
      erfuellt(ganz);
    });
  });
}
