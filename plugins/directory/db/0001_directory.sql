-- SPDX-License-Identifier: EUPL-1.2
-- Cities, organisations, people and who holds which office when. Portable: SQLite 3.40 and MariaDB 10.11 run
-- this text as it is.
-- The engines compare text differently (MariaDB says José = jose), so whatever must be unique or is looked up
-- has a second column made by us: `identity` for uniqueness, `sort_…` for lists, dir_word for searching.
-- A party is "city/ID", "organisation/ID" or "person/ID"; that text is also what other plugins store.
-- Empty text stands for "not known" everywhere; there are no NULLs.

CREATE TABLE dir_city (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    identity    VARCHAR(400)  NOT NULL,
    name_en     VARCHAR(200)  NOT NULL,
    name_es     VARCHAR(200)  NOT NULL,
    name_fr     VARCHAR(200)  NOT NULL,
    sort_en     VARCHAR(200)  NOT NULL,
    sort_es     VARCHAR(200)  NOT NULL,
    sort_fr     VARCHAR(200)  NOT NULL,
    iso2        CHAR(2)       NOT NULL,
    division    VARCHAR(100)  NOT NULL,
    region      VARCHAR(20)   NOT NULL,
    subregion   VARCHAR(60)   NOT NULL,
    population  BIGINT        NOT NULL,
    latitude    DOUBLE        NOT NULL,
    longitude   DOUBLE        NOT NULL,
    has_place   INTEGER       NOT NULL,
    origin      INTEGER       NOT NULL,
    transit     INTEGER       NOT NULL,
    destination INTEGER       NOT NULL,
    return_to   INTEGER       NOT NULL,
    zone        VARCHAR(64)   NOT NULL,
    language    CHAR(2)       NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    merged_into CHAR(26)      NOT NULL,
    updated_at  CHAR(20)      NOT NULL,
    version     INTEGER       NOT NULL,
    CONSTRAINT dir_city_identity UNIQUE (identity)
);
CREATE INDEX dir_city_country ON dir_city (iso2);
CREATE INDEX dir_city_sort ON dir_city (sort_en);
CREATE INDEX dir_city_merged ON dir_city (merged_into);

CREATE TABLE dir_organisation (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    identity    VARCHAR(400)  NOT NULL,
    name_en     VARCHAR(200)  NOT NULL,
    name_es     VARCHAR(200)  NOT NULL,
    name_fr     VARCHAR(200)  NOT NULL,
    sort_en     VARCHAR(200)  NOT NULL,
    sort_es     VARCHAR(200)  NOT NULL,
    sort_fr     VARCHAR(200)  NOT NULL,
    acronym_en  VARCHAR(40)   NOT NULL,
    acronym_es  VARCHAR(40)   NOT NULL,
    acronym_fr  VARCHAR(40)   NOT NULL,
    kind        VARCHAR(60)   NOT NULL,
    iso2        CHAR(2)       NOT NULL,
    website     VARCHAR(300)  NOT NULL,
    zone        VARCHAR(64)   NOT NULL,
    language    CHAR(2)       NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    merged_into CHAR(26)      NOT NULL,
    updated_at  CHAR(20)      NOT NULL,
    version     INTEGER       NOT NULL,
    CONSTRAINT dir_organisation_identity UNIQUE (identity)
);
CREATE INDEX dir_organisation_sort ON dir_organisation (sort_en);
CREATE INDEX dir_organisation_merged ON dir_organisation (merged_into);

-- Two people may bear the same name: nothing is unique but the id.
CREATE TABLE dir_person (
    id          CHAR(26)      NOT NULL PRIMARY KEY,
    name        VARCHAR(200)  NOT NULL,
    sort_name   VARCHAR(200)  NOT NULL,
    gender      VARCHAR(10)   NOT NULL,
    language    CHAR(2)       NOT NULL,
    email       VARCHAR(254)  NOT NULL,
    note        VARCHAR(2000) NOT NULL,
    merged_into CHAR(26)      NOT NULL,
    updated_at  CHAR(20)      NOT NULL,
    version     INTEGER       NOT NULL,
    CHECK (gender IN ('', 'female', 'male', 'other'))
);
CREATE INDEX dir_person_sort ON dir_person (sort_name);
CREATE INDEX dir_person_merged ON dir_person (merged_into);

