-- SPDX-License-Identifier: EUPL-1.2
-- Accredited media, and who was in which session. Empty text stands for "not known" or "not yet"; no NULLs.

-- When journalists may ask for accreditation by the public form, and when their names are erased.
CREATE TABLE evt_media_rules (
    edition_id CHAR(26)      NOT NULL PRIMARY KEY,
    is_open    SMALLINT      NOT NULL,
    open_until CHAR(20)      NOT NULL,
    words      VARCHAR(2000) NOT NULL,
    erase_days INTEGER       NOT NULL,
    erased_at  VARCHAR(20)   NOT NULL,
    revision   INTEGER       NOT NULL,
    CONSTRAINT evt_media_rules_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- One person of an outlet. The badge is a code here, not a row of evt_badge: that table is of delegates, whose lists and counts
-- know nothing of journalists. `scans` makes two phones that scan
-- one badge wait for each other. code: empty until accreditation is granted; a new printing replaces it.
CREATE TABLE evt_media (
    id            CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)      NOT NULL,
    outlet        VARCHAR(200)  NOT NULL,
    kind          VARCHAR(20)   NOT NULL,
    country       VARCHAR(2)    NOT NULL,
    name          VARCHAR(200)  NOT NULL,
    post          VARCHAR(200)  NOT NULL,
    mail          VARCHAR(254)  NOT NULL,
    phone         VARCHAR(40)   NOT NULL,
    card          VARCHAR(100)  NOT NULL,
    language      VARCHAR(8)    NOT NULL,
    note          VARCHAR(1000) NOT NULL,
    state         VARCHAR(12)   NOT NULL,
    reason        VARCHAR(1000) NOT NULL,
    asked_at      CHAR(20)      NOT NULL,
    decided_at    VARCHAR(20)   NOT NULL,
    decided_by    VARCHAR(200)  NOT NULL,
    code          VARCHAR(12)   NOT NULL,
    printing      INTEGER       NOT NULL,
    scans         INTEGER       NOT NULL,
    revision      INTEGER       NOT NULL,
    CONSTRAINT evt_media_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (state IN ('asked', 'granted', 'refused'))
);
CREATE INDEX evt_media_in ON evt_media (edition_id, outlet);
CREATE INDEX evt_media_code ON evt_media (code);

-- Who sends forms without an account, by a hash of the network address; kept for a day, so that nobody sends hundreds.
CREATE TABLE evt_media_attempt (
    id         CHAR(26) NOT NULL PRIMARY KEY,
    edition_id CHAR(26) NOT NULL,
    source     CHAR(64) NOT NULL,
    tried_at   CHAR(20) NOT NULL,
    CONSTRAINT evt_media_attempt_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE INDEX evt_media_attempt_in ON evt_media_attempt (edition_id, tried_at);

-- Scans that evt_scan does not know: of delegates at the door of a session, and of media at the entrance (session_id empty) and at
-- sessions. A table of its own: whoever goes from session to session is still at the event once, and journalists are in no list of
-- delegates. holder_id is a delegate, or a person of evt_media; badge_id is empty for these. Members of a body are let in to its
-- meeting, others are not ('stranger').
CREATE TABLE evt_room_scan (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id  CHAR(26)     NOT NULL,
    session_id  VARCHAR(26)  NOT NULL,
    holder_id   CHAR(26)     NOT NULL,
    badge_id    VARCHAR(26)  NOT NULL,
    device_scan VARCHAR(40)  NOT NULL,
    outcome     VARCHAR(12)  NOT NULL,
    scanned_at  CHAR(20)     NOT NULL,
    received_at CHAR(20)     NOT NULL,
    scanned_by  VARCHAR(200) NOT NULL,
    undone_at   VARCHAR(20)  NOT NULL,
    undone_by   VARCHAR(200) NOT NULL,
    CONSTRAINT evt_room_scan_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_room_scan_device UNIQUE (edition_id, device_scan),
    CHECK (outcome IN ('admitted', 'already', 'void', 'stranger'))
);
CREATE INDEX evt_room_scan_in ON evt_room_scan (edition_id, session_id, outcome, holder_id);

-- Who of the directory was taken out of the booths of a session, and put back; see decision 0069. left_at is empty while they are in.
CREATE TABLE evt_booth_change (
    session_id CHAR(26)    NOT NULL,
    person_ref VARCHAR(60) NOT NULL,
    changes    INTEGER     NOT NULL,
    left_at    VARCHAR(20) NOT NULL,
    PRIMARY KEY (session_id, person_ref),
    CONSTRAINT evt_booth_change_in FOREIGN KEY (session_id) REFERENCES evt_session (id)
);
