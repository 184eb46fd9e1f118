# SPDX-License-Identifier: EUPL-1.2
# Rounds, answers, consolidation and signatures: their files, apart from those of the text itself.
set(consultation_sources
  src/anchor.cpp
  src/answer.cpp
  src/merge.cpp
  src/rebase.cpp)
set(consultation_tests
  tests/anchor_test.cpp
  tests/answer_test.cpp
  tests/merge_test.cpp)
