/* schema.c - shapes by name: most follow from a record's table, the chat's are written out. */
/* Tables are read as tables: */
/* clang-format off */
#include "api/schema.h"
#include "account/assistant.h"
#include "account/link.h"
#include "account/mail.h"
#include "account/shop.h"
#include "account/staff.h"
#include "account/warning.h"
#include "conversation/conversation.h"
#include "db/event.h"
#include "order/bulk.h"
#include "order/customer.h"
#include "order/eligibility.h"
#include "order/order.h"
#include "order/reminder.h"
#include "order/request.h"
#include "order/search.h"
#include "order/status.h"
#include "privacy/privacy.h"
#include "product/file.h"
#include "product/product.h"
#include "source/act.h"
#include "source/grant.h"
#include "source/inbound.h"
#include "source/left.h"
#include "source/state.h"
#include "tracker/tracker.h"
#include <string.h>

#define REF(name) "{\"$ref\":\"#/components/schemas/" name "\"}"
#define LIST_OF(name) "{\"type\":\"array\",\"items\":" REF(name) "}"
#define OBJECT(required, members) "{\"type\":\"object\",\"required\":[" required "],\"properties\":{" members "}}"
#define TEXT "{\"type\":\"string\"}"
#define TEXT_OR_NULL "{\"type\":[\"string\",\"null\"]}"
#define TEXTS "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}"
#define TIME "{\"type\":\"string\",\"format\":\"date-time\"}"
#define STATE "{\"type\":\"string\",\"enum\":[\"bot\",\"waiting\",\"human\",\"closed\"]}"
#define INPUT "{\"type\":\"string\",\"enum\":[\"text\",\"choices\",\"none\"]}"
#define PAGED "\"page\",\"per_page\",\"total\",\"total_is_exact\""
#define PARTS "\"items\":" LIST_OF("order_item") ",\"shipments\":" LIST_OF("shipment") ",\"payments\":" LIST_OF("payment")

