"""The identity token of wismo: says to the chat who is signed in at your shop. Any Python from 3.7; no packages."""
import base64
import hashlib
import hmac
import json
import time


def wismo_token(secret, customer_id=None, email=None, email_verified=False):
    """secret: the assistant's identity secret, never sent to a browser. customer_id: as the orders carry it; email: the
    customer's address; at least one of them. email_verified: True only when your shop has sent a mail to that address
    and it was answered; else orders are found by the id alone."""

    def text(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

    now = int(time.time())
    claims = {"iat": now, "exp": now + 12 * 3600}
    if customer_id:
        claims["sub"] = str(customer_id)
    if email:
        claims.update(email=email, email_verified=email_verified)
    signed = text(b'{"alg":"HS256","typ":"JWT"}') + "." + text(json.dumps(claims).encode())
    return signed + "." + text(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())
