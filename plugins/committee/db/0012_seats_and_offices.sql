-- SPDX-License-Identifier: EUPL-1.2
-- A call may fill several seats of a body at once. The first of them stands in cmt_vacancy as before, with who was chosen
-- for it; the others stand here, in the order in which they are filled.
-- An office of a body (president, vice-president, co-president) is held as a seat is: for a term of its own, which is why it
-- is a row of cmt_seat. `office` says which; it is empty of a seat on which somebody sits.

CREATE TABLE cmt_vacancy_seat (
    vacancy_id CHAR(26) NOT NULL,
    place      INTEGER  NOT NULL,
    seat_id    CHAR(26) NOT NULL,
    chosen_id  CHAR(26) NOT NULL,
    term_id    CHAR(26) NOT NULL,
    PRIMARY KEY (vacancy_id, place),
    CONSTRAINT cmt_vacancy_seat_of FOREIGN KEY (vacancy_id) REFERENCES cmt_vacancy (id),
    CONSTRAINT cmt_vacancy_seat_in FOREIGN KEY (seat_id) REFERENCES cmt_seat (id),
    CONSTRAINT cmt_vacancy_seat_once UNIQUE (vacancy_id, seat_id)
);

ALTER TABLE cmt_seat ADD COLUMN office VARCHAR(20) NOT NULL DEFAULT '';
