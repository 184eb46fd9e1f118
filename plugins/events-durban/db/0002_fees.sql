-- SPDX-License-Identifier: EUPL-1.2
-- What taking part in a congress costs, what each delegation owes, and what it paid. Amounts are whole minor units of their
-- currency (cents of EUR, shillings of UGX; ISO 4217), so that sums are exact. What is owed is never stored: it is counted
-- from the kind, the people who come, the waiver and the payments, on a day. What was written to an office is stored as it was: an
-- invoice is a row that nobody changes. Days are told as distances before the opening, so that a postponement moves
-- them; amount 0 stands for "no such day". Empty text stands for "not known"; no NULLs.

CREATE TABLE dbn_fee_rules (
    edition_id   CHAR(26)      NOT NULL PRIMARY KEY,
    full_amount  INTEGER       NOT NULL,
    full_unit    VARCHAR(10)   NOT NULL,
    part_percent INTEGER       NOT NULL,
    part_amount  INTEGER       NOT NULL,
    part_unit    VARCHAR(10)   NOT NULL,
    pay_to       VARCHAR(2000) NOT NULL,
    erase_days   INTEGER       NOT NULL,
    revision     INTEGER       NOT NULL,
    CONSTRAINT dbn_fee_rules_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- The last numbers given out at a congress. A number is never used again, not even one that was given by mistake.
CREATE TABLE dbn_fee_counter (
    edition_id   CHAR(26) NOT NULL PRIMARY KEY,
    last_receipt INTEGER  NOT NULL,
    last_invoice INTEGER  NOT NULL,
    CONSTRAINT dbn_fee_counter_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);

-- `segment` is a list of the directory whose members are put into this kind; for_others takes whom no list names.
-- quota: people of a delegation, votes: how many of them vote.
CREATE TABLE dbn_fee_kind (
    id           CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id   CHAR(26)     NOT NULL,
    position     INTEGER      NOT NULL,
    name_en      VARCHAR(200) NOT NULL,
    name_es      VARCHAR(200) NOT NULL,
    name_fr      VARCHAR(200) NOT NULL,
    segment      VARCHAR(60)  NOT NULL,
    for_others   SMALLINT     NOT NULL,
    currency     CHAR(3)      NOT NULL,
    fee          BIGINT       NOT NULL,
    early_fee    BIGINT       NOT NULL,
    early_amount INTEGER      NOT NULL,
    early_unit   VARCHAR(10)  NOT NULL,
    quota        INTEGER      NOT NULL,
    votes        INTEGER      NOT NULL,
    revision     INTEGER      NOT NULL,
    CONSTRAINT dbn_fee_kind_of FOREIGN KEY (edition_id) REFERENCES evt_edition (id)
);
CREATE INDEX dbn_fee_kind_in ON dbn_fee_kind (edition_id, position);

-- As what a delegation takes part. waived: people who pay nothing, and why; the reason may name somebody, and is emptied with the notes.
-- No key to evt_delegation: an office that was never invited may be taken off the list, and leaves a row that nobody reads.
CREATE TABLE dbn_participation (
    delegation_id CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)     NOT NULL,
    kind_id       CHAR(26)     NOT NULL,
    waived        INTEGER      NOT NULL,
    waived_for    VARCHAR(500) NOT NULL,
    revision      INTEGER      NOT NULL,
    CONSTRAINT dbn_participation_as FOREIGN KEY (kind_id) REFERENCES dbn_fee_kind (id)
);
CREATE INDEX dbn_participation_in ON dbn_participation (edition_id, kind_id);

-- A delegation that has paid cannot be taken off the list. `amount` is positive; the kind says which way it went.
CREATE TABLE dbn_payment (
    id            CHAR(26)     NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)     NOT NULL,
    delegation_id CHAR(26)     NOT NULL,
    number        INTEGER      NOT NULL,
    kind          VARCHAR(10)  NOT NULL,
    amount        BIGINT       NOT NULL,
    currency      CHAR(3)      NOT NULL,
    paid_on       CHAR(10)     NOT NULL,
    note          VARCHAR(500) NOT NULL,
    entered_at    CHAR(20)     NOT NULL,
    entered_by    VARCHAR(200) NOT NULL,
    void_at       VARCHAR(20)  NOT NULL,
    void_by       VARCHAR(200) NOT NULL,
    CONSTRAINT dbn_payment_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id),
    CONSTRAINT dbn_payment_number UNIQUE (edition_id, number),
    CHECK (kind IN ('payment', 'refund'))
);
CREATE INDEX dbn_payment_by ON dbn_payment (delegation_id, number);

-- As it was written: later fees, people and names change no invoice. The latest of a delegation replaces those before it.
CREATE TABLE dbn_invoice (
    id            CHAR(26)      NOT NULL PRIMARY KEY,
    edition_id    CHAR(26)      NOT NULL,
    delegation_id CHAR(26)      NOT NULL,
    number        INTEGER       NOT NULL,
    language      VARCHAR(8)    NOT NULL,
    party_name    VARCHAR(200)  NOT NULL,
    kind_name     VARCHAR(200)  NOT NULL,
    currency      CHAR(3)       NOT NULL,
    fee           BIGINT        NOT NULL,
    early_fee     BIGINT        NOT NULL,
    regular       INTEGER       NOT NULL,
    early         INTEGER       NOT NULL,
    waived        INTEGER       NOT NULL,
    owed          BIGINT        NOT NULL,
    paid          BIGINT        NOT NULL,
    pay_to        VARCHAR(2000) NOT NULL,
    issued_at     CHAR(20)      NOT NULL,
    issued_by     VARCHAR(200)  NOT NULL,
    CONSTRAINT dbn_invoice_of FOREIGN KEY (delegation_id) REFERENCES evt_delegation (id),
    CONSTRAINT dbn_invoice_number UNIQUE (edition_id, number)
);
CREATE INDEX dbn_invoice_by ON dbn_invoice (delegation_id, number);
