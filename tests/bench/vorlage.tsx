/**
 * Eine Seite mit den Teilen von Microsofts React-Vorlage für Excel (React 19, Fluent UI v9): Kopf mit Bild und
 * Überschrift, Liste mit drei Punkten, ein Knopf. Sie rechnet und liest nichts; schneller kann ein Aufgabenbereich mit
 * diesen Bibliotheken kaum da sein.
 */
import { Button, FluentProvider, Image, makeStyles, tokens, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

declare const Office: { onReady(): Promise<unknown> };

const BILD =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="90" height="90"%3E%3Ccircle cx="45" cy="45" r="40"/%3E%3C/svg%3E';
const PUNKTE = ['Mehr erreichen mit Office', 'Funktionen freischalten', 'Gestalten wie ein Profi'];

const useStyles = makeStyles({
  wurzel: { minHeight: '100vh' },
  kopf: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    paddingBottom: '30px',
    paddingTop: '100px',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  titel: {
    fontSize: tokens.fontSizeHero900,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground1,
  },
  mitte: { width: '100%', display: 'flex', flexDirection: 'column', alignItems: 'center' },
  punkt: { paddingBottom: '20px', display: 'flex', fontSize: tokens.fontSizeBase400 },
});

function Vorlage() {
  const styles = useStyles();
  return (
    <div className={styles.wurzel}>
      <section className={styles.kopf}>
        <Image width="90" height="90" src={BILD} alt="Vorlage" />
        <h1 className={styles.titel}>Willkommen</h1>
      </section>
      <div className={styles.mitte}>
        <h2>Was dieses Add-in kann</h2>
        <ul>
          {PUNKTE.map((punkt) => (
            <li className={styles.punkt} key={punkt}>
              {punkt}
            </li>
          ))}
        </ul>
        <Button appearance="primary" size="large">
          Text einfügen
        </Button>
      </div>
    </div>
  );
}

void Office.onReady().then(() => {
  const wurzel = document.getElementById('container');
  if (wurzel)
    createRoot(wurzel).render(
      <FluentProvider theme={webLightTheme}>
        <Vorlage />
      </FluentProvider>,
    );
});
