-- SPDX-License-Identifier: EUPL-1.2
-- How a seat is filled: who was asked to nominate, whom they nominated, and who was chosen.
-- A vacancy that is open closes by its deadline alone: "closed" is no state that a job would have to write, so that nobody is
-- let in late because a job was. The term of the chosen one is a row of the ledger; term_id says which.
-- What is personal of a nominee stands in cmt_nomination alone, and goes from there when erased_at is written. Empty text
-- stands for "not known" or "not yet"; there are no NULLs.

CREATE TABLE cmt_vacancy (
    id                CHAR(26)      NOT NULL PRIMARY KEY,
    seat_id           CHAR(26)      NOT NULL,
    state             VARCHAR(10)   NOT NULL,
    first_day         CHAR(10)      NOT NULL,
    last_day          CHAR(10)      NOT NULL,
    deadline          CHAR(20)      NOT NULL,
    zone              VARCHAR(60)   NOT NULL,
    segment_id        VARCHAR(60)   NOT NULL,
    original_language VARCHAR(8)    NOT NULL,
    profile_en        VARCHAR(4000) NOT NULL,
    profile_es        VARCHAR(4000) NOT NULL,
    profile_fr        VARCHAR(4000) NOT NULL,
    erase_days        INTEGER       NOT NULL,
    chosen_id         CHAR(26)      NOT NULL,
    term_id           CHAR(26)      NOT NULL,
    reason            VARCHAR(2000) NOT NULL,
    reference         VARCHAR(300)  NOT NULL,
    ended_at          CHAR(20)      NOT NULL,
    letters_at        CHAR(20)      NOT NULL,
    erased_at         CHAR(20)      NOT NULL,
    revision          INTEGER       NOT NULL,
    CONSTRAINT cmt_vacancy_of FOREIGN KEY (seat_id) REFERENCES cmt_seat (id),
    CHECK (state IN ('draft', 'open', 'decided', 'withdrawn'))
);
CREATE INDEX cmt_vacancy_state ON cmt_vacancy (state, deadline);

-- A city that was asked. Names and addresses are those by which it was written to then.
CREATE TABLE cmt_notice (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    vacancy_id   CHAR(26)     NOT NULL,
    city_ref     VARCHAR(60)  NOT NULL,
    city_name    VARCHAR(300) NOT NULL,
    contact_name VARCHAR(300) NOT NULL,
    address      VARCHAR(254) NOT NULL,
    language     VARCHAR(8)   NOT NULL,
    zone         VARCHAR(60)  NOT NULL,
    sent_at      CHAR(20)     NOT NULL,
    reminded_at  CHAR(20)     NOT NULL,
    CONSTRAINT cmt_notice_of FOREIGN KEY (vacancy_id) REFERENCES cmt_vacancy (id),
    CONSTRAINT cmt_notice_once UNIQUE (vacancy_id, city_ref)
);

-- A city nominates one person. `declared` is what the office says of conflicts of interest: 'none' or 'some', with `conflict`.
-- `consent` and `dues` are '', 'yes' or 'no'. Another nominee is asked anew, by a
-- link of their own: `asked` counts them.
CREATE TABLE cmt_nomination (
    id                 CHAR(26)      NOT NULL PRIMARY KEY,
    vacancy_id         CHAR(26)      NOT NULL,
    city_ref           VARCHAR(60)   NOT NULL,
    city_name          VARCHAR(300)  NOT NULL,
    person_ref         VARCHAR(60)   NOT NULL,
    person_name        VARCHAR(300)  NOT NULL,
    office             VARCHAR(300)  NOT NULL,
    address            VARCHAR(254)  NOT NULL,
    language           VARCHAR(8)    NOT NULL,
    statement          VARCHAR(4000) NOT NULL,
    statement_language VARCHAR(8)    NOT NULL,
    declared           VARCHAR(8)    NOT NULL,
    conflict           VARCHAR(2000) NOT NULL,
    withdrawn_at       CHAR(20)      NOT NULL,
    sent_at            CHAR(20)      NOT NULL,
    consent            VARCHAR(8)    NOT NULL,
    consent_at         CHAR(20)      NOT NULL,
    dues               VARCHAR(8)    NOT NULL,
    dues_note          VARCHAR(1000) NOT NULL,
    overruled_at       CHAR(20)      NOT NULL,
    overruled_by       VARCHAR(200)  NOT NULL,
    overruled_because  VARCHAR(2000) NOT NULL,
    asked              INTEGER       NOT NULL,
    revision           INTEGER       NOT NULL,
    CONSTRAINT cmt_nomination_of FOREIGN KEY (vacancy_id) REFERENCES cmt_vacancy (id),
    CONSTRAINT cmt_nomination_city UNIQUE (vacancy_id, city_ref)
);
