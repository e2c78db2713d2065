/* The demo shop: its goods, the orders to try, and who is signed in. All of it comes from /demo/config.json. */

interface Product { sku: string; name: string; price: { text: string }; image: string; about?: string }
interface Customer { name: string; email: string; token: string }
interface Config {
    shop?: { name: string };
    assistant_key: string;
    products?: Product[];
    customers?: Customer[];
    try?: { number: string; email: string; what: string }[];
}
interface Chat { open(what?: { order?: string }): void; identify(token: string | null): void }
interface Rules { createScriptURL(url: string): string }

const here = window as Window & { wismo?: Chat; trustedTypes?: { createPolicy(name: string, rules: Rules): Rules } };
const remembered = 'demo:who';

function element(tag: string, look: string, ...kids: (Node | string)[]): HTMLElement {
    const e = document.createElement(tag);
    if (look) e.className = look;
    e.append(...kids);
    return e;
}

/* Runs now when the chat is there, else as soon as it is. */
function withChat(run: (chat: Chat) => void): void {
    if (here.wismo) run(here.wismo);
    else addEventListener('wismo:ready', () => here.wismo && run(here.wismo), { once: true });
}

function showProducts(products: Product[]): void {
    document.getElementById('products')?.append(...products.map((p) => {
        const img = document.createElement('img');
        [img.src, img.alt, img.width, img.height] = [p.image, '', 240, 200];
        return element('li', '', element('div', 'pic', img), element('h3', '', p.name),
            element('span', 'price', p.price.text), element('p', 'about', p.about ?? ''));
    }));
}

function showTries(pairs: NonNullable<Config['try']>): void {
    document.getElementById('try')?.append(...pairs.map((t) => {
        const b = element('button', '', element('strong', '', '#' + t.number), element('span', 'mail', t.email), element('span', 'what', t.what));
        b.setAttribute('type', 'button');
        b.addEventListener('click', () => withChat((chat) => chat.open({ order: t.number })));
        return element('li', '', b);
    }));
}

/* Returns the token of who is signed in now, null for a guest. */
function showCustomers(customers: Customer[]): string | null {
    const select = document.getElementById('who') as HTMLSelectElement;
    const token = () => customers.find((c) => c.email === select.value)?.token ?? null;
    select.append(...customers.map((c) => new Option(c.name, c.email)));
    select.value = sessionStorage.getItem(remembered) ?? '';
    if (select.selectedIndex < 0) select.value = '';
    select.addEventListener('change', () => {
        sessionStorage.setItem(remembered, select.value);
        withChat((chat) => chat.identify(token()));
    });
    return token();
}

function loadChat(key: string, token: string | null): void {
    const script = document.createElement('script');
    const rules: Rules = { createScriptURL: (url) => url };
    const policy = here.trustedTypes?.createPolicy('shop', rules) ?? rules;
    script.async = true;
    script.dataset.token = token ?? '';
    script.src = policy.createScriptURL(`/widget/${encodeURIComponent(key)}.js`);
    document.head.append(script);
}

async function start(): Promise<void> {
    for (const b of document.querySelectorAll('[data-open]')) b.addEventListener('click', () => withChat((chat) => chat.open()));
    const [config, catalogue] = await Promise.all(['/demo/config.json', 'products.json'].map(async (url) => {
        const r = await fetch(url);
        return r.ok ? r.json() : {};
    })) as [Config, Product[]];
    if (config.shop) for (const e of document.querySelectorAll('[data-shop]')) e.textContent = config.shop.name;
    const known = new Map(catalogue.map((p) => [p.sku, p]));
    showProducts((config.products?.length ? config.products : catalogue).map((p) => ({ ...known.get(p.sku), ...p })));
    showTries(config.try ?? []);
    loadChat(config.assistant_key, showCustomers(config.customers ?? []));
}

void start();
