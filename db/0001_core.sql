-- SPDX-License-Identifier: EUPL-1.2
-- The tables of the host. Portable: SQLite 3.40 and MariaDB 10.11 run this text as it is.
-- Ids are ULIDs made by the application, instants are UTC text of 20 characters, days text of 10: both engines
-- store, sort and compare them alike. Secrets are stored as SHA-256 only.

CREATE TABLE core_account (
    id             CHAR(26)     NOT NULL PRIMARY KEY,
    email          VARCHAR(254) NOT NULL,
    email_folded   VARCHAR(254) NOT NULL,
    name           VARCHAR(200) NOT NULL,
    password_hash  VARCHAR(200) NOT NULL,
    totp_secret    VARCHAR(64)  NOT NULL,
    totp_last_step BIGINT       NOT NULL,
    language       CHAR(2)      NOT NULL,
    zone           VARCHAR(64)  NOT NULL,
    digest         VARCHAR(10)  NOT NULL,
    disabled       INTEGER      NOT NULL,
    created_at     CHAR(20)     NOT NULL,
    version        INTEGER      NOT NULL,
    CONSTRAINT core_account_email UNIQUE (email_folded),
    CHECK (digest IN ('daily', 'at_once', 'never'))
);

-- A role in a scope, which can end by itself with a term or a mandate. Scope '' means everywhere.
CREATE TABLE core_account_role (
    id         CHAR(26)    NOT NULL PRIMARY KEY,
    account_id CHAR(26)    NOT NULL,
    role       VARCHAR(30) NOT NULL,
    scope      VARCHAR(60) NOT NULL,
    ends_on    CHAR(10)    NOT NULL,
    CONSTRAINT core_account_role_once UNIQUE (account_id, role, scope),
    CONSTRAINT core_account_role_account FOREIGN KEY (account_id) REFERENCES core_account (id)
);

-- What a role may do beyond or against what plugin.json says: granted 1 or 0.
CREATE TABLE core_role_permission (
    role       VARCHAR(30)  NOT NULL,
    permission VARCHAR(100) NOT NULL,
    granted    INTEGER      NOT NULL,
    PRIMARY KEY (role, permission)
);

CREATE TABLE core_session (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    secret_hash  CHAR(64)     NOT NULL,
    account_id   CHAR(26)     NOT NULL,
    language     CHAR(2)      NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    address      VARCHAR(64)  NOT NULL,
    agent        VARCHAR(200) NOT NULL,
    notice       TEXT         NOT NULL,
    notice_undo  VARCHAR(300) NOT NULL,
    created_at   CHAR(20)     NOT NULL,
    seen_at      CHAR(20)     NOT NULL,
    expires_at   CHAR(20)     NOT NULL,
    CONSTRAINT core_session_secret UNIQUE (secret_hash),
    CHECK (state IN ('visitor', 'second_factor', 'signed_in'))
);
CREATE INDEX core_session_account ON core_session (account_id);

CREATE TABLE core_link (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    secret_hash CHAR(64)     NOT NULL,
    purpose     VARCHAR(60)  NOT NULL,
    subject     VARCHAR(100) NOT NULL,
    party       VARCHAR(60)  NOT NULL,
    party_name  VARCHAR(200) NOT NULL,
    recipient   VARCHAR(254) NOT NULL,
    task        VARCHAR(500) NOT NULL,
    path        VARCHAR(300) NOT NULL,
    language    CHAR(2)      NOT NULL,
    zone        VARCHAR(64)  NOT NULL,
    created_at  CHAR(20)     NOT NULL,
    expires_at  CHAR(20)     NOT NULL,
    revoked_at  CHAR(20)     NOT NULL,
    CONSTRAINT core_link_secret UNIQUE (secret_hash)
);
CREATE INDEX core_link_subject ON core_link (subject, purpose);

-- Each "Continue" behind a link: forwarding inside an office shows here. The session holds the grant.
CREATE TABLE core_link_use (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    link_id    CHAR(26)     NOT NULL,
    session_id CHAR(26)     NOT NULL,
    address    VARCHAR(64)  NOT NULL,
    agent      VARCHAR(200) NOT NULL,
    opened_at  CHAR(20)     NOT NULL,
    CONSTRAINT core_link_use_link FOREIGN KEY (link_id) REFERENCES core_link (id)
);
CREATE INDEX core_link_use_session ON core_link_use (session_id);

