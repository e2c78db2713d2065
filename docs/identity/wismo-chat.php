<?php
/**
 * Plugin Name: wismo chat
 * Description: The order chat on every page. Who is signed in need not prove an order.
 * Version: 1.0
 *
 * Save this file as wp-content/plugins/wismo-chat.php, switch the plugin on, and add to wp-config.php:
 *     define('WISMO_SCRIPT', 'https://wismo.example/widget/ASSISTANT_KEY.js');
 *     define('WISMO_SECRET', 'the assistant’s identity secret');
 *
 * The token holds the user's id, which WooCommerce's orders carry, and not the address: WordPress lets people register
 * with an address that they have not shown to be theirs.
 */
defined('ABSPATH') || exit;

function wismo_chat_token(): string
{
    $user = get_current_user_id();
    if (!$user || !defined('WISMO_SECRET')) {
        return '';
    }
    $text = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $claims = wp_json_encode(['sub' => (string) $user, 'iat' => time(), 'exp' => time() + 12 * HOUR_IN_SECONDS]);
    $signed = $text('{"alg":"HS256","typ":"JWT"}') . '.' . $text($claims);
    return $signed . '.' . $text(hash_hmac('sha256', $signed, WISMO_SECRET, true));
}

/* A page that holds somebody's token must not be kept for somebody else. */
add_action('template_redirect', function () {
    if (is_user_logged_in()) {
        defined('DONOTCACHEPAGE') || define('DONOTCACHEPAGE', true);
        nocache_headers();
    }
});

add_action('wp_footer', function () {
    if (defined('WISMO_SCRIPT')) {
        printf('<script async src="%s" data-token="%s"></script>' . "\n", esc_url(WISMO_SCRIPT), esc_attr(wismo_chat_token()));
    }
});
