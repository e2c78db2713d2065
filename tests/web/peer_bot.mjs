/* The peer's bot: enough of an order-status dialog to move every piece of the widget. */

const status = (code, name, group) => ({ type: 'delivery', code, name, group });
const steps = ['New', 'Confirmed', 'Collected', 'In transit', 'Delivered'];
const progress = (n) => steps.map((name, i) => ({ code: name.toLowerCase(), name, done: i < n, ...(i < n && { at: `2026-11-${14 + i}T09:00:00.000Z` }) }));
const usd = (minor) => ({ minor, currency: 'USD', text: '$' + (minor / 100).toFixed(2) });
const parcel = (n, more) => ({ carrier: 'Northway Parcel', tracking_number: 'NW00' + n, tracking_url: 'https://track.example/NW00' + n, ...more });

const base = {
    payment_status: { type: 'payment', code: 'paid', name: 'Paid', group: 'paid' }, placed_at: '2026-11-14T09:00:00.000Z',
    shipping_name: 'Home delivery', payment_name: 'Card', carrier: 'Northway Parcel', items: [{ name: 'Stoneware mug', quantity: 2 }, { name: 'Linen napkins', quantity: 1 }],
    total: usd(8600), checked_at: '2026-11-21T08:00:00.000Z', live: true,
};

