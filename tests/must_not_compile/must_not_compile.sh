#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# must_not_compile.sh COMPILER SDK_INCLUDE_DIR: each snippet is refused by the compiler, for the right reason,
# and its twin without the mistake is accepted: a snippet that fails for a missing header proves nothing.
set -eu
compiler=$1
flags="-std=c++20 -fsyntax-only -Wno-unused -DBOOST_DLL_USE_STD_FS -I$2"
said=$(mktemp)
trap 'rm -f "$said"' EXIT

try() { printf '%s\n' "$1" | "$compiler" $flags -x c++ - 2>"$said"; }
# pair WHAT REASON MISTAKE CORRECT COMMON: COMMON holds @ where MISTAKE or CORRECT goes.
pair() {
    correct=${5%%@*}$4${5#*@}
    mistake=${5%%@*}$3${5#*@}
    try "$correct" || { echo "DOES NOT COMPILE WITHOUT THE MISTAKE: $1"; cat "$said"; exit 1; }
    if try "$mistake"; then echo "COMPILED: $1"; exit 1; fi
    grep -q "$2" "$said" || { echo "WRONG REASON: $1"; cat "$said"; exit 1; }
    echo "refused: $1"
}

pair "a route without access" "Access" '' ', .access = plenaria::Access::signed_in()' \
'#include <plenaria/http.hpp>
plenaria::Route r{.method = plenaria::Method::get, .path = "/", .name = "a.b"@};'
pair "SQL made from text at run time" "Text" '"SELECT n FROM m WHERE n=" + n' '"SELECT n FROM m WHERE n = :n"' \
'#include <plenaria/sql.hpp>
void f(plenaria::UnitOfWork& u, const std::string& n) { plenaria::sql::query(u, @); }'
pair "a result that nobody looks at" "nodiscard" 'f();' 'if (!f()) return;' \
'#pragma GCC diagnostic error "-Wunused-result"
#include <plenaria/result.hpp>
plenaria::Result<int> f(); void g() { @ }'
pair "a service without a name" "constraint" '' 'static constexpr std::string_view service_name = "a.s/1";' \
'#include <plenaria/plugin.hpp>
struct S { @ virtual ~S() = default; virtual void f() = 0; }; void g(plenaria::Context& c) { c.require<S>(); }'
pair "a stop() that may throw" "looser" '' 'noexcept' \
'#include <plenaria/plugin.hpp>
struct P : plenaria::Plugin { void describe(plenaria::Registrar&) override {} void stop() @ override {} };'
pair "a key of a model made at run time" "Key" 'name.c_str()' '"name"' \
'#include <plenaria/view.hpp>
void f(plenaria::Model& m, const std::string& name) { m.set(@, "Ana"); }'
pair "typed text where finished HTML is asked for" "SafeHtml" 'typed' 'plenaria::SafeHtml{escaped(typed)}' \
'#include <plenaria/view.hpp>
std::string escaped(const std::string&); void show(plenaria::SafeHtml); void f(const std::string& typed) { show(@); }'
