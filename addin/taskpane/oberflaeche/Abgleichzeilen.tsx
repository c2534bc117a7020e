/**
 * Im Kopf: ob das Blatt die Version ist, die es zu sein behauptet, ob es eine neuere gibt und ob dem Antrag Versionen
 * fehlen.
 */
import { makeStyles, tokens } from '@fluentui/react-components';
import { alsName, sichtbar } from '../../../shared/grund/zeichen.ts';
import { zeitpunkt } from '../format/zeitpunkt.ts';
import { fehlendeVersionen, istNichtDieVersion, neuereVersion, type Zustand } from '../zustand/zustand.ts';
import { useZustand } from './kontext.ts';

const useZeilenstil = makeStyles({
  zeile: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: 'anywhere',
  },
});

export function Abgleichzeilen() {
  const zustand = useZustand();
  const stile = useZeilenstil();
  return (
    <div role="status">
      {abgleichsaetze(zustand).map((satz) => (
        <p key={satz} className={stile.zeile}>
          {satz}
        </p>
      ))}
    </div>
  );
}

/** Leer, wenn nichts zu sagen ist. */
export function abgleichsaetze(zustand: Zustand): string[] {
  const { abgleich, merker } = zustand;
  const saetze: string[] = [];
  if (abgleich && istNichtDieVersion(zustand)) saetze.push(`Das Blatt ist nicht Version ${abgleich.version}`);
  if (abgleich?.art === 'fehler')
    saetze.push(
      `Version ${abgleich.version} lässt sich nicht mit dem Blatt vergleichen. ${sichtbar(abgleich.meldung)}`,
    );
  const neuere = neuereVersion(zustand);
  if (merker && neuere)
    saetze.push(
      `Es gibt eine neuere Version: Version ${neuere.version}, gespeichert von ${alsName(neuere.autor.name)} am ${zeitpunkt(neuere.erstelltAm)}.`,
    );
  const fehlend = fehlendeVersionen(zustand);
  if (fehlend)
    saetze.push(
      `Dem Antrag fehlen Versionen: Bekannt ist Version ${fehlend.bekannt}, die neueste in der Ablage ist ${fehlend.vorhanden}. Bitte den Betreiber rufen.`,
    );
  return saetze;
}
