/*
 * A stand-in for the server, for the stories in which the network, the page or the server misbehaves: the chat
 * API with a small scripted bot, the demo shop, and pages made by the tests. Two ports, so that the shop and the API
 * are different origins. Faults are set from the test that owns the peer.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bot, try_pairs } from './peer_bot.mjs';

const built = join(dirname(fileURLToPath(import.meta.url)), '../../build/web');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' };
const secret = 'peer-secret';

const b64 = (s) => Buffer.from(s).toString('base64url');
const signature = (s) => createHmac('sha256', secret).update(s).digest('base64url');

/* A token as a shop would sign it. */
export function signIdentity(claims, key = secret) {
    const body = b64(JSON.stringify({ alg: 'HS256' })) + '.' + b64(JSON.stringify({ exp: Date.now() / 1000 + 3600, ...claims }));
    return body + '.' + createHmac('sha256', key).update(body).digest('base64url');
}

function readIdentity(token) {
    const [head, body, sign] = String(token ?? '').split('.');
    if (!body || signature(head + '.' + body) !== sign) return null;
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    return claims.exp > Date.now() / 1000 ? claims : null;
}

export async function startPeer() {
    const peer = {
        drop: 0,            /* cut every stream after so many ms */
        broken: 0,          /* so many requests are cut without an answer */
        lost: 0,            /* so many sends are done, but their answer is lost */
        refuse: [],         /* answers for the next sends: {status, headers, body} */
        deaf: false,        /* refuse every connection */
        delay: 0,
        config: {},         /* over the default config */
        requests: [],
        talks: new Map(),
        pages: new Map(),
    };

    const problem = (res, status, detail, headers = {}) => reply(res, status, { type: '/problems/peer', title: 'No', status, detail }, headers);

    function reply(res, status, body, headers = {}) {
        res.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers });
        res.end(JSON.stringify(body));
    }

    function add(talk, message) {
        const m = { seq: talk.messages.length + 1, author: 'bot', kind: 'text', created_at: new Date().toISOString(), ...message };
        talk.messages.push(m);
        for (const s of talk.streams) write(s, 'message', m, m.seq);
        return m;
    }

    function write(res, name, data, id) {
        res.write((id ? `id: ${id}\n` : '') + `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
    }

    const now = (talk) => ({ state: talk.state, input: talk.input });

    function set(talk, state, input) {
        if (talk.state === state && talk.input === input) return;
        Object.assign(talk, { state, input });
        for (const s of talk.streams) write(s, 'state', now(talk));
    }

    peer.say = (talk, message) => add(talk, message);
    peer.set = set;
    peer.typing = (talk, author_name) => talk.streams.forEach((s) => write(s, 'typing', { author_name }));
    peer.last = () => [...peer.talks.values()].pop();
    peer.cut = () => peer.talks.forEach((t) => t.streams.forEach((s) => s.destroy()));

    function begin(res, body) {
        const id = 'cnv_' + randomBytes(6).toString('hex');
        const talk = {
            id, token: 'tok_' + randomBytes(9).toString('hex'), state: 'bot', input: peer.text_area === false ? 'choices' : 'text',
            forms: peer.text_area === false, who: readIdentity(body.identity_token), order: body.order, locale: body.locale,
            page_url: body.page_url, messages: [], streams: new Set(), keys: new Map(), memory: {}, n: 0,
        };
        peer.talks.set(id, talk);
        bot.greet(talk, (m) => add(talk, m));
        reply(res, 201, { conversation: { id, token: talk.token, state: talk.state }, input: talk.input, assistant: { texts: {} }, messages: talk.messages });
    }

    function post(talk, key, body) {
        const old = talk.keys.get(key);
        if (old) return old;
        const first = talk.messages.length;
        if (talk.state === 'human' || talk.state === 'waiting') add(talk, { author: 'visitor', text: body.text });
        else bot.answer(talk, body, (m) => add(talk, m), (s, i) => set(talk, s, i));
        const answer = { ...now(talk), messages: talk.messages.slice(first) };
        talk.keys.set(key, answer);
        return answer;
    }

    function stream(req, res, talk, url) {
        res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        write(res, 'state', now(talk));
        const after = Number(req.headers['last-event-id'] ?? url.searchParams.get('after') ?? talk.messages.length);
        for (const m of talk.messages) if (m.seq > after) write(res, 'message', m, m.seq);
        talk.streams.add(res);
        const timer = peer.drop && setTimeout(() => res.destroy(), peer.drop);
        res.on('close', () => {
            clearTimeout(timer);
            talk.streams.delete(res);
        });
    }

    async function chat(req, res, url, body) {
        const route = /^\/api\/v1\/chat\/(?:conversations\/(\w+)(?:\/(\w+))?|(\w+)\/conversations)$/.exec(url.pathname);
        if (!route) return problem(res, 404, 'No such route.');
        if (route[3]) return begin(res, body);
        const talk = peer.talks.get(route[1]);
        if (!talk) return problem(res, 404, 'No such conversation.');
        if (req.headers.authorization !== 'Bearer ' + talk.token) return problem(res, 401, 'Not signed in.');
        const what = req.method + ' ' + route[2];
        if (what === 'GET events') return stream(req, res, talk, url);
        if (what === 'GET messages') {
            const after = Number(url.searchParams.get('after') ?? 0);
            return reply(res, 200, { ...now(talk), messages: talk.messages.filter((m) => m.seq > after) });
        }
        if (what === 'DELETE undefined') {
            peer.talks.delete(talk.id);
            return reply(res, 200, {});
        }
        if (what === 'PUT identity') {
            const who = readIdentity(body.identity_token);
            if (talk.who && talk.who.sub !== who?.sub) {
                talk.token = 'over';
                return problem(res, 409, 'Somebody else was here.');
            }
            talk.who = who ?? talk.who;
            return reply(res, 200, {});
        }
        if (what !== 'POST messages') return problem(res, 404, 'No such route.');
        const refusal = peer.refuse.shift();
        if (refusal) return reply(res, refusal.status, refusal.body ?? { detail: refusal.detail }, refusal.headers);
        if (talk.state === 'closed') return problem(res, 409, 'This conversation is closed.');
        const answer = post(talk, req.headers['idempotency-key'], body);
        if (peer.delay) await new Promise((r) => setTimeout(r, peer.delay));
        if (peer.lost > 0 && peer.lost--) return res.destroy();
        reply(res, 200, answer);
    }

    function config() {
        return {
            key: 'key1', api: peer.api, name: 'Ada', title: 'Hearth & Heddle help', locale: 'en', texts: {}, text_area: peer.text_area !== false,
            theme: { accent: '#1f3fae', accent_text: '#ffffff', link: '#1f3fae', link_dark: '#a9bdff', position: 'end', mode: 'auto' },
            bottom: 20, privacy: { text: 'Messages are kept for 30 days.', url: peer.shop + '/storefront/delivery.html' }, origins: [peer.shop, peer.api], ...peer.config,
        };
    }

    function file(res, path) {
        const name = join(built, normalize(path));
        if (!name.startsWith(built) || !existsSync(name)) return problem(res, 404, 'No such file.');
        res.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' });
        res.end(readFileSync(name));
    }

    function storefront(res, name) {
        const csp = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${peer.api}; require-trusted-types-for 'script'`;
        res.setHeader('content-security-policy', csp);
        return file(res, '/storefront/' + (name || 'index.html'));
    }

    function demoConfig(res) {
        const customer = (sub, name, email) => ({ name, email, token: signIdentity({ sub, email }) });
        return reply(res, 200, {
            shop: { name: 'Hearth & Heddle' }, assistant_key: 'key1', products: [], try: try_pairs,
            customers: [customer('c1', 'Ann Berg', 'ann@example.com'), customer('c2', 'Eve Stone', 'eve@example.com')],
        });
    }

    async function handle(req, res) {
        const url = new URL(req.url, 'http://x');
        let text = '';
        for await (const part of req) text += part;
        const api = url.pathname.startsWith('/api/');
        if (api && req.method !== 'OPTIONS') peer.requests.push({ method: req.method, path: url.pathname, headers: req.headers, body: text ? JSON.parse(text) : null });
        if (req.headers.origin) {
            res.setHeader('access-control-allow-origin', req.headers.origin);
            res.setHeader('access-control-expose-headers', 'retry-after');
            res.setHeader('vary', 'origin');
        }
        if (req.method === 'OPTIONS') {
            res.writeHead(204, {
                'access-control-allow-methods': 'GET, POST, PUT, DELETE', 'access-control-max-age': '600',
                'access-control-allow-headers': 'authorization, content-type, idempotency-key, last-event-id',
            });
            return res.end();
        }
        if (api && (peer.deaf || (peer.broken > 0 && peer.broken--))) return res.destroy();
        if (api) return chat(req, res, url, text ? JSON.parse(text) : {});
        const made = peer.pages.get(url.pathname);
        if (made) {
            res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...made.headers });
            return res.end(made.html);
        }
        if (/^\/widget\/\w+\.js$/.test(url.pathname)) {
            res.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
            return res.end(`self.__wismo_cfg=${JSON.stringify(config())};\n${readFileSync(join(built, 'widget.js'), 'utf8')}`);
        }
        if (url.pathname === '/demo/config.json') return demoConfig(res);
        if (url.pathname.startsWith('/storefront/')) return storefront(res, url.pathname.slice(12));
        if (url.pathname === '/favicon.ico') return res.writeHead(204).end();
        return problem(res, 404, 'Nothing here.');
    }

    const start = () => new Promise((done) => {
        const s = createServer((req, res) => handle(req, res).catch((e) => { console.error(e); res.destroy(); }));
        s.listen(0, '127.0.0.1', () => done(s));
    });
    const [one, two] = [await start(), await start()];
    peer.api = `http://127.0.0.1:${one.address().port}`;
    peer.shop = `http://localhost:${two.address().port}`;
    peer.stop = () => { for (const s of [one, two]) { s.closeAllConnections(); s.close(); } };

    /* A page of a shop with the widget on it; returns its address. */
    peer.page = (name, { attrs = '', head = '', body = '', headers = {}, html = 'lang="en"', twice = false } = {}) => {
        const tag = `<script async src="${peer.api}/widget/key1.js" ${attrs}></script>`;
        peer.pages.set('/' + name, {
            headers,
            html: `<!doctype html><html ${html}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>A shop</title>${head}${tag}${twice ? tag : ''}</head><body><main><h1>A shop</h1><p>Something to buy.</p>${body}</main></body></html>`,
        });
        return `${peer.shop}/${name}`;
    };
    peer.reset = () => {
        Object.assign(peer, { drop: 0, broken: 0, lost: 0, refuse: [], deaf: false, delay: 0, config: {}, text_area: undefined, requests: [] });
        peer.cut();
        peer.talks.clear();
        peer.pages.clear();
    };
    return peer;
}

/* `node peer.mjs` serves the demo shop until it is stopped. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const peer = await startPeer();
    console.log(`${peer.shop}/storefront/`);
}
