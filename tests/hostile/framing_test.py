# SPDX-License-Identifier: EUPL-1.2
"""Bytes on a socket that two programs could read differently: refused and the connection closed, bare and behind
nginx. The unit tests (core/tests/http) go further; here it is the program as it is started."""
import socket
import sys
import time

from checks import Checks
from house import House

checks = Checks()


def talk(house, data, seconds=6):
    """All that comes back for `data` until the other side closes, and whether it closed."""
    with house.connect(seconds) as connection:
        got = b""
        try:
            connection.sendall(data)
            while piece := connection.recv(65536):
                got += piece
                if len(got) > 1 << 20:
                    break
        except TimeoutError:
            return got, False
        except OSError:
            pass  # reset: closed as well
    return got, True


def statuses(got):
    """The status of each response in what came back."""
    found = []
    while got.startswith(b"HTTP/1."):
        head, _, rest = got.partition(b"\r\n\r\n")
        found.append(int(head[9:12]))
        length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), None)
        if length is None or found[-1] in (100, 204, 304):
            got = rest
        else:
            got = rest[length:]
    return found


def cases(host):
    def get(fields, target="/healthz", version="HTTP/1.1"):
        return f"GET {target} {version}\r\nHost: {host}\r\n{fields}\r\n".encode("latin-1")

    def post(fields, body):
        return f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\n{fields}\r\n{body}".encode("latin-1")

    def line(text):
        return f"{text}\r\nHost: {host}\r\n\r\n".encode("latin-1")

    form = "Content-Type: application/x-www-form-urlencoded\r\n"
    yield "two lengths", post("Content-Length: 3\r\nContent-Length: 5\r\n", "abcde")
    yield "two equal lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc")
    for length in ("-5", "+3", "0,003", "3, 3", "0x3", "3 3", "3.0", "", "three", "99999999999999999999", "\u00b3", "=?us-ascii?q?3?="):
        yield f"length {length!r}", post(f"{form}Content-Length: {length}\r\n", "abc")
    yield "length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")
    yield "chunks and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")
    for coding in ("gzip, chunked", "chunked, chunked", "xchunked", "identity", "\vchunked", "=?us-ascii?q?chunked?=", '"chunked"', "chunked, identity"):
        yield f"coding {coding!r}", post(f"Transfer-Encoding: {coding}\r\n", "0\r\n\r\n")
    yield "coding in two fields", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n")
    yield "blank before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")
    yield "folded coding", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n")
    yield "chunks in HTTP/1.0", b"POST /sign-in HTTP/1.0\r\nHost: " + host.encode() + b"\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    for size in ("-1", "0x1", "+1", "FFFFFFFFFFFFFFFFF", "g", ""):
        yield f"chunk size {size!r}", post(f"{form}Transfer-Encoding: chunked\r\n", f"{size}\r\na\r\n0\r\n\r\n")
    yield "chunk longer than its size", post(f"{form}Transfer-Encoding: chunked\r\n", "1\r\nabc\r\n0\r\n\r\n")
    yield "no length of a POST", post(form, "")
    yield "folded field", get("X-A: 1\r\n 2\r\n")
    yield "field without a colon", get("X-A\r\n")
    yield "empty field name", get(": 1\r\n")
    yield "NUL in a value", get("X-A: 1\x002\r\n")
    yield "lone CR in a value", get("X-A: 1\rX-B: 2\r\n")
    yield "two hosts", get("Host: evil.example\r\n")
    yield "no host", b"GET /healthz HTTP/1.1\r\n\r\n"
    yield "no host in HTTP/1.0", b"GET /healthz HTTP/1.0\r\n\r\n"
    for other in ("evil.example", f"{host}@evil.example", f"{host}.evil.example", "local host", "", "[", "=?us-ascii?q?e=0D=0AX:_1?=", f"{host}, evil.example", f"{host}/x"):
        yield f"host {other!r}", f"GET /sign-in HTTP/1.1\r\nHost: {other}\r\n\r\n".encode("latin-1")
    yield "absolute form of another host", line("GET http://evil.example/sign-in HTTP/1.1")
    for first in ("GET /healthz HTTP/2.0", "GET /healthz HTTP/1.10", "GET /healthz", "GET  HTTP/1.1", "BREW /healthz HTTP/1.1",
                  "get /healthz HTTP/1.1", "TRACE /healthz HTTP/1.1", "CONNECT evil.example:80 HTTP/1.1", "CONNECT / HTTP/1.1",
                  "GET healthz HTTP/1.1", "GET /a\x01b HTTP/1.1", "GET /a\x00b HTTP/1.1", "GET /\xe9 HTTP/1.1",
                  "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", "GET /../../etc/passwd HTTP/1.1", "GET /assets/%00 HTTP/1.1", "GET /%zz HTTP/1.1"):
        yield first.encode("unicode_escape").decode(), line(first)
    yield "field of 17 KiB", get(f"X-A: {'a' * 17000}\r\n")
    yield "200 fields", get("".join(f"X-{i}: 1\r\n" for i in range(200)))
    yield "target of 20 KB", line(f"GET /{'a' * 20000} HTTP/1.1")
    yield "body of 200 MB announced", post(f"{form}Content-Length: 200000000\r\n", "")
    yield "TLS instead of HTTP", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"
    yield "unknown expectation", get("Expect: a-miracle\r\n")