-- One-time addresses to sign in or to set a password, for accounts; purpose 'sign_in' or 'reset'.
CREATE TABLE core_account_link (
    secret_hash CHAR(64)    NOT NULL PRIMARY KEY,
    account_id  CHAR(26)    NOT NULL,
    purpose     VARCHAR(20) NOT NULL,
    expires_at  CHAR(20)    NOT NULL,
    used_at     CHAR(20)    NOT NULL
);

CREATE TABLE core_api_token (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    secret_hash  CHAR(64)     NOT NULL,
    account_id   CHAR(26)     NOT NULL,
    name         VARCHAR(100) NOT NULL,
    scopes       VARCHAR(1000) NOT NULL,
    created_at   CHAR(20)     NOT NULL,
    last_used_on CHAR(10)     NOT NULL,
    expires_at   CHAR(20)     NOT NULL,
    revoked_at   CHAR(20)     NOT NULL,
    CONSTRAINT core_api_token_secret UNIQUE (secret_hash)
);

-- Counts attempts in a window; the key is a hash of what is limited.
CREATE TABLE core_rate (
    bucket     CHAR(64) NOT NULL PRIMARY KEY,
    starts_at  CHAR(20) NOT NULL,
    attempts   INTEGER  NOT NULL
);

CREATE TABLE core_history (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    at         CHAR(20)     NOT NULL,
    actor_kind VARCHAR(10)  NOT NULL,
    actor_id   VARCHAR(60)  NOT NULL,
    actor_name VARCHAR(200) NOT NULL,
    party      VARCHAR(60)  NOT NULL,
    address    VARCHAR(64)  NOT NULL,
    request_id VARCHAR(40)  NOT NULL,
    action     VARCHAR(100) NOT NULL,
    subject    VARCHAR(100) NOT NULL,
    before_json TEXT        NOT NULL,
    after_json  TEXT        NOT NULL
);
CREATE INDEX core_history_subject ON core_history (subject, id);
CREATE INDEX core_history_actor ON core_history (actor_id, id);

-- Seals of the history: a hash over all rows up to one, chained, made by a job.
CREATE TABLE core_history_seal (
    last_id  CHAR(26) NOT NULL PRIMARY KEY,
    hash     CHAR(64) NOT NULL,
    sealed_at CHAR(20) NOT NULL
);

CREATE TABLE core_job (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    kind        VARCHAR(120) NOT NULL,
    payload     MEDIUMTEXT   NOT NULL,
    state       VARCHAR(12)  NOT NULL,
    run_at      CHAR(20)     NOT NULL,
    attempts    INTEGER      NOT NULL,
    lease_owner VARCHAR(60)  NOT NULL,
    lease_until CHAR(20)     NOT NULL,
    done        BIGINT       NOT NULL,
    total       BIGINT       NOT NULL,
    cancel      INTEGER      NOT NULL,
    result      TEXT         NOT NULL,
    last_error  VARCHAR(500) NOT NULL,
    created_at  CHAR(20)     NOT NULL,
    ended_at    CHAR(20)     NOT NULL,
    CHECK (state IN ('ready', 'running', 'done', 'failed', 'cancelled'))
);
CREATE INDEX core_job_due ON core_job (state, run_at);

-- When a recurring job is due next; one row each, moved on by whichever host claims it.
CREATE TABLE core_job_schedule (
    kind   VARCHAR(120) NOT NULL PRIMARY KEY,
    due_at CHAR(20)     NOT NULL
);