const struct schema schemas[] = {
    { "problem", .json = OBJECT("\"type\",\"title\",\"status\",\"detail\",\"request_id\"",
        "\"type\":" TEXT ",\"title\":" TEXT ",\"status\":{\"type\":\"integer\"},\"detail\":" TEXT ",\"request_id\":" TEXT
        ",\"errors\":{\"type\":\"array\",\"items\":" OBJECT("\"field\",\"message\"", "\"field\":" TEXT ",\"message\":" TEXT) "}") },
    { "money", .json = OBJECT("\"minor\"", "\"minor\":{\"type\":\"integer\"},\"currency\":" TEXT ",\"text\":" TEXT) },
    { "version", .json = OBJECT("\"version\"", "\"version\":{\"type\":\"integer\"}") },

    { "chat_open", .json = OBJECT("", "\"locale\":" TEXT ",\"page_url\":" TEXT ",\"identity_token\":" TEXT ",\"order\":" TEXT) },
    { "chat_opened", .json = OBJECT("\"conversation\",\"input\",\"assistant\",\"messages\"",
        "\"conversation\":" OBJECT("\"id\",\"token\",\"state\"", "\"id\":" TEXT ",\"token\":" TEXT ",\"state\":" STATE)
        ",\"input\":" INPUT ",\"assistant\":" OBJECT("\"name\"", "\"name\":" TEXT ",\"title\":" TEXT ",\"texts\":{\"type\":\"object\"},"
        "\"text_area\":{\"type\":\"boolean\"},\"theme\":{\"type\":\"object\"},\"bottom\":{\"type\":\"integer\"},\"privacy\":{\"type\":[\"object\",\"null\"]}")
        ",\"messages\":" LIST_OF("chat_message")) },
    { "chat_identity", .json = OBJECT("\"identity_token\"", "\"identity_token\":{\"type\":[\"string\",\"null\"]}") },
    { "chat_identified", .json = OBJECT("\"identified\"", "\"identified\":{\"type\":\"boolean\"}") },
    { "chat_say", .json = OBJECT("", "\"text\":{\"type\":\"string\",\"maxLength\":2000},\"choice\":" TEXT
        ",\"form\":{\"type\":\"object\",\"additionalProperties\":" TEXT "}") },
    { "chat_turn", .json = OBJECT("\"state\",\"input\",\"messages\"", "\"state\":" STATE ",\"input\":" INPUT ",\"messages\":" LIST_OF("chat_message")) },
    { "chat_message", .json = OBJECT("\"seq\",\"author\",\"kind\",\"created_at\"",
        "\"seq\":{\"type\":\"integer\"},\"author\":{\"type\":\"string\",\"enum\":[\"visitor\",\"bot\",\"agent\",\"system\"]},"
        "\"author_name\":" TEXT ",\"kind\":{\"type\":\"string\",\"enum\":[\"text\",\"menu\",\"orders\",\"order\",\"form\",\"link\",\"notice\"]},"
        "\"text\":" TEXT ",\"options\":{\"type\":\"array\",\"items\":" OBJECT("\"label\"", "\"id\":" TEXT ",\"label\":" TEXT ",\"url\":" TEXT) "},"
        "\"orders\":{\"type\":\"array\",\"items\":" REF("order_line") "},\"order\":" REF("order_card") ",\"form\":" OBJECT("\"fields\"",
        "\"fields\":{\"type\":\"array\",\"items\":" OBJECT("\"name\",\"label\"", "\"name\":" TEXT ",\"label\":" TEXT ",\"type\":" TEXT
        ",\"required\":{\"type\":\"boolean\"},\"options\":{\"type\":\"array\"}") "}") ",\"created_at\":" TIME) },
    { "order_line", .json = OBJECT("\"choice\",\"number\"", "\"choice\":" TEXT ",\"number\":" TEXT ",\"placed_at\":" TIME
        ",\"status\":" TEXT ",\"total\":" REF("money") ",\"thumbnail\":" TEXT) },
    { "order_card", .json = OBJECT("\"number\"", "\"number\":" TEXT ",\"expired\":{\"type\":\"boolean\"},\"status\":{\"type\":\"object\"},"
        "\"payment_status\":{\"type\":\"object\"},\"placed_at\":" TIME ",\"eta\":{\"type\":\"object\"},\"shipping_name\":{\"type\":[\"string\",\"null\"]},"
        "\"payment_name\":{\"type\":[\"string\",\"null\"]},\"carrier\":{\"type\":[\"string\",\"null\"]},\"tracking_number\":{\"type\":[\"string\",\"null\"]},"
        "\"tracking_url\":" TEXT ",\"items\":{\"type\":\"array\"},\"total\":" REF("money") ",\"progress\":{\"type\":\"array\"},"
        "\"parcels\":{\"type\":\"array\"},\"checked_at\":" TIME ",\"live\":{\"type\":\"boolean\"}") },

    { "session_in", .json = OBJECT("\"email\",\"password\"", "\"email\":" TEXT ",\"password\":" TEXT ",\"code\":" TEXT ",\"keep\":{\"type\":\"boolean\"}") },
    { "role", .json = "{\"type\":\"string\",\"enum\":[\"viewer\",\"agent\",\"manager\",\"owner\"]}" },
    { "me", .json = OBJECT("\"id\",\"name\",\"role\",\"shop_id\",\"shop\",\"zone\",\"currency\"", "\"id\":" TEXT ",\"name\":" TEXT ",\"email\":" TEXT ",\"role\":" REF("role") ",\"shop_id\":" TEXT
        ",\"second_factor\":{\"type\":\"boolean\"},\"recovery_codes_left\":{\"type\":\"integer\"},\"preferences\":" REF("preferences")
        ",\"shop\":" OBJECT("\"id\",\"name\",\"zone\",\"locale\",\"currency\"", "\"id\":" TEXT ",\"name\":" TEXT ",\"zone\":" TEXT ",\"locale\":" TEXT ",\"currency\":" TEXT)
        ",\"shops\":{\"type\":\"array\",\"items\":" OBJECT("\"id\",\"name\",\"role\"", "\"id\":" TEXT ",\"name\":" TEXT ",\"role\":" REF("role")) "}"
        ",\"zone\":" TEXT ",\"currency\":" TEXT ",\"csrf\":" TEXT) },
    { "preferences", .fields = preference_fields },
    { "me_input", .json = OBJECT("", "\"name\":" TEXT ",\"preferences\":" REF("preferences")) },
    { "current", .json = OBJECT("\"current\"", "\"current\":" TEXT) },
    { "code", .json = OBJECT("\"code\"", "\"code\":" TEXT) },
    { "password_in", .json = OBJECT("\"current\",\"password\"", "\"current\":" TEXT ",\"password\":" TEXT) },
    { "factor", .json = OBJECT("\"secret\",\"uri\"", "\"secret\":" TEXT ",\"uri\":" TEXT) },
    { "recovery_codes", .json = OBJECT("\"recovery_codes\"", "\"recovery_codes\":" TEXTS) },
    { "session", .fields = session_fields },
    { "session_list", .of = "session" },
    { "setup", .json = OBJECT("\"needed\",\"demo\",\"mail\"", "\"needed\":{\"type\":\"boolean\"},\"demo\":{\"type\":\"boolean\"},\"mail\":{\"type\":\"boolean\"}") },
    { "setup_in", .json = OBJECT("\"token\",\"shop\",\"name\",\"email\",\"password\"", "\"token\":" TEXT ",\"shop\":" TEXT ",\"name\":" TEXT ",\"email\":" TEXT
        ",\"password\":" TEXT ",\"zone\":" TEXT ",\"currency\":" TEXT) },
    { "link_in", .json = OBJECT("\"token\"", "\"token\":" TEXT) },
    { "link", .json = OBJECT("\"kind\",\"email\",\"known\"", "\"kind\":" TEXT ",\"email\":" TEXT ",\"shop\":" TEXT ",\"role\":" TEXT ",\"known\":{\"type\":\"boolean\"}") },
    { "link_use", .json = OBJECT("\"token\",\"password\"", "\"token\":" TEXT ",\"password\":" TEXT ",\"name\":" TEXT ",\"code\":" TEXT) },
    { "reset_in", .json = OBJECT("\"email\"", "\"email\":" TEXT) },
    { "reset_link", .json = OBJECT("\"link\",\"until\"", "\"link\":" TEXT ",\"until\":" TIME) },
    { "user", .fields = member_fields },
    { "user_list", .of = "user" },
    { "invitation", .fields = invitation_fields },
    { "invitation_made", .fields = invitation_fields, .more = "\"link\":" TEXT ",\"mailed\":{\"type\":\"boolean\"}" },
    { "invitation_list", .of = "invitation" },
    { "mail_server", .fields = mail_settings_fields },
    { "mail_to", .json = OBJECT("", "\"to\":" TEXT) },
    { "mail", .fields = mail_fields },
    { "mail_list", .of = "mail" },
    { "audit_event", .fields = event_fields, .always = "\"order_number\"", .more = "\"order_number\":" TEXT_OR_NULL },
    { "audit_people", .json = OBJECT("\"items\"", "\"items\":{\"type\":\"array\",\"items\":" OBJECT("\"id\",\"name\"", "\"id\":" TEXT ",\"name\":" TEXT) "}") },
    { "audit", .json = OBJECT("\"items\",\"next\"", "\"items\":" LIST_OF("audit_event") ",\"next\":{\"type\":[\"string\",\"null\"]}") },

    { "order", .fields = order_fields, .always = "\"group\",\"group_name\",\"payment_badge\",\"legacy\",\"reminder_due\",\"conversation_id\",\"requests_open\",\"automations\",\"paid_at\",\"tracking_link\",\"source\",\"items\",\"shipments\",\"payments\"", .more = "\"group\":" TEXT ",\"group_name\":{\"type\":[\"string\",\"null\"]},\"payment_badge\":{\"type\":[\"string\",\"null\"]},\"legacy\":{\"type\":\"boolean\"},"
        "\"reminder_due\":{\"type\":[\"string\",\"null\"]},\"conversation_id\":{\"type\":[\"string\",\"null\"]},\"requests_open\":{\"type\":\"integer\"},\"automations\":" TEXTS ",\"paid_at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"},\"tracking_link\":{\"type\":[\"string\",\"null\"]},\"source\":" OBJECT("\"id\",\"name\",\"ours\",\"left_at\"", "\"id\":" TEXT_OR_NULL ",\"name\":" TEXT_OR_NULL ",\"ours\":{\"type\":\"boolean\"},\"left_at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}") "," PARTS },
    { "shopper_view", .json = OBJECT("\"assistant\",\"locale\",\"input\",\"messages\"", "\"assistant\":{\"type\":[\"object\",\"null\"],\"properties\":{\"id\":" TEXT
        ",\"name\":" TEXT "}},\"locale\":" TEXT ",\"input\":" INPUT ",\"messages\":" LIST_OF("chat_message")) },
    { "order_input", .fields = order_fields, .input = true, .more = PARTS },
    { "order_item", .fields = order_item_fields },
    { "shipment", .fields = shipment_fields },
    { "payment", .fields = payment_fields },
    { "customer", .json = OBJECT("\"order_count\",\"first_time\",\"vip\",\"version\",\"erased\"", "\"erased\":{\"type\":\"boolean\"},\"name\":{\"type\":[\"string\",\"null\"]},\"email\":{\"type\":[\"string\",\"null\"]},"
        "\"phone\":{\"type\":[\"string\",\"null\"]},\"order_count\":{\"type\":\"integer\"},\"order_count_is_exact\":{\"type\":\"boolean\"},\"first_time\":{\"type\":\"boolean\"},"
        "\"vip\":{\"type\":\"boolean\"},\"vip_by\":{\"type\":[\"string\",\"null\"]},\"vip_hand\":{\"type\":[\"boolean\",\"null\"]},\"note\":{\"type\":[\"string\",\"null\"]},"
        "\"version\":{\"type\":\"integer\"},\"spent\":" LIST_OF("money") ",\"orders\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}},\"conversations\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}}") },
    { "customer_input", .json = OBJECT("\"version\"", "\"version\":{\"type\":\"integer\"},\"vip\":{\"type\":[\"boolean\",\"null\"]},\"note\":{\"type\":[\"string\",\"null\"]}") },
    { "customer_erase", .json = OBJECT("\"confirm\"", "\"confirm\":{\"type\":\"string\",\"description\":\"the customer's e-mail address, else phone, else the order's number\"}") },
    { "customer_erased", .fields = privacy_erased_fields },
    { "person", .json = OBJECT("", "\"email\":" TEXT ",\"phone\":" TEXT) },
    { "customer_rule", .fields = customer_rule_fields },
    { "payment_input", .json = OBJECT("\"amount\"", "\"amount\":" REF("money") ",\"method\":" TEXT ",\"note\":" TEXT ",\"paid_at\":" TIME) },
    { "payment_reverse", .json = OBJECT("\"version\"", "\"version\":{\"type\":\"integer\"},\"note\":" TEXT) },
    { "act", .fields = act_fields },
    { "act_list", .of = "act", .always = PAGED ",\"takes_notes\"", .more = "\"takes_notes\":{\"type\":\"boolean\"}" },
    { "order_note", .json = OBJECT("\"text\"", "\"text\":{\"type\":\"string\",\"maxLength\":1000}") },
    { "reminder", .fields = reminder_fields, .always = "\"badge\",\"due\"", .more = "\"badge\":" TEXT ",\"due\":" TEXT_OR_NULL },
    { "reminder_input", .fields = reminder_fields, .input = true },
    { "reminder_counts", .json = OBJECT("\"today\",\"overdue\",\"open\"", "\"today\":{\"type\":\"integer\"},\"overdue\":{\"type\":\"integer\"},\"open\":{\"type\":\"integer\"}") },
    { "reminder_list", .of = "reminder", .always = PAGED, .more = "\"counts\":" REF("reminder_counts") },
    { "next_reminder", .json = "{\"type\":[\"object\",\"null\"],\"required\":[\"text\",\"at\",\"due\"],\"properties\":{\"text\":" TEXT_OR_NULL ",\"at\":" TIME
        ",\"due\":" TEXT_OR_NULL "}}" },
    { "order_counts", .json = OBJECT("\"total\",\"new\",\"in_processing\",\"in_transit\",\"delivered\",\"problematic\"", "\"total\":{\"type\":\"integer\"},"
        "\"new\":{\"type\":\"integer\"},\"in_processing\":{\"type\":\"integer\"},\"in_transit\":{\"type\":\"integer\"},\"delivered\":{\"type\":\"integer\"},"
        "\"problematic\":{\"type\":\"integer\"}") },
    { "order_row", .fields = order_row_fields, .always = "\"group\",\"group_name\",\"payment_badge\",\"tags\",\"thumbnails\",\"reminder\",\"automation\"", .more = "\"group\":" TEXT ",\"group_name\":" TEXT_OR_NULL ",\"payment_badge\":" TEXT
        ",\"tags\":" TEXTS ",\"thumbnails\":{\"type\":\"array\",\"items\":" OBJECT("\"url\",\"name\"", "\"url\":" TEXT_OR_NULL ",\"name\":" TEXT)
        "},\"reminder\":" REF("next_reminder") ",\"automation\":" TEXT_OR_NULL },
    { "order_list", .of = "order_row", .always = PAGED ",\"next\",\"previous\",\"search_is_complete\",\"counts\"", .more = "\"next\":" TEXT_OR_NULL ",\"previous\":" TEXT_OR_NULL
        ",\"search_is_complete\":{\"type\":\"boolean\"},\"counts\":" REF("order_counts") ",\"in_period\":" REF("order_counts") },
    { "order_facet", .fields = order_facet_fields },
    { "order_origin", .fields = order_origin_fields },
    { "order_facets", .json = OBJECT("\"warehouses\",\"carriers\",\"channels\",\"tags\",\"sources\"", "\"warehouses\":" LIST_OF("order_facet")
        ",\"carriers\":" LIST_OF("order_facet") ",\"channels\":" LIST_OF("order_facet")
        ",\"tags\":{\"description\":\"the first 100 by their letters; counted up to 1,000\",\"type\":\"array\",\"items\":" REF("order_facet") "},\"sources\":" LIST_OF("order_origin")) },
    { "bulk_change", .fields = order_bulk_fields, .input = true, .more = "\"ids\":" TEXTS },
    { "bulk_failure", .fields = order_bulk_failure_fields },
    { "bulk_changed", .json = OBJECT("\"changed\",\"unchanged\",\"undo\",\"failed\"", "\"changed\":{\"type\":\"integer\"},\"unchanged\":{\"type\":\"integer\"},"
        "\"undo\":" TEXT_OR_NULL ",\"failed\":" LIST_OF("bulk_failure")) },
    { "bulk_undone", .json = OBJECT("\"changed\",\"failed\"", "\"changed\":{\"type\":\"integer\"},\"failed\":" LIST_OF("bulk_failure")) },
    { "bulk", .json = OBJECT("\"orders_added\",\"orders_changed\",\"orders_unchanged\",\"rejected\"",
        "\"orders_added\":{\"type\":\"integer\"},\"orders_changed\":{\"type\":\"integer\"},\"orders_unchanged\":{\"type\":\"integer\"},"
        "\"rejected\":{\"type\":\"array\"}") },
    { "ndjson", .json = "{\"type\":\"string\",\"description\":\"One order_input with its number a line\"}" },
    { "csv", .json = "{\"type\":\"string\",\"description\":\"Comma, semicolon or tab separated, UTF-8, with a header row\"}" },
    { "product_import", .json = OBJECT("\"rows\",\"added\",\"changed\",\"unchanged\",\"dry_run\",\"rejected_total\",\"rejected\"",
        "\"rows\":{\"type\":\"integer\"},\"added\":{\"type\":\"integer\"},\"changed\":{\"type\":\"integer\"},\"unchanged\":{\"type\":\"integer\"},"
        "\"dry_run\":{\"type\":\"boolean\"},\"rejected_total\":{\"type\":\"integer\"},\"rejected\":{\"type\":\"array\",\"items\":" OBJECT("\"line\",\"field\",\"reason\"",
        "\"line\":{\"type\":\"integer\"},\"field\":" TEXT_OR_NULL ",\"reason\":" TEXT) "}") },
    { "image", .json = "{\"type\":\"string\",\"format\":\"binary\"}" },
    { "file", .fields = file_fields },
    { "product", .fields = product_fields },
    { "product_input", .fields = product_fields, .input = true },
    { "product_list", .of = "product", .always = PAGED },
    { "event", .fields = event_fields, .more = "\"text\":" TEXT },
    { "event_list", .of = "event" },

    { "status", .fields = status_fields },
    { "status_list", .of = "status" },
    { "status_text", .json = OBJECT("\"text\"", "\"locale\":" TEXT ",\"text\":{\"type\":[\"string\",\"null\"]}") },

    { "conversation", .fields = conversation_fields, .more = "\"verified_by\":{\"type\":[\"string\",\"null\"]},"
        "\"issue\":{\"type\":[\"string\",\"null\"]},\"contact\":{\"type\":[\"string\",\"null\"]},\"tickets\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}}" },
    { "conversation_list", .of = "conversation", .always = PAGED },
    { "conversation_event", .json = OBJECT("\"event\"", "\"event\":{\"const\":\"typing\"}") },
    { "message", .fields = message_fields },
    { "message_list", .of = "chat_message" },
    { "say", .json = OBJECT("\"text\"", "\"text\":{\"type\":\"string\",\"maxLength\":2000}") },
    { "ticket", .fields = ticket_fields },
    { "ticket_list", .of = "ticket", .always = PAGED ",\"open\"", .more = "\"open\":{\"type\":\"integer\"}" },
    { "request", .fields = request_fields },
    { "request_list", .of = "request", .always = PAGED ",\"open\"", .more = "\"open\":{\"type\":\"integer\"}" },
    { "request_approve", .json = OBJECT("\"version\"", "\"version\":{\"type\":\"integer\"},\"reason\":" TEXT ",\"ship_name\":" TEXT
        ",\"ship_line1\":" TEXT ",\"ship_line2\":" TEXT ",\"ship_city\":" TEXT ",\"ship_region\":" TEXT ",\"ship_postcode\":" TEXT ",\"ship_country\":" TEXT) },
    { "request_decline", .json = OBJECT("\"version\",\"reason\"", "\"version\":{\"type\":\"integer\"},\"reason\":" TEXT) },

    { "shop", .fields = shop_fields },
    { "key", .fields = api_key_fields },
    { "key_made", .fields = api_key_fields, .more = "\"token\":" TEXT },
    { "key_list", .of = "key" },
    { "warning", .fields = warning_fields, .always = "\"by_hand\"", .more = "\"by_hand\":{\"type\":\"boolean\"}" },
    { "warning_list", .of = "warning" },
    { "warning_done", .json = OBJECT("\"what\"", "\"what\":" TEXT ",\"subject\":" TEXT) },
    { "source", .fields = source_fields, .always = "\"label\",\"remote\",\"invented\",\"can\",\"hook_url\",\"state\"",
        .more = "\"label\":" TEXT ",\"remote\":{\"type\":\"boolean\"},\"invented\":{\"type\":\"boolean\"},\"can\":" TEXT ",\"hook_url\":" TEXT_OR_NULL
        ",\"state\":{\"oneOf\":[" REF("source_state") ",{\"type\":\"null\"}]}" },
    { "source_grant", .fields = source_grant_fields },
    { "source_grant_begun", .fields = source_grant_fields, .always = "\"url\"", .more = "\"url\":" TEXT },
    { "source_left", .fields = source_left_fields, .always = "\"label\"", .more = "\"label\":" TEXT },
    { "source_list", .of = "source", .always = "\"left\"", .more = "\"left\":{\"type\":\"array\",\"items\":" REF("source_left") "}" },
    { "source_state", .fields = source_state_fields, .always = "\"orders\",\"answers\",\"rests_until\",\"deliveries_waiting\",\"deliveries_failed\"",
        .more = "\"orders\":{\"type\":\"integer\"},\"answers\":{\"type\":\"boolean\"},\"rests_until\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"},"
        "\"deliveries_waiting\":{\"type\":\"integer\"},\"deliveries_failed\":{\"type\":\"integer\"}" },
    { "source_new", .json = OBJECT("\"kind\"", "\"kind\":" TEXT ",\"name\":" TEXT ",\"settings\":{\"type\":\"object\"}") },
    { "source_try", .json = OBJECT("\"kind\"", "\"kind\":" TEXT ",\"id\":" TEXT ",\"settings\":{\"type\":\"object\"}") },
    { "source_input", .json = OBJECT("\"version\"", "\"version\":{\"type\":\"integer\"},\"name\":" TEXT ",\"settings\":{\"type\":\"object\"},"
        "\"last_known\":{\"type\":\"boolean\"},\"acts\":{\"type\":\"boolean\"},\"paused\":{\"type\":\"boolean\"}") },
    { "source_try_order", .json = OBJECT("\"kind\"", "\"kind\":" TEXT ",\"id\":" TEXT ",\"settings\":{\"type\":\"object\"},\"number\":" TEXT
        ",\"email\":" TEXT ",\"external_id\":" TEXT) },
    { "source_trial", .json = OBJECT("\"found\",\"cut\",\"raw\",\"order\",\"why\"", "\"found\":{\"type\":\"boolean\"},\"cut\":{\"type\":\"boolean\"},"
        "\"raw\":" TEXT_OR_NULL ",\"why\":" TEXT_OR_NULL ",\"order\":{\"type\":[\"object\",\"null\"]},"
        "\"allowed\":{\"type\":\"array\",\"items\":{\"type\":\"object\"}}") },
    { "source_report", .json = OBJECT("\"good\",\"facts\",\"orders\"", "\"good\":{\"type\":\"boolean\"},\"facts\":{\"type\":\"array\",\"items\":"
        OBJECT("\"good\",\"what\",\"text\"", "\"good\":{\"type\":\"boolean\"},\"what\":" TEXT ",\"text\":" TEXT) "},\"shop_name\":" TEXT_OR_NULL
        ",\"version\":" TEXT_OR_NULL ",\"orders\":{\"type\":\"integer\"}") },
    { "delivery", .fields = inbound_fields },
    { "delivery_list", .of = "delivery" },
    { "source_meaning", .fields = source_meaning_fields },
    { "source_statuses", .of = "source_meaning" },
    { "source_statuses_input", .json = OBJECT("\"statuses\"", "\"statuses\":{\"type\":\"array\",\"items\":"
        OBJECT("\"type\",\"raw\"", "\"type\":" TEXT ",\"raw\":" TEXT ",\"code\":" TEXT_OR_NULL) "}") },
    { "assistant_sources", .json = OBJECT("\"version\",\"sources\"", "\"version\":{\"type\":\"integer\"},\"sources\":" TEXTS) },
    { "assistant", .fields = assistant_fields, .always = "\"snippet\"", .more = "\"snippet\":" TEXT },
    { "assistant_input", .fields = assistant_fields, .input = true },
    { "assistant_list", .of = "assistant" },
    { "assistant_new", .json = OBJECT("\"name\"", "\"name\":" TEXT) },
    { "assistant_made", .fields = assistant_fields, .more = "\"identity_secret\":" TEXT },
    { "order_backend", .json = OBJECT("\"connected\",\"conflict\",\"item_schema\"", "\"connected\":{\"type\":\"boolean\"},\"conflict\":{\"type\":[\"string\",\"null\"]},"
        "\"assistant_id\":" TEXT ",\"kind\":" TEXT ",\"name\":" TEXT ",\"currency\":" TEXT ",\"order_fields\":" LIST_OF("custom_field") ",\"item_fields\":" LIST_OF("custom_field")
        ",\"version\":{\"type\":\"integer\"},\"created_at\":" TIME ",\"item_schema\":{\"type\":\"array\",\"items\":"
        OBJECT("\"name\",\"required\"", "\"name\":" TEXT ",\"note\":" TEXT ",\"required\":{\"type\":\"boolean\"}") "}") },
    { "order_backend_new", .json = OBJECT("", "\"currency\":" TEXT) },
    { "order_backend_input", .json = OBJECT("\"version\"", "\"version\":{\"type\":\"integer\"},\"currency\":" TEXT
        ",\"order_fields\":" LIST_OF("custom_field") ",\"item_fields\":" LIST_OF("custom_field")) },
    { "custom_field", .json = OBJECT("\"name\",\"type\"", "\"name\":" TEXT ",\"type\":{\"type\":\"string\",\"enum\":[\"text\",\"number\",\"select\"]},"
        "\"required\":{\"type\":\"boolean\"},\"options\":" TEXTS) },
    { "site_url", .json = OBJECT("\"url\"", "\"url\":" TEXT) },
    { "site_report", .json = OBJECT("\"url\",\"final_url\",\"status\",\"ok\",\"checks\"", "\"url\":" TEXT ",\"final_url\":" TEXT ",\"status\":{\"type\":\"integer\"},"
        "\"ok\":{\"type\":\"boolean\"},\"checks\":{\"type\":\"array\",\"items\":" OBJECT("\"key\",\"ok\",\"text\"",
        "\"key\":{\"type\":\"string\",\"enum\":[\"reached\",\"snippet\",\"key\",\"domain\",\"csp\"]},\"ok\":{\"type\":\"boolean\"},\"text\":" TEXT) "}") },
    { "desk_counts", .json = OBJECT("\"requests\",\"tickets\",\"reminders_due\",\"conversations_waiting\",\"orders_connected\",\"silent\",\"warnings\"", "\"silent\":{\"type\":\"array\",\"items\":" OBJECT("\"id\",\"name\",\"since\"", "\"id\":" TEXT ",\"name\":" TEXT
        ",\"since\":{\"type\":\"string\",\"format\":\"date-time\"}") "},\"orders_connected\":{\"type\":\"boolean\"},\"requests\":{\"type\":\"integer\"},"
        "\"warnings\":{\"type\":\"integer\",\"description\":\"0 for whoever may not read them\"},\"tickets\":{\"type\":\"integer\"},\"reminders_due\":{\"type\":\"integer\"},\"conversations_waiting\":{\"type\":\"integer\"}") },
    { "ready", .json = OBJECT("\"items\",\"ready\"", "\"ready\":{\"type\":\"boolean\"},\"items\":{\"type\":\"array\",\"items\":" OBJECT("\"key\",\"title\",\"done\"",
        "\"key\":" TEXT ",\"title\":" TEXT ",\"done\":{\"type\":\"boolean\"}") "}") },
    { "tracker", .fields = tracker_fields, .always = "\"label\",\"hook_url\"", .more = "\"label\":" TEXT ",\"hook_url\":" TEXT },
    { "tracker_list", .of = "tracker" },
    { "tracker_input", .json = "{\"type\":\"object\",\"properties\":{\"enabled\":{\"type\":\"boolean\"},\"api_key\":" TEXT ",\"webhook_secret\":" TEXT ",\"url\":" TEXT "}}" },
    { "carrier_list", .json = OBJECT("\"items\",\"match\"", "\"items\":{\"type\":\"array\",\"items\":" OBJECT("\"code\",\"name\",\"has_page\"",
        "\"code\":" TEXT ",\"name\":" TEXT ",\"has_page\":{\"type\":\"boolean\"}") "},\"match\":{\"type\":[\"object\",\"null\"],\"properties\":{\"code\":" TEXT
        ",\"name\":" TEXT ",\"trust\":{\"type\":\"string\",\"enum\":[\"guess\",\"likely\",\"sure\"]}}}") },
    { "currency_list", .json = OBJECT("\"items\"", "\"items\":{\"type\":\"array\",\"items\":" OBJECT("\"code\",\"exponent\",\"common\"",
        "\"code\":" TEXT ",\"exponent\":{\"type\":\"integer\"},\"common\":{\"type\":\"boolean\"}") "}") },
    { "identity_secret", .json = OBJECT("\"identity_secret\"", "\"identity_secret\":" TEXT) },
    { "rule", .fields = eligibility_rule_fields },
    { "rule_list", .of = "rule" },
    { "form", .json = "{\"type\":\"array\",\"items\":" OBJECT("\"name\",\"label\",\"type\",\"required\"", "\"name\":" TEXT ",\"label\":" TEXT
        ",\"type\":{\"type\":\"string\",\"enum\":[\"text\",\"multiline\",\"email\",\"url\",\"secret\",\"number\",\"switch\",\"time\",\"money\",\"json\",\"select\"]}"
        ",\"required\":{\"type\":\"boolean\"},\"options\":" TEXTS ",\"note\":{\"type\":[\"string\",\"null\"]}") "}" },
    { "badge", .json = OBJECT("\"name\",\"group\",\"group_name\",\"tone\",\"glyph\"", "\"name\":" TEXT ",\"group\":" TEXT ",\"group_name\":" TEXT
        ",\"tone\":" TEXT ",\"glyph\":" TEXT) },
    { "payment_badge", .json = OBJECT("\"name\",\"tone\",\"outline\",\"codes\",\"filters\"", "\"name\":" TEXT ",\"tone\":" TEXT
        ",\"outline\":{\"type\":\"boolean\"},\"codes\":{\"type\":[\"array\",\"null\"],\"items\":" TEXT "},\"filters\":" TEXTS) },
    { "named", .json = OBJECT("\"key\",\"name\"", "\"key\":" TEXT ",\"name\":" TEXT) },
    { "kinds", .json = OBJECT("\"sources\",\"trackers\",\"nodes\",\"badges\",\"groups\",\"payment_badges\",\"payment_filters\"",
        "\"badges\":" LIST_OF("badge") ",\"groups\":" LIST_OF("named") ",\"payment_badges\":" LIST_OF("payment_badge")
        ",\"payment_filters\":" LIST_OF("named") ","
        "\"sources\":{\"type\":\"array\",\"items\":" OBJECT("\"name\",\"label\",\"note\",\"remote\",\"invented\",\"can\",\"mirrors\",\"hooks\",\"statuses\",\"grant\",\"settings\"",
            "\"name\":" TEXT ",\"label\":" TEXT ",\"note\":" TEXT_OR_NULL ",\"remote\":{\"type\":\"boolean\"},\"invented\":{\"type\":\"boolean\"},\"can\":" TEXTS
            ",\"mirrors\":{\"type\":\"boolean\"},\"hooks\":{\"type\":\"boolean\"},\"statuses\":{\"type\":\"boolean\"},\"grant\":{\"oneOf\":[" OBJECT("\"label\",\"note\",\"trouble\"", "\"label\":" TEXT ",\"note\":" TEXT ",\"trouble\":" TEXT_OR_NULL) ",{\"type\":\"null\"}]},\"settings\":" REF("form")) "},"
        "\"trackers\":{\"type\":\"array\",\"items\":" OBJECT("\"name\",\"label\",\"settings\"", "\"name\":" TEXT ",\"label\":" TEXT ",\"settings\":" REF("form")) "},"
        "\"nodes\":{\"type\":\"array\",\"items\":" OBJECT("\"name\",\"label\",\"exits\",\"gives\",\"waits\",\"settings\"",
            "\"name\":" TEXT ",\"label\":" TEXT ",\"exits\":" TEXTS ",\"gives\":" TEXTS ",\"waits\":{\"type\":\"boolean\"},\"settings\":" REF("form")) "}") },
};
const size_t schemas_n = sizeof(schemas) / sizeof(*schemas);

