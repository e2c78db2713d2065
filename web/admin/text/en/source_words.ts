/* What the list of order sources and the page of one have in common. */
export const sourceWords = {
    connected: 'Connected',
    paused: 'Paused',
    unanswered: 'No answer yet',
    silent: 'Not answering',
    silent_since: (when: string) => `Not answering since ${when}`,
    filling: (done: string, total: string) => `Back-fill ${done} of ${total}`,
    filling_so_far: (done: string) => `Back-fill: ${done} so far`,
    test_data: 'Test data',
    test_data_more: 'It invents orders that nobody placed: for trying a chat, not for customers.',
    orders_n: (n: string, one: boolean) => (one ? '1 order' : `${n} orders`),
    never: 'Not yet',
};
