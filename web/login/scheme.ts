/* The colour scheme that was chosen on the desk, before anything is painted. */
const chosen = localStorage.getItem('wismo-scheme');
if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.scheme = chosen;
