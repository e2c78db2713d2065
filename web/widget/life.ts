/* Until the page destroys us: who listens to the page listens with this signal. */
export const life = new AbortController();
