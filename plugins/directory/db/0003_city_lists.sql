-- SPDX-License-Identifier: EUPL-1.2
-- A page of the list of cities costs the same with fifty cities and with ten thousand: names come in the order of an
-- index, and how many cities each region has is kept instead of counted.

CREATE INDEX dir_city_list_en ON dir_city (merged_into, sort_en, id);
CREATE INDEX dir_city_list_es ON dir_city (merged_into, sort_es, id);
CREATE INDEX dir_city_list_fr ON dir_city (merged_into, sort_fr, id);

-- Changed in the transaction that changes dir_city, by tally_repository.cpp.
CREATE TABLE dir_city_tally (
    region VARCHAR(20) NOT NULL PRIMARY KEY,
    number INTEGER     NOT NULL
);
INSERT INTO dir_city_tally (region, number) SELECT region, COUNT(*) FROM dir_city WHERE merged_into = '' GROUP BY region;
