"""Where a webhook may go: addresses that are looked up, weighed, and then kept to.

A receiver is named by whoever subscribes. Without care the program could be made to knock at
its own doors or at its neighbours'. So the name is resolved here, each address is weighed, and
the connection is made to the address that was weighed, not to the name again.
"""

from __future__ import annotations

import socket
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from oversight.problem import Problem

PORTS = (443, 8443)
"""The ports that may be asked for; others only at an internal receiver."""

LONGEST = 500
_NAT64 = ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Receiver:
    """A receiver's URL taken apart. `internal` receivers are named in the settings."""

    url: str
    https: bool
    host: str
    port: int
    path: str
    internal: bool


class UnsafeAddressError(Exception):
    """A name that leads to an address which is not one of the public network."""


def receiver_of(url: str, internal: Collection[str]) -> Receiver | Problem:
    """The receiver that `url` names, or what is wrong with it.

    `internal` are the settings' `webhooks.internal`: `host:port`, which may be plain http, on
    any port and at any address.

    >>> receiver_of("https://hooks.example.org/in?x=1", ())
    Receiver(url='https://hooks.example.org/in?x=1', https=True, host='hooks.example.org', \
port=443, path='/in?x=1', internal=False)
    >>> receiver_of("http://hooks.example.org/", ()).said
    'A webhook goes by https.'
    """
    parts, port = _split(url)
    if parts is None or port is None:
        return _wrong(
            "That is not the URL of a receiver.",
            "Write it as https://host/path.",
            "不是有效的接收地址。",
            "请写成https://主机/路径。",
        )
    host = (parts.hostname or "").lower()
    named = f"{host}:{port}" in {each.lower() for each in internal}
    if not named and parts.scheme != "https":
        return _wrong(
            "A webhook goes by https.",
            "Use https, or have the receiver named under webhooks.internal in oversight.toml.",
            "推送必须使用https。",
            "请改用https，或在oversight.toml的webhooks.internal中列明该接收方。",
        )
    if not named and port not in PORTS:
        return _wrong(
            f"A webhook goes to port 443 or 8443, not to {port}.",
            "Use one of them, or have the receiver named under webhooks.internal.",
            f"推送只能发往443或8443端口，不能是{port}。",
            "请改用上述端口，或在webhooks.internal中列明该接收方。",
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Receiver(url, parts.scheme == "https", host, port, path, named)


def _split(url: str) -> tuple[SplitResult | None, int | None]:
    """The parts of a URL and its port; None where it is none that can be gone to."""
    if len(url) > LONGEST or not url.isascii() or any(c.isspace() or c < " " for c in url):
        return None, None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None, None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return None, None
    if parts.username or parts.password or parts.fragment or not _is_name(parts.hostname):
        return None, None
    return parts, port or (443 if parts.scheme == "https" else 80)


def _is_name(host: str) -> bool:
    """Whether a host can be looked up at all: no empty label, and none beyond 63 letters."""
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return True


def _wrong(said: str, fix: str, said_zh: str, fix_zh: str) -> Problem:
    return Problem("url", said, fix, (said_zh, fix_zh))


def public(address: str) -> bool:
    """Whether an address is one of the public network, however it is written.

    >>> [public(a) for a in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if found in _NAT64:
            inner = IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return found.is_global and not found.is_multicast and not found.is_reserved


def resolved(receiver: Receiver) -> str:
    """The address to connect to. `UnsafeAddressError` where any that the name has is not public.

    `OSError` where the name has none.
    """
    found = socket.getaddrinfo(receiver.host, receiver.port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not receiver.internal:
        for address in addresses:
            if not public(address):
                raise UnsafeAddressError(f"{receiver.host} leads to {address}")
    return addresses[0]
