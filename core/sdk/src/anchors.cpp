// SPDX-License-Identifier: EUPL-1.2
// Out-of-line destructors: one vtable and one type_info for each border class, in libplenaria-sdk.so.
#include <plenaria/bulk_mail.hpp>
#include <plenaria/db.hpp>
#include <plenaria/letters.hpp>
#include <plenaria/made_documents.hpp>
#include <plenaria/mail_trouble.hpp>
#include <plenaria/plugin.hpp>
#include <plenaria/press.hpp>

namespace plenaria {

Clock::~Clock() = default;
Locale::~Locale() = default;
Locales::~Locales() = default;
Settings::~Settings() = default;
Log::~Log() = default;
RequestScope::~RequestScope() = default;
JobRun::~JobRun() = default;
CommandRun::~CommandRun() = default;
Registrar::~Registrar() = default;
Context::~Context() = default;
Plugin::~Plugin() = default;
UnitOfWork::~UnitOfWork() = default;
Database::~Database() = default;
Renderer::~Renderer() = default;
Documents::~Documents() = default;
Addresses::~Addresses() = default;
WorkList::~WorkList() = default;
DocumentKind::~DocumentKind() = default;
DocumentOrders::~DocumentOrders() = default;
Press::~Press() = default;
DocumentParts::~DocumentParts() = default;
LetterSamples::~LetterSamples() = default;
MailTrouble::~MailTrouble() = default;
BulkMail::~BulkMail() = default;

std::string_view content_type(DocumentFormat format) {
    switch (format) {
        case DocumentFormat::pdf:
            return "application/pdf";
        case DocumentFormat::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case DocumentFormat::odt:
            return "application/vnd.oasis.opendocument.text";
    }
    return "application/octet-stream";
}

}  // namespace plenaria
