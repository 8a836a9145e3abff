"""Where a webhook may go: a table of addresses, and names that lead astray."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from oversight.problem import Problem
from oversight.webhooks.address import (
    Receiver,
    UnsafeAddressError,
    public,
    receiver_of,
    resolved,
)
from oversight.webhooks.post import post

OUTSIDE = receiver_of("https://hooks.example.org/in", ())


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1"])
def test_public_addresses(address: str) -> None:
    assert public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "not an address",
    ],
)
def test_addresses_that_are_not(address: str) -> None:
    assert not public(address)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://hooks.example.org/", "That is not the URL of a receiver."),
        ("https://", "That is not the URL of a receiver."),
        ("https://user:pass@hooks.example.org/", "That is not the URL of a receiver."),
        ("https://hooks.example.org/#part", "That is not the URL of a receiver."),
        ("https://hooks.example.org/a b", "That is not the URL of a receiver."),
        ("https://hooks.example.org:99999/", "That is not the URL of a receiver."),
        ("https://钩子.example.org/", "That is not the URL of a receiver."),
        ("https://a..b/", "That is not the URL of a receiver."),
        ("https://" + "x" * 64 + ".example/", "That is not the URL of a receiver."),
        ("https://a.example/" + "x" * 600, "That is not the URL of a receiver."),
        ("http://hooks.example.org/", "A webhook goes by https."),
        ("https://hooks.example.org:22/", "A webhook goes to port 443 or 8443, not to 22."),
    ],
)
def test_urls_that_are_refused(url: str, said: str) -> None:
    found = receiver_of(url, ())
    assert isinstance(found, Problem)
    assert found.said == said
    assert found.fix
    assert found.zh


def test_an_internal_receiver_is_named_with_its_port() -> None:
    named = ["hooks.intranet:8080"]
    found = receiver_of("http://HOOKS.intranet:8080/in", named)
    assert isinstance(found, Receiver)
    assert (found.host, found.port, found.https, found.internal) == (
        "hooks.intranet",
        8080,
        False,
        True,
    )
    assert isinstance(receiver_of("http://hooks.intranet:8081/in", named), Problem)


def found_at(*addresses: str) -> Any:
    return lambda *_, **__: [(socket.AF_INET, 1, 6, "", (each, 443)) for each in addresses]


def test_a_name_that_leads_inside_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(OUTSIDE, Receiver)
    monkeypatch.setattr(socket, "getaddrinfo", found_at("8.8.8.8", "10.0.0.1"))
    with pytest.raises(UnsafeAddressError, match=r"leads to 10\.0\.0\.1"):
        resolved(OUTSIDE)
    answer = post(OUTSIDE, {}, b"{}")
    assert answer.status is None
    assert answer.said == (
        "not sent: hooks.example.org leads to 10.0.0.1, which is not an address of the public "
        "network"
    )


def test_the_address_that_was_weighed_is_the_one_gone_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere the second time it is asked for is asked for once."""
    assert isinstance(OUTSIDE, Receiver)
    answers = iter([found_at("8.8.8.8"), found_at("127.0.0.1")])
    gone: list[tuple[str, int]] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: next(answers)())

    def connect(address: tuple[str, int], *_: object) -> None:
        gone.append(address)
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    answer = post(OUTSIDE, {}, b"{}")
    assert gone == [("8.8.8.8", 443)]
    assert (answer.status, answer.arrived) == (None, False)
    assert answer.said.startswith("the connection failed:")
