// texts.mjs - what the bot says of an order: the same words as wismo, chosen in the same way.
const PARCEL = '\nParcel number: #parcel_number# (#shipping_name#)';
const TRACK = '\nFollow your parcel here: #shipping_tracking_link#';

const texts = {
  unserved: 'Thank you! Your order #order_number# has reached us and is waiting for its turn. ⏳\nPayment: #payment_name#\nDelivery: #shipping_name#',
  pending: 'We are working on your order #order_number#. 📦 We will send it off as soon as it is packed.\nDelivery: #shipping_name#',
  served: `Your order #order_number# is packed and has left our hands. 🚚${PARCEL}${TRACK}`,
  canceled: 'Your order #order_number# is canceled.\nMoney that you have already paid does not come back by itself: write to us, and we will sort it out.',
  returned: 'Your order #order_number# has come back to us. If a refund is still due, ask us and we will check it.',
  failed: 'The payment for your order #order_number# did not go through. Nothing is lost: you can try again, or ask us for help.\nPayment: #payment_name#',
  partially_shipped: `Part of your order #order_number# is already on its way, the rest will follow.${PARCEL}${TRACK}`,
  in_transit: `Your order #order_number# is on its way to you. 🚚${PARCEL}${TRACK}`,
  at_pickup_point: `Good news: your order #order_number# is waiting for you to pick it up.\nPick-up point: #pickup_point#\nIt is kept there until #pickup_until#.${PARCEL}${TRACK}`,
  out_for_delivery: `Your order #order_number# is on the van and should reach you today. 🚚${PARCEL}${TRACK}`,
  attempted: `The carrier tried to bring your order #order_number# and did not meet anyone.${PARCEL}${TRACK}\nIf there is no new attempt, tell us and we will help.`,
  delayed: `Your order #order_number# is taking longer than planned. We are sorry, and we keep an eye on it.${PARCEL}${TRACK}`,
  delivered: `Your order #order_number# has been delivered. 🎉 Enjoy it!\nDelivered on #delivered_on#.${PARCEL}`,
  not_delivered: `Your order #order_number# could not be delivered. We are sorry! Talk to us and we will find a way.${PARCEL}${TRACK}`,
  returning: `Your order #order_number# is on its way back to us.${PARCEL}${TRACK}`,
};

function key(o) {
  if (o.general === 'cancelled') return 'canceled';
  if (o.payment === 'failed') return 'failed';
  if (o.general === 'returned') return 'returned';
  if (texts[o.delivery]) return o.delivery;
  if (o.general === 'completed' || o.delivery === 'shipped') return 'served';
  return o.general === 'new' ? 'unserved' : 'pending';
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
function day(ms) {
  if (!ms) return null;
  const d = new Date(ms);
  return `${d.getUTCDate()} ${months[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}

/** Lines whose variables are not known are left out. */
export function orderText(o, parcel) {
  const vars = {
    order_number: o.number, parcel_number: parcel?.tracking_number, payment_name: o.payment_name, shipping_name: o.shipping_name,
    shipping_tracking_link: parcel?.tracking_url, pickup_point: parcel?.pickup_point, pickup_until: day(parcel?.pickup_until), delivered_on: day(o.delivered_at),
  };
  return texts[key(o)].split('\n').map((line) => {
    let known = true;
    const filled = line.replace(/#(\w+)#/g, (_, name) => { known &&= vars[name] != null; return vars[name]; });
    return known ? filled : null;
  }).filter((l) => l !== null).join('\n');
}