# nginx sends on one whole request for each of these, or refuses it where no two programs could disagree about its end:
# then it may go on with the next.
WHOLE_FOR_NGINX = {"unknown expectation", "200 fields", "field without a colon", "no length of a POST", "GET /healthz HTTP/1.10",
                   "GET /healthz", "BREW /healthz HTTP/1.1", "GET /\\xe9 HTTP/1.1"}


def refused(house, label):
    honest = f"GET /healthz HTTP/1.1\r\nHost: {house.authority}\r\nConnection: close\r\n\r\n".encode()
    for name, data in cases(house.authority):
        began = time.monotonic()
        got, closed = talk(house, data + honest)
        codes = statuses(got)
        where = f"{label}, {name}"
        if house.proxy and name in WHOLE_FOR_NGINX:
            checks.that(codes[1:] in ([], [200]) and 500 not in codes, f"{where}: {codes}")
            continue
        checks.that(closed, f"{where}: the connection stays open")
        checks.that(time.monotonic() - began < 7, f"{where}: took {time.monotonic() - began:.1f} s")
        checks.that(len(codes) == 1 and 400 <= codes[0] < 600 and codes[0] != 500, f"{where}: answers {codes}")
        checks.that(b"evil" not in got.split(b"\r\n\r\n")[0] and b"X-Inj" not in got, f"{where}: echoed")


def bare_line_feeds(house):
    for data in (b"GET /healthz HTTP/1.1\nHost: %s\n\n", b"GET /healthz HTTP/1.1\r\nHost: %s\nX-A: 1\r\n\r\n"):
        got, closed = talk(house, data % house.authority.encode())
        checks.that(closed and statuses(got) == [400], f"bare line feed: {statuses(got)}")


def one_after_the_other(house, label):
    """What follows a request is a request, and what belongs to one never is."""
    host = house.authority
    smuggled = f"GET /sign-in?smuggled HTTP/1.1\r\nHost: {host}\r\n\r\n"
    for path, fields in (("/nowhere", ""), ("/account/profile", ""), ("/sign-in", "Origin: http://evil.example\r\n"),
                         ("/api/me", ""), ("/assets/nothing.js", ""), ("/metrics", "")):
        for expect in ("", "Expect: 100-continue\r\n"):
            data = (f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: text/plain\r\n{fields}{expect}"
                    f"Content-Length: {len(smuggled)}\r\n\r\n{smuggled}GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            codes = [code for code in statuses(talk(house, data.encode())[0]) if code != 100]
            checks.that(len(codes) in (1, 2) and 400 <= codes[0] < 500 and codes[1:] in ([], [200]),
                        f"{label}, POST {path} {fields.strip()} {expect.strip()}: {codes}; its body must not be answered")
    many = f"GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n" * 39 + f"GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    checks.equal(statuses(talk(house, many.encode())[0]), [200] * 40, f"{label}, 40 requests at once")
    chunked = (f"POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
               f"5\r\na=b&c\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    checks.equal(statuses(talk(house, chunked.encode())[0]), [403, 200], f"{label}, honest chunks")


def methods(house, label):
    host = house.authority
    for method, path, should in (("HEAD", "/sign-in", (200,)), ("OPTIONS", "/sign-in", (204, 405)), ("DELETE", "/sign-in", (405,)),
                                 ("PUT", "/sign-in", (405, 411)), ("PATCH", "/nowhere", (404, 405, 411)), ("OPTIONS", "*", (204, 400, 404, 405))):
        got, _ = talk(house, f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = got.partition(b"\r\n\r\n")
        codes = statuses(got)
        checks.that(codes and codes[0] in should, f"{label}, {method} {path}: {codes}")
        if codes and codes[0] == 405 and not (house.proxy and path == "*"):
            checks.that(b"\r\nallow:" in head.lower(), f"{label}, {method} {path}: 405 says what is allowed (RFC 9110, 15.5.6)")
        if method == "HEAD":
            checks.equal(body, b"", f"{label}, body of a HEAD")


def main():
    for proxy in (False, True):
        label = "behind nginx" if proxy else "bare"
        with House(proxy=proxy) as house:
            refused(house, label)
            one_after_the_other(house, label)
            methods(house, label)
            if not proxy:
                bare_line_feeds(house)
                got, _ = talk(house, f"GET http://{house.authority}/healthz HTTP/1.1\r\nHost: {house.authority}\r\nConnection: close\r\n\r\n".encode())
                checks.equal(statuses(got), [200], "absolute form of our own host")
            checks.that(house.program.poll() is None, f"{label}: the program still runs")
    checks.end(at_least=500)


if __name__ == "__main__":
    sys.exit(main())
