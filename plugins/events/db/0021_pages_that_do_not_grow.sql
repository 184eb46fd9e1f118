-- SPDX-License-Identifier: EUPL-1.2
-- What the pages that prepare a wave, the report and the list of briefing packs still counted at every look (decision 0068). All of it
-- follows from other tables: rows of evt_standing_of go at the end, so whoever looks or writes first counts anew.

-- `language` and `address`, in small letters: those of the office, so that one index names the recipients of a wave page by page, and
-- another the offices that share an address or have none. `heads`: of `people`, the heads.
ALTER TABLE evt_standing ADD COLUMN language VARCHAR(8) NOT NULL DEFAULT '';
ALTER TABLE evt_standing ADD COLUMN address VARCHAR(254) NOT NULL DEFAULT '';
ALTER TABLE evt_standing ADD COLUMN heads INTEGER NOT NULL DEFAULT 0;
CREATE INDEX evt_standing_to_invite ON evt_standing (edition_id, to_invite, language, party_name, delegation_id);
CREATE INDEX evt_standing_to_remind ON evt_standing (edition_id, to_remind, language, party_name, delegation_id);
CREATE INDEX evt_standing_to_approve ON evt_standing (edition_id, to_approve, language, party_name, delegation_id);
CREATE INDEX evt_standing_at ON evt_standing (edition_id, address, party_name, delegation_id);
ALTER TABLE evt_standing_count ADD COLUMN heads INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evt_standing_count ADD COLUMN no_address INTEGER NOT NULL DEFAULT 0;

-- How many messages of a wave would go to one address.
CREATE TABLE evt_standing_address (
    edition_id CHAR(26)     NOT NULL,
    address    VARCHAR(254) NOT NULL,
    to_invite  INTEGER      NOT NULL,
    to_remind  INTEGER      NOT NULL,
    PRIMARY KEY (edition_id, address),
    CONSTRAINT evt_standing_address_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE INDEX evt_standing_address_invited ON evt_standing_address (edition_id, to_invite, address);
CREATE INDEX evt_standing_address_reminded ON evt_standing_address (edition_id, to_remind, address);

-- The name as fold() writes it: whoever of the programme is called so is this delegate.
ALTER TABLE evt_delegate ADD COLUMN name_folded VARCHAR(400) NOT NULL DEFAULT '';
CREATE INDEX evt_delegate_called ON evt_delegate (name_folded, delegation_id);

-- The figures of the report that are in evt_kept_people and evt_kept_day hold while `figures` is the `revision` of the edition and
-- `figures_of` its days.
ALTER TABLE evt_standing_of ADD COLUMN figures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE evt_standing_of ADD COLUMN figures_of VARCHAR(100) NOT NULL DEFAULT '';
CREATE TABLE evt_kept_day (
    edition_id CHAR(26) NOT NULL,
    day        CHAR(10) NOT NULL,
    present    INTEGER  NOT NULL,
    PRIMARY KEY (edition_id, day),
    CONSTRAINT evt_kept_day_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- Who was let in to each session, of delegates and of media. Kept with each scan.
CREATE TABLE evt_room_count (
    edition_id CHAR(26)    NOT NULL,
    session_id CHAR(26)    NOT NULL,
    media      INTEGER     NOT NULL,
    people     INTEGER     NOT NULL,
    PRIMARY KEY (edition_id, session_id, media),
    CONSTRAINT evt_room_count_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id),
    CHECK (media IN (0, 1))
);
INSERT INTO evt_room_count (edition_id, session_id, media, people)
SELECT edition_id, session_id, CASE WHEN badge_id = '' THEN 1 ELSE 0 END, COUNT(*) FROM evt_room_scan
WHERE session_id <> '' AND outcome = 'admitted' AND undone_at = ''
GROUP BY edition_id, session_id, CASE WHEN badge_id = '' THEN 1 ELSE 0 END;

DELETE FROM evt_protocol_number;
DELETE FROM evt_protocol_made;
DELETE FROM evt_standing;
DELETE FROM evt_standing_count;
DELETE FROM evt_standing_of;

-- Of an import of sessions `kind` is 'session', 'room' or 'track', and delegation_id the id of that.
ALTER TABLE evt_import_effect ADD COLUMN kind VARCHAR(12) NOT NULL DEFAULT 'people';
