/** Fehlerwerte und Meldungen von o-spreadsheet auf Deutsch. */
export const MELDUNGEN: Readonly<Record<string, string>> = {
  Error: 'Fehler',
  Invalid: 'Ungültig',
  'Caused by': 'Ursache in',
  'Click to select the cell': 'Zelle auswählen',
  'Invalid expression': 'Die Formel ist unvollständig oder falsch geschrieben.',
  'Invalid formula': 'Die Formel ist unvollständig oder falsch geschrieben.',
  'Circular reference': 'Die Formel bezieht sich auf sich selbst (Zirkelbezug).',
  'Invalid reference': 'Der Bezug ist ungültig, weil es die Zelle nicht mehr gibt.',
  'Data not available': 'Der Wert ist nicht vorhanden.',
  'Unknown function': 'Unbekannte Funktion',
  'Unknown function: "%s"': 'Die Funktion „%s“ gibt es hier nicht. Bitte prüfen Sie die Schreibweise.',
  'Spill range is not empty': 'Für das Ergebnis ist kein Platz, weil Zellen darunter oder daneben belegt sind.',
  'Division by zero': 'Division durch null',
  'The divisor must be different from zero.': 'Durch null lässt sich nicht teilen.',
  'The divisor must be different from 0.': 'Durch null lässt sich nicht teilen.',
  'Function [[FUNCTION_NAME]] caused a divide by zero error.': '[[FUNCTION_NAME]] müsste durch null teilen.',
  'Number too large': 'Die Zahl ist zu groß.',
  "Did not find value '%s' in [[FUNCTION_NAME]] evaluation.": '[[FUNCTION_NAME]] hat den Wert „%s“ nicht gefunden.',
  "The function [[FUNCTION_NAME]] expects a number value, but '%s' is a string, and cannot be coerced to a number.":
    '[[FUNCTION_NAME]] erwartet eine Zahl, „%s“ ist aber Text.',
  'The function [[FUNCTION_NAME]] expects a reference to a cell or range.':
    '[[FUNCTION_NAME]] erwartet den Bezug auf eine Zelle oder einen Bereich.',
  'The function [[FUNCTION_NAME]] expects a number value between %s and %s inclusive, but receives %s.':
    '[[FUNCTION_NAME]] erwartet eine Zahl von %s bis %s, bekam aber %s.',
  "The function [[FUNCTION_NAME]] has an argument with value '%s'. It should be one of: %s.":
    '[[FUNCTION_NAME]] kann mit „%s“ nichts anfangen; möglich sind: %s.',
  "The function [[FUNCTION_NAME]] expects a boolean value, but '%s' is a text, and cannot be coerced to a boolean.":
    '[[FUNCTION_NAME]] erwartet einen Wahrheitswert, „%s“ ist aber Text.',
  'Array arguments to [[FUNCTION_NAME]] are of different size.':
    'Die Bereiche in [[FUNCTION_NAME]] sind verschieden groß.',
  'Function [[FUNCTION_NAME]] expects criteria_range and criterion to be in pairs.':
    '[[FUNCTION_NAME]] erwartet zu jedem Bereich ein Suchkriterium.',
  'Function [[FUNCTION_NAME]] expects criteria_range to have the same dimension':
    '[[FUNCTION_NAME]] erwartet gleich große Bereiche.',
  '[[FUNCTION_NAME]] has no valid input data.': '[[FUNCTION_NAME]] hat keine gültigen Eingaben.',
  "Function %s expects the parameter '%s' to be reference to a cell or range.":
    '%s erwartet als Argument „%s“ den Bezug auf eine Zelle oder einen Bereich.',
  'Invalid number of arguments for the %(functionName)s function. Expected %(minArgRequired)s minimum, but got %(nbrArgSupplied)s instead.':
    '%(functionName)s braucht mindestens %(minArgRequired)s Argumente, angegeben sind %(nbrArgSupplied)s.',
  'Invalid number of arguments for the %(functionName)s function. Expected %(maxArgPossible)s maximum, but got %(nbrArgSupplied)s instead.':
    '%(functionName)s nimmt höchstens %(maxArgPossible)s Argumente, angegeben sind %(nbrArgSupplied)s.',
  'An unexpected error occurred. Submit a support ticket at odoo.com/help.':
    'Beim Berechnen ist ein unerwarteter Fehler aufgetreten.',
  'Missing closing parenthesis': 'Eine schließende Klammer fehlt.',
  'Missing opening parenthesis': 'Eine öffnende Klammer fehlt.',
  'Missing closing brace': 'Eine schließende geschweifte Klammer fehlt.',
  'Wrong function call': 'Der Funktionsaufruf ist falsch geschrieben.',
  'Unexpected token: %s': 'Unerwartetes Zeichen: %s',
  'Invalid sheet name: %s': 'Das Blatt „%s“ gibt es nicht.',
  'Invalid sheet': 'Ungültiges Blatt',
  "Result couldn't be automatically expanded.": 'Das Ergebnis passt nicht mehr auf das Blatt.',
  'Merged cells found in the spill zone. Please unmerge cells before using array formulas.':
    'Für das Ergebnis ist kein Platz, weil dort Zellen verbunden sind. Heben Sie die Verbindung auf.',
  'Array result was not expanded because it would overwrite data.':
    'Für das Ergebnis ist kein Platz, weil es Werte überschreiben würde.',
  'Add missing columns and rows': 'Fehlende Zeilen und Spalten anfügen',
  'Add missing columns': 'Fehlende Spalten anfügen',
  'Add missing rows': 'Fehlende Zeilen anfügen',
  'Are you sure you want to delete this sheet?': 'Möchten Sie dieses Blatt wirklich löschen?',
  'The sheet name cannot be empty.': 'Der Blattname darf nicht leer sein.',
  'A sheet with the name %s already exists. Please select another name.':
    'Ein Blatt mit dem Namen %s gibt es schon. Bitte wählen Sie einen anderen Namen.',
  'Some used characters are not allowed in a sheet name (Forbidden characters are %s).':
    'Diese Zeichen sind in Blattnamen nicht erlaubt: %s',
  'This sheet is locked and cannot be modified. Please unlock it first.':
    'Dieses Blatt ist gesperrt. Entsperren Sie es zuerst am Blattregister.',
  'The current window is too small to display this sheet properly. Consider resizing your browser window or adjusting frozen rows and columns.':
    'Das Fenster ist für dieses Blatt zu klein. Vergrößern Sie es oder heben Sie die Fixierung auf (Ansicht › Fixieren).',
  'The window is too small to display multiple side panels.': 'Das Fenster ist für mehrere Seitenbereiche zu klein.',
  'Merging these cells will only preserve the top-leftmost value. Merge anyway?':
    'Beim Verbinden bleibt nur der Wert oben links erhalten. Trotzdem verbinden?',
  "You can't merge cells inside of an existing filter.": 'In einem Filter lassen sich keine Zellen verbinden.',
  'This operation is not possible due to a merge. Please remove the merges first than try again.':
    'Das geht nicht, weil Zellen verbunden sind. Heben Sie die Verbindung auf und versuchen Sie es noch einmal.',
  'Merged cells are preventing this operation. Unmerge those cells and try again.':
    'Das geht nicht, weil Zellen verbunden sind. Heben Sie die Verbindung auf und versuchen Sie es noch einmal.',
  'This operation is not allowed with multiple selections.': 'Das geht nicht mit mehreren ausgewählten Bereichen.',
  'This operation is not allowed due to an overlapping frozen pane.':
    'Das geht nicht, weil ein fixierter Bereich berührt ist.',
  'Cannot sort a zone with array formulas.': 'Ein Bereich mit Matrixformeln lässt sich nicht sortieren.',
  'Cannot sort. To sort, select only cells or only merges that have the same size.':
    'Sortieren geht nur mit gleich großen Zellen.',
  'We found data next to your selection. Since this data was not selected, it will not be sorted. Do you want to extend your selection?':
    'Neben der Auswahl stehen weitere Werte, die nicht mitsortiert würden. Möchten Sie die Auswahl erweitern?',
  'Cannot hide all the rows of a sheet.': 'Es müssen Zeilen sichtbar bleiben.',
  'Cannot hide all the columns of a sheet.': 'Es müssen Spalten sichtbar bleiben.',
  'The cell you are trying to edit has been deleted.': 'Die Zelle, die Sie bearbeiten, wurde gelöscht.',
  'The data you entered in %s violates the data validation rule set on the cell:\n%s':
    'Die Eingabe in %s ist nicht erlaubt:\n%s',
  "This formula has over 1000 parts. It can't be processed properly, consider splitting it into multiple cells":
    'Die Formel ist zu lang. Teilen Sie sie auf mehrere Zellen auf.',
  'Please enter a number between 0 and 10000.': 'Bitte geben Sie eine Zahl von 0 bis 10000 ein.',
  'Please select only one range of cells': 'Bitte wählen Sie nur einen Bereich aus.',
  'Pasting from the context menu is not supported in this browser. Use keyboard shortcuts ctrl+c / ctrl+v instead.':
    'Dieser Browser erlaubt das Einfügen über das Menü nicht. Bitte nutzen Sie Strg+V.',
  'Access to the clipboard denied by the browser. Please enable clipboard permission for this page in your browser settings.':
    'Der Browser verweigert den Zugriff auf die Zwischenablage. Bitte nutzen Sie Strg+C und Strg+V.',
  'Match(es) cannot be replaced as they are part of a formula or inside a locked sheet':
    'Treffer in Formeln und gesperrten Blättern werden nicht ersetzt.',
  '%(replaceable_count)s match(es) replaced. %(irreplaceable_count)s match(es) cannot be replaced as they are part of a formula or inside a locked sheet':
    '%(replaceable_count)s Treffer ersetzt. %(irreplaceable_count)s Treffer stehen in Formeln oder gesperrten Blättern und bleiben.',
  'A table can only be created on a continuous selection.': 'Eine Tabelle braucht einen zusammenhängenden Bereich.',
  'You cannot create overlapping tables.': 'Tabellen dürfen sich nicht überschneiden.',
  "The header row of a table can't be moved.": 'Die Kopfzeile einer Tabelle lässt sich nicht verschieben.',
  'The range is invalid': 'Der Bereich ist ungültig',
  'The range is invalid.': 'Der Bereich ist ungültig.',
  'The range is out of the sheet': 'Der Bereich liegt außerhalb des Blatts',
  'A range needs to be defined': 'Ein Bereich fehlt',
  'A named range with this name already exists.': 'Einen Bereich mit diesem Namen gibt es schon.',
  'The named range name is invalid. Valid names can contain letters, digits, underscores, and periods. The name cannot be only a number, TRUE, or FALSE.':
    'Der Name ist ungültig. Erlaubt sind Buchstaben, Ziffern, Unterstrich und Punkt.',
  'A named range name cannot resemble a cell reference.': 'Der Name darf nicht wie eine Zelladresse aussehen.',
  'The named range to update was not found.': 'Den benannten Bereich gibt es nicht mehr.',
  'The range you specified is outside of the sheet.\n\nIf you meant to create a named range, named range cannot have the same name as a cell reference. Please choose another name.':
    'Diese Zelle gibt es auf dem Blatt nicht.',
  'Cannot open the link because the linked sheet is hidden.': 'Das Ziel des Verweises ist ausgeblendet.',
  'Go to url: %(url)s': 'Öffnen: %(url)s',
  'Go to %(label)s': 'Gehe zu %(label)s',
  'You copied content from a different version of the application. Only text and image content will be pasted.':
    'Der Inhalt stammt aus einer anderen Fassung; eingefügt werden nur Texte.',
  'Cannot do a special paste of a figure.': 'Das lässt sich so nicht einfügen.',
  'An error occurred while uploading the image. %s': 'Bilder lassen sich nicht einfügen. %s',
  'Your selection was too large for the browser to copy it.\nPlease select a smaller zone.':
    'Die Auswahl ist zu groß zum Kopieren. Bitte wählen Sie weniger Zellen.',
  Anonymous: 'Unbekannt',
};
