/**
 * Lauscht nur auf diesem Rechner: 127.0.0.1 und, wo es sie gibt, ::1; Browser versuchen bei „localhost“ mal das eine,
 * mal das andere zuerst.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import { Startfehler } from './umgebung.ts';

const ADRESSEN = ['127.0.0.1', '::1'] as const;
const OHNE_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/** Öffnet den Port auf beiden Adressen. @throws {Startfehler} wenn er belegt oder gesperrt ist */
export async function lausche(port: number, bearbeite: RequestListener): Promise<Server[]> {
  const offen: Server[] = [];
  try {
    for (const adresse of ADRESSEN) {
      const server = await oeffne(port, adresse, bearbeite);
      if (server) offen.push(server);
    }
  } catch (fehler) {
    for (const server of offen) server.close();
    throw fehler;
  }
  return offen;
}

/** Ob der Port frei ist, soll man erfahren, bevor gebaut wird. @throws {Startfehler} */
export async function pruefePort(port: number): Promise<void> {
  const server = await lausche(port, (_, antwort) => antwort.destroy());
  await Promise.all(server.map((s) => new Promise((zu) => s.close(zu))));
}

/** `null`, wenn dieser Rechner kein IPv6 hat. */
function oeffne(port: number, adresse: string, bearbeite: RequestListener): Promise<Server | null> {
  return new Promise((erfuellt, abgelehnt) => {
    const server = createServer(bearbeite);
    server.once('error', (fehler: NodeJS.ErrnoException) => {
      if (adresse === '::1' && OHNE_IPV6.has(fehler.code ?? '')) return erfuellt(null);
      if (fehler.code === 'EADDRINUSE') {
        return abgelehnt(
          new Startfehler(
            `Port ${port} ist belegt. Bitte das andere Programm beenden oder einen anderen Port wählen: PORT=3001 npm start`,
          ),
        );
      }
      if (fehler.code === 'EACCES')
        return abgelehnt(new Startfehler(`Port ${port} ist für diesen Benutzer gesperrt; Ports ab 1024 sind frei.`));
      abgelehnt(fehler);
    });
    server.listen({ port, host: adresse, ipv6Only: adresse === '::1' }, () => erfuellt(server));
  });
}
