// people.test.mjs - accounts: signing in with a second factor, sessions, roles, invitations, resets, the first owner, what
// is written down about it.
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Person, PASSWORD, mail_server, member, totp, words } from './people.mjs';
import { Stream, Wismo } from './wismo.mjs';

let w, owner, smtp;
before(async () => {
  smtp = await mail_server();
  w = await Wismo.start({ env: { WISMO_ALLOW_HOSTS: `127.0.0.1:${smtp.port}` } });
  owner = await Person.signed_in(w, w.shop.email);
});
after(async () => { await w.end(); await smtp.close(); });

const field = (r) => r.json.errors?.[0].field;
const token_of = (link) => link.split(/=(?=[^=]*$)/)[1];
const mail_settings = (more = {}) => ({ host: '127.0.0.1', port: smtp.port, tls: 'none', sender: 'shop@north.example', sender_name: 'North', ...more });
async function free_port() {
  const s = net.createServer().listen(0, '127.0.0.1');
  await once(s, 'listening');
  const { port } = s.address();
  s.close();
  await once(s, 'close');
  return port;
}
async function mailed(count) {
  for (let i = 0; i < 500 && smtp.mails.length < count; i++) await sleep(20);
  assert.equal(smtp.mails.length, count);
  return smtp.mails.at(-1);
}