CREATE TABLE core_mail (
    id              CHAR(26)     NOT NULL PRIMARY KEY,
    to_address      VARCHAR(254) NOT NULL,
    to_name         VARCHAR(200) NOT NULL,
    language        CHAR(2)      NOT NULL,
    subject         VARCHAR(500) NOT NULL,
    body_text       MEDIUMTEXT   NOT NULL,
    body_html       MEDIUMTEXT   NOT NULL,
    about           VARCHAR(100) NOT NULL,
    batch           VARCHAR(60)  NOT NULL,
    idempotency_key VARCHAR(150) NOT NULL,
    state           VARCHAR(12)  NOT NULL,
    attempts        INTEGER      NOT NULL,
    next_at         CHAR(20)     NOT NULL,
    lease_until     CHAR(20)     NOT NULL,
    last_error      VARCHAR(500) NOT NULL,
    created_at      CHAR(20)     NOT NULL,
    sent_at         CHAR(20)     NOT NULL,
    CONSTRAINT core_mail_once UNIQUE (idempotency_key),
    CHECK (state IN ('waiting', 'sent', 'failed', 'bounced'))
);
CREATE INDEX core_mail_due ON core_mail (state, next_at);
CREATE INDEX core_mail_about ON core_mail (about);

CREATE TABLE core_mail_attachment (
    mail_id      CHAR(26)     NOT NULL,
    position     INTEGER      NOT NULL,
    name         VARCHAR(200) NOT NULL,
    content_type VARCHAR(100) NOT NULL,
    file         CHAR(64)     NOT NULL,
    PRIMARY KEY (mail_id, position)
);

-- Bytes by SHA-256 in pieces of at most 1 MiB: one backup is everything, and a file commits with its owner.
CREATE TABLE core_file (
    sha256       CHAR(64)     NOT NULL PRIMARY KEY,
    size         BIGINT       NOT NULL,
    content_type VARCHAR(150) NOT NULL,
    created_at   CHAR(20)     NOT NULL
);
CREATE TABLE core_file_piece (
    sha256   CHAR(64) NOT NULL,
    position INTEGER  NOT NULL,
    bytes    LONGBLOB NOT NULL,
    PRIMARY KEY (sha256, position)
);

CREATE TABLE core_setting (
    plugin VARCHAR(40)   NOT NULL,
    name   VARCHAR(60)   NOT NULL,
    value  VARCHAR(2000) NOT NULL,
    PRIMARY KEY (plugin, name)
);

CREATE TABLE core_search (
    subject    VARCHAR(100) NOT NULL PRIMARY KEY,
    plugin     VARCHAR(40)  NOT NULL,
    title      VARCHAR(300) NOT NULL,
    kind       VARCHAR(60)  NOT NULL,
    path       VARCHAR(300) NOT NULL,
    permission VARCHAR(100) NOT NULL,
    party      VARCHAR(60)  NOT NULL
);
-- One row a folded word of title or text: the box finds by the beginning of words, over an index.
CREATE TABLE core_search_word (
    word    VARCHAR(40)  NOT NULL,
    subject VARCHAR(100) NOT NULL,
    PRIMARY KEY (word, subject)
);
CREATE INDEX core_search_word_subject ON core_search_word (subject);

CREATE TABLE core_notification (
    id         CHAR(26)      NOT NULL PRIMARY KEY,
    account_id CHAR(26)      NOT NULL,
    permission VARCHAR(100)  NOT NULL,
    domain     VARCHAR(40)   NOT NULL,
    message    VARCHAR(500)  NOT NULL,
    values_json VARCHAR(2000) NOT NULL,
    path       VARCHAR(300)  NOT NULL,
    urgent     INTEGER       NOT NULL,
    created_at CHAR(20)      NOT NULL
);
CREATE INDEX core_notification_account ON core_notification (account_id, id);

-- Which notifications an account has been told by mail or has seen.
CREATE TABLE core_notification_told (
    notification_id CHAR(26) NOT NULL,
    account_id      CHAR(26) NOT NULL,
    mailed_at       CHAR(20) NOT NULL,
    seen_at         CHAR(20) NOT NULL,
    PRIMARY KEY (notification_id, account_id)
);

-- Raised when data behind a cached public page changes: other hosts compare.
CREATE TABLE core_cache_tag (
    tag     VARCHAR(120) NOT NULL PRIMARY KEY,
    version BIGINT       NOT NULL
);

CREATE TABLE core_plugin (
    id       VARCHAR(40) NOT NULL PRIMARY KEY,
    disabled INTEGER     NOT NULL,
    since    CHAR(20)    NOT NULL
);
