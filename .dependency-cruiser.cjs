/** Abhängigkeiten zeigen in eine Richtung: addin, functions, cdk → shared. Wer das bricht, koppelt Excel, Server und Rechenkern. */
module.exports = {
  forbidden: [
    { name: 'kein-zyklus', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'shared-kennt-niemanden', severity: 'error', from: { path: '^shared' }, to: { path: '^(addin|functions|cdk|tests)' } },
    {
      name: 'kern-ohne-antrag-und-zod',
      severity: 'error',
      from: { path: '^shared/(grund|kern|regelstand)' },
      to: { path: '^(shared/(antrag|api|pruefmappe|beispiele)|node_modules/zod)' },
    },
    {
      name: 'grund-unter-allem',
      comment: 'Tage, exakte Zahlen, Fehler und Hash liegen unter Regelstand und Kern; der Regelstand liegt unter dem Kern.',
      severity: 'error',
      from: { path: '^shared/grund' },
      to: { path: '^shared/(?!grund)' },
    },
    { name: 'regelstand-unter-kern', severity: 'error', from: { path: '^shared/regelstand' }, to: { path: '^shared/(?!grund|regelstand)' } },
    { name: 'shared-ist-rein', severity: 'error', from: { path: '^shared' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'shared-ohne-plattform',
      severity: 'error',
      from: { path: '^shared' },
      to: { path: 'node_modules/(@aws-sdk|react|@fluentui|@microsoft/office-js|@odoo|hono|jose|dynalite)' },
    },
    { name: 'addin-nie-functions', severity: 'error', from: { path: '^addin' }, to: { path: '^(functions|cdk|tests)' } },
    { name: 'functions-nie-addin', severity: 'error', from: { path: '^functions' }, to: { path: '^(addin|cdk|tests)' } },
    { name: 'cdk-nur-eingaenge', severity: 'error', from: { path: '^cdk' }, to: { path: '^(addin|tests)' } },
    { name: 'tabelle-nur-in-der-workbench', severity: 'error', from: { pathNot: '^(addin/workbench|tests)' }, to: { path: 'node_modules/@odoo' } },
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
        pathNot: '^(addin/build|addin/workbench/(vite-konfiguration|lizenzen)\\.ts|functions/(local|(ausgabe/)?buendeln\\.ts))',
      },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/(@types|@odoo|bootstrap|font-awesome|vite/client|aws-cdk-lib|constructs|cdk-nag)' },
    },
    { name: 'nichts-unaufloesbar', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(virtual:|\\?)' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
  },
};
