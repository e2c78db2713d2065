/* The identity token of wismo: says to the chat who is signed in at your shop. Any Node from 16; no packages.
 * secret: the assistant's identity secret, never sent to a browser. id: the customer's id as the orders carry it; email:
 * their address; at least one of them. verified: true only when your shop has sent a mail to that address and it was
 * answered; else orders are found by the id alone. */
import { createHmac } from 'node:crypto';

export function wismoToken(secret, { id, email, verified = false }) {
    const text = (value) => Buffer.from(value).toString('base64url'), now = Math.floor(Date.now() / 1000);
    const claims = { iat: now, exp: now + 12 * 3600, ...(id && { sub: String(id) }), ...(email && { email, email_verified: verified }) };
    const signed = `${text('{"alg":"HS256","typ":"JWT"}')}.${text(JSON.stringify(claims))}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
