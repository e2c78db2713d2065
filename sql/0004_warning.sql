-- What the owner should know now. A row leaves when its cause has gone; that it came and went is in the events
-- warning.began and warning.ended, which a mail is made of once there is SMTP.

CREATE TABLE warning (
    shop_id       TEXT_KEY NOT NULL,                      -- '' = the installation's: every shop's owner reads it
    what          TEXT_KEY NOT NULL,                      -- backup, disk, source
    subject       TEXT_KEY NOT NULL,                      -- the source's id, else ''
    detail        TEXT NOT NULL,
    since         BIGINT NOT NULL,
    PRIMARY KEY (shop_id, what, subject)
);
