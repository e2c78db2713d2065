// table.mjs - requests that are attacks, or look like ones: what wismo answers when they reach it unchanged. `alone` is
// the list of statuses; the connection is closed after the last one unless `open`. What a proxy makes of them is its own
// business, as long as it never sees two answers for one request.
const H = 'Host: a\r\n';
const post = (fields, body, version = '1.1') => `POST /healthz HTTP/${version}\r\n${H}${fields}\r\n${body}`;
const get = (path, fields = H, version = '1.1') => `GET ${path} HTTP/${version}\r\n${fields}\r\n`;
const hidden = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
const te = 'Transfer-Encoding: chunked\r\n';

/** [name, bytes, alone, open]; HEAD is third in "a pipeline", and first in what is called so. */
export const attacks = [
  // two opinions about where a request ends
  ['two equal Content-Length', post('Content-Length: 1\r\nContent-Length: 1\r\n', 'x'), [400]],
  ['two Content-Length', post(`Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n`, hidden), [400]],
  ['a list of lengths', post('Content-Length: 1, 1\r\n', 'x'), [400]],
  ['a signed length', post(`Content-Length: +${hidden.length}\r\n`, hidden), [400]],
  ['a negative length', post('Content-Length: -1\r\n', 'x'), [400]],
  ['a length in hex', post('Content-Length: 0x1\r\n', 'x'), [400]],
  ['a space inside the length', post('Content-Length: 1 0\r\n', 'x'), [400]],
  ['an empty length', post('Content-Length: \r\n', 'x'), [400]],
  ['a length beyond 64 bits', `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}Content-Length: 18446744073709551617\r\n\r\n`, [413]],
  ['length of a GET', `GET /healthz HTTP/1.1\r\n${H}Content-Length: ${hidden.length}\r\n\r\n${hidden}`, [200], true],
  ['CL.TE', post(`Content-Length: ${5 + hidden.length}\r\n${te}`, `0\r\n\r\n${hidden}`), [400]],
  ['TE.CL', post(`${te}Content-Length: 4\r\n`, `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`), [400]],
  ['TE.TE: two codings', post(`${te}Transfer-Encoding: identity\r\n`, `0\r\n\r\n${hidden}`), [501]],
  ['TE.TE: twice chunked', post(`${te}${te}`, `0\r\n\r\n${hidden}`), [501]],
  ...['xchunked', 'chunked, identity', 'identity, chunked', 'gzip, chunked', 'chunked;q=1', '"chunked"', 'chunked,', 'chunk ed', ''].map((v) =>
    [`TE.TE: “${v}”`, post(`Transfer-Encoding: ${v}\r\n`, `0\r\n\r\n${hidden}`), [501]]),
  ['TE.TE: “chunked” behind a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n', `0\r\n\r\n${hidden}`), [400]],
  ['TE.TE: space before the colon', post('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${hidden}`), [400]],
  ['TE.TE: folded', post('Transfer-Encoding:\r\n chunked\r\n', `0\r\n\r\n${hidden}`), [400]],
  ['TE.TE: an underscore for the hyphen', post(`Transfer_Encoding: chunked\r\nContent-Length: 5\r\n`, '0\r\n\r\n'), [405]],
  ['TE.TE: with the length behind it and a tab', post(`Content-Length: 5\r\nTransfer-Encoding:\tchunked\r\n`, `0\r\n\r\n${hidden}`), [400]],
  ['a coding in HTTP/1.0', post(te, `0\r\n\r\n${hidden}`, '1.0'), [400]],
  ['a coding and a length in HTTP/1.0', post(`${te}Content-Length: 5\r\n`, `0\r\n\r\n${hidden}`, '1.0'), [400]],
  ['HTTP/1.0 kept alive with a body', post(`Connection: keep-alive\r\nContent-Length: 5\r\n`, `0\r\n\r\n${hidden}`, '1.0'), [405]],
  // chunks; to a route that takes a body, so that it is read at all
  ...[['not a number', 'zz\r\n'], ['a sign', '+1\r\nx\r\n0\r\n\r\n'], ['a space before', ' 1\r\nx\r\n0\r\n\r\n'], ['a space behind', '1 \r\nx\r\n0\r\n\r\n'], ['0x', '0x1\r\nx\r\n0\r\n\r\n'],
    ['more than 32 bits', '100000001\r\nx\r\n0\r\n\r\n'], ['empty', '\r\nx\r\n0\r\n\r\n'], ['a bare LF behind the size', '1\nx\r\n0\r\n\r\n'], ['no CRLF behind the data', '1\r\nx0\r\n\r\n'],
    ['LF behind the data', '1\r\nx\n0\r\n\r\n'], ['a long extension', `1;${'e'.repeat(300)}\r\nx\r\n0\r\n\r\n`], ['many extensions', `1;${'e'.repeat(250)}\r\nx\r\n`.repeat(20)],
    ['LF in an extension', '1;a\nb\r\nx\r\n0\r\n\r\n'], ['a long trailer', `0\r\nt: ${'t'.repeat(5000)}\r\n\r\n`], ['a control character in a trailer', '0\r\nt: \x01\r\n\r\n']]
    .map(([name, body]) => [`chunk: ${name}`, `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}${te}\r\n${body}`, [400]]),
  ['a trailer that would be a field', `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}${te}\r\n2\r\n{}\r\n0\r\nContent-Length: 99\r\nX-Forwarded-For: 9.9.9.9\r\n\r\n`, [201], true],
  // the head
  ['no Host', get('/healthz', ''), [400]],
  ['HEAD without a Host', 'HEAD /healthz HTTP/1.1\r\n\r\n', [400]],
  ['two Hosts', get('/healthz', `${H}${H}`), [400]],
  ['a Host with a path', get('/healthz', 'Host: a/b\r\n'), [400]],
  ['a Host with a user', get('/healthz', 'Host: a@b\r\n'), [400]],
  ['an empty Host', get('/healthz', 'Host: \r\n'), [400]],
  ['space before the colon', get('/healthz', `${H}a : b\r\n`), [400]],
  ['a folded line', get('/healthz', `${H}a: b\r\n c\r\n`), [400]],
  ['a line that begins with a space', get('/healthz', ` a: b\r\n${H}`), [400]],
  ['a line without a colon', get('/healthz', `${H}abc\r\n`), [400]],
  ['an empty name', get('/healthz', `${H}: b\r\n`), [400]],
  ['bare LF', 'GET /healthz HTTP/1.1\nHost: a\n\n', [400]],
  ['bare LF in the head', `GET /healthz HTTP/1.1\r\n${H}a: b\nc: d\r\n\r\n`, [400]],
  ['bare CR in a field', get('/healthz', `${H}a: b\rc: d\r\n`), [400]],
  ['NUL in a field', get('/healthz', `${H}a: b\0c\r\n`), [400]],
  ['a control character in a field', get('/healthz', `${H}a: b\x02c\r\n`), [400]],
  ['a control character in a name', get('/healthz', `${H}a\x02: b\r\n`), [400]],
  ['more than 100 fields', get('/healthz', `${H}${'a: b\r\n'.repeat(100)}`), [400]],
  ['a header over 16 KiB', get('/healthz', `${H}a: ${'b'.repeat(16384)}\r\n`), [431]],
  ['a target over 8 KiB', get(`/${'a'.repeat(8192)}`), [414]],
  ['two spaces in the request line', `GET  /healthz HTTP/1.1\r\n${H}\r\n`, [400]],
  ['a space in the target', `GET /healthz /x HTTP/1.1\r\n${H}\r\n`, [400]],
  ['no version', `GET /healthz\r\n${H}\r\n`, [400]],
  ['HTTP/1.2', get('/healthz', H, '1.2'), [505]],
  ['HTTP/2.0', get('/healthz', H, '2.0'), [505]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [505]],
  ['TLS', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03', [400]],
  ['a method with a control character', `G\x01T /healthz HTTP/1.1\r\n${H}\r\n`, [400]],
  ['CONNECT', `CONNECT a:80 HTTP/1.1\r\n${H}\r\n`, [400]],
  ['OPTIONS *', `OPTIONS * HTTP/1.1\r\n${H}\r\n`, [400]],
  ['TRACE', `TRACE /healthz HTTP/1.1\r\n${H}\r\n`, [405], true],
  ['another expectation', `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}Expect: x\r\nContent-Length: 1\r\n\r\nx`, [417]],
  // the path
  ...['/a%00b', '/healthz%00', '/a%2fb', '/a%2Fb', '/a%5cb', '/a\\b', '/a/../healthz', '/a/./b', '/..', '/a/%2e%2e/b', '/a/.%2E/b', '/%2e/a', '/a%0d%0ab', '/a%ff', '/a%zz', '/a%2']
    .map((path) => [`path ${path}`, get(path), [400]]),
  ['a target of another host', get('http://evil.example/healthz'), [400]],
  ['a target that is no path', get('healthz'), [400]],
  // bodies that nobody reads
  ['a body over the limit', `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}Content-Length: 99999999\r\n\r\n`, [413]],
  ['a wrong method with a body', post(`Content-Length: ${hidden.length}\r\n`, hidden), [405]],
  // what is fine
  ['absolute-form', get('http://a/healthz'), [200], true],
  ['an empty line before the request', `\r\n${get('/healthz')}`, [200], true],
  ['HTTP/1.0', get('/healthz', '', '1.0'), [200]],
  ['HTTP/1.0 kept alive', get('/healthz', 'Connection: keep-alive\r\n', '1.0'), [200]],
  ['Connection: close', get('/healthz', `${H}Connection: x, close\r\n`), [200]],
  ['chunked', `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}${te}\r\n1;x=y\r\n{\r\n1\r\n}\r\n0\r\n\r\n`, [201], true],
  ['a pipeline', get('/healthz') + `POST /api/v1/chat/@/conversations HTTP/1.1\r\n${H}Content-Length: 2\r\n\r\n{}` + `HEAD /healthz HTTP/1.1\r\n${H}\r\n` + get('/nothing') + get('/readyz'), [200, 201, 200, 404, 200], true],
  ['a pipeline that ends in an attack', get('/healthz') + get('/readyz') + post(`Content-Length: 4\r\n${te}`, `0\r\n\r\n${hidden}`), [200, 200, 400]],
  ['a wrong method', `DELETE /healthz HTTP/1.1\r\n${H}\r\n`, [405], true],
];

/** Requests of HTTP/2 that try to become two of HTTP/1.1 behind the proxy: header fields, then data. */
const pseudo = (more = {}) => Object.entries({ ':method': 'POST', ':scheme': 'http', ':path': '/healthz', ':authority': 'a', ...more });
export const attacks_h2 = [
  ['H2.CL: a length that is too short', [...pseudo(), ['content-length', '0']], hidden],
  ['H2.CL: a length that is too long', [...pseudo(), ['content-length', '99']], hidden],
  ['H2.CL: two lengths', [...pseudo(), ['content-length', '0'], ['content-length', String(hidden.length)]], hidden],
  ['H2.TE: a coding', [...pseudo(), ['transfer-encoding', 'chunked']], `0\r\n\r\n${hidden}`],
  ['H2: CR LF in a value', [...pseudo(), ['x', `y\r\ntransfer-encoding: chunked`]], `0\r\n\r\n${hidden}`],
  ['H2: LF in a value', [...pseudo(), ['x', `y\n\n${hidden}`]], ''],
  ['H2: CR LF in a name', [...pseudo(), ['x: y\r\ntransfer-encoding', 'chunked']], `0\r\n\r\n${hidden}`],
  ['H2: colon in a name', [...pseudo(), ['transfer-encoding: chunked', 'x']], `0\r\n\r\n${hidden}`],
  ['H2: upper case', [...pseudo(), ['Content-Length', '0']], hidden],
  ['H2: NUL in a value', [...pseudo(), ['x', 'a\0b']], ''],
  ['H2: a request line in the method', pseudo({ ':method': `GET /readyz HTTP/1.1\r\nHost: a\r\n\r\nPOST` }), ''],
  ['H2: a request line in the path', pseudo({ ':method': 'GET', ':path': `/healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /smuggled` }), ''],
  ['H2: a space in the path', pseudo({ ':method': 'GET', ':path': '/healthz HTTP/1.1' }), ''],
  ['H2: an absolute path', pseudo({ ':method': 'GET', ':path': 'http://evil.example/healthz' }), ''],
  ['H2: a request line in the authority', pseudo({ ':method': 'GET', ':authority': `a\r\n\r\n${hidden}` }), ''],
  ['H2: a line in the scheme', pseudo({ ':method': 'GET', ':scheme': `http://a/smuggled HTTP/1.1\r\nx: y` }), ''],
  ['H2: Connection', [...pseudo({ ':method': 'GET' }), ['connection', 'close, host']], ''],
  ['H2: Expect', [...pseudo({ ':path': '/api/v1/chat/@/conversations' }), ['expect', '100-continue'], ['content-length', '2']], '{}'],
  ['H2: fine', [...pseudo({ ':path': '/api/v1/chat/@/conversations' })], '{}'],
];
