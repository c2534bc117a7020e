/** Abhängigkeiten zeigen in eine Richtung: addin, functions, cdk → shared. Wer das bricht, koppelt Excel, Server und Rechenkern. */
module.exports = {
  forbidden: [
    { name: 'kein-zyklus', comment: 'Auch nicht nur über Typen.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'kein-zyklus-der-ordner', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
    {
      name: 'shared-kennt-niemanden',
      severity: 'error',
      from: { path: '^shared' },
      to: { path: '^(addin|functions|cdk|tests)' },
    },
    {
      name: 'kern-ohne-antrag-und-zod',
      severity: 'error',
      from: { path: '^shared/(grund|kern|regelstand)' },
      to: { path: '^(shared/(antrag|api|pruefmappe|beispiele)|node_modules/zod)' },
    },
    {
      name: 'grund-unter-allem',
      comment:
        'Tage, exakte Zahlen, Fehler und Hash liegen unter Regelstand und Kern; der Regelstand liegt unter dem Kern.',
      severity: 'error',
      from: { path: '^shared/grund' },
      to: { path: '^shared/(?!grund)' },
    },
    {
      name: 'abwicklung-ueber-kern-unter-antrag',
      comment: 'Was nach dem Bescheid kommt, verbindet Regelgruppen des Kerns; der Antrag reicht ihm seine Einträge.',
      severity: 'error',
      from: { path: '^shared/abwicklung' },
      to: { path: '^shared/(?!grund|regelstand|kern|abwicklung)|node_modules/zod' },
    },
    {
      name: 'kern-ohne-abwicklung',
      severity: 'error',
      from: { path: '^shared/kern' },
      to: { path: '^shared/abwicklung' },
    },
    {
      name: 'regelstand-unter-kern',
      severity: 'error',
      from: { path: '^shared/regelstand' },
      to: { path: '^shared/(?!grund|regelstand)' },
    },
    {
      name: 'regelstand-nur-im-verzeichnis',
      comment:
        'Einen einzelnen Regelstand kennen nur das Verzeichnis und Regelstände, die ihn fortschreiben: Wer einen braucht, nimmt ihn aus dem Verzeichnis, nach Tag oder Id.',
      severity: 'error',
      from: {
        path: '^(addin|functions|shared|cdk)',
        pathNot: '^shared/regelstand/(verzeichnis|(thm|dia|ssa|kim)-.*)\\.ts$',
      },
      to: { path: '^shared/regelstand/(thm|dia|ssa|kim)-' },
    },
    {
      name: 'druck-kennt-kein-schriftstueck',
      comment: 'Der Satz weiß nicht, was er setzt: Wer drucken will, gibt ihm Daten.',
      severity: 'error',
      from: { path: '^shared/druck' },
      to: { path: '^shared/(?!grund|druck)' },
    },
    {
      name: 'pdf-nur-im-druck',
      severity: 'error',
      from: { path: '^(addin|functions|shared|cdk)', pathNot: '^shared/druck/' },
      to: { path: 'node_modules/pdfkit' },
    },
    { name: 'shared-ist-rein', severity: 'error', from: { path: '^shared' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'shared-ohne-plattform',
      severity: 'error',
      from: { path: '^shared' },
      to: { path: 'node_modules/(@aws-sdk|react|@fluentui|@microsoft/office-js|@odoo|hono|jose|dynalite)' },
    },
    {
      name: 'addin-nie-functions',
      severity: 'error',
      from: { path: '^addin' },
      to: { path: '^(functions|cdk|tests)' },
    },
    {
      name: 'functions-nie-addin',
      severity: 'error',
      from: { path: '^functions' },
      to: { path: '^(addin|cdk|tests)' },
    },
    { name: 'cdk-nur-eingaenge', severity: 'error', from: { path: '^cdk' }, to: { path: '^(addin|tests)' } },
    {
      name: 'tabelle-nur-in-der-workbench',
      severity: 'error',
      from: { pathNot: '^(addin/workbench|tests)' },
      to: { path: 'node_modules/@odoo' },
    },
    {
      name: 'port-kennt-kein-haushaltsblatt',
      comment: 'Der Port gibt Gitter heraus; was darin ein Haushaltsblatt ist, erkennt allein addin/haushaltsblatt.',
      severity: 'error',
      from: { path: '^addin/workbook' },
      to: { path: '^addin/(?!workbook)' },
    },
    {
      name: 'haushaltsblatt-ohne-plattform',
      severity: 'error',
      from: { path: '^addin/haushaltsblatt' },
      to: { path: '^addin/(workbook/office|workbench|taskpane|custom-functions)' },
    },
    {
      name: 'tabs-kennen-einander-nicht',
      comment: 'Was zwei Tabs zeigen, steht in oberflaeche oder format.',
      severity: 'error',
      from: { path: '^addin/taskpane/(plan|zelle|versionen|abwicklung|pruefen|regeln)/' },
      to: { path: '^addin/taskpane/(plan|zelle|versionen|abwicklung|pruefen|regeln)/', pathNot: '^addin/taskpane/$1/' },
    },
    {
      name: 'zustand-unter-dem-aufgabenbereich',
      severity: 'error',
      from: { path: '^addin/taskpane/(zustand|anmeldung|api|format)/' },
      to: { path: '^addin/taskpane/(?!zustand|anmeldung|api|format)' },
    },
    {
      name: 'ablauf-ohne-oberflaeche',
      comment: 'Lesen, Speichern und Steuern laufen ohne React.',
      severity: 'error',
      from: { path: '^addin/taskpane/(blatt|speichern|steuerung)/' },
      to: {
        path: '^addin/taskpane/(oberflaeche|plan|zelle|versionen|abwicklung|pruefen|regeln|uebernahme)/|node_modules/(react|@fluentui)',
      },
    },
    {
      name: 'funktionen-schlank',
      severity: 'error',
      from: { path: '^addin/custom-functions' },
      to: { path: '^(addin/(taskpane|haushaltsblatt|workbook|workbench)|shared/(antrag|api|pruefmappe))' },
    },
    {
      name: 'bundle-ohne-lokales',
      severity: 'error',
      from: { path: '^functions/(antraege|berechnungen|zugang|store|http)' },
      to: { path: '^functions/local' },
    },
    {
      name: 'produkt-ohne-testwerkzeug',
      severity: 'error',
      from: {
        path: '^(addin|functions|shared|cdk)',
        pathNot:
          '^(addin/build|addin/workbench/(vite-konfiguration|lizenzen)\\.ts|functions/(local|lambdas-buendeln|ausgabe/buendeln\\.ts))',
      },
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot: 'node_modules/(@types|@odoo|bootstrap|font-awesome|vite/client|aws-cdk-lib|constructs|cdk-nag)',
      },
    },
    {
      name: 'nichts-unaufloesbar',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|\\?)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
