// desk_orders.mjs - a shop's orders for the desk's benchmark, always the same ones: names of which some are common and most
// are not, three years, four warehouses, five carriers, every status. Written as a file that `wismo import` takes.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const FIRST = ['José', 'Anna', 'Olena', 'Petr', 'María', 'Łukasz', 'Zoë', 'François', 'Jürgen', 'Søren', 'Ivan', 'Kateryna', 'John', 'Emily', 'Noah', 'Mia', 'Liam', 'Ava', 'Marek', 'Eva'];
const PARTS = ['ka', 'mo', 'ri', 'ten', 'sa', 'vel', 'do', 'lin', 'bra', 'zu', 'pet', 'nov', 'gar', 'cía', 'ho', 'wan', 'ski', 'ber', 'mül', 'ler'];
const DELIVERY = ['not_shipped', 'preparing', 'shipped', 'in_transit', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'not_delivered', 'returned', 'out_for_delivery'];
const PAYMENT = ['paid', 'paid', 'paid', 'awaiting', 'cod', 'failed', 'none'];
const CHANNEL = ['web', 'web', 'web', 'telegram', 'instagram', 'phone'];
export const FROM = Date.UTC(2023, 10, 1), TO = Date.UTC(2026, 10, 20);
export const HEAD = 'number,email,phone,name,status,general_status,payment_status,total,currency,placed_at,shipping_name,payment_name,carrier,tracking_number,items,address,channel,warehouse';

const plain = (s) => s.normalize('NFD').replace(/[^a-z]/g, '');

/** Every order in its turn; chance is a generator of its own, so that order i is the same for whatever n has the same n. */
export function* orders(n) {
  let x = 12345;
  const chance = (most) => { x = (Math.imul(x, 1103515245) + 12345) >>> 0; return (x >>> 8) % most; };
  const one = (of) => of[chance(of.length)];
  for (let i = 0; i < n; i++) {
    const first = one(FIRST), last = one(PARTS) + one(PARTS) + one(PARTS) + (chance(3) ? '' : one(PARTS)), customer = chance(n * 0.7 | 0), delivery = one(DELIVERY);
    yield {
      number: String(100000 + i), email: `c${customer}.${plain(last)}@example.com`, phone: `+4207${10000000 + customer * 13 % 90000000}`,
      name: `${first} ${last[0].toUpperCase()}${last.slice(1)}`, first, last, delivery,
      general: delivery === 'delivered' ? 'completed' : delivery === 'not_shipped' ? one(['new', 'confirmed']) : 'in_progress', payment: one(PAYMENT),
      total: (chance(20000) / 100 + 5).toFixed(2), placed_at: FROM + Math.floor((TO - FROM) * i / n), carrier: one(['DHL', 'DPD', 'GLS', 'PPL', 'Zásilkovna']),
      tracking: delivery === 'not_shipped' ? '' : `JD${1e9 + i * 7919 % 1e9}`, quantity: 1 + chance(3), street: chance(200), channel: one(CHANNEL), warehouse: one(['Brno', 'Praha', 'Kyiv West', '']),
    };
  }
}

/** The file, and of it `samples` orders, evenly. The last one has a name that no other has. */
export async function write(file, n, samples) {
  const to = createWriteStream(file), kept = [], every = Math.max(1, Math.floor(n / samples));
  let text = `${HEAD}\n`, i = 0;
  for (const o of orders(n)) {
    if (i === n - 1) o.name = 'Quirin Xylander';
    text += `${o.number},${o.email},${o.phone},${o.name},${o.delivery},${o.general},${o.payment},${o.total},EUR,${new Date(o.placed_at).toISOString()},Courier,Card,${o.carrier},${o.tracking},Mug|M-1|${o.quantity}|9.50;Plate|P-2|1|12.00,"Street ${o.street}, Brno",${o.channel},${o.warehouse}\n`;
    if (i % every === every >> 1 && kept.length < samples) kept.push(o);
    i++;
    if (text.length > 1e6) {
      if (!to.write(text)) await once(to, 'drain');
      text = '';
    }
  }
  to.end(text);
  await once(to, 'close');
  return kept;
}