export const orders = {
    1042: { email: 'ann@example.com', text: 'Your order is on its way.', card: { ...base, number: '1042', status: status('in_transit', 'In transit', 'in_transit'), progress: progress(4), tracking_number: 'NW0042', tracking_url: 'https://track.example/NW0042', eta: { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T14:00:00.000Z' }, parcels: [] } },
    1043: { email: 'ann@example.com', text: 'Your order was delivered.', card: { ...base, number: '1043', status: status('delivered', 'Delivered', 'delivered'), progress: progress(5), parcels: [] } },
    1044: {
        email: 'ann@example.com', text: 'Your order travels in two parcels.', card: {
            ...base, number: '1044', status: status('in_transit', 'In transit', 'in_transit'), progress: progress(4), tracking_url: 'https://track.example/NW001',
            parcels: [parcel(1, { status: status('in_transit', 'In transit', 'in_transit'), eta: { from: '2026-11-23', to: '2026-11-25' }, items: [{ name: 'Stoneware mug', quantity: 2 }] }),
                parcel(2, { status: status('at_pickup_point', 'Ready for pick-up', 'in_transit'), pickup_point: { name: 'Corner Books, 3 Mill Lane', until: '2026-11-28T18:00:00.000Z' }, items: [{ name: 'Linen napkins', quantity: 1 }] })],
        },
    },
    1045: { email: 'ann@example.com', text: 'Your order is on its way.', card: { ...base, number: '1045', status: status('in_transit', 'In transit', 'in_transit'), progress: progress(4), tracking_number: 'X', tracking_url: 'javascript:document.title="owned"', parcels: [] } },
    1046: { email: 'ann@example.com', text: 'Your order is being prepared.', card: { ...base, number: '1046', status: status('confirmed', 'Confirmed', 'in_processing'), progress: progress(2), live: false, parcels: [] } },
    1047: { email: 'ann@example.com', text: 'We received your order.', card: { ...base, number: '1047', status: status('new', 'New', 'new'), progress: progress(1), parcels: [] } },
    1048: { email: 'ann@example.com', text: 'Your order came back to us.', card: { ...base, number: '1048', status: status('return', 'Return', 'problematic'), progress: progress(4), parcels: [] } },
    2001: { email: 'eve@example.com', text: 'Your order is on its way.', card: { ...base, number: '2001', status: status('in_transit', 'In transit', 'in_transit'), progress: progress(4), parcels: [] } },
};

export const try_pairs = [
    { number: '1042', email: 'ann@example.com', what: 'on its way' },
    { number: '1043', email: 'ann@example.com', what: 'delivered' },
    { number: '1044', email: 'ann@example.com', what: 'in two parcels' },
    { number: '2001', email: 'eve@example.com', what: 'somebody else’s' },
];

const menu = ['Check order status', 'Delivery times', 'Contact Support'];

function offer(talk, say, text, labels, more = {}) {
    const options = labels.map((label) => ({ id: `opt_${++talk.n}`, label }));
    talk.offered = { ...talk.offered, ...Object.fromEntries(options.map((o) => [o.id, o.label])) };
    say({ kind: 'menu', text, options, ...more });
}

const ask = (talk, say, text, name, label, type = 'text') =>
    say(talk.forms ? { kind: 'form', text, form: { fields: [{ name, label, type, required: true }] } } : { text });

function number(talk, say, n) {
    talk.memory = { ...talk.memory, number: n, step: 'email' };
    ask(talk, say, 'And the e-mail address that you ordered with?', 'email', 'E-mail', 'email');
}

function find(talk, say, email) {
    const { number: n } = talk.memory;
    const o = orders[n];
    talk.memory.step = '';
    if (o && o.email === email) return card(talk, say, n);
    talk.memory.misses = (talk.memory.misses ?? 0) + 1;
    say({ text: 'I could not find an order with that number and address.' });
    if (talk.memory.misses > 1) return offer(talk, say, 'What would you like to do?', ['Try again', 'Contact Support']);
    talk.memory.step = 'number';
    return ask(talk, say, 'Please write your order number.', 'order_number', 'Order number');
}

function card(talk, say, n) {
    say({ text: orders[n].text });
    say({ kind: 'order', order: orders[n].card });
    offer(talk, say, 'Anything else?', ['Check another order', 'It has not arrived', 'Contact Support']);
}

function start(talk, say) {
    if (!talk.who) {
        talk.memory.step = 'number';
        return ask(talk, say, 'Please write your order number.', 'order_number', 'Order number');
    }
    const mine = Object.values(orders).filter((o) => o.email === talk.who.email).slice(0, 6).map((o) => {
        const id = `opt_${++talk.n}`;
        talk.offered = { ...talk.offered, [id]: o.card.number };
        return { choice: id, number: o.card.number, placed_at: o.card.placed_at, status: o.card.status.name, total: o.card.total };
    });
    say({ kind: 'orders', text: 'Here are your latest orders.', orders: mine });
    return offer(talk, say, '', ['I cannot see my order']);
}

function handoff(talk, say, set) {
    say({ author: 'system', kind: 'notice', text: 'We are looking for somebody who can help.' });
    set('waiting', 'text');
}

function act(talk, words, say, set) {
    const step = talk.memory.step;
    if (/support|cannot see|not arrived/i.test(words)) return handoff(talk, say, set);
    if (/^(check|try again|where)/i.test(words) && !/\d/.test(words)) return start(talk, say);
    if (/boom/.test(words)) {
        say({ text: 'Something went wrong on our side. Write to us and we will answer here.' });
        return set('bot', 'text');
    }
    if (/times/.test(words)) return offer(talk, say, 'Two to four working days.', menu);
    if (/pay/.test(words)) return say({ kind: 'link', text: 'Here is your payment link.', options: [{ label: 'Pay $42.00', url: 'https://pay.example/1' }, { label: 'Bad', url: 'javascript:alert(1)' }] });
    if (/hidden/.test(words)) return say({ kind: 'order', order: { number: '1042', expired: true } });
    if (step === 'email') return find(talk, say, words.trim().toLowerCase());
    const n = /#?(\d{3,})/.exec(words)?.[1];
    if (n && talk.who && orders[n]?.email === talk.who.email) return card(talk, say, n);
    if (n) return number(talk, say, n);
    return offer(talk, say, 'I can help with orders.', menu);
}

export const bot = {
    greet(talk, say) {
        offer(talk, say, talk.order ? `Hello! Is it about order ${talk.order}?` : 'Hello! How can I help?', talk.order ? ['Where is it?', 'Contact Support'] : menu);
    },
    answer(talk, body, say, set) {
        const words = body.text ?? talk.offered?.[body.choice] ?? Object.values(body.form ?? {}).join(', ');
        say({ author: 'visitor', text: words });
        if (words === 'Where is it?') return number(talk, say, talk.order);
        return act(talk, words, say, set);
    },
};
