// SPDX-License-Identifier: EUPL-1.2
#pragma once
/// @file statements/src/validation/certificate_pages.hpp
/// The certificate of a validation, by whomever it came: as PDF in each language, and the page on which its
/// number is checked.

#include <plenaria/http.hpp>

#include "validation_service.hpp"

namespace plenaria {
class Addresses;
class DocumentParts;
}  // namespace plenaria

namespace plenaria::statements {

struct DocumentTools;

struct CertificateTools {
    const DocumentTools* documents = nullptr;
    const ValidationTools* validation = nullptr;
    const Addresses* addresses = nullptr;
    DocumentParts* parts = nullptr;  ///< certificates that were laid out before
};

/// Members of partials/certificates. @param validated may be nullptr, or without a certificate
void set_certificates(Model& page, const Validated* validated, const RequestScope& scope);

/// GET /statements/{id}/versions/{version}/certificates/{serial}?language=
Result<Reply> certificate_document(const CertificateTools& tools, const Request& request,
                                   RequestScope& scope);
/// GET /statements/verify?serial=
Result<Reply> verify_certificate_page(const CertificateTools& tools, const Request& request,
                                      RequestScope& scope);

}  // namespace plenaria::statements
