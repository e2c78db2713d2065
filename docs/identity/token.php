<?php
/**
 * The identity token of wismo: says to the chat who is signed in at your shop. Any PHP from 7.4; no libraries.
 *
 * $secret: the assistant's identity secret, never sent to a browser.
 * $customer_id: the customer's id as the orders carry it; $email: their address; at least one of them.
 * $email_verified: true only when your shop has sent a mail to that address and it was answered; else orders are found by
 * the id alone.
 */
function wismo_token(string $secret, ?string $customer_id, ?string $email = null, bool $email_verified = false): string
{
    $text = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $claims = ['iat' => time(), 'exp' => time() + 12 * 3600];
    if ($customer_id !== null && $customer_id !== '') {
        $claims['sub'] = $customer_id;
    }
    if ($email !== null && $email !== '') {
        $claims += ['email' => $email, 'email_verified' => $email_verified];
    }
    $signed = $text('{"alg":"HS256","typ":"JWT"}') . '.' . $text(json_encode($claims, JSON_THROW_ON_ERROR));
    return $signed . '.' . $text(hash_hmac('sha256', $signed, $secret, true));
}
