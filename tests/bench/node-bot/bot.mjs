// bot.mjs - a small order bot of the usual making, to compare with: fastify, @nlpjs/basic, better-sqlite3. It has the same
// dialog for "number and e-mail" as wismo, the same orders, the same answers' shape and words. It has no limits, no
// proofs, no replay by key, no streams, no shops: what it does not do costs it nothing.
// node bot.mjs --db FILE --source WISMO.db --commit each|grouped
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import Fastify from 'fastify';
import { dockStart } from '@nlpjs/basic';
import { Store } from './store.mjs';
import { orderText } from './texts.mjs';

const { values: options } = parseArgs({ options: { db: { type: 'string' }, source: { type: 'string' }, commit: { type: 'string', default: 'each' } } });
const store = new Store(options.db, options.source, options.commit === 'grouped');

const dock = await dockStart({ use: ['Basic'], settings: { nlp: { languages: ['en'], autoSave: false, autoLoad: false, modelFileName: '', log: false } } });
const nlp = dock.get('nlp');
nlp.addLanguage('en');
for (const [intent, ...phrases] of [
  ['greeting', 'hello', 'hi there', 'good morning', 'hey'],
  ['order.status', 'where is my order', 'track my parcel', 'what is the status of my order', 'has my order shipped', 'when will it arrive'],
  ['order.change', 'change my order', 'cancel my order', 'I want another address'],
  ['order.return', 'return my order', 'I want my money back', 'refund please'],
  ['policy', 'how much is delivery', 'what is your return policy', 'how long does delivery take'],
  ['person', 'talk to a person', 'contact support', 'I need help from a human'],
  ['bye', 'thank you', 'goodbye', 'that is all'],
]) for (const phrase of phrases) nlp.addDocument('en', phrase, intent);
await nlp.train();

const menus = {
  help: ['How can I help you?', 'Check order status', 'Change or cancel an order', 'Return or refund', 'Delivery and returns policy', 'Contact Support'],
  next: ['What would you like to do next?', 'Check another order', 'I received it', 'Change or cancel', 'Return or refund', 'Contact Support'],
  retry: ['Please write your order number.', 'I do not know my order number'],
};
const menu = ([text, ...labels]) => ({ kind: 'menu', text, options: labels.map((label, i) => ({ id: `opt_${i + 1}`, label })) });
const say = (text) => ({ kind: 'text', text });
const money = (minor, currency) => ({ minor, currency, text: `$${(minor / 100).toFixed(2)}` });
const time = (ms) => (ms ? new Date(ms).toISOString() : null);

function card(o, now) {
  const parcels = store.sql.parcels.all(o.id);
  const items = store.sql.items.all(o.id);
  const first = parcels.find((p) => p.status !== 'delivered') ?? parcels[0];
  return {
    kind: 'order', text: orderText(o, first),
    order: {
      id: o.id, number: o.number, status: { type: 'delivery', code: o.delivery }, payment_status: { type: 'payment', code: o.payment },
      placed_at: time(o.placed_at), eta: { from: time(o.eta_from), to: time(o.eta_to) }, shipping_name: o.shipping_name, payment_name: o.payment_name,
      carrier: first?.carrier ?? null, tracking_number: first?.tracking_number ?? null, tracking_url: first?.tracking_url ?? null, items,
      total: money(o.total, o.currency), parcels: parcels.length > 1 ? parcels : [], checked_at: time(now),
    },
  };
}

async function answer(state, text, now) {
  const { intent } = await nlp.process('en', text);
  const email = /[\w.+-]+@[\w-]+\.[\w.-]+/.exec(text)?.[0].toLowerCase() ?? state.email;
  const number = /(?<![\w@.])#?(\d{3,12})(?![\w@])/.exec(text)?.[1] ?? state.number;
  if (number && email) {
    const o = store.sql.order.get(number, email);
    if (!o) return [{}, [say('I could not find an order with that number and address.'), menu(menus.retry)]];
    return [{ order: o.id }, [card(o, now), menu(menus.next)]];
  }
  if (number) return [{ ...state, number }, [say('And the e-mail address that you ordered with?')]];
  if (email) return [{ ...state, email }, [say('Please write your order number.')]];
  if (intent === 'greeting') return [state, [say('Hello! Nice to hear from you.'), menu(menus.help)]];
  if (intent === 'order.status') return [state, [menu(menus.retry)]];
  return [state, [say('I did not understand that.'), menu(menus.help)]];
}

const numbered = (messages, seq, author, now) => messages.map((m, i) => ({ seq: seq + i, author: i || author === 'bot' ? 'bot' : author, ...m, created_at: time(now), at: now }));
const shown = ({ at, ...m }) => m;

const app = Fastify({ logger: true, disableRequestLogging: true });
app.addHook('onResponse', async (req, reply) => {
  req.log.info({ id: req.id, method: req.method, route: req.routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
});
app.post('/api/v1/chat/:key/conversations', async (req, reply) => {
  const id = `cnv_${randomBytes(10).toString('hex')}`, token = randomBytes(24).toString('hex'), now = Date.now();
  const messages = numbered([say('Hello! I look after orders at Bench.'), menu(menus.help)], 1, 'bot', now);
  await store.save({ id, token, state: '{}', last_seq: 2, messages });
  reply.code(201);
  return { conversation: { id, token, state: 'bot' }, input: 'text', messages: messages.map(shown) };
});
app.post('/api/v1/chat/conversations/:id/messages', {
  schema: { body: { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1, maxLength: 2000 } } } },
}, async (req, reply) => {
  const c = store.sql.conversation.get(req.params.id), now = Date.now();
  if (!c || req.headers.authorization !== `Bearer ${c.token}`) return reply.code(401).send({ error: 'This conversation has ended.' });
  const [state, said] = await answer(JSON.parse(c.state), req.body.text, now);
  const messages = numbered([say(req.body.text), ...said], c.last_seq + 1, 'visitor', now);
  await store.save({ id: c.id, state: JSON.stringify(state), last_seq: c.last_seq + messages.length, messages });
  return { state: 'bot', input: 'text', messages: messages.map(shown) };
});
app.get('/count', async () => store.sql.count.get());

await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`bot at ${app.server.address().port}`);
process.on('SIGTERM', () => process.exit(0));
