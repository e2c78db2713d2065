// check.mjs - the rules of ARCHITECTURE.md and STYLE.md that a machine can hold: floors, fences, the lock, shops that
// never meet, banned calls, sizes. Prints TAP.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

const FLOOR = {
  base: 0, db: 1, http: 1, account: 2, product: 3, carrier: 3, order: 4, source: 5, understand: 5, payment: 5, tracker: 5,
  flow: 6, channel: 6, helpdesk: 6, conversation: 7, automation: 8, report: 8, import: 8, privacy: 8, api: 9, app: 10, bench: 11,
};
const files = readdirSync('src', { recursive: true }).filter((f) => /^\w+\/.*\.[ch]$/.test(f)).sort();
const text = Object.fromEntries(files.map((f) => [f, readFileSync(join('src', f), 'utf8')]));
const roomOf = (f) => f.split('/')[0];
const each = (fn) => files.flatMap((f) => fn(f, text[f]) ?? []);
const lines = (f, re, say) => text[f].split('\n').flatMap((l, i) => (re.test(l) ? [`src/${f}:${i + 1}: ${say(l)}`] : []));
const includes = (f) => [...text[f].matchAll(/^#include [<"]([^>"]+)[>"]/gm)].map((m) => m[1]);

/** What it includes, and what that includes. */
const behind = (f, seen = new Set()) => {
  for (const i of includes(f)) if (text[i] && !seen.has(i)) { seen.add(i); behind(i, seen); }
  return [...seen];
};

/** Source without comments; strings stay. */
const bare = (s) => s.replace(/\/\*[\s\S]*?\*\/|("(?:\\.|[^"\\])*")/g, (m, str) => str ?? m.replace(/[^\n]/g, ' '));
/** Source without comments and strings. */
const code = (s) => bare(s).replace(/"(?:\\.|[^"\\\n])*"/g, '""');

const checks = {
  'every room has a floor': () => files.filter((f) => !(roomOf(f) in FLOOR)).map((f) => `src/${f}: room unknown to tests/check.mjs`),

  'a room includes only lower floors': () => each((f) => includes(f).flatMap((inc) => {
    const to = roomOf(inc);
    if (!inc.includes('/') || !(to in FLOOR) || to === roomOf(f)) return [];
    return FLOOR[to] < FLOOR[roomOf(f)] ? [] : [`src/${f}: ${roomOf(f)} may not include ${inc}`];
  })),

  'foreign libraries stay behind their fences': () => {
    const fence = [
      [/^sqlite3\.h$/, ['db/sqlite.h', 'db/sqlite_copy.c', 'db/durable.c']],
      [/^libpq-fe\.h$/, ['db/postgres.c']],
      [/^curl\//, ['http/client.c', 'http/mail.c']],
      [/^sys\/socket\.h$|^netinet\/|^arpa\/inet\.h$|^netdb\.h$|^sys\/epoll\.h$/, /^(http\/|db\/postgres\.c)/],
      [/^sodium/, ['base/crypto.c']],
      [/^utf8proc\.h$/, ['base/text.c']],
    ];
    return each((f) => includes(f).flatMap((inc) => fence.filter(([re]) => re.test(inc))
      .filter(([, who]) => (Array.isArray(who) ? !who.includes(f) : !who.test(f)))
      .map(() => `src/${f}: may not include ${inc}`)));
  },

  'visitors\' rooms see orders only through the door': () => [
    ...each((f) => (['flow', 'channel', 'conversation'].includes(roomOf(f))
      ? behind(f).filter((i) => /^order\/(order|search)\.h$/.test(i) || i === 'source/source.h').map((i) => `src/${f}: ${i} is behind the door`) : [])),
    ...includes('source/door.h').filter((i) => i.startsWith('order/')).map((i) => `src/source/door.h: includes ${i}`),
  ],

  'every statement on a shop\'s table names shop_id': () => {
    const schema = readdirSync('sql').map((f) => readFileSync(join('sql', f), 'utf8')).join('\n');
    const tables = [...schema.matchAll(/CREATE TABLE (\w+) \(([\s\S]*?)\n\)/g)].filter((m) => /\bshop_id\b/.test(m[2])).map((m) => m[1]);
    const touches = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE)\\s+(${tables.join('|')})\\b`, 'i');
    return each((f, s) => [...bare(s).matchAll(/(?:"(?:\\.|[^"\\\n])*"\s*(?:[A-Z_]+\s*(?="))?)+/g)].flatMap((m) => {
      const macros = Object.fromEntries([...s.matchAll(/^#define (\w+)\s+("[^\n]*")$/gm)].map((d) => [d[1], d[2]]));
      const sql = m[0].replace(/"\s*([A-Z_]+)\s*"/g, (_, name) => `${macros[name]?.slice(1, -1) ?? ''}`).replace(/"\s*"/g, '');
      if (!touches.test(sql) || !/\b(SELECT|INSERT|UPDATE|DELETE)\b/.test(sql) || /\bshop_id\b/.test(sql)) return [];
      const line = bare(s).slice(0, m.index).split('\n').length;
      // A statement over all shops says so on the line above it.
      if (/over all shops/.test(s.split('\n').slice(Math.max(0, line - 4), line).join(' '))) return [];
      return [`src/${f}:${line}: no shop_id in ${sql.slice(0, 70)}`];
    }));
  },

  'migrations are numbered one by one': () => readdirSync('sql').sort()
    .flatMap((f, i) => (f.startsWith(`${String(i + 1).padStart(4, '0')}_`) ? [] : [`sql/${f}: should be number ${i + 1}; of two with one number only one would run`])),

  'events are never changed or removed': () => each((f, s) => ((f === 'order/erase.c' ? /\bDELETE\s+FROM\s+event\b/i : /\b(UPDATE\s+event\b|DELETE\s+FROM\s+event\b)/i).test(bare(s)) ? [`src/${f}: the audit log only grows`] : [])),

  'orders are never deleted': () => [...each((f, s) => (f !== 'order/mirror.c' && /\bDELETE\s+FROM\s+orders\b/i.test(bare(s)) ? [`src/${f}: an order is cancelled, and stays`] : [])),
    ...(/^ROUTE\("DELETE",\s*"\/api\/v1\/orders\/:id"/m.test(text['api/list.h']) ? ['src/api/list.h: no address deletes an order'] : [])],

  'handlers hold no SQL': () => each((f, s) => (roomOf(f) === 'api' && /\bdb_(exec|get|list|int)\s*\(/.test(code(s)) ? [`src/${f}: SQL belongs in its room`] : [])),

  'built statements only in order/search': () => each((f, s) =>
    (!/^order\/search(_\w+)?\.c$/.test(f) && !['db/db.c', 'db/db.h'].includes(f) && /\bdb_list_built\b/.test(code(s)) ? [`src/${f}: db_list_built`] : [])),

  'banned calls': () => each((f) => {
    const heap = roomOf(f) === 'base' ? '' : 'malloc|calloc|realloc|free|strdup|strndup|asprintf|';
    const re = new RegExp(`(?<![\\w.>])(${heap}strcpy|strcat|sprintf|strtok|atoi|atol|gmtime|localtime|mktime|rand|srand|gets|system|popen|alloca)\\s*\\(`);
    return code(text[f]).split('\n').flatMap((l, i) => (re.test(l) ? [`src/${f}:${i + 1}: ${l.match(re)[1]}`] : []));
  }),

  'what is sealed can be sealed anew': () => each((f, s) => {
    if (roomOf(f) === 'base' || f === 'account/sealed.c' || !/\bcrypto_seal\s*\(/.test(code(s))) return [];
    const verbs = [...code(s).matchAll(/^err_t (\w+_reseal)\(/gm)].map((m) => m[1]);
    return verbs.some((v) => new RegExp(`\\b${v}\\b`).test(code(text['app/rekey.c']))) ? [] : [`src/${f}: seals, but app/rekey.c calls no *_reseal of it`];
  }),

  'files stay small': () => each((f, s) => {
    const n = s.split('\n').length, most = f.endsWith('.h') ? 200 : 800;
    return n > most ? [`src/${f}: ${n} lines, at most ${most}`] : [];
  }),

  'functions fit a screen': () => each((f, s) => {
    const out = [];
    const ls = code(s).split('\n');
    for (let i = 0, start = -1; i < ls.length; i++) {
      if (ls[i] === '{') start = i;
      if (ls[i] === '}' && start >= 0) {
        if (i - start > 75) out.push(`src/${f}:${start}: function of ${i - start} lines`);
        start = -1;
      }
    }
    return out;
  }),

  'every C file begins with what it is for': () => each((f, s) => (/^\/\* [\w.]+(\/[\w.]+)? - /.test(s) || f.endsWith('/list.h') ? [] : [`src/${f}: no head comment "/* name - …"`])),

  'no names that say nothing': () => files.filter((f) => /\b(util|utils|common|misc|manager|helper|helpers|service)\b/.test(f.replace(/[_./]/g, ' '))).map((f) => `src/${f}`),

  'no TODO': () => files.flatMap((f) => lines(f, /\b(TODO|FIXME|XXX|HACK)\b/, () => 'unfinished business')),

  'headers are guarded': () => files.filter((f) => f.endsWith('.h') && !f.endsWith('/list.h') && !text[f].includes('#pragma once')).map((f) => `src/${f}: no #pragma once`),

  'every event has words in the audit log': () => {
    const words = readFileSync('web/admin/text/en/audit.ts', 'utf8');
    return each((f, s) => [...bare(s).matchAll(/\b\w*event\w*\([^;{]*?;/g)].flatMap((m) => [...m[0].matchAll(/"([a-z_]+\.[a-z_]+)"/g)])
      .filter((m) => !words.includes(`'${m[1]}':`)).map((m) => `src/${f}: ${m[1]} has no words in web/admin/text/en/audit.ts`));
  },

  /* Every page's style sheet stays loaded when the next page is opened. */
  'a class of the desk is styled by one page': () => {
    const folder = 'web/admin', owners = {};
    const sheets = readdirSync(folder, { recursive: true }).map(String).filter((f) => f.endsWith('.css'));
    for (const f of sheets) {
      const own = (f.match(/^pages\/(\w+)/) ?? [, 'shared'])[1];
      const rules = readFileSync(join(folder, f), 'utf8').replace(/\/\*[^]*?\*\//g, '').split('@media print')[0];
      for (const [, selectors] of rules.matchAll(/([^{}]+)\{/g))
        for (const s of selectors.split(','))
          if (s.trim().match(/^[a-z]*\.([a-z][\w-]*)(?![\w.-])/)) (owners[s.trim().match(/\.([\w-]+)/)[1]] ??= new Set()).add(own);
    }
    return Object.entries(owners).filter(([, o]) => o.size > 1).map(([name, o]) => `${folder}: .${name} is styled by ${[...o].join(' and ')}`);
  },

  'documents point at what exists': () => ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...(existsSync('docs') ? readdirSync('docs').filter((f) => f.endsWith('.md')).map((f) => `docs/${f}`) : [])]
    .flatMap((doc) => (existsSync(doc) ? [...readFileSync(doc, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .filter((m) => !existsSync(join(doc.startsWith('docs/') ? 'docs' : '.', m[1]))).map((m) => `${doc}: ${m[1]} does not exist`) : [`${doc} does not exist`])),
};

let n = 0, bad = 0;
for (const [name, run] of Object.entries(checks)) {
  const found = run();
  n++;
  if (found.length) bad++;
  console.log(`${found.length ? 'not ok' : 'ok'} ${n} - ${name}`);
  for (const line of found) console.log(`# ${line}`);
}
console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
