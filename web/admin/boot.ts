/* Runs before anything is painted: the colour scheme, and the first questions to the server, which then travel while
   the rest of the page is still on its way. */
import { apiQuery } from './lib/filters';
import { SCHEME_KEY, SHOP } from './lib/start';

const chosen = localStorage.getItem(SCHEME_KEY), dark = matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.dataset.mantineColorScheme = chosen === 'dark' || (chosen !== 'light' && dark) ? 'dark' : 'light';

const get = (path: string) => {
    const answer = fetch(path, { headers: SHOP ? { 'Wismo-Shop': SHOP } : {} });
    answer.catch(() => { /* whoever reads it says so */ });
    return answer;
};
const search = new URLSearchParams(location.search);
const perPage = Number(localStorage.getItem('wismo-per-page')) || 10;
/* With a date range the shop's zone must be known first. */
const query = location.pathname === '/orders' && !search.has('from') && !search.has('to') ? apiQuery(search, 'UTC', perPage) : '';
window.wismo_begun = { shop: SHOP, me: get('/api/v1/me'), orders: query ? get('/api/v1/orders?' + query) : null, query };
