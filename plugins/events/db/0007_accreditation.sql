-- SPDX-License-Identifier: EUPL-1.2
-- Badges of those who come to an edition, and who was let in with them. No name stands here: names are those of evt_delegate, and
-- go with them. A code opens nothing but a door at which somebody looks at the badge; whoever reads this table reads the list
-- of delegates beside it. So it is kept as it is, and a lost PDF can be made again with the same codes (decision 0058).

-- One row a printing: the latest that is not void holds. `scans` is raised by each scan, which makes two phones that scan one badge
-- wait for each other.
CREATE TABLE evt_badge (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)     NOT NULL,
    delegation_id CHAR(26)     NOT NULL,
    delegate_id   CHAR(26)     NOT NULL,
    printing      INTEGER      NOT NULL,
    code          CHAR(12)     NOT NULL,
    scans         INTEGER      NOT NULL,
    issued_at     CHAR(20)     NOT NULL,
    issued_by     VARCHAR(200) NOT NULL,
    void_at       VARCHAR(20)  NOT NULL,
    void_for      VARCHAR(12)  NOT NULL,
    CONSTRAINT evt_badge_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_badge_code UNIQUE (code),
    CONSTRAINT evt_badge_printing UNIQUE (delegate_id, printing),
    CHECK (void_for IN ('', 'reprinted', 'person'))
);
CREATE INDEX evt_badge_in ON evt_badge (edition_id, void_at);

-- device_scan is the name that the device gave to the scan, so that sending it again counts once. scanned_at is the device's
-- time, received_at ours: a phone without network sends later. Who is inside has a scan that admitted and was not undone.
CREATE TABLE evt_scan (
    id          CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id  CHAR(26)     NOT NULL,
    badge_id    CHAR(26)     NOT NULL,
    delegate_id CHAR(26)     NOT NULL,
    device_scan VARCHAR(40)  NOT NULL,
    outcome     VARCHAR(12)  NOT NULL,
    scanned_at  CHAR(20)     NOT NULL,
    received_at CHAR(20)     NOT NULL,
    scanned_by  VARCHAR(200) NOT NULL,
    undone_at   VARCHAR(20)  NOT NULL,
    undone_by   VARCHAR(200) NOT NULL,
    CONSTRAINT evt_scan_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CONSTRAINT evt_scan_badge FOREIGN KEY (badge_id) REFERENCES evt_badge (id),
    CONSTRAINT evt_scan_device UNIQUE (edition_id, device_scan),
    CHECK (outcome IN ('admitted', 'already', 'void'))
);
CREATE INDEX evt_scan_who ON evt_scan (edition_id, delegate_id, outcome);

-- What the secretariat prints on the back of all badges: whom to call, where to go.
CREATE TABLE evt_badge_back (
    edition_id CHAR(26)     NOT NULL PRIMARY KEY,
    words      VARCHAR(600) NOT NULL,
    revision   INTEGER      NOT NULL,
    CONSTRAINT evt_badge_back_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
