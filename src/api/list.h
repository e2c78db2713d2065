/*    method    path                                              who      flags     function           in, out, what */
ROUTE("POST",   "/api/v1/chat/:key/conversations",                ANYONE,  R_CHAT,   chat_open,         "chat_open", "chat_opened", "Begin a conversation: its token and greeting")
ROUTE("PUT",    "/api/v1/chat/conversations/:id/identity",        VISITOR, R_CHAT,   chat_identify,     "chat_identity", "chat_identified", "Say who is signed in to the shop, or that nobody is")
ROUTE("POST",   "/api/v1/chat/conversations/:id/messages",        VISITOR, R_CHAT,   chat_say,          "chat_say", "chat_turn", "Say something; the answer holds what is said in return")
ROUTE("GET",    "/api/v1/chat/conversations/:id/messages",        VISITOR, R_CHAT,   chat_messages,     NULL, "chat_turn", "Messages after a seq")
ROUTE("GET",    "/api/v1/chat/conversations/:id/events",          VISITOR, R_CHAT | R_STREAM, chat_events, NULL, NULL, "Messages, state and typing as they come")
ROUTE("POST",   "/api/v1/chat/conversations/:id/forget",          VISITOR, R_CHAT,   chat_forget,       NULL, NULL, "End the conversation, its token and what was proven")
ROUTE("DELETE", "/api/v1/chat/conversations/:id",                 VISITOR, R_CHAT,   chat_forget,       NULL, NULL, "The same")

ROUTE("GET",    "/api/v1/events",                                 VIEWER,  R_STREAM, staff_events,      NULL, NULL, "Hints of what has changed: {id, version}")

ROUTE("GET",    "/healthz",                                       ANYONE,  R_HIDDEN, health_alive,      NULL, NULL, "Alive")
ROUTE("GET",    "/readyz",                                        ANYONE,  R_HIDDEN, health_ready,      NULL, NULL, "The database answers")
ROUTE("GET",    "/metrics",                                       ANYONE,  R_HIDDEN, health_metrics,    NULL, NULL, "Figures for Prometheus")
ROUTE("GET",    "/",                                              ANYONE,  R_HIDDEN, page_root,         NULL, NULL, "To the storefront of the demo shop")
ROUTE("GET",    "/storefront",                                    ANYONE,  R_HIDDEN, page_storefront_bare, NULL, NULL, "The demo storefront")
ROUTE("GET",    "/storefront/*",                                  ANYONE,  R_HIDDEN, page_storefront,   NULL, NULL, "The demo storefront")
ROUTE("GET",    "/widget/:key.js",                                ANYONE,  R_HIDDEN, page_widget,       NULL, NULL, "The widget with its assistant's settings")
ROUTE("GET",    "/demo/config.json",                              ANYONE,  R_HIDDEN, demo_config,       NULL, NULL, "What the demo storefront shows")
