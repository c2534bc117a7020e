/** Was ein Betreiber vor dem Ausliefern festlegen muss; gelesen aus der Umgebung. */

export interface Stackkonfiguration {
  /** Entra-Mandanten der zugelassenen Kommunen, durch Komma getrennt. */
  readonly mandanten: string;
  /** Anwendungs-Id der API in Entra ID. */
  readonly audience: string;
  /** Empfänger der Alarme; ohne Angabe entsteht nur das Thema. */
  readonly alarmadresse: string | null;
  /** Ordner mit dem gebauten Add-in. */
  readonly addin: string;
}

/** Werte, mit denen die Vorlage ohne Konto erzeugt und geprüft wird. Niemand kann sich damit anmelden. */
export const BEISPIEL: Pick<Stackkonfiguration, 'mandanten' | 'audience'> = {
  mandanten: '00000000-0000-4000-8000-000000000000',
  audience: 'api://beispiel',
};

/**
 * @throws {Error} wenn beim Ausliefern (`GK_DEPLOY=1`) eine Angabe fehlt
 */
export function konfigurationAus(umgebung: Readonly<Record<string, string | undefined>>): Stackkonfiguration {
  const ausliefern = umgebung.GK_DEPLOY === '1';
  const angabe = (name: 'GK_TENANTS' | 'GK_AUDIENCE', beispiel: string, wofuer: string): string => {
    const wert = umgebung[name];
    if (wert) return wert;
    if (ausliefern) throw new Error(`${name} fehlt: ${wofuer}`);
    return beispiel;
  };
  return {
    mandanten: angabe('GK_TENANTS', BEISPIEL.mandanten, 'die Mandanten-Ids der zugelassenen Kommunen, durch Komma getrennt.'),
    audience: angabe('GK_AUDIENCE', BEISPIEL.audience, 'die Anwendungs-Id der API aus der App-Registrierung.'),
    alarmadresse: umgebung.GK_ALARM_EMAIL || null,
    addin: umgebung.GK_ADDIN_DIST || 'dist/addin',
  };
}