static void list_write(struct writer *w, const struct schema *s)
{
    writer_open(w, s->name, '{');
    writer_text(w, "type", "object");
    writer_open(w, "required", '[');
    buf_fmt(w->to, "\"items\"%s%s", s->always ? "," : "", s->always ? s->always : "");
    writer_close(w);
    writer_open(w, "properties", '{');
    writer_open(w, "items", '{');
    writer_text(w, "type", "array");
    writer_open(w, "items", '{');
    buf_fmt(w->to, "\"$ref\":\"#/components/schemas/%s\"", s->of);
    w->comma = true;
    writer_close(w);
    writer_close(w);
    writer_raw(w, "page", "{\"type\":\"integer\"}");
    writer_raw(w, "per_page", "{\"type\":\"integer\"}");
    writer_raw(w, "total", "{\"type\":\"integer\"}");
    writer_raw(w, "total_is_exact", "{\"type\":\"boolean\"}");
    if (s->more)
        buf_fmt(w->to, ",%s", s->more);
    writer_close(w);
    writer_close(w);
}

void schema_write(struct writer *w, const struct schema *s)
{
    if (s->json) {
        writer_raw(w, s->name, s->json);
    } else if (s->of) {
        list_write(w, s);
    } else if (!s->more) {
        record_schema(w, s->name, s->fields, s->input);
    } else {                                       /* the record and what stands beside it */
        writer_open(w, s->name, '{');
        writer_open(w, "allOf", '[');
        record_schema(w, NULL, s->fields, s->input);
        writer_raw(w, NULL, "");
        buf_fmt(w->to, "{\"type\":\"object\",\"required\":[%s],\"properties\":{%s}}", s->always ? s->always : "", s->more);
        writer_close(w);
        writer_close(w);
    }
}