-- Further spellings: exonyms, former names, acronyms in other languages.
CREATE TABLE dir_alias (
    party  VARCHAR(40)  NOT NULL,
    folded VARCHAR(200) NOT NULL,
    text   VARCHAR(200) NOT NULL,
    PRIMARY KEY (party, folded)
);

-- Every word of every name and alias of a party, folded: the box finds by the beginning of words. `id` is the
-- second half of `party`, for lists of one kind.
CREATE TABLE dir_word (
    word  VARCHAR(40) NOT NULL,
    party VARCHAR(40) NOT NULL,
    id    CHAR(26)    NOT NULL,
    PRIMARY KEY (word, party)
);
CREATE INDEX dir_word_id ON dir_word (id, word);

-- until_day is exclusive; empty while the mandate lasts. end_told: whether others have heard that it ended.
CREATE TABLE dir_mandate (
    id         CHAR(26)     NOT NULL PRIMARY KEY,
    person_id  CHAR(26)     NOT NULL,
    city_id    CHAR(26)     NOT NULL,
    office     VARCHAR(100) NOT NULL,
    head       INTEGER      NOT NULL,
    from_day   CHAR(10)     NOT NULL,
    until_day  CHAR(10)     NOT NULL,
    remark     VARCHAR(500) NOT NULL,
    end_told   INTEGER      NOT NULL,
    version    INTEGER      NOT NULL,
    CONSTRAINT dir_mandate_person FOREIGN KEY (person_id) REFERENCES dir_person (id),
    CONSTRAINT dir_mandate_city FOREIGN KEY (city_id) REFERENCES dir_city (id)
);
CREATE INDEX dir_mandate_of_city ON dir_mandate (city_id, from_day);
CREATE INDEX dir_mandate_of_person ON dir_mandate (person_id, from_day);
CREATE INDEX dir_mandate_end ON dir_mandate (end_told, until_day);

CREATE TABLE dir_contact (
    id       CHAR(26)     NOT NULL PRIMARY KEY,
    party    VARCHAR(40)  NOT NULL,
    role     VARCHAR(20)  NOT NULL,
    name     VARCHAR(200) NOT NULL,
    address  VARCHAR(254) NOT NULL,
    language CHAR(2)      NOT NULL,
    version  INTEGER      NOT NULL,
    CHECK (role IN ('mayor', 'cabinet', 'legal', 'protocol', 'international'))
);
CREATE INDEX dir_contact_party ON dir_contact (party, role);

CREATE TABLE dir_segment (
    id       CHAR(26)     NOT NULL PRIMARY KEY,
    name     VARCHAR(100) NOT NULL,
    identity VARCHAR(200) NOT NULL,
    note     VARCHAR(500) NOT NULL,
    version  INTEGER      NOT NULL,
    CONSTRAINT dir_segment_identity UNIQUE (identity)
);
CREATE TABLE dir_segment_member (
    segment_id CHAR(26)    NOT NULL,
    party      VARCHAR(40) NOT NULL,
    PRIMARY KEY (segment_id, party),
    CONSTRAINT dir_segment_member_segment FOREIGN KEY (segment_id) REFERENCES dir_segment (id)
);
CREATE INDEX dir_segment_member_party ON dir_segment_member (party);

-- A city or organisation belongs to a network, a section, a council.
CREATE TABLE dir_membership (
    organisation_id CHAR(26)    NOT NULL,
    party           VARCHAR(40) NOT NULL,
    PRIMARY KEY (organisation_id, party),
    CONSTRAINT dir_membership_organisation FOREIGN KEY (organisation_id) REFERENCES dir_organisation (id)
);
CREATE INDEX dir_membership_party ON dir_membership (party);

-- What a merge moved, so that it can be undone.
CREATE TABLE dir_merge (
    id        CHAR(26)    NOT NULL PRIMARY KEY,
    kept      VARCHAR(40) NOT NULL,
    gone      VARCHAR(40) NOT NULL,
    moved     MEDIUMTEXT  NOT NULL,
    merged_at CHAR(20)    NOT NULL,
    undone_at CHAR(20)    NOT NULL
);
CREATE INDEX dir_merge_kept ON dir_merge (kept);
CREATE INDEX dir_merge_gone ON dir_merge (gone);
