// store.mjs - the bot's database: orders copied from a wismo database of the benchmark, conversations and messages.
// Every turn is on disk before it is answered (synchronous=FULL): each in a transaction of its own, or those of one round
// of the event loop together ("grouped").
import Database from 'better-sqlite3';

export class Store {
  constructor(path, source, grouped) {
    this.db = new Database(path);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.#fill(source);
    const prepare = (sql) => this.db.prepare(sql);
    this.sql = {
      order: prepare('SELECT * FROM orders WHERE number = ? AND email = ?'),
      items: prepare('SELECT name, quantity, thumbnail FROM items WHERE order_id = ? ORDER BY line'),
      parcels: prepare('SELECT * FROM parcels WHERE order_id = ? ORDER BY line'),
      open: prepare('INSERT INTO conversations (id, token, state, last_seq) VALUES (?, ?, ?, ?)'),
      conversation: prepare('SELECT * FROM conversations WHERE id = ?'),
      move: prepare('UPDATE conversations SET state = ?, last_seq = ? WHERE id = ?'),
      message: prepare('INSERT INTO messages (conversation_id, seq, author, kind, text, body, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)'),
      count: prepare('SELECT count(*) AS n FROM messages'),
    };
    this.save = grouped ? this.#grouped() : this.#each();
  }

  #fill(source) {
    this.db.exec(`
      CREATE TABLE orders (id TEXT PRIMARY KEY, number TEXT, email TEXT, general TEXT, delivery TEXT, payment TEXT, total INTEGER,
        currency TEXT, shipping_name TEXT, payment_name TEXT, placed_at INTEGER, delivered_at INTEGER, eta_from INTEGER, eta_to INTEGER);
      CREATE TABLE items (order_id TEXT, line INTEGER, name TEXT, quantity INTEGER, thumbnail TEXT, PRIMARY KEY (order_id, line)) WITHOUT ROWID;
      CREATE TABLE parcels (order_id TEXT, line INTEGER, carrier TEXT, tracking_number TEXT, tracking_url TEXT, status TEXT, pickup_point TEXT,
        pickup_until INTEGER, PRIMARY KEY (order_id, line)) WITHOUT ROWID;
      CREATE TABLE conversations (id TEXT PRIMARY KEY, token TEXT NOT NULL, state TEXT NOT NULL, last_seq INTEGER NOT NULL);
      CREATE TABLE messages (conversation_id TEXT, seq INTEGER, author TEXT, kind TEXT, text TEXT, body TEXT, created_at INTEGER,
        PRIMARY KEY (conversation_id, seq)) WITHOUT ROWID;`);
    this.db.prepare('ATTACH ? AS wismo').run(source);
    this.db.exec(`
      INSERT INTO orders SELECT id, number, email, general, delivery, payment, total, currency, shipping_name, payment_name, placed_at,
        delivered_at, eta_from, eta_to FROM wismo.orders;
      INSERT INTO items SELECT order_id, line, name, quantity, thumbnail FROM wismo.order_item;
      INSERT INTO parcels SELECT order_id, line, carrier, tracking_number, tracking_url, status, pickup_point, pickup_until FROM wismo.shipment;
      CREATE INDEX orders_number ON orders (number, email);
      DETACH wismo;`);
  }

  #write(turn) {
    if (turn.token) this.sql.open.run(turn.id, turn.token, turn.state, turn.last_seq);
    else this.sql.move.run(turn.state, turn.last_seq, turn.id);
    for (const m of turn.messages) this.sql.message.run(turn.id, m.seq, m.author, m.kind, m.text, m.order || m.options ? JSON.stringify(m.order ?? m.options) : null, m.at);
  }

  #each() {
    const one = this.db.transaction((turn) => this.#write(turn));
    return async (turn) => one(turn);
  }

  #grouped() {
    let waiting = [];
    const all = this.db.transaction((turns) => { for (const [turn] of turns) this.#write(turn); });
    const flush = () => {
      const turns = waiting;
      waiting = [];
      try {
        all(turns);
        for (const [, done] of turns) done();
      } catch (e) {
        for (const [,, failed] of turns) failed(e);
      }
    };
    return (turn) => new Promise((done, failed) => {
      if (waiting.push([turn, done, failed]) === 1) setImmediate(flush);
    });
  }
}
