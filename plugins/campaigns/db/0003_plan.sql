-- SPDX-License-Identifier: EUPL-1.2
-- What a campaign hangs on: the edition of an event, and its embargo as a distance from that edition's days or from one of
-- its sessions. cpn_campaign keeps the instant that follows, and is_public() asks that one alone: a room that is switched
-- off, or a job that is late, moves nothing. The days of the edition are kept as they were last heard, for texts that name
-- them. anchor: 'fixed', 'first_day', 'last_day' or 'session'; minutes are a time of day, or of a session those from its
-- beginning.

CREATE TABLE cpn_plan (
    campaign_id   CHAR(26)     NOT NULL PRIMARY KEY,
    audiences_en  TEXT         NOT NULL,
    audiences_es  TEXT         NOT NULL,
    audiences_fr  TEXT         NOT NULL,
    messages_en   TEXT         NOT NULL,
    messages_es   TEXT         NOT NULL,
    messages_fr   TEXT         NOT NULL,
    hashtags_en   TEXT         NOT NULL,
    hashtags_es   TEXT         NOT NULL,
    hashtags_fr   TEXT         NOT NULL,
    edition_id    VARCHAR(60)  NOT NULL,
    edition_title VARCHAR(800) NOT NULL,
    first_day     CHAR(10)     NOT NULL,
    last_day      CHAR(10)     NOT NULL,
    zone          VARCHAR(60)  NOT NULL,
    anchor        VARCHAR(10)  NOT NULL,
    session_id    VARCHAR(60)  NOT NULL,
    days          INTEGER      NOT NULL,
    minutes       INTEGER      NOT NULL,
    CONSTRAINT cpn_plan_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CHECK (anchor IN ('fixed', 'first_day', 'last_day', 'session'))
);
-- An event that moves asks for what hangs on it.
CREATE INDEX cpn_plan_edition ON cpn_plan (edition_id);

-- An item of the content calendar. `due_on` and `due_minutes` are what clocks in its zone show, `due` is that instant.
CREATE TABLE cpn_item (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)     NOT NULL,
    kind        VARCHAR(20)  NOT NULL,
    channel     VARCHAR(20)  NOT NULL,
    title       VARCHAR(800) NOT NULL,
    owner       VARCHAR(300) NOT NULL,
    language    VARCHAR(8)   NOT NULL,
    state       VARCHAR(10)  NOT NULL,
    output_id   VARCHAR(26)  NOT NULL,
    anchor      VARCHAR(10)  NOT NULL,
    session_id  VARCHAR(60)  NOT NULL,
    days        INTEGER      NOT NULL,
    minutes     INTEGER      NOT NULL,
    due_on      CHAR(10)     NOT NULL,
    due_minutes INTEGER      NOT NULL,
    zone        VARCHAR(60)  NOT NULL,
    due         CHAR(20)     NOT NULL,
    removed     INTEGER      NOT NULL,
    revision    INTEGER      NOT NULL,
    CONSTRAINT cpn_item_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id),
    CHECK (state IN ('planned', 'ready', 'done')),
    CHECK (anchor IN ('fixed', 'first_day', 'last_day', 'session'))
);
CREATE INDEX cpn_item_day ON cpn_item (removed, due_on, due_minutes);
CREATE INDEX cpn_item_campaign ON cpn_item (campaign_id, due_on);
CREATE INDEX cpn_item_late ON cpn_item (removed, state, due);

-- What moved with an event, was and is; item_id is empty for the embargo. Instants are empty where nothing moved and only
-- `note` tells what became of the campaign.
CREATE TABLE cpn_move (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    campaign_id CHAR(26)     NOT NULL,
    item_id     VARCHAR(26)  NOT NULL,
    title       VARCHAR(800) NOT NULL,
    was         VARCHAR(20)  NOT NULL,
    became      VARCHAR(20)  NOT NULL,
    zone        VARCHAR(60)  NOT NULL,
    note        VARCHAR(20)  NOT NULL,
    moved_at    CHAR(20)     NOT NULL,
    moved_by    VARCHAR(300) NOT NULL,
    CONSTRAINT cpn_move_of FOREIGN KEY (campaign_id) REFERENCES cpn_campaign (id)
);
CREATE INDEX cpn_move_campaign ON cpn_move (campaign_id, id);

-- The content calendar at a secret address, of which the SHA-256 is kept. campaign_id is empty for that of all campaigns.
CREATE TABLE cpn_feed (
    campaign_id VARCHAR(26)  NOT NULL PRIMARY KEY,
    secret_hash CHAR(64)     NOT NULL,
    made_at     CHAR(20)     NOT NULL,
    made_by     VARCHAR(300) NOT NULL,
    CONSTRAINT cpn_feed_secret UNIQUE (secret_hash)
);

-- Where what a campaign is about has its page, and what it is called there.
ALTER TABLE cpn_campaign ADD COLUMN about_path VARCHAR(200) NOT NULL DEFAULT '';
ALTER TABLE cpn_campaign ADD COLUMN about_title VARCHAR(300) NOT NULL DEFAULT '';
