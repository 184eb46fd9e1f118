-- SPDX-License-Identifier: EUPL-1.2
-- Addresses that are told of events, and each message to one of them. The secret is kept as it is, for we sign with
-- it; it is shown once. A message keeps its id over all attempts, and one event makes one message a webhook even when
-- the job that makes them runs twice.

CREATE TABLE core_webhook (
    id               CHAR(26)      NOT NULL PRIMARY KEY,
    address          VARCHAR(500)  NOT NULL,
    purpose          VARCHAR(200)  NOT NULL,
    events           VARCHAR(4000) NOT NULL,
    secret           VARCHAR(100)  NOT NULL,
    disabled         INTEGER       NOT NULL,
    disabled_because VARCHAR(500)  NOT NULL,
    failing_since    CHAR(20)      NOT NULL,
    created_at       CHAR(20)      NOT NULL,
    version          INTEGER       NOT NULL
);

CREATE TABLE core_webhook_delivery (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    webhook_id CHAR(26)     NOT NULL,
    message_id VARCHAR(40)  NOT NULL,
    event      VARCHAR(120) NOT NULL,
    body       MEDIUMTEXT   NOT NULL,
    state      VARCHAR(12)  NOT NULL,
    attempts   INTEGER      NOT NULL,
    status     INTEGER      NOT NULL,
    answer     TEXT         NOT NULL,
    error      VARCHAR(500) NOT NULL,
    took_ms    INTEGER      NOT NULL,
    created_at CHAR(20)     NOT NULL,
    tried_at   CHAR(20)     NOT NULL,
    CONSTRAINT core_webhook_delivery_once UNIQUE (webhook_id, message_id),
    CONSTRAINT core_webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES core_webhook (id),
    CHECK (state IN ('waiting', 'delivered', 'failed', 'dropped'))
);
CREATE INDEX core_webhook_delivery_created ON core_webhook_delivery (created_at);
