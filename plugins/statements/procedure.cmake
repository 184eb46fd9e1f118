# SPDX-License-Identifier: EUPL-1.2
# Approval by a named group, the silence procedure, certificates: their files, apart from those of the text itself.
set(procedure_sources
  src/certificate_pages.cpp
  src/procedure/answer_pages.cpp
  src/procedure/procedure.cpp
  src/procedure/procedure_answers.cpp
  src/procedure/procedure_api.cpp
  src/procedure/procedure_demo.cpp
  src/procedure/procedure_form_pages.cpp
  src/procedure/procedure_letters.cpp
  src/procedure/procedure_member_pages.cpp
  src/procedure/procedure_member_repository.cpp
  src/procedure/procedure_pages.cpp
  src/procedure/procedure_reading.cpp
  src/procedure/procedure_repository.cpp
  src/procedure/procedure_samples.cpp
  src/procedure/procedure_sending.cpp
  src/procedure/procedure_service.cpp
  src/procedure/procedure_settling.cpp
  src/procedure/procedure_words.cpp
  src/procedure/procedure_work.cpp
  src/procedure/procedure_room_pages.cpp)
set(procedure_tests
  tests/procedure/procedure_test.cpp
  tests/procedure/procedure_service_test.cpp
  tests/procedure/procedure_pages_test.cpp)
