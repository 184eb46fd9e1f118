// SPDX-License-Identifier: EUPL-1.2
#include "http/local_client.hpp"

#include <iterator>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

namespace plenaria::host {

std::optional<std::string> post_over_socket(const std::filesystem::path& socket, const std::string& path,
                                            const std::string& json) {
    namespace net = Poco::Net;
    try {
        net::StreamSocket stream;
        stream.connect(net::SocketAddress(net::SocketAddress::UNIX_LOCAL, socket.string()));
        net::HTTPClientSession session(stream);
        stream.setReceiveTimeout(0);
        net::HTTPRequest request(net::HTTPRequest::HTTP_POST, path, net::HTTPRequest::HTTP_1_1);
        request.setHost("localhost");
        request.setContentType("application/json");
        request.setContentLength64(static_cast<Poco::Int64>(json.size()));
        session.sendRequest(request) << json;
        net::HTTPResponse response;
        auto& body = session.receiveResponse(response);
        if (response.getStatus() != net::HTTPResponse::HTTP_OK) return std::nullopt;
        return std::string{std::istreambuf_iterator<char>(body), {}};
    } catch (const Poco::Exception&) {
        return std::nullopt;
    }
}

}  // namespace plenaria::host
