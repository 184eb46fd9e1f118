-- SPDX-License-Identifier: EUPL-1.2
-- The lists of organisations and of people in the order of an index, as that of cities: a page reads its rows and not
-- the table.

CREATE INDEX dir_organisation_list_en ON dir_organisation (merged_into, sort_en, id);
CREATE INDEX dir_organisation_list_es ON dir_organisation (merged_into, sort_es, id);
CREATE INDEX dir_organisation_list_fr ON dir_organisation (merged_into, sort_fr, id);
CREATE INDEX dir_person_list ON dir_person (merged_into, sort_name, id);
