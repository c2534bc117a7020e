/** Erzeugt die Vorlage einmal je Testdatei, ohne Konto und ohne Netz, mit Beispielwerten. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AnkerStack } from '../../cdk/ankerstack.ts';
import {
  ANKERSTACK,
  erstelleAnkerstack,
  erstelleStack,
  erstelleWafstack,
  neueApp,
  pruefeMitNag,
  REGION,
  STACK,
  WAFSTACK,
} from '../../cdk/anwendung.ts';
import { ankerkonfigurationAus, konfigurationAus } from '../../cdk/konfiguration.ts';
import { FoerderrechnerStack } from '../../cdk/stack.ts';

export interface Synthese {
  readonly stack: FoerderrechnerStack;
  readonly vorlage: Template;
  /** Der Stack im zweiten Konto. */
  readonly ankervorlage: Template;
  /** Die Ratenregel in us-east-1. */
  readonly wafvorlage: Template;
  readonly ordner: string;
  /** Befunde von cdk-nag. */
  readonly befund: string | null;
  /** Ordner des gebündelten Codes einer Funktion, unterhalb von `ordner`. */
  buendel(funktion: string): string;
  raeumeAuf(): void;
}

/** Ohne Bündel geht es schneller; der Code der Funktionen fehlt dann. */
const OHNE_ESBUILD_ANGABEN = { 'aws:cdk:bundling-stacks': [] };

export function synthetisiere({
  umgebung = {},
  buendeln,
}: {
  umgebung?: Readonly<Record<string, string>>;
  buendeln: boolean;
}): Synthese {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-cdk-'));
  const app = neueApp({ outdir: ordner, ...(buendeln ? {} : { context: OHNE_ESBUILD_ANGABEN }) });
  pruefeMitNag(app);
  const stack = erstelleStack(app, konfigurationAus(umgebung, true));
  erstelleAnkerstack(app, ankerkonfigurationAus(umgebung, true));
  erstelleWafstack(app);
  const befund = fehlerVon(() => app.synth());
  // Aus der Datei: Template.fromStack erzeugte alles ein zweites Mal und scheiterte an jedem Befund.
  const lies = (name: string) =>
    Template.fromJSON(JSON.parse(readFileSync(join(ordner, `${name}.template.json`), 'utf8')));
  const vorlage = lies(STACK);
  return {
    stack,
    vorlage,
    ankervorlage: lies(ANKERSTACK),
    wafvorlage: lies(WAFSTACK),
    ordner,
    befund,
    buendel: (funktion) => {
      const [eintrag] = Object.entries(vorlage.findResources('AWS::Lambda::Function')).filter(([id]) =>
        id.startsWith(`Funktionen${funktion}`),
      );
      if (!eintrag) throw new Error(`Die Funktion ${funktion} fehlt in der Vorlage.`);
      return `asset.${basename(eintrag[1].Properties.Code.S3Key, '.zip')}`;
    },
    raeumeAuf: () => rmSync(ordner, { recursive: true, force: true }),
  };
}

/** Alle Befunde von cdk-nag, als gäbe es keine Ausnahme. */
export function befundeOhneAusnahmen(anker = false): string[] {
  const ordner = mkdtempSync(join(tmpdir(), 'gk-cdk-'));
  try {
    const app = neueApp({ outdir: ordner, context: OHNE_ESBUILD_ANGABEN });
    if (anker) new AnkerStack(app, ANKERSTACK, ankerkonfigurationAus({}, true), { env: { region: REGION } });
    else new FoerderrechnerStack(app, STACK, konfigurationAus({}, true), { env: { region: REGION } });
    return new AwsSolutionsChecks(app).validateScope(app).violations.map(({ ruleName }) => ruleName);
  } finally {
    rmSync(ordner, { recursive: true, force: true });
  }
}

function fehlerVon(tu: () => unknown): string | null {
  try {
    tu();
    return null;
  } catch (fehler) {
    return (fehler as Error).message;
  }
}
