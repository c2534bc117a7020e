/** Modales Fenster über das `<dialog>` des Browsers: Fokus, Escape und Vorlesegeräte kommen von dort. */
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useStile } from './stile.ts';

const useFensterstil = makeStyles({
  fenster: {
    boxSizing: 'border-box',
    width: 'calc(100% - 24px)',
    maxWidth: '560px',
    maxHeight: 'calc(100% - 24px)',
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    scrollPaddingBottom: '64px',
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  inhalt: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  titel: { ':focus': { outlineStyle: 'none' } },
  // Bleibt stehen, wenn der Inhalt rollt: Auch in einem langen Rechenweg ist „Schließen“ zu sehen.
  knoepfe: {
    position: 'sticky',
    bottom: `calc(-1 * ${tokens.spacingHorizontalL})`,
    margin: `0 0 calc(-1 * ${tokens.spacingHorizontalL})`,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'flex-end',
  },
});

export interface Fensterknopf {
  readonly titel: string;
  readonly betont?: boolean;
  tu(): void;
}

/**
 * `schliesse` wird auch bei Escape gerufen. Die Überschrift erhält den Fokus, damit langer Inhalt von oben gelesen
 * wird.
 */
export function Fenster(props: {
  readonly titel: string;
  /** Eine Frage, die beantwortet werden muss, bevor es weitergeht. */
  readonly dringend?: boolean;
  readonly schliesse: () => void;
  readonly knoepfe: readonly Fensterknopf[];
  readonly children: ReactNode;
}) {
  const stile = useStile();
  const eigene = useFensterstil();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  // Vor dem Entfernen schließen: Nur dann gibt der Browser den Fokus an die Stelle zurück, von der das Fenster geöffnet
  // wurde.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    element?.querySelector('h2')?.focus();
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={eigene.fenster}
      role={props.dringend ? 'alertdialog' : undefined}
      aria-labelledby={id}
      onCancel={(ereignis) => {
        ereignis.preventDefault();
        props.schliesse();
      }}
    >
      <div className={eigene.inhalt}>
        <h2 id={id} className={mergeClasses(stile.ueberschrift, eigene.titel)} tabIndex={-1}>
          {props.titel}
        </h2>
        {props.children}
        <div className={eigene.knoepfe}>
          {props.knoepfe.map(({ titel, betont, tu }) => (
            <Button key={titel} appearance={betont ? 'primary' : 'secondary'} onClick={tu}>
              {titel}
            </Button>
          ))}
        </div>
      </div>
    </dialog>
  );
}