describe('signing in', () => {
  test('cookie flags: HttpOnly, SameSite, for the browser’s session or for 30 days, Secure behind TLS', async () => {
    const short = await Person.signed_in(w, w.shop.email), kept = await Person.signed_in(w, w.shop.email, PASSWORD, { keep: true });
    for (const p of [short, kept]) assert.match(p.set_cookie, /^wismo_session=\w{40}; Path=\/; HttpOnly; SameSite=Lax(; Max-Age=\d+)?$/);
    assert.doesNotMatch(short.set_cookie, /Max-Age/);
    assert.match(kept.set_cookie, /Max-Age=2592000$/);
    const behind = await Wismo.start({ env: { WISMO_TRUSTED_PROXIES: '127.0.0.1', WISMO_RATE_LIMITS: 'on' } }).catch((e) => e);
    if (!(behind instanceof Wismo)) return assert.fail(behind);
    const r = await behind.ask('POST', '/api/v1/session', { body: { email: behind.shop.email, password: PASSWORD }, headers: { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.5' } });
    assert.match(r.headers.get('set-cookie'), /^__Host-wismo_session=\w{40}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    await behind.end();
  });

  test('over HTTPS the cookie has a name that only this host can set, and the plain name does not count; nor the other way round', async (t) => {
    const port = await free_port(), tls = await Wismo.start({ env: { WISMO_URL: 'https://desk.example', WISMO_RATE_LIMITS: 'on' }, serve: ['--listen', `127.0.0.1:${port}`] });
    tls.url = `http://127.0.0.1:${port}`; /* it says what the world calls it */
    t.after(() => tls.end());
    const p = await Person.signed_in(tls, tls.shop.email), token = p.headers.cookie.split('=')[1];
    assert.match(p.set_cookie, /^__Host-wismo_session=\w{40}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    const me = (who, cookie) => who.ask('GET', '/api/v1/me', { headers: { cookie } });
    assert.equal((await me(tls, `wismo_session=tossed; __Host-wismo_session=${token}`)).status, 200);
    for (const name of ['wismo_session', '__Host-wismo_sessions', '__host-wismo_session', 'x__Host-wismo_session']) assert.equal((await me(tls, `${name}=${token}`)).status, 401, name);
    assert.equal((await tls.ask('GET', '/api/v1/openapi.json')).json.components.securitySchemes.session.name, '__Host-wismo_session');
    const out = await p.ask('DELETE', '/api/v1/session');
    assert.match(out.headers.get('set-cookie'), /^__Host-wismo_session=; Path=\/; HttpOnly; SameSite=Lax; Max-Age=0; Secure$/);
    const plain = await Person.signed_in(w, w.shop.email);
    assert.equal((await me(w, `__Host-${plain.headers.cookie}`)).status, 401);
    assert.equal((await me(w, plain.headers.cookie)).status, 200);
  });

  test('who came in, from where and by what is in the audit log of each of their shops; what failed is counted', async () => {
    const figures = async () => Object.fromEntries([...(await w.ask('GET', '/metrics', { raw: true })).text.matchAll(/^wismo_sign_ins_total\{outcome="(\w+)"\} (\d+)$/gm)].map(([, k, n]) => [k, +n]));
    const agent = await member(w, w.shop, 'agent'), owner = await Person.signed_in(w, w.shop.email), codes = await agent.factor();
    const log = async () => (await owner.ask('GET', `/api/v1/audit?who=${agent.me.id}&what=user.signed_in`)).json.items;
    const before = await log(), counted = await figures();
    assert.equal((await agent.open()).status, 401);                            /* no code yet: nothing has failed */
    assert.equal((await agent.open({ code: '000000' })).status, 401);
    assert.equal((await new Person(w, agent.email, 'a wrong password').open()).status, 401);
    assert.equal((await agent.open({ code: codes[0] })).status, 201);
    await agent.ask('POST', '/api/v1/me/password', { current: 'not this one', password: 'another good password' });
    const [e, ...rest] = await log(), now = await figures();
    assert.deepEqual(rest, before);
    assert.deepEqual([e.subject, e.subject_id, e.field, e.from, e.to], ['staff', agent.me.id, 'address', null, '127.0.0.1 (password and recovery code)']);
    assert.deepEqual([e.actor, e.actor_id, e.actor_name], ['staff', agent.me.id, agent.me.name]);
    assert.match(before[0].to, /^127\.0\.0\.1 \(password\)$/);
    assert.deepEqual([now.done - counted.done, now.failed - counted.failed, now.slowed - counted.slowed], [1, 3, 0]);
  });

  test('fixation: a session that was there before is not taken over, and ends', async () => {
    const p = new Person(w, w.shop.email, PASSWORD);
    await p.open({}, { cookie: 'wismo_session=chosenbysomebodyelse0000000000000000000' });
    assert.doesNotMatch(p.set_cookie, /chosen/);
    assert.equal((await w.ask('GET', '/api/v1/me', { headers: { cookie: 'wismo_session=chosenbysomebodyelse0000000000000000000' } })).status, 401);
    const again = new Person(w, w.shop.email, PASSWORD), before = p.headers;
    await again.open({}, { cookie: before.cookie });
    assert.notEqual(again.headers.cookie, before.cookie);
    assert.notEqual(again.headers['wismo-csrf'], before['wismo-csrf']);
    assert.equal((await w.ask('GET', '/api/v1/me', { headers: before })).status, 401);
    assert.equal((await again.ask('GET', '/api/v1/me')).status, 200);
  });

  test('a write needs the CSRF token of its own session', async () => {
    const p = await Person.signed_in(w, w.shop.email), other = await Person.signed_in(w, w.shop.email);
    const write = (headers) => w.ask('PATCH', '/api/v1/me', { body: { name: 'Owner' }, headers });
    assert.equal((await write({ cookie: p.headers.cookie })).status, 403);
    assert.equal((await write({ cookie: p.headers.cookie, 'wismo-csrf': other.headers['wismo-csrf'] })).status, 403);
    assert.equal((await write(p.headers)).status, 200);
  });

  test('what needs no session is taken as JSON only, so that no form of another site can send it', async () => {
    for (const path of ['session', 'setup', 'link', 'link/use', 'password-resets'])
      assert.equal((await w.ask('POST', `/api/v1/${path}`, { body: '{"email":"x@example.com","token":"x","password":"x"}', headers: { 'content-type': 'text/plain' } })).status, 400, path);
  });

  test('a wrong password, an unknown address and somebody deactivated: the same words', async () => {
    const gone = await member(w, w.shop, 'agent');
    assert.equal((await owner.ask('PATCH', `/api/v1/users/${gone.id}`, { active: false })).status, 200);
    const answers = [];
    for (const [email, password] of [[w.shop.email, 'wrong'], ['nobody@north.example', 'wrong'], [gone.email, gone.password], [gone.email, 'wrong']]) {
      const r = await new Person(w, email, password).open();
      answers.push([r.status, r.json.detail, r.json.type, field(r)]);
    }
    for (const a of answers) assert.deepEqual(a, [401, 'Email or password is not correct', '/problems/sign-in', undefined]);
  });

  test('too many misses: 429 with the time to wait, for known and unknown alike', async () => {
    const own = await Wismo.start({ limits: true });
    const say = [];
    for (const email of [own.shop.email, 'nobody@north.example']) {
      for (let i = 0; i < 5; i++) assert.equal((await new Person(own, email, 'wrong').open()).status, 401);
      const r = await new Person(own, email, PASSWORD).open();
      say.push([r.status, r.json.detail, Number(r.headers.get('retry-after')) > 50]);
      if (email === own.shop.email) { own.stop && await own.stop(); await own.serve(); } /* a restart forgets nothing, but gives the address its tries back */
    }
    for (const a of say) assert.deepEqual(a, [429, 'Too many attempts. Try again in 1 minute.', true]);
    assert.equal((await new Person(own, own.shop.email, PASSWORD).open()).status, 429);
    await own.end();
  });

  const from = (address) => ({ 'x-forwarded-for': address });
  const limited = () => Wismo.start({ limits: true, env: { WISMO_TRUSTED_PROXIES: '127.0.0.1' } });

  test('who tries in a person’s name from everywhere does not keep them out of where they have a session; strangers learn nothing', async () => {
    const own = await limited(), home = '198.51.100.7', p = new Person(own, own.shop.email, PASSWORD);
    assert.equal((await p.open({}, from(home))).status, 201);
    const told = [];
    for (const email of [own.shop.email, 'nobody@north.example']) {
      for (let i = 0; i < 12; i++) await new Person(own, email, 'wrong').open({}, from(`203.0.113.${i}`));
      const r = await new Person(own, email, PASSWORD).open({}, from('203.0.113.99'));
      told.push([r.status, r.json.detail, r.json.type, Number(r.headers.get('retry-after')) < 10]);
    }
    for (const a of told) assert.deepEqual(a, [429, 'Please wait a minute and try again', '/problems/limit', true]);
    assert.equal((await new Person(own, ` ${own.shop.email.toUpperCase()} `, PASSWORD).open({}, from(home))).status, 201);
    const guesses = [];
    for (let i = 0; i < 8; i++) guesses.push((await new Person(own, own.shop.email, 'wrong').open({}, from(home))).status);
    assert.deepEqual(guesses, [401, 401, 401, 401, 401, 429, 429, 429]);
    await own.end();
  });

  test('asking for a reset link and signing in do not hold up each other', async () => {
    const own = await limited();
    const ask = (email, address) => own.ask('POST', '/api/v1/password-resets', { body: { email }, headers: from(address) });
    const all = async (n, one) => { const got = []; for (let i = 0; i < n; i++) got.push((await one(i)).status); return got; };
    assert.ok((await all(12, (i) => ask(own.shop.email, `203.0.113.${i}`))).includes(429), 'of one e-mail');
    assert.ok((await all(12, (i) => ask(`a${i}@b.example`, '198.51.100.7'))).includes(429), 'of one address');
    assert.equal((await new Person(own, own.shop.email, PASSWORD).open({}, from('198.51.100.7'))).status, 201);
    assert.ok((await all(12, (i) => new Person(own, own.twin.email, 'wrong').open({}, from(`203.0.114.${i}`)))).includes(429));
    assert.equal((await ask(own.twin.email, '203.0.114.1')).status, 202);
    await own.end();
  });

  test('thirty at the same moment: no more are looked at than one after the other', async () => {
    const own = await limited(), home = '198.51.100.7';
    const p = await Person.signed_in(own, own.shop.email), codes = await p.factor();
    const at_once = (n, one) => Promise.all(Array.from({ length: n }, (_, i) => one(i)));
    const guess = async (email, password, more, addresses = () => home) => {
      const got = await at_once(30, (i) => new Person(own, email, password).open(more(i), from(addresses(i))));
      assert.deepEqual([...new Set(got.map((r) => r.status))].filter((x) => x !== 401 && x !== 429), []);
      return got.filter((r) => r.status === 401).length;
    };
    assert.ok(await guess('nobody@north.example', 'wrong', () => ({})) <= 5, 'passwords');
    assert.ok(await guess('nobody2@north.example', 'wrong', () => ({}), (i) => `2001:db8:1:2::${i + 1}`) <= 5, 'passwords of one block');
    assert.ok(await guess(own.shop.email, PASSWORD, (i) => ({ code: String(i).padStart(6, '0') })) <= 5, 'codes');
    const wrong = await at_once(30, () => p.ask('POST', '/api/v1/me/password', { current: 'wrong', password: 'quite another one' }));
    assert.ok(wrong.filter((r) => r.status === 422).length <= 5, 'a stolen session');
    assert.equal(codes.length, 10);
    await own.end();
  });

  test('a recovery code counts once, also for many at the same moment', async () => {
    const p = await member(w, w.shop, 'agent'), codes = await p.factor();
    const got = await Promise.all(Array.from({ length: 8 }, () => new Person(w, p.email, p.password).open({ code: codes[0] })));
    assert.deepEqual(got.map((r) => r.status).sort(), [201, ...Array(7).fill(401)]);
  });
});

describe('the second factor', () => {
  test('on with a first code; then password and code; a code counts once; recovery codes each once; off', async () => {
    const p = await member(w, w.shop, 'manager');
    assert.equal(field(await p.ask('POST', '/api/v1/me/second-factor', { current: 'wrong' })), 'current');
    assert.equal((await p.ask('PUT', '/api/v1/me/second-factor', { code: '000000' })).status, 409);
    const codes = await p.factor();
    assert.equal(codes.length, 10);
    assert.match(p.uri, new RegExp(`^otpauth://totp/wismo:${p.email.replace('@', '%40')}\\?secret=${p.secret}&issuer=wismo&`));
    assert.match(p.secret, /^[A-Z2-7]{32}$/);
    assert.equal((await p.ask('GET', '/api/v1/me')).json.second_factor, true);
    assert.equal((await p.ask('POST', '/api/v1/me/second-factor', { current: p.password })).status, 409);

    const none = await p.open();
    assert.deepEqual([none.status, field(none)], [401, 'code']);
    const wrong_password = await new Person(w, p.email, 'wrong').open({ code: totp(p.secret, Date.now() + 30000) });
    assert.deepEqual([wrong_password.status, field(wrong_password)], [401, undefined]);
    assert.deepEqual([(await p.open({ code: totp(p.secret, Date.now() - 600000) })).status], [401]);
    const replay = await p.open({ code: p.used }); /* it switched the factor on */
    assert.deepEqual([replay.status, field(replay)], [401, 'code']);
    const code = totp(p.secret, Date.now() + 30000);
    const both = await Promise.all([1, 2, 3].map(() => new Person(w, p.email, p.password).open({ code })));
    assert.deepEqual(both.map((r) => r.status).sort(), [201, 401, 401]);
    assert.equal((await p.open({ code })).status, 401);

    assert.equal((await p.open({ code: codes[3].toUpperCase().replaceAll('-', ' ') })).status, 201);
    assert.equal((await p.open({ code: codes[3] })).status, 401);
    assert.equal((await p.ask('GET', '/api/v1/me')).json.recovery_codes_left, 9);
    const fresh = (await p.ask('POST', '/api/v1/me/recovery-codes', { current: p.password })).json.recovery_codes;
    assert.equal((await p.open({ code: codes[4] })).status, 401);
    assert.equal((await p.open({ code: fresh[0] })).status, 201);
    assert.equal((await p.ask('DELETE', '/api/v1/me/second-factor', { current: p.password })).status, 204);
    assert.equal((await p.open()).status, 201);
    const said = (await owner.ask('GET', `/api/v1/audit?subject=staff&subject_id=${p.id}&what=staff.`)).json.items.map((e) => [e.what, e.field, e.from, e.to]);
    assert.deepEqual(said, [['staff.changed', 'second_factor', 'yes', 'no'], ['staff.recovery_codes_made', null, null, null],
      ['staff.changed', 'second_factor', 'no', 'yes'], ['staff.added', 'role', null, 'manager']]);
  });

  test('an owner takes it off for who lost it; not for somebody of another shop, too', async () => {
    const p = await member(w, w.shop, 'agent');
    await p.factor();
    assert.equal((await owner.ask('DELETE', `/api/v1/users/${p.id}/second-factor`)).status, 204);
    assert.equal((await p.open()).status, 201);
    const both = await member(w, w.shop, 'agent', 'both@people.example');
    w.run('user', 'add', '--shop', 'South', '--email', both.email, '--role', 'viewer');
    await both.factor();
    for (const ask of [(m, p, b) => owner.ask(m, p, b), (m, p, b) => w.staff(m, p, b)]) {
      assert.equal((await ask('DELETE', `/api/v1/users/${both.id}/second-factor`)).status, 403);
      assert.equal((await ask('POST', `/api/v1/users/${both.id}/reset-link`, {})).status, 403);
    }
  });
});

describe('sessions', () => {
  test('listed, one ended, all others ended; a password change ends the others', async () => {
    const p = await member(w, w.shop, 'agent');
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => Person.signed_in(w, p.email, p.password)));
    const list = (await a.ask('GET', '/api/v1/sessions')).json.items;
    assert.equal(list.length, 4);
    assert.equal(list.filter((s) => s.current).length, 1);
    assert.ok(list.every((s) => s.agent && s.address === '127.0.0.1' && s.seen_at && !s.kept));
    const b_id = (await b.ask('GET', '/api/v1/sessions')).json.items.find((s) => s.current).id;
    assert.equal((await owner.ask('DELETE', `/api/v1/sessions/${b_id}`)).status, 404);
    const stream = await Stream.open(`${w.url}/api/v1/events`, b.headers);
    await stream.until((e) => e.some((x) => x.event === 'hello'));
    assert.equal((await a.ask('DELETE', `/api/v1/sessions/${b_id}`)).status, 204);
    await stream.ended;
    assert.equal((await b.ask('GET', '/api/v1/me')).status, 401);
    assert.equal((await a.ask('DELETE', '/api/v1/sessions')).status, 204);
    assert.equal((await c.ask('GET', '/api/v1/me')).status, 401);
    assert.equal((await a.ask('GET', '/api/v1/sessions')).json.items.length, 1);

    const d = await Person.signed_in(w, p.email, p.password);
    assert.equal(field(await a.ask('POST', '/api/v1/me/password', { current: 'wrong', password: 'a new horse battery' })), 'current');
    assert.equal(field(await a.ask('POST', '/api/v1/me/password', { current: p.password, password: 'short' })), 'password');
    assert.equal((await a.ask('POST', '/api/v1/me/password', { current: p.password, password: 'a new horse battery' })).status, 204);
    assert.equal((await a.ask('GET', '/api/v1/me')).status, 200);
    assert.equal((await d.ask('GET', '/api/v1/me')).status, 401);
    assert.equal((await new Person(w, p.email, p.password).open()).status, 401);
    assert.equal((await new Person(w, p.email, 'a new horse battery').open()).status, 201);
  });

  test('me: name and preferences are saved per person', async () => {
    const p = await member(w, w.shop, 'viewer');
    assert.deepEqual(p.me.preferences, { theme: 'auto', shortcuts: true, per_page: 10, locale: '' });
    assert.deepEqual(p.me.shops, [{ id: w.shop.shop_id, name: 'North', role: 'viewer' }]);
    const r = await p.ask('PATCH', '/api/v1/me', { name: ' Vic ', preferences: { theme: 'dark', shortcuts: false } });
    assert.deepEqual([r.json.name, r.json.preferences], ['Vic', { theme: 'dark', shortcuts: false, per_page: 10, locale: '' }]);
    assert.ok(r.json.csrf);
    assert.deepEqual((await p.ask('GET', '/api/v1/me')).json.preferences, r.json.preferences);
    assert.equal(owner.me.preferences.theme, 'auto');
    assert.equal(field(await p.ask('PATCH', '/api/v1/me', { preferences: { theme: 'pink' } })), 'preferences.theme');
    assert.equal(field(await p.ask('PATCH', '/api/v1/me', { preferences: 7 })), 'preferences');
    assert.equal(field(await p.ask('PATCH', '/api/v1/me', { role: 'owner' })), 'role');
    assert.equal((await w.staff('PATCH', '/api/v1/me', { name: 'Key' })).status, 403);
  });
});

describe('people of the shop', () => {
  test('another role counts at once: rights and streams; deactivated is out; the last owner stays', async () => {
    const p = await member(w, w.shop, 'manager');
    const stream = await Stream.open(`${w.url}/api/v1/events`, p.headers);
    await stream.until((e) => e.some((x) => x.event === 'hello'));
    assert.equal((await p.ask('GET', '/api/v1/audit')).status, 200);
    const r = await owner.ask('PATCH', `/api/v1/users/${p.id}`, { role: 'viewer' });
    assert.deepEqual([r.status, r.json.role, r.json.active], [200, 'viewer', true]);
    await stream.ended;
    assert.equal((await p.ask('GET', '/api/v1/audit')).status, 403);
    assert.equal((await p.ask('GET', '/api/v1/orders')).status, 200);
    assert.equal((await owner.ask('PATCH', `/api/v1/users/${p.id}`, { active: false })).json.active, false);
    assert.equal((await p.ask('GET', '/api/v1/orders')).status, 401);
    assert.equal((await owner.ask('PATCH', `/api/v1/users/${p.id}`, { active: true })).json.active, true);
    assert.equal((await p.ask('GET', '/api/v1/orders')).status, 200);
    for (const body of [{ role: 'agent' }, { active: false }, { role: 'viewer', active: false }])
      assert.equal((await owner.ask('PATCH', `/api/v1/users/${owner.me.id}`, body)).status, 409);
    assert.equal((await owner.ask('PATCH', `/api/v1/users/${p.id}`, { role: 'king' })).status, 422);
    const said = (await owner.ask('GET', `/api/v1/audit?subject=staff&subject_id=${p.id}&what=staff.changed`)).json.items;
    assert.deepEqual(said.map((e) => [e.field, e.from, e.to, e.actor, e.actor_id]), [['active', 'no', 'yes', 'staff', owner.me.id], ['active', 'yes', 'no', 'staff', owner.me.id], ['role', 'manager', 'viewer', 'staff', owner.me.id]]);
  });

  test('of two who change one person at once, each changes what they said and nothing else', async () => {
    const p = await member(w, w.shop, 'viewer');
    for (let i = 0, active = true; i < 25; i++) {
      const role = i % 2 ? 'viewer' : 'agent';
      active = !active;
      const both = await Promise.all([{ role }, { active }].map((body) => owner.ask('PATCH', `/api/v1/users/${p.id}`, body)));
      assert.deepEqual(both.map((r) => r.status), [200, 200]);
      const now = (await owner.ask('GET', '/api/v1/users')).json.items.find((u) => u.id === p.id);
      assert.deepEqual([now.role, now.active], [role, active], `round ${i}`);
    }
  });

  test('of two owners who deactivate each other one stays', async () => {
    const own = await Wismo.start();
    const a = await Person.signed_in(own, own.shop.email), b = await member(own, own.shop, 'owner');
    const both = await Promise.all([a.ask('PATCH', `/api/v1/users/${b.id}`, { active: false }), b.ask('PATCH', `/api/v1/users/${a.me.id}`, { active: false })]);
    assert.equal(both.filter((r) => r.status === 200).length, 1, both.map((r) => r.text).join());
    await own.end();
  });

  test('an invitation: a link once, seven days, with its role; a known person proves to be it', async () => {
    const r = await owner.ask('POST', '/api/v1/invitations', { email: ' New@People.example', role: 'agent' });
    assert.deepEqual([r.status, r.json.email, r.json.role, r.json.mailed], [201, 'new@people.example', 'agent', false]);
    assert.equal(Math.round((Date.parse(r.json.until) - Date.parse(r.json.created_at)) / 86400000), 7);
    assert.ok(r.json.link.startsWith(`${w.url}/login#invite=`));
    const token = token_of(r.json.link);
    assert.deepEqual((await w.ask('POST', '/api/v1/link', { body: { token } })).json, { kind: 'invite', email: 'new@people.example', shop: 'North', role: 'agent', known: false });
    const use = (token, more) => w.ask('POST', '/api/v1/link/use', { body: { token, ...more } });
    assert.equal(field(await use(token, { password: 'short' })), 'password');
    const two = await Promise.all([1, 2].map(() => use(token, { name: 'Nia', password: PASSWORD })));
    assert.deepEqual(two.map((x) => x.status).sort(), [204, 404]);
    const nia = await Person.signed_in(w, 'new@people.example');
    assert.deepEqual([nia.me.name, nia.me.role], ['Nia', 'agent']);
    assert.equal((await use(token, { password: PASSWORD })).status, 404);
    assert.equal((await owner.ask('POST', '/api/v1/invitations', { email: 'new@people.example', role: 'agent' })).status, 409);

    const south = await w.staff('POST', '/api/v1/invitations', { email: nia.email, role: 'viewer' }, { shop: w.twin });
    const other = token_of(south.json.link);
    assert.equal((await w.ask('POST', '/api/v1/link', { body: { token: other } })).json.known, true);
    assert.equal((await use(other, { password: 'somebody else chose this' })).status, 401);
    assert.equal((await use(other, { password: PASSWORD })).status, 204);
    assert.deepEqual((await nia.ask('GET', '/api/v1/me')).json.shops.map((s) => s.name), ['North', 'South']);

    const gone = await owner.ask('POST', '/api/v1/invitations', { email: 'gone@people.example', role: 'agent' });
    const again = await owner.ask('POST', '/api/v1/invitations', { email: 'gone@people.example', role: 'agent' });
    assert.equal((await use(token_of(gone.json.link), { password: PASSWORD })).status, 404, 'a new one ends the one before');
    assert.equal((await owner.ask('DELETE', `/api/v1/invitations/${again.json.id}`)).status, 204);
    assert.equal((await use(token_of(again.json.link), { password: PASSWORD })).status, 404);
    assert.equal((await owner.ask('POST', '/api/v1/invitations', { email: 'nobody', role: 'agent' })).status, 422);
  });

  test('a reset link of an owner: once, ends every session; a second factor stays', async () => {
    const p = await member(w, w.shop, 'agent');
    await p.factor();
    const r = await owner.ask('POST', `/api/v1/users/${p.id}/reset-link`, {});
    assert.equal(Math.round((Date.parse(r.json.until) - Date.now()) / 60000), 60);
    const token = token_of(r.json.link), use = () => w.ask('POST', '/api/v1/link/use', { body: { token, password: 'a third horse battery' } });
    assert.deepEqual((await w.ask('POST', '/api/v1/link', { body: { token } })).json, { kind: 'reset', email: p.email, known: true });
    assert.equal((await use()).status, 204);
    assert.equal((await use()).status, 404);
    assert.equal((await p.ask('GET', '/api/v1/me')).status, 401);
    const back = new Person(w, p.email, 'a third horse battery');
    assert.equal(field(await back.open()), 'code');
    assert.equal((await back.open({ code: totp(p.secret, Date.now() + 30000) })).status, 201);
  });

  test('a new password ends reset links that were made before', async () => {
    const p = await member(w, w.shop, 'agent');
    const token = token_of((await owner.ask('POST', `/api/v1/users/${p.id}/reset-link`, {})).json.link);
    assert.equal((await p.ask('POST', '/api/v1/me/password', { current: p.password, password: 'a horse of another colour' })).status, 204);
    assert.equal((await w.ask('POST', '/api/v1/link', { body: { token } })).status, 404);
    assert.equal((await w.ask('POST', '/api/v1/link/use', { body: { token, password: 'whoever holds the link' } })).status, 404);
  });

  test('who joins another shop is out of reach of a reset link that an owner of the first made before', async () => {
    const p = await member(w, w.shop, 'agent');
    const token = token_of((await owner.ask('POST', `/api/v1/users/${p.id}/reset-link`, {})).json.link);
    const south = await w.staff('POST', '/api/v1/invitations', { email: p.email, role: 'viewer' }, { shop: w.twin });
    assert.equal((await w.ask('POST', '/api/v1/link/use', { body: { token: token_of(south.json.link), password: p.password } })).status, 204);
    assert.equal((await w.ask('POST', '/api/v1/link/use', { body: { token, password: 'the first owner knows it' } })).status, 404);
    await Person.signed_in(w, p.email, p.password);
  });

  test('an old invitation changes no role of somebody who belongs to the shop by now', async () => {
    const own = await Wismo.start(), a = await Person.signed_in(own, own.shop.email);
    const email = 'late@people.example', r = await a.ask('POST', '/api/v1/invitations', { email, role: 'viewer' });
    const { password } = JSON.parse(own.run('user', 'add', '--shop', own.shop.shop_id, '--email', email, '--role', 'owner'));
    const used = await own.ask('POST', '/api/v1/link/use', { body: { token: token_of(r.json.link), password } });
    assert.deepEqual([used.status, used.json.detail], [409, 'You belong to this shop already: sign in.']);
    assert.equal((await Person.signed_in(own, email, password)).me.role, 'owner');
    await own.end();
  });

  test('whoever runs the machine helps an only owner: a reset link, the second factor off', async () => {
    const own = await Wismo.start(), p = await Person.signed_in(own, own.shop.email);
    await p.factor();
    const link = /http\S+/.exec(own.run('user', 'reset', '--email', ` ${p.email.toUpperCase()}`))[0];
    assert.equal((await own.ask('POST', '/api/v1/link/use', { body: { token: token_of(link), password: 'a fifth horse battery' } })).status, 204);
    own.run('user', 'factor-off', '--email', p.email);
    assert.equal(own.tryRun('user', 'factor-off', '--email', p.email).status, 1);
    assert.equal(own.tryRun('user', 'reset', '--email', 'nobody@north.example').status, 1);
    assert.equal(own.tryRun('user', 'reset').status, 2);
    const back = await Person.signed_in(own, p.email, 'a fifth horse battery');
    const said = (await back.ask('GET', `/api/v1/audit?subject=staff&subject_id=${back.me.id}&what=staff.`)).json.items;
    assert.deepEqual(said.slice(0, 4).map((e) => [e.what, e.actor]), [['staff.changed', 'system'], ['staff.password_reset', 'staff'], ['staff.reset_link_made', 'system'], ['staff.changed', 'staff']]);
    await own.end();
  });

  test('a reset by mail: the same answer for everybody, a mail for who exists, three an hour', async () => {
    assert.equal((await owner.ask('PUT', '/api/v1/mail-server', mail_settings())).status, 200);
    const p = await member(w, w.shop, 'agent'), began = smtp.mails.length;
    const ask = (email) => w.ask('POST', '/api/v1/password-resets', { body: { email } });
    const known = await ask(p.email.toUpperCase()), unknown = await ask('nobody@people.example');
    assert.deepEqual([known.status, known.text], [202, '{}']);
    assert.deepEqual([unknown.status, unknown.text], [202, '{}']);
    const mail = await mailed(began + 1);
    assert.deepEqual([mail.to, mail.from], [[p.email], 'shop@north.example']);
    const link = /http\S+#reset=\w+/.exec(words(mail))[0];
    assert.ok(link.startsWith(w.url), link);
    for (let i = 0; i < 4; i++) await ask(p.email);
    await mailed(began + 3);
    await sleep(300);
    assert.equal(smtp.mails.length, began + 3);
    assert.equal((await w.ask('POST', '/api/v1/link/use', { body: { token: token_of(link), password: 'a fourth horse battery' } })).status, 204);
    await Person.signed_in(w, p.email, 'a fourth horse battery');
    const last = /#reset=(\w+)/.exec(words(smtp.mails.at(-1)))[1];
    assert.equal((await w.ask('POST', '/api/v1/link/use', { body: { token: last, password: PASSWORD } })).status, 404, 'one used ends the others');
    /* Whoever sets a shop's server could read what resets an account of another shop. */
    const both = await member(w, w.shop, 'agent', 'both2@people.example');
    w.run('user', 'add', '--shop', 'South', '--email', both.email, '--role', 'owner');
    await ask(both.email);
    await sleep(500);
    assert.equal(smtp.mails.length, began + 3);
    await owner.ask('DELETE', '/api/v1/mail-server');
    const how = ['--host', '127.0.0.1', '--port', String(smtp.port), '--tls', 'none', '--from', 'wismo@host.example'];
    assert.match(w.run('mail', 'set', ...how), /^127\.0\.0\.1:\d+ {2}none {2}from wismo@host\.example$/m);
    assert.match(w.run('mail', 'show'), /wismo@host\.example/);
    await ask(both.email);
    assert.deepEqual([(await mailed(began + 4)).to, smtp.mails.at(-1).from], [[both.email], 'wismo@host.example']);
    await promisify(execFile)(w.bin, ['mail', 'test', '--to', 'ann@example.com'], { env: w.env });
    await mailed(began + 5);
    w.run('mail', 'remove');
    assert.equal(w.tryRun('mail', 'show').status, 1);
    assert.equal(w.tryRun('mail', 'set', '--host', '10.0.0.1', '--from', 'a@b.example').status, 1);
    assert.equal(w.tryRun('mail', 'send').status, 2);
  });
});

describe('the first owner', () => {
  test('made over HTTP with the token that wismo prints, once', async () => {
    const own = await Wismo.start({ empty: true });
    const link = /^http\S+\/login#setup=(\S+)$/m.exec(own.log);
    assert.ok(link, own.log);
    assert.deepEqual((await own.ask('GET', '/api/v1/setup')).json, { needed: true, demo: false, mail: false });
    const body = { token: link[1], shop: 'First', name: 'Flo', email: 'flo@first.example', password: PASSWORD };
    const post = (more) => own.ask('POST', '/api/v1/setup', { body: { ...body, ...more } });
    assert.equal((await post({ token: 'guess' })).status, 403);
    assert.equal((await post({ token: link[1].slice(0, -2) + 'xx' })).status, 403);
    assert.equal(field(await post({ password: 'short' })), 'password');
    const two = await Promise.all([post(), post({ email: 'eve@first.example', shop: 'Eve' })]);
    assert.deepEqual(two.map((r) => r.status).sort(), [201, 409], two.map((r) => r.text).join());
    const made = two.find((r) => r.status === 201);
    assert.deepEqual([made.json.role, made.json.shops.length], ['owner', 1]);
    const headers = { cookie: made.headers.get('set-cookie').split(';')[0] };
    assert.equal((await own.ask('GET', '/api/v1/keys', { headers })).json.items.length, 0, 'no key that nobody knows');
    assert.equal((await own.ask('GET', '/api/v1/assistants', { headers })).json.items.length, 1);
    assert.deepEqual((await own.ask('GET', '/api/v1/setup')).json, { needed: false, demo: false, mail: false });
    assert.equal((await post()).status, 409);
    await own.stop();
    await own.serve();
    assert.doesNotMatch(own.log, /setup=/);
    await own.end();
  });
});

describe('keys', () => {
  test('last use is shown, written down when the server ends', async () => {
    const own = await Wismo.start();
    const key = (await own.staff('POST', '/api/v1/keys', { name: 'Till', role: 'viewer' })).json;
    assert.equal((await own.ask('GET', '/api/v1/orders', { token: key.token })).status, 200);
    await own.stop();
    await own.serve();
    const row = (await own.staff('GET', '/api/v1/keys')).json.items.find((k) => k.id === key.id);
    assert.ok(Math.abs(Date.parse(row.used_at) - Date.now()) < 60000, JSON.stringify(row));
    await own.end();
  });
});
