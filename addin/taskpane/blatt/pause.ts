/** Lässt den Browser zeichnen und Eingaben annehmen, bevor eine lange Rechnung weitergeht; schneller als eine Uhr. */
export function pause(): Promise<void> {
  return new Promise((weiter) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      weiter();
    };
    port2.postMessage(null);
  });
}
