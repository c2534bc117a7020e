/** Wann `npm start` das Beispiel anlegt, und wann ein vorhandenes genügt. */
import { expect, test } from 'vitest';
import { legeBeispielAn } from '../../../functions/local/beispielantrag.ts';

/** Ein Gateway, das auf Lesen und Anlegen so antwortet; das Ergebnis sind die Methoden, nach denen es gefragt wurde. */
async function gefragt(lesen: number, anlegen: number): Promise<string[]> {
  const methoden: string[] = [];
  const gateway = async ({ methode }: { readonly methode: string }) => {
    methoden.push(methode);
    return { status: methode === 'GET' ? lesen : anlegen, kopf: {}, inhalt: Buffer.from('{}') };
  };
  await legeBeispielAn(gateway, { vorlage: '', jwks: { keys: [] }, stelleAus: async () => 'x.y.z' }, 'localhost');
  return methoden;
}

test('legt an, was fehlt, und lässt, was da ist', async () => {
  expect(await gefragt(404, 201)).toEqual(['GET', 'POST']);
  expect(await gefragt(200, 500)).toEqual(['GET']);
});

test('ein vorhandenes, das sich nicht mehr lesen lässt, verhindert den Start nicht', async () => {
  expect(await gefragt(409, 500)).toEqual(['GET']);
});

test('lässt es sich nicht anlegen, sagt der Start, warum', async () => {
  await expect(gefragt(404, 503)).rejects.toThrow('Das Beispiel ließ sich nicht anlegen (Status 503)');
});
