/* Made by web/types.mjs from the program's OpenAPI document: do not edit. */
export interface paths {
    "/api/v1/chat/{key}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a conversation: its token and greeting */
        post: operations["chat_open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat/conversations/{id}/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say who is signed in to the shop, or that nobody is */
        put: operations["chat_identify"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages after a seq */
        get: operations["chat_messages"];
        put?: never;
        /** Say something; the answer holds what is said in return */
        post: operations["chat_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat/conversations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages, state and typing as they come */
        get: operations["chat_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the conversation, its token and what was proven */
        delete: operations["chat_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hints of what has changed: {id, version} */
        get: operations["staff_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the first owner is still to be made */
        get: operations["first_read"];
        put?: never;
        /** The first owner and shop, with the token that wismo prints while there is none */
        post: operations["first_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation or password reset stands for */
        post: operations["link_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/link/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation, or set a new password */
        post: operations["link_used"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a link for a new password; the same answer whatever the address */
        post: operations["reset_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in: a session cookie, and the CSRF token for writes */
        post: operations["session_open"];
        /** Sign out */
        delete: operations["session_close"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["session_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** One's own name and preferences */
        patch: operations["me_patch"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password; every other session ends */
        post: operations["me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch it on with a first code; recovery codes are told once */
        put: operations["factor_put"];
        /** Begin a second factor: its key for an authenticator app */
        post: operations["factor_post"];
        /** Switch it off */
        delete: operations["factor_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes; those before count no more */
        post: operations["recovery_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own sessions */
        get: operations["sessions_list"];
        put?: never;
        post?: never;
        /** Sign out everywhere else */
        delete: operations["sessions_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions */
        delete: operations["session_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders, newest first, with counts by group */
        get: operations["orders_list"];
        put?: never;
        /** A new order of our own */
        post: operations["order_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Warehouses, carriers, channels, tags and sources that are seen on orders */
        get: operations["orders_facets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The orders that the same query lists, or those of ids, as a spreadsheet that wismo import takes back */
        get: operations["orders_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Up to 1,000 orders, one JSON object a line */
        post: operations["orders_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/bulk-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Package status and tags of up to 200 orders; what was changed can be taken back */
        post: operations["bulk_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/bulk-change/{undo}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take such a change back, but for orders that were edited since */
        post: operations["bulk_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/by-number/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add or change the order with this number */
        put: operations["order_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order */
        get: operations["order_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of an order */
        patch: operations["order_patch"];
        trace?: never;
    };
    "/api/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an order */
        post: operations["order_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first */
        get: operations["order_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/shopper-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the order's shopper would read in the chat now */
        get: operations["order_shopper_view"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who an order is from: their orders, conversations, notes, VIP */
        get: operations["customer_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Note something of the customer, or say who is a VIP */
        patch: operations["customer_patch"];
        trace?: never;
    };
    "/api/v1/orders/{id}/customer/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything about the customer of an order as a JSON file, to hand out to them */
        get: operations["customer_export_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/customer/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget the customer of an order: orders become orders of nobody, conversations go; figures stay */
        post: operations["customer_erase_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same file for whoever has this e-mail address or phone */
        post: operations["person_export_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget whoever has this e-mail address or phone */
        post: operations["person_erase_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customer-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From when on a customer is a VIP */
        get: operations["customer_rule_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change it */
        patch: operations["customer_rule_patch"];
        trace?: never;
    };
    "/api/v1/orders/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record money that came in: never a charge */
        post: operations["order_payment_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/payments/{line}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a recorded payment back: never a refund */
        post: operations["order_payment_reverse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What wismo did, or tried, on it in the shop's own system, newest first */
        get: operations["order_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a note to the order in the shop's own system */
        post: operations["order_note_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reminders of an order, open ones first */
        get: operations["order_reminders"];
        put?: never;
        /** A new reminder */
        post: operations["reminder_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open reminders of the shop by time: due=today, overdue or open */
        get: operations["reminders_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reminders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a reminder */
        delete: operations["reminder_delete"];
        options?: never;
        head?: never;
        /** Change a reminder, or switch it off and on */
        patch: operations["reminder_patch"];
        trace?: never;
    };
    "/api/v1/reminders/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is done */
        post: operations["reminder_finished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue by name; query: a part of name or SKU */
        get: operations["products_list"];
        put?: never;
        /** A new product */
        post: operations["product_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Products from CSV, known by SKU; at most 5,000 rows; dry_run=true counts only */
        post: operations["products_import_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue as a spreadsheet that its import takes back */
        get: operations["products_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: operations["product_read"];
        put?: never;
        post?: never;
        /** Remove a product; orders keep their own words */
        delete: operations["product_delete"];
        options?: never;
        head?: never;
        /** Change a product; orders keep their own words */
        patch: operations["product_patch"];
        trace?: never;
    };
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a picture: PNG, JPG or WEBP, at most 5 MB; what is no part of the picture is left out */
        post: operations["file_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statuses and their texts */
        get: operations["statuses_list"];
        put?: never;
        /** A custom status */
        post: operations["status_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statuses/{type}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a custom status that no order has */
        delete: operations["status_delete"];
        options?: never;
        head?: never;
        /** Change a status */
        patch: operations["status_patch"];
        trace?: never;
    };
    "/api/v1/statuses/{type}/{code}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** What shoppers read, in one language */
        put: operations["status_put_text"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations, newest first */
        get: operations["conversations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation */
        get: operations["conversation_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said */
        get: operations["conversation_read_messages"];
        put?: never;
        /** Answer the visitor; unique by Idempotency-Key */
        post: operations["conversation_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it over from the bot */
        post: operations["conversation_taken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it back to the bot */
        post: operations["conversation_given_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close it */
        post: operations["conversation_closed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The person is writing */
        post: operations["conversation_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tickets, newest first */
        get: operations["tickets_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket */
        get: operations["ticket_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tickets/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a ticket */
        post: operations["ticket_closed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What shoppers asked for and confirmed */
        get: operations["requests_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request */
        get: operations["request_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve it: done where wismo can, else todo says what is left; the shopper is told */
        post: operations["request_approved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline it with a reason, which the shopper reads */
        post: operations["request_declined"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was left to do is done; the shopper is told */
        post: operations["request_finished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys that count, newest first */
        get: operations["keys_list"];
        put?: never;
        /** A new API key; its token is told once */
        post: operations["key_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key: it counts no more, and its streams end at once */
        delete: operations["key_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's people */
        get: operations["users_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Another role, or deactivated; old rights end at once */
        patch: operations["user_patch"];
        trace?: never;
    };
    "/api/v1/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** For somebody who lost app and recovery codes */
        delete: operations["user_factor_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link for a new password, to hand over; told once */
        post: operations["user_reset_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that are open */
        get: operations["invitations_list"];
        put?: never;
        /** Invite somebody; the link is told once, and mailed if there is a mail server */
        post: operations["invitation_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back */
        delete: operations["invitation_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How mails go out */
        get: operations["mail_server_read"];
        /** Set how mails go out */
        put: operations["mail_server_set"];
        post?: never;
        /** Send no mails any more */
        delete: operations["mail_server_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail-server/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test mail now */
        post: operations["mail_server_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that went out, wait or failed; newest first */
        get: operations["mails_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what, newest first; by actor, who, what, subject, from, to; next page by before */
        get: operations["audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Names of the shop's people, whom the audit log can be asked for */
        get: operations["audit_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shop's settings */
        get: operations["shop_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the shop's settings */
        patch: operations["shop_patch"];
        trace?: never;
    };
    "/api/v1/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What needs attention now: a source, the backup, the disk …; oldest first */
        get: operations["warnings_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warnings/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one that asked for something done elsewhere (by_hand); the others end by themselves */
        post: operations["warning_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assistants */
        get: operations["assistants_list"];
        put?: never;
        /** One more assistant, which begins like the first; its identity secret is told once */
        post: operations["assistant_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One assistant */
        get: operations["assistant_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how an assistant looks, and where it may be */
        patch: operations["assistant_patch"];
        trace?: never;
    };
    "/api/v1/assistants/{id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Orders integration: connected, in conflict, or neither */
        get: operations["backend_read"];
        put?: never;
        /** Connect native orders */
        post: operations["backend_connect"];
        /** Remove the integration; orders stay */
        delete: operations["backend_delete"];
        options?: never;
        head?: never;
        /** Currency of new orders, order fields, custom item fields */
        patch: operations["backend_patch"];
        trace?: never;
    };
    "/api/v1/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left to do before shoppers are answered */
        get: operations["ready_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/check-site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fetch a page and say whether the chat would show there */
        post: operations["site_check_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits for somebody */
        get: operations["desk_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/currencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Currencies: the ten common ones first, then all of ISO 4217 */
        get: operations["currencies_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Carriers that wismo knows; with number (and country): whose number that looks like */
        get: operations["carriers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new identity secret; the one before stays valid */
        post: operations["assistant_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which requests are allowed when */
        get: operations["eligibility_read"];
        /** Replace the rules */
        put: operations["eligibility_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where orders are read: how each is reached, whether it answers, how far it is mirrored */
        get: operations["sources_list"];
        put?: never;
        /** Connect another system; its secrets are sealed and never given out */
        post: operations["source_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/source-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect a shop by its own page of consent: where to send the person, for 15 minutes */
        post: operations["source_grant_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/source-grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of it; for the person who began it */
        get: operations["source_grant_one"];
        put?: never;
        post?: never;
        /** End it: what the shop sends later does not count */
        delete: operations["source_grant_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try settings that are not saved yet, and say exactly what is wrong */
        post: operations["source_tried"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/try-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read one order by settings that are not saved yet: what came, and what wismo makes of it */
        post: operations["source_order_tried"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One order source */
        get: operations["source_one"];
        put?: never;
        post?: never;
        /** Disconnect it: its webhooks are removed; copies=keep (or nothing): its mirrored orders stay, remove: they go, also of one that was disconnected before */
        delete: operations["source_delete"];
        options?: never;
        head?: never;
        /** Change it; a secret that is not sent stays, unless the address changes */
        patch: operations["source_patch"];
        trace?: never;
    };
    "/api/v1/sources/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Test the connection as it is saved */
        post: operations["source_checked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look now for what has changed */
        post: operations["source_look_now"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register what tells of changes at the other system; wakes what it has switched off */
        post: operations["source_hooks_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest 100 deliveries of its webhooks; by state */
        get: operations["deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do once more what a failed delivery said */
        post: operations["delivery_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources/{id}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its words for states, and what they mean */
        get: operations["source_statuses_list"];
        /** Say what its words mean in this shop */
        put: operations["source_statuses_put"];
        /** Ask it for its statuses */
        post: operations["source_statuses_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assistants/{id}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Where the assistant reads orders, its own source first */
        put: operations["assistant_sources_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tracking services that are connected, and how they are doing */
        get: operations["trackers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["tracker_read"];
        /** Connect it or change its settings, as GET /kinds asks for them; secrets that are left out stay */
        put: operations["tracker_set"];
        post?: never;
        /** Disconnect it; what it has told stays */
        delete: operations["tracker_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of sources and flow nodes, with their settings as forms; badges, groups and payment filters */
        get: operations["kinds_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openapi_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            request_id: string;
            errors?: {
                field: string;
                message: string;
            }[];
        };
        money: {
            minor: number;
            currency?: string;
            text?: string;
        };
        version: {
            version: number;
        };
        chat_open: {
            locale?: string;
            page_url?: string;
            identity_token?: string;
            order?: string;
        };
        chat_opened: {
            conversation: {
                id: string;
                token: string;
                /** @enum {string} */
                state: "bot" | "waiting" | "human" | "closed";
            };
            /** @enum {string} */
            input: "text" | "choices" | "none";
            assistant: {
                name: string;
                title?: string;
                texts?: Record<string, never>;
                text_area?: boolean;
                theme?: Record<string, never>;
                bottom?: number;
                privacy?: Record<string, never> | null;
            };
            messages: components["schemas"]["chat_message"][];
        };
        chat_identity: {
            identity_token: string | null;
        };
        chat_identified: {
            identified: boolean;
        };
        chat_say: {
            text?: string;
            choice?: string;
            form?: {
                [key: string]: string;
            };
        };
        chat_turn: {
            /** @enum {string} */
            state: "bot" | "waiting" | "human" | "closed";
            /** @enum {string} */
            input: "text" | "choices" | "none";
            messages: components["schemas"]["chat_message"][];
        };
        chat_message: {
            seq: number;
            /** @enum {string} */
            author: "visitor" | "bot" | "agent" | "system";
            author_name?: string;
            /** @enum {string} */
            kind: "text" | "menu" | "orders" | "order" | "form" | "link" | "notice";
            text?: string;
            options?: {
                id?: string;
                label: string;
                url?: string;
            }[];
            orders?: components["schemas"]["order_line"][];
            order?: components["schemas"]["order_card"];
            form?: {
                fields: {
                    name: string;
                    label: string;
                    type?: string;
                    required?: boolean;
                    options?: unknown[];
                }[];
            };
            /** Format: date-time */
            created_at: string;
        };
        order_line: {
            choice: string;
            number: string;
            /** Format: date-time */
            placed_at?: string;
            status?: string;
            total?: components["schemas"]["money"];
            thumbnail?: string;
        };
        order_card: {
            number: string;
            expired?: boolean;
            status?: Record<string, never>;
            payment_status?: Record<string, never>;
            /** Format: date-time */
            placed_at?: string;
            eta?: Record<string, never>;
            shipping_name?: string | null;
            payment_name?: string | null;
            carrier?: string | null;
            tracking_number?: string | null;
            tracking_url?: string;
            items?: unknown[];
            total?: components["schemas"]["money"];
            progress?: unknown[];
            parcels?: unknown[];
            /** Format: date-time */
            checked_at?: string;
            live?: boolean;
        };
        session_in: {
            email: string;
            password: string;
            code?: string;
            keep?: boolean;
        };
        /** @enum {string} */
        role: "viewer" | "agent" | "manager" | "owner";
        me: {
            id: string;
            name: string;
            email?: string;
            role: components["schemas"]["role"];
            shop_id: string;
            second_factor?: boolean;
            recovery_codes_left?: number;
            preferences?: components["schemas"]["preferences"];
            shop: {
                id: string;
                name: string;
                zone: string;
                locale: string;
                currency: string;
            };
            shops?: {
                id: string;
                name: string;
                role: components["schemas"]["role"];
            }[];
            zone: string;
            currency: string;
            csrf?: string;
        };
        preferences: {
            /** @enum {string|null} */
            theme: "auto" | "light" | "dark" | null;
            /** @description single keys do something */
            shortcuts: boolean;
            per_page: number;
            locale: string | null;
        };
        me_input: {
            name?: string;
            preferences?: components["schemas"]["preferences"];
        };
        current: {
            current: string;
        };
        code: {
            code: string;
        };
        password_in: {
            current: string;
            password: string;
        };
        factor: {
            secret: string;
            uri: string;
        };
        recovery_codes: {
            recovery_codes: string[];
        };
        session: {
            id: string;
            current: boolean;
            /** @description “Keep me signed in” */
            kept: boolean;
            /** @description what the browser calls itself */
            agent: string | null;
            address: string | null;
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            seen_at: string | null;
            /** Format: date-time */
            until: string | null;
        };
        session_list: {
            items: components["schemas"]["session"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        setup: {
            needed: boolean;
            demo: boolean;
            mail: boolean;
        };
        setup_in: {
            token: string;
            shop: string;
            name: string;
            email: string;
            password: string;
            zone?: string;
            currency?: string;
        };
        link_in: {
            token: string;
        };
        link: {
            kind: string;
            email: string;
            shop?: string;
            role?: string;
            known: boolean;
        };
        link_use: {
            token: string;
            password: string;
            name?: string;
            code?: string;
        };
        reset_in: {
            email: string;
        };
        reset_link: {
            link: string;
            /** Format: date-time */
            until: string;
        };
        user: {
            readonly id: string;
            readonly email: string | null;
            readonly name: string | null;
            /** @enum {string|null} */
            role: "viewer" | "agent" | "manager" | "owner" | null;
            /** @description false: deactivated, may not come in */
            active: boolean;
            readonly second_factor: boolean;
            /** Format: date-time */
            readonly seen_at: string | null;
            /** Format: date-time */
            readonly created_at: string | null;
        };
        user_list: {
            items: components["schemas"]["user"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        invitation: {
            readonly id: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "manager" | "owner";
            readonly by: string | null;
            /** Format: date-time */
            readonly created_at: string | null;
            /** Format: date-time */
            readonly until: string | null;
        };
        invitation_made: {
            readonly id: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "manager" | "owner";
            readonly by: string | null;
            /** Format: date-time */
            readonly created_at: string | null;
            /** Format: date-time */
            readonly until: string | null;
        } & {
            link?: string;
            mailed?: boolean;
        };
        invitation_list: {
            items: components["schemas"]["invitation"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        mail_server: {
            /** @description as in smtp.example.com */
            host: string;
            /** @description 587, or 465 with tls */
            port: number;
            /**
             * @description encryption; required unless none
             * @enum {string|null}
             */
            tls: "starttls" | "tls" | "none" | null;
            user: string | null;
            password: boolean;
            /**
             * Format: email
             * @description address that mails come from
             */
            sender: string;
            sender_name: string | null;
            /** @description PEM: certificates that count instead of the public ones */
            ca: string | null;
        };
        mail_to: {
            to?: string;
        };
        mail: {
            id: string;
            to: string | null;
            subject: string | null;
            /** @description of a demo shop, where mails are kept */
            text?: string | null;
            /** @enum {string|null} */
            state: "waiting" | "sent" | "failed" | "kept" | null;
            /** @description why it has not gone */
            trouble: string | null;
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            sent_at: string | null;
        };
        mail_list: {
            items: components["schemas"]["mail"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        audit_event: {
            id: string;
            subject: string | null;
            subject_id: string | null;
            what: string | null;
            field: string | null;
            from: string | null;
            to: string | null;
            actor: string | null;
            actor_id: string | null;
            actor_name: string | null;
            /** Format: date-time */
            at: string | null;
        } & {
            order_number: string | null;
        };
        audit_people: {
            items: {
                id: string;
                name: string;
            }[];
        };
        audit: {
            items: components["schemas"]["audit_event"][];
            next: string | null;
        };
        order: {
            readonly id: string;
            readonly source_id: string | null;
            readonly external_id: string | null;
            number: string | null;
            locale: string | null;
            /** @description the customer's id at the source */
            customer_id: string | null;
            customer_name: string | null;
            /** Format: email */
            email: string | null;
            phone: string | null;
            ship_name: string | null;
            ship_line1: string | null;
            ship_line2: string | null;
            ship_city: string | null;
            ship_region: string | null;
            ship_postcode: string | null;
            /** @description ISO 3166-1 alpha-2 where known */
            ship_country: string | null;
            /** @description code of a general status */
            general: string | null;
            /** @description code of a delivery status */
            delivery: string | null;
            /** @description code of a payment status */
            payment: string | null;
            /** @description as the source says */
            readonly general_raw: string | null;
            /** @description as the source says */
            readonly delivery_raw: string | null;
            /** @description as the source says */
            readonly payment_raw: string | null;
            /** @description sets general and delivery */
            badge: string | null;
            readonly grp: string | null;
            currency: string | null;
            subtotal: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            shipping_total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            discount_total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            tax_total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            readonly paid_total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            payment_name: string | null;
            shipping_name: string | null;
            carrier: string | null;
            tracking_number: string | null;
            channel: string | null;
            warehouse: string | null;
            comment: string | null;
            /** @description separated by commas */
            tags: string | null;
            /** @description custom order fields */
            custom: unknown;
            /** @description internal: shoppers never see it */
            note: string | null;
            in_stock: number;
            reserved: number;
            available: number;
            readonly item_count: number;
            /** @description day: only days are known; zone: the time zone was guessed */
            readonly dates: string | null;
            /** Format: date-time */
            placed_at: string | null;
            /** Format: date-time */
            readonly changed_at: string | null;
            /** Format: date-time */
            readonly cancelled_at: string | null;
            /** Format: date-time */
            delivered_at: string | null;
            /** Format: date-time */
            eta_from: string | null;
            /** Format: date-time */
            eta_to: string | null;
            /** Format: date-time */
            readonly fetched_at: string | null;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
            /** Format: date-time */
            readonly reminder_at: string | null;
            readonly reminder: string | null;
            /**
             * Format: date-time
             * @description when its customer was erased
             */
            readonly erased_at: string | null;
        } & {
            group: string;
            group_name: string | null;
            payment_badge: string | null;
            legacy: boolean;
            reminder_due: string | null;
            conversation_id: string | null;
            requests_open: number;
            automations: string[];
            /** Format: date-time */
            paid_at: string | null;
            tracking_link: string | null;
            source: {
                id: string | null;
                name: string | null;
                ours: boolean;
                /** Format: date-time */
                left_at: string | null;
            };
            items: components["schemas"]["order_item"][];
            shipments: components["schemas"]["shipment"][];
            payments: components["schemas"]["payment"][];
        };
        shopper_view: {
            assistant: {
                id?: string;
                name?: string;
            } | null;
            locale: string;
            /** @enum {string} */
            input: "text" | "choices" | "none";
            messages: components["schemas"]["chat_message"][];
        };
        order_input: {
            number?: string | null;
            locale?: string | null;
            /** @description the customer's id at the source */
            customer_id?: string | null;
            customer_name?: string | null;
            /** Format: email */
            email?: string | null;
            phone?: string | null;
            ship_name?: string | null;
            ship_line1?: string | null;
            ship_line2?: string | null;
            ship_city?: string | null;
            ship_region?: string | null;
            ship_postcode?: string | null;
            /** @description ISO 3166-1 alpha-2 where known */
            ship_country?: string | null;
            /** @description code of a general status */
            general?: string | null;
            /** @description code of a delivery status */
            delivery?: string | null;
            /** @description code of a payment status */
            payment?: string | null;
            /** @description sets general and delivery */
            badge?: string | null;
            currency?: string | null;
            subtotal?: {
                minor: number;
                currency?: string;
                text?: string;
            } | null;
            shipping_total?: {
                minor: number;
                currency?: string;
                text?: string;
            } | null;
            discount_total?: {
                minor: number;
                currency?: string;
                text?: string;
            } | null;
            tax_total?: {
                minor: number;
                currency?: string;
                text?: string;
            } | null;
            total?: {
                minor: number;
                currency?: string;
                text?: string;
            } | null;
            payment_name?: string | null;
            shipping_name?: string | null;
            carrier?: string | null;
            tracking_number?: string | null;
            channel?: string | null;
            warehouse?: string | null;
            comment?: string | null;
            /** @description separated by commas */
            tags?: string | null;
            /** @description custom order fields */
            custom?: unknown;
            /** @description internal: shoppers never see it */
            note?: string | null;
            in_stock?: number;
            reserved?: number;
            available?: number;
            /** Format: date-time */
            placed_at?: string | null;
            /** Format: date-time */
            delivered_at?: string | null;
            /** Format: date-time */
            eta_from?: string | null;
            /** Format: date-time */
            eta_to?: string | null;
            version?: number;
        } & {
            items?: components["schemas"]["order_item"][];
            shipments?: components["schemas"]["shipment"][];
            payments?: components["schemas"]["payment"][];
        };
        order_item: {
            line: number;
            sku: string | null;
            name: string;
            quantity: number;
            unit_price: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            product_id: string | null;
            /** Format: uri */
            thumbnail: string | null;
            custom: unknown;
            warehouse: string | null;
            stock: number;
            /** @description [{url, alt}], at most 8 */
            images: unknown;
        };
        shipment: {
            line: number;
            carrier_code: string | null;
            carrier: string | null;
            tracking_number: string | null;
            /** Format: uri */
            tracking_url: string | null;
            service: string | null;
            pickup_point: string | null;
            /** Format: date-time */
            pickup_until: string | null;
            status: string | null;
            status_raw: string | null;
            items: unknown;
            /** Format: date-time */
            shipped_at: string | null;
            /** Format: date-time */
            last_event_at: string | null;
            last_event: string | null;
            /** Format: date-time */
            eta_from: string | null;
            /** Format: date-time */
            eta_to: string | null;
            /** Format: date-time */
            delivered_at: string | null;
            /** @enum {string|null} */
            told_by: "store" | "tracker" | "manual" | null;
        };
        payment: {
            line: number;
            amount: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            method: string | null;
            note: string | null;
            /** Format: date-time */
            paid_at: string | null;
            /** Format: date-time */
            reversed_at: string | null;
        };
        customer: {
            erased: boolean;
            name?: string | null;
            email?: string | null;
            phone?: string | null;
            order_count: number;
            order_count_is_exact?: boolean;
            first_time: boolean;
            vip: boolean;
            vip_by?: string | null;
            vip_hand?: boolean | null;
            note?: string | null;
            version: number;
            spent?: components["schemas"]["money"][];
            orders?: Record<string, never>[];
            conversations?: Record<string, never>[];
        };
        customer_input: {
            version: number;
            vip?: boolean | null;
            note?: string | null;
        };
        customer_erase: {
            /** @description the customer's e-mail address, else phone, else the order's number */
            confirm: string;
        };
        customer_erased: {
            /** @description made orders of nobody */
            orders: number;
            /** @description removed, with */
            conversations: number;
            messages: number;
            tickets: number;
            /** @description emptied */
            requests: number;
            /** @description removed */
            reminders: number;
            /** @description removed */
            mails: number;
            /** @description of the customer, removed */
            notes: number;
            /** @description emptied of values */
            events: number;
        };
        person: {
            email?: string;
            phone?: string;
        };
        customer_rule: {
            /** @description VIP from so many orders on; 0: not by this */
            orders: number;
            /** @description or from so much on; 0: not by this */
            total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            version: number;
        };
        payment_input: {
            amount: components["schemas"]["money"];
            method?: string;
            note?: string;
            /** Format: date-time */
            paid_at?: string;
        };
        payment_reverse: {
            version: number;
            note?: string;
        };
        act: {
            id: string;
            order_id: string | null;
            request_id: string | null;
            what: string | null;
            details: unknown;
            state: string | null;
            trouble: string | null;
            tries: number;
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
        };
        act_list: {
            items: components["schemas"]["act"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            takes_notes: boolean;
        };
        order_note: {
            text: string;
        };
        reminder: {
            readonly id: string;
            readonly order_id: string | null;
            readonly order_number: string | null;
            text: string;
            /** Format: date-time */
            due_at: string | null;
            /** @enum {string|null} */
            readonly kind: "scheduled" | "automatic" | null;
            readonly rule_id: string | null;
            active: boolean;
            /** Format: date-time */
            readonly done_at: string | null;
            readonly created_by: string | null;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
        } & {
            badge: string;
            due: string | null;
        };
        reminder_input: {
            text: string;
            /** Format: date-time */
            due_at?: string | null;
            active?: boolean;
            version?: number;
        };
        reminder_counts: {
            today: number;
            overdue: number;
            open: number;
        };
        reminder_list: {
            items: components["schemas"]["reminder"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            counts?: components["schemas"]["reminder_counts"];
        };
        next_reminder: {
            text: string | null;
            /** Format: date-time */
            at: string;
            due: string | null;
        } | null;
        order_counts: {
            total: number;
            new: number;
            in_processing: number;
            in_transit: number;
            delivered: number;
            problematic: number;
        };
        order_row: {
            id: string;
            /** @description where it comes from, as facets name it */
            source_id: string | null;
            number: string | null;
            customer_name: string | null;
            email: string | null;
            phone: string | null;
            channel: string | null;
            /** @description whom it was from was erased */
            erased: boolean;
            /** @description no earlier order has this e-mail or phone */
            first_time: boolean;
            /** @description by hand, or by the shop's rule */
            vip: boolean;
            /** @description pieces */
            item_count: number;
            /** @description products */
            line_count: number;
            warehouse: string | null;
            currency: string | null;
            total: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            payment: string | null;
            carrier: string | null;
            tracking_number: string | null;
            badge: string | null;
            general: string | null;
            delivery: string | null;
            /** Format: date-time */
            placed_at: string | null;
            /** Format: date-time */
            changed_at: string | null;
            /** Format: date-time */
            cancelled_at: string | null;
            version: number;
        } & {
            group: string;
            group_name: string | null;
            payment_badge: string;
            tags: string[];
            thumbnails: {
                url: string | null;
                name: string;
            }[];
            reminder: components["schemas"]["next_reminder"];
            automation: string | null;
        };
        order_list: {
            items: components["schemas"]["order_row"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            next: string | null;
            previous: string | null;
            search_is_complete: boolean;
            counts: components["schemas"]["order_counts"];
            in_period?: components["schemas"]["order_counts"];
        };
        order_facet: {
            name: string | null;
            orders: number;
        };
        order_origin: {
            id: string;
            /** @description null: it was disconnected, its orders are still here */
            name: string | null;
            orders: number;
        };
        order_facets: {
            warehouses: components["schemas"]["order_facet"][];
            carriers: components["schemas"]["order_facet"][];
            channels: components["schemas"]["order_facet"][];
            /** @description the first 100 by their letters; counted up to 1,000 */
            tags: components["schemas"]["order_facet"][];
            sources: components["schemas"]["order_origin"][];
        };
        bulk_change: {
            /** @description package status */
            badge?: string | null;
            add_tag?: string | null;
            remove_tag?: string | null;
        } & {
            ids?: string[];
        };
        bulk_failure: {
            id: string;
            number: string | null;
            reason: string | null;
        };
        bulk_changed: {
            changed: number;
            unchanged: number;
            undo: string | null;
            failed: components["schemas"]["bulk_failure"][];
        };
        bulk_undone: {
            changed: number;
            failed: components["schemas"]["bulk_failure"][];
        };
        bulk: {
            orders_added: number;
            orders_changed: number;
            orders_unchanged: number;
            rejected: unknown[];
        };
        /** @description One order_input with its number a line */
        ndjson: string;
        /** @description Comma, semicolon or tab separated, UTF-8, with a header row */
        csv: string;
        product_import: {
            rows: number;
            added: number;
            changed: number;
            unchanged: number;
            dry_run: boolean;
            rejected_total: number;
            rejected: {
                line: number;
                field: string | null;
                reason: string;
            }[];
        };
        /** Format: binary */
        image: string;
        file: {
            readonly id: string;
            readonly url: string | null;
            readonly type: string | null;
            readonly width: number;
            readonly height: number;
            readonly size: number;
        };
        product: {
            readonly id: string;
            sku: string;
            name: string;
            price: {
                minor: number;
                currency: string;
                text: string;
            } | null;
            stock: number;
            /** @description [{url, alt}], at most 8 */
            images: unknown;
            /** @description [{name, sku, price, stock}], price in minor units */
            variants: unknown;
            active: boolean;
            version: number;
            /** Format: date-time */
            readonly changed_at: string | null;
        };
        product_input: {
            sku: string;
            name: string;
            price?: {
                minor: number;
                currency?: string;
                text?: string;
            } | null;
            stock?: number;
            /** @description [{url, alt}], at most 8 */
            images?: unknown;
            /** @description [{name, sku, price, stock}], price in minor units */
            variants?: unknown;
            active?: boolean;
            version?: number;
        };
        product_list: {
            items: components["schemas"]["product"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
        };
        event: {
            id: string;
            subject: string | null;
            subject_id: string | null;
            what: string | null;
            field: string | null;
            from: string | null;
            to: string | null;
            actor: string | null;
            actor_id: string | null;
            actor_name: string | null;
            /** Format: date-time */
            at: string | null;
        } & {
            text?: string;
        };
        event_list: {
            items: components["schemas"]["event"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        status: {
            /** @enum {string} */
            type: "basic" | "general" | "delivery" | "payment";
            /** @description what other systems call it: a-z 0-9 _ - */
            code: string;
            name: string;
            /** @description one of the seven badges */
            badge: string | null;
            /** @enum {string|null} */
            tone: "grey" | "blue" | "violet" | "cyan" | "amber" | "green" | "orange" | "red" | null;
            include_in_analytics: boolean;
            readonly builtin: boolean;
            readonly learned: boolean;
            position: number;
            version: number;
            text: string | null;
        };
        status_list: {
            items: components["schemas"]["status"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        status_text: {
            locale?: string;
            text: string | null;
        };
        conversation: {
            id: string;
            assistant_id: string | null;
            /** @enum {string|null} */
            state: "bot" | "waiting" | "human" | "closed" | null;
            /** @enum {string|null} */
            input: "text" | "choices" | "none" | null;
            flow_id: string | null;
            flow_number: number;
            locale: string | null;
            page_url: string | null;
            /** @description Customer's id, proven by a signed token. */
            subject: string | null;
            subject_email: string | null;
            /**
             * Format: date-time
             * @description When that was proven last.
             */
            subject_at: string | null;
            /** @description The proven order that it is about. */
            order_id: string | null;
            /** @description A number that was claimed, not verified. */
            claimed: string | null;
            misses: number;
            /** @description Who has it. */
            staff_id: string | null;
            last_seq: number;
            /** Format: date-time */
            last_at: string | null;
            /** Format: date-time */
            ended_at: string | null;
            version: number;
            /** Format: date-time */
            created_at: string | null;
            open_tickets: number;
        } & {
            verified_by?: string | null;
            issue?: string | null;
            contact?: string | null;
            tickets?: Record<string, never>[];
        };
        conversation_list: {
            items: components["schemas"]["conversation"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
        };
        conversation_event: {
            /** @constant */
            event: "typing";
        };
        message: {
            seq: number;
            /** @enum {string|null} */
            author: "visitor" | "bot" | "agent" | "system" | null;
            author_name?: string | null;
            /** @enum {string|null} */
            kind: "text" | "menu" | "orders" | "order" | "form" | "link" | "notice" | null;
            text: string | null;
            /** Format: date-time */
            created_at: string | null;
        };
        message_list: {
            items: components["schemas"]["chat_message"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        say: {
            text: string;
        };
        ticket: {
            id: string;
            number: number;
            conversation_id: string | null;
            reason: string | null;
            order_id: string | null;
            /** @description The order as it was, when it was proven. */
            order_snapshot: unknown;
            /** @description A number that was claimed, not verified. */
            claimed: string | null;
            issue: string | null;
            contact: string | null;
            transcript: unknown;
            /** @enum {string|null} */
            state: "open" | "closed" | null;
            version: number;
            /** Format: date-time */
            created_at: string | null;
        };
        ticket_list: {
            items: components["schemas"]["ticket"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            open: number;
        };
        request: {
            readonly id: string;
            readonly order_id: string | null;
            readonly conversation_id: string | null;
            /** @enum {string} */
            kind: "cancel" | "change_address" | "change" | "return" | "refund" | "confirm" | "received";
            /** @enum {string|null} */
            state: "open" | "approved" | "declined" | "done" | null;
            details: unknown;
            /** @description as the shopper reads it */
            readonly reason: string | null;
            /** @description what is left for staff */
            readonly todo: string | null;
            readonly decided_by: string | null;
            readonly order_number: string | null;
            readonly customer_name: string | null;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
            /** Format: date-time */
            readonly decided_at: string | null;
        };
        request_list: {
            items: components["schemas"]["request"][];
            page: number;
            per_page: number;
            total: number;
            total_is_exact: boolean;
            open: number;
        };
        request_approve: {
            version: number;
            reason?: string;
            ship_name?: string;
            ship_line1?: string;
            ship_line2?: string;
            ship_city?: string;
            ship_region?: string;
            ship_postcode?: string;
            ship_country?: string;
        };
        request_decline: {
            version: number;
            reason: string;
        };
        shop: {
            readonly id: string;
            readonly code: string | null;
            name: string;
            /** @description IANA time zone, as in Europe/Prague */
            zone: string | null;
            locale: string | null;
            /** @description of new orders */
            currency: string | null;
            /** @description shoppers may leave it out */
            number_prefix: string | null;
            /** @description shoppers may leave it out */
            number_suffix: string | null;
            /** @description order number and e-mail */
            verify_email: boolean;
            /** @description order number and phone */
            verify_phone: boolean;
            /** @description order number and postcode */
            verify_postcode: boolean;
            /** @description a code that is sent to the order's e-mail */
            verify_code: boolean;
            /** @description signed-in customers */
            verify_token: boolean;
            /** @description days without a scan until a person looks */
            stalled_days: number;
            /** @description days since dispatch until a person looks at a parcel that was never scanned */
            stalled_days_no_scan: number;
            /** @description default tracking page, may hold #parcel_number# */
            tracking_url: string | null;
            /** Format: uri */
            support_url: string | null;
            /** Format: uri */
            returns_url: string | null;
            /** Format: uri */
            privacy_url: string | null;
            delivery_policy: string | null;
            returns_policy: string | null;
            /** @description what shoppers may ask for; empty = tracking only */
            actions: string | null;
            /** @description days after the last message until a conversation goes; 0: never */
            keep_conversations: number;
            /** @description days after the last change until a copy of another system's order goes; 0: never */
            keep_mirrors: number;
            readonly demo: boolean;
            /** @description what the owner should know */
            readonly notice?: string | null;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
        };
        key: {
            readonly id: string;
            /** @description what uses it */
            name: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "manager" | "owner";
            /** Format: date-time */
            readonly created_at: string | null;
            /**
             * Format: date-time
             * @description to the minute; null = never
             */
            readonly used_at: string | null;
        };
        key_made: {
            readonly id: string;
            /** @description what uses it */
            name: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "manager" | "owner";
            /** Format: date-time */
            readonly created_at: string | null;
            /**
             * Format: date-time
             * @description to the minute; null = never
             */
            readonly used_at: string | null;
        } & {
            token?: string;
        };
        key_list: {
            items: components["schemas"]["key"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        warning: {
            /** @description backup, disk, mail, source, tracker, search, version, privacy or privacy_failed */
            what: string | null;
            /** @description the source's id, the tracker's kind; of privacy an order's or conversation's; else "" */
            subject: string | null;
            /** @description for the owner, in sentences */
            detail: string | null;
            /** Format: date-time */
            since: string | null;
        } & {
            by_hand: boolean;
        };
        warning_list: {
            items: components["schemas"]["warning"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        warning_done: {
            what: string;
            subject?: string;
        };
        source: {
            readonly id: string;
            readonly kind: string | null;
            name: string;
            /** @description as the kind's form says; a secret that is set is true */
            settings: unknown;
            /** @description shoppers may see the last known state while the shop does not answer */
            last_known: boolean;
            /** @description what is allowed by all rules is done in the shop without staff */
            acts: boolean;
            /** @description nothing is asked or mirrored */
            paused: boolean;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
            /**
             * Format: date-time
             * @description when this shop was connected again
             */
            readonly again_at: string | null;
        } & {
            label: string;
            remote: boolean;
            invented: boolean;
            can: string;
            hook_url: string | null;
            state: components["schemas"]["source_state"] | null;
        };
        source_grant: {
            id: string;
            kind: string | null;
            /** @description waiting given done refused failed expired */
            state: string | null;
            why: string | null;
            source_id: string | null;
            /** Format: date-time */
            until: string | null;
        };
        source_grant_begun: {
            id: string;
            kind: string | null;
            /** @description waiting given done refused failed expired */
            state: string | null;
            why: string | null;
            source_id: string | null;
            /** Format: date-time */
            until: string | null;
        } & {
            url: string;
        };
        source_left: {
            id: string;
            kind: string | null;
            name: string | null;
            site: string | null;
            /** @description false: its copies are being removed */
            kept: boolean;
            /** Format: date-time */
            created_at: string | null;
            /** Format: date-time */
            left_at: string | null;
            /** @description copies that are there */
            orders: number;
        } & {
            label: string;
        };
        source_list: {
            items: components["schemas"]["source"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
            left: components["schemas"]["source_left"][];
        };
        source_state: {
            /** Format: date-time */
            fill_from: string | null;
            fill_total: number;
            fill_done: number;
            /** Format: date-time */
            fill_ended_at: string | null;
            /** Format: date-time */
            looked_at: string | null;
            /** Format: date-time */
            changed_at: string | null;
            hooks: unknown;
            /** Format: date-time */
            hooks_at: string | null;
            /** Format: date-time */
            hook_at: string | null;
            calls: number;
            failed: number;
            throttled: number;
            /** Format: date-time */
            ok_at: string | null;
            /** Format: date-time */
            failed_at: string | null;
            why: string | null;
        } & {
            orders: number;
            answers: boolean;
            /** Format: date-time */
            rests_until: string | null;
            deliveries_waiting: number;
            deliveries_failed: number;
        };
        source_new: {
            kind: string;
            name?: string;
            settings?: Record<string, never>;
        };
        source_try: {
            kind: string;
            id?: string;
            settings?: Record<string, never>;
        };
        source_input: {
            version: number;
            name?: string;
            settings?: Record<string, never>;
            last_known?: boolean;
            acts?: boolean;
            paused?: boolean;
        };
        source_try_order: {
            kind: string;
            id?: string;
            settings?: Record<string, never>;
            number?: string;
            email?: string;
            external_id?: string;
        };
        source_trial: {
            found: boolean;
            cut: boolean;
            raw: string | null;
            why: string | null;
            order: Record<string, never> | null;
            allowed?: Record<string, never>[];
        };
        source_report: {
            good: boolean;
            facts: {
                good: boolean;
                what: string;
                text: string;
            }[];
            shop_name?: string | null;
            version?: string | null;
            orders: number;
        };
        delivery: {
            id: string;
            topic: string | null;
            delivery: string | null;
            hint: unknown;
            state: string | null;
            trouble: string | null;
            /** Format: date-time */
            at: string | null;
            /** Format: date-time */
            ended_at: string | null;
        };
        delivery_list: {
            items: components["schemas"]["delivery"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        source_meaning: {
            type: string | null;
            raw: string | null;
            name: string | null;
            /** @description what wismo makes of it by itself; null: it does not know it */
            shipped: string | null;
            /** @description what it means in this shop; null: as shipped */
            code: string | null;
            /** @description its code as a status of its own */
            readonly own: string | null;
        };
        source_statuses: {
            items: components["schemas"]["source_meaning"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        source_statuses_input: {
            statuses: {
                type: string;
                raw: string;
                code?: string | null;
            }[];
        };
        assistant_sources: {
            version: number;
            sources: string[];
        };
        assistant: {
            readonly id: string;
            /** @description public, in the widget's address */
            readonly key: string | null;
            name: string;
            title: string | null;
            /** @description pages that may hold the chat, as in https://shop.example, separated by spaces; "" is this server's own */
            origins: string | null;
            /** @description #rrggbb */
            accent: string | null;
            /** @enum {string|null} */
            side: "start" | "end" | null;
            /** @enum {string|null} */
            theme: "auto" | "light" | "dark" | null;
            text_area: boolean;
            /** @description pixels above the bottom of the page */
            launcher_offset: number;
            readonly source_id: string | null;
            /** @description further order sources, separated by spaces */
            readonly also_reads: string | null;
            readonly flow_id: string | null;
            readonly flow_number: number;
            readonly secret_kid: string | null;
            readonly secret2_kid: string | null;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
        } & {
            snippet: string;
        };
        assistant_input: {
            name: string;
            title?: string | null;
            /** @description pages that may hold the chat, as in https://shop.example, separated by spaces; "" is this server's own */
            origins?: string | null;
            /** @description #rrggbb */
            accent?: string | null;
            /** @enum {string|null} */
            side?: "start" | "end" | null;
            /** @enum {string|null} */
            theme?: "auto" | "light" | "dark" | null;
            text_area?: boolean;
            /** @description pixels above the bottom of the page */
            launcher_offset?: number;
            version?: number;
        };
        assistant_list: {
            items: components["schemas"]["assistant"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        assistant_new: {
            name: string;
        };
        assistant_made: {
            readonly id: string;
            /** @description public, in the widget's address */
            readonly key: string | null;
            name: string;
            title: string | null;
            /** @description pages that may hold the chat, as in https://shop.example, separated by spaces; "" is this server's own */
            origins: string | null;
            /** @description #rrggbb */
            accent: string | null;
            /** @enum {string|null} */
            side: "start" | "end" | null;
            /** @enum {string|null} */
            theme: "auto" | "light" | "dark" | null;
            text_area: boolean;
            /** @description pixels above the bottom of the page */
            launcher_offset: number;
            readonly source_id: string | null;
            /** @description further order sources, separated by spaces */
            readonly also_reads: string | null;
            readonly flow_id: string | null;
            readonly flow_number: number;
            readonly secret_kid: string | null;
            readonly secret2_kid: string | null;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
        } & {
            identity_secret?: string;
        };
        order_backend: {
            connected: boolean;
            conflict: string | null;
            assistant_id?: string;
            kind?: string;
            name?: string;
            currency?: string;
            order_fields?: components["schemas"]["custom_field"][];
            item_fields?: components["schemas"]["custom_field"][];
            version?: number;
            /** Format: date-time */
            created_at?: string;
            item_schema: {
                name: string;
                note?: string;
                required: boolean;
            }[];
        };
        order_backend_new: {
            currency?: string;
        };
        order_backend_input: {
            version: number;
            currency?: string;
            order_fields?: components["schemas"]["custom_field"][];
            item_fields?: components["schemas"]["custom_field"][];
        };
        custom_field: {
            name: string;
            /** @enum {string} */
            type: "text" | "number" | "select";
            required?: boolean;
            options?: string[];
        };
        site_url: {
            url: string;
        };
        site_report: {
            url: string;
            final_url: string;
            status: number;
            ok: boolean;
            checks: {
                /** @enum {string} */
                key: "reached" | "snippet" | "key" | "domain" | "csp";
                ok: boolean;
                text: string;
            }[];
        };
        desk_counts: {
            silent: {
                id: string;
                name: string;
                /** Format: date-time */
                since: string;
            }[];
            orders_connected: boolean;
            requests: number;
            /** @description 0 for whoever may not read them */
            warnings: number;
            tickets: number;
            reminders_due: number;
            conversations_waiting: number;
        };
        ready: {
            ready: boolean;
            items: {
                key: string;
                title: string;
                done: boolean;
            }[];
        };
        tracker: {
            readonly id: string;
            readonly kind: string | null;
            enabled: boolean;
            api_key: boolean;
            webhook_secret: boolean;
            /** Format: uri */
            url: string | null;
            /**
             * Format: date-time
             * @description when it last answered
             */
            readonly ok_at: string | null;
            /**
             * Format: date-time
             * @description when it last told us something
             */
            readonly hook_at: string | null;
            /**
             * Format: date-time
             * @description it is not asked before
             */
            readonly blocked_until: string | null;
            /** @description why the last call failed */
            readonly trouble: string | null;
            /** @description parcels it has not been told of yet */
            readonly waiting: number;
            readonly followed: number;
            /** @description parcels it does not take */
            readonly refused: number;
            version: number;
            /** Format: date-time */
            readonly created_at: string | null;
        } & {
            label: string;
            hook_url: string;
        };
        tracker_list: {
            items: components["schemas"]["tracker"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        tracker_input: {
            enabled?: boolean;
            api_key?: string;
            webhook_secret?: string;
            url?: string;
        };
        carrier_list: {
            items: {
                code: string;
                name: string;
                has_page: boolean;
            }[];
            match: {
                code?: string;
                name?: string;
                /** @enum {string} */
                trust?: "guess" | "likely" | "sure";
            } | null;
        };
        currency_list: {
            items: {
                code: string;
                exponent: number;
                common: boolean;
            }[];
        };
        identity_secret: {
            identity_secret: string;
        };
        rule: {
            /** @enum {string} */
            action: "cancel" | "change_address" | "change" | "return" | "refund" | "confirm" | "received";
            position: number;
            /** @description codes separated by spaces; null = any */
            general: string | null;
            /** @description codes separated by spaces; null = any */
            delivery: string | null;
            /** @description codes separated by spaces; null = any */
            payment: string | null;
            /** @description 0 = any age */
            within_days: number;
            /** @enum {string|null} */
            since: "placed" | "shipped" | "delivered" | null;
            /** @enum {string|null} */
            unknown_age: "yes" | "no" | "ask" | null;
            /** @enum {string} */
            answer: "yes" | "no" | "ask";
            reason: string | null;
        };
        rule_list: {
            items: components["schemas"]["rule"][];
            page?: number;
            per_page?: number;
            total?: number;
            total_is_exact?: boolean;
        };
        form: {
            name: string;
            label: string;
            /** @enum {string} */
            type: "text" | "multiline" | "email" | "url" | "secret" | "number" | "switch" | "time" | "money" | "json" | "select";
            required: boolean;
            options?: string[];
            note?: string | null;
        }[];
        badge: {
            name: string;
            group: string;
            group_name: string;
            tone: string;
            glyph: string;
        };
        payment_badge: {
            name: string;
            tone: string;
            outline: boolean;
            codes: string[] | null;
            filters: string[];
        };
        named: {
            key: string;
            name: string;
        };
        kinds: {
            badges: components["schemas"]["badge"][];
            groups: components["schemas"]["named"][];
            payment_badges: components["schemas"]["payment_badge"][];
            payment_filters: components["schemas"]["named"][];
            sources: {
                name: string;
                label: string;
                note: string | null;
                remote: boolean;
                invented: boolean;
                can: string[];
                mirrors: boolean;
                hooks: boolean;
                statuses: boolean;
                grant: {
                    label: string;
                    note: string;
                    trouble: string | null;
                } | null;
                settings: components["schemas"]["form"];
            }[];
            trackers: {
                name: string;
                label: string;
                settings: components["schemas"]["form"];
            }[];
            nodes: {
                name: string;
                label: string;
                exits: string[];
                gives: string[];
                waits: boolean;
                settings: components["schemas"]["form"];
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    chat_open: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["chat_open"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chat_opened"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    chat_identify: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["chat_identity"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chat_identified"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    chat_messages: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chat_turn"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    chat_say: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["chat_say"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["chat_turn"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    chat_events: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    chat_end: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    staff_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    first_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["setup"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    first_make: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["setup_in"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    link_read: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["link_in"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["link"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    link_used: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["link_use"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    reset_ask: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["reset_in"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    session_open: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["session_in"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    session_close: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    session_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["me_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["me"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    me_password: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["password_in"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    factor_put: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["code"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["recovery_codes"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    factor_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["current"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["factor"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    factor_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["current"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    recovery_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["current"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["recovery_codes"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    sessions_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["session_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    sessions_end: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    session_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    orders_list: {
        parameters: {
            query?: {
                query?: string;
                group?: string;
                status?: string;
                warehouse?: string;
                carrier?: string;
                payment?: string;
                channel?: string;
                tracking_number?: string;
                tag?: string;
                reminder?: string;
                from?: string;
                to?: string;
                page?: string;
                per_page?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["order_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    orders_facets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order_facets"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    orders_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    orders_bulk: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/x-ndjson": components["schemas"]["ndjson"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bulk"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    bulk_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["bulk_change"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bulk_changed"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    bulk_undo: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                undo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bulk_undone"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_put: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["order_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["order_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_history: {
        parameters: {
            query?: {
                before?: string;
                per_page?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["event_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_shopper_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["shopper_view"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["customer_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customer"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_export_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_erase_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["customer_erase"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customer_erased"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    person_export_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["person"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    person_erase_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["person"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customer_erased"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_rule_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customer_rule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    customer_rule_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["customer_rule"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customer_rule"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_payment_add: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["payment_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_payment_reverse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["payment_reverse"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_acts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["act_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_note_send: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["order_note"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["act"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    order_reminders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminder_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    reminder_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["reminder_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    reminders_list: {
        parameters: {
            query?: {
                due?: string;
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminder_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    reminder_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    reminder_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["reminder_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    reminder_finished: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminder"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    products_list: {
        parameters: {
            query?: {
                query?: string;
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["product_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    product_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["product_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["product"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    products_import_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "text/csv": components["schemas"]["csv"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["product_import"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    products_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    product_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["product"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    product_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    product_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["product_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["product"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    file_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/octet-stream": components["schemas"]["image"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["file"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    statuses_list: {
        parameters: {
            query?: {
                type?: string;
                locale?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["status_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    status_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["status"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["status"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    status_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                type: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    status_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                type: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["status"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["status"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    status_put_text: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                type: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["status_text"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["status"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversations_list: {
        parameters: {
            query?: {
                query?: string;
                state?: string;
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_read_messages: {
        parameters: {
            query?: {
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["message_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_say: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["say"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["message"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_taken: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_given_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_closed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    conversation_event: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["conversation_event"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    tickets_list: {
        parameters: {
            query?: {
                query?: string;
                state?: string;
                reason?: string;
                order_id?: string;
                from?: string;
                to?: string;
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ticket_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    ticket_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ticket"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    ticket_closed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ticket"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    requests_list: {
        parameters: {
            query?: {
                order_id?: string;
                state?: string;
                kind?: string;
                from?: string;
                to?: string;
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["request_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    request_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["request"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    request_approved: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["request_approve"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["request"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    request_declined: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["request_decline"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["request"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    request_finished: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["version"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["request"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    keys_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["key_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    key_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["key"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["key_made"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    key_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    users_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    user_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["user"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    user_factor_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    user_reset_link: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reset_link"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    invitations_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["invitation_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    invitation_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["invitation"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["invitation_made"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    invitation_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    mail_server_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["mail_server"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    mail_server_set: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["mail_server"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["mail_server"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    mail_server_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    mail_server_try: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["mail_to"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    mails_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["mail_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    audit_list: {
        parameters: {
            query?: {
                actor?: string;
                who?: string;
                what?: string;
                subject?: string;
                subject_id?: string;
                from?: string;
                to?: string;
                before?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["audit"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    audit_people: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["audit_people"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    shop_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["shop"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    shop_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["shop"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["shop"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warnings_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["warning_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    warning_done: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["warning_done"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistants_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["assistant_new"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant_made"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["assistant_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    backend_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order_backend"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    backend_connect: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["order_backend_new"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order_backend"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    backend_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    backend_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["order_backend_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["order_backend"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    ready_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ready"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    site_check_post: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["site_url"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["site_report"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    desk_counts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["desk_counts"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    currencies_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["currency_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    carriers_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["carrier_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_rotate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["identity_secret"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    eligibility_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    eligibility_put: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["rule_list"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["rule_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    sources_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["source_new"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_grant_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["source_new"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_grant_begun"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_grant_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_grant"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_grant_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_tried: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["source_try"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_report"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_order_tried: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["source_try_order"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_trial"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_patch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["source_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_checked: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_report"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_look_now: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_hooks_set: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    deliveries_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["delivery_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    delivery_replay: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_statuses_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_statuses"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_statuses_put: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["source_statuses_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_statuses"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    source_statuses_read: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["source_statuses"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    assistant_sources_put: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["assistant_sources"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["assistant"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    trackers_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["tracker_list"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    tracker_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["tracker"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    tracker_set: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["tracker_input"];
            };
        };
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["tracker"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    tracker_delete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    kinds_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["kinds"];
                };
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
    openapi_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["problem"];
                };
            };
        };
    };
}
