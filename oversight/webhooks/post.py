"""One POST to an address that was weighed: no redirect followed, little read, never for long."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer

from oversight.webhooks.address import Receiver, UnsafeAddressError, resolved

SECONDS = 10.0
"""The longest that one attempt may take, from the first knock to the last byte; looking the name
up is not in it."""

READ = 2_000
"""Bytes of an answer that are read: it is looked at by people only."""


@dataclass(frozen=True)
class Answer:
    """What came back: a status, or none and why. `after` is the wait the receiver asked for."""

    status: int | None
    said: str
    after: float | None = None

    @property
    def arrived(self) -> bool:
        """Whether the receiver took it: any 2xx."""
        return self.status is not None and 200 <= self.status < 300


def post(receiver: Receiver, headers: Mapping[str, str], body: bytes) -> Answer:
    """Send it once. Whatever goes wrong is an answer, never an error."""
    try:
        address = resolved(receiver)
    except UnsafeAddressError as unsafe:
        return Answer(None, f"not sent: {unsafe}, which is not an address of the public network")
    except (OSError, UnicodeError) as error:
        return Answer(None, f"no address was found: {getattr(error, 'strerror', None) or error}")
    connection = _Connection(receiver, address)
    watch = Timer(SECONDS, connection.cut)
    watch.start()
    try:
        connection.request("POST", receiver.path, body=body, headers=dict(headers))
        response = connection.getresponse()
        text = _read(response)
        wait = response.headers.get("retry-after", "")
        after = float(wait) if wait.isdigit() and len(wait) < 7 else None
        return Answer(response.status, " ".join(text.split())[:200], after)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if connection.was_cut or isinstance(error, TimeoutError):
            return Answer(None, f"no answer within {SECONDS:g} seconds")
        return Answer(None, f"the connection failed: {str(error) or type(error).__name__}")
    finally:
        watch.cancel()
        connection.close()


def _read(response: http.client.HTTPResponse) -> str:
    """The beginning of what it says; once the status is there, a broken end takes nothing back."""
    with suppress(OSError, http.client.HTTPException, ValueError):
        return response.read(READ).decode("utf-8", "replace")
    return ""


class _Connection(http.client.HTTPConnection):
    """A connection to one address, which speaks to the name it was found under."""

    def __init__(self, receiver: Receiver, address: str) -> None:
        super().__init__(receiver.host, receiver.port, timeout=SECONDS)
        self._https = receiver.https
        self._address = address
        self._wire: socket.socket | None = None
        self.was_cut = False
        self.default_port = 443 if receiver.https else 80

    def connect(self) -> None:
        """To the address that was weighed; the certificate must still be the name's."""
        plain = socket.create_connection((self._address, self.port), SECONDS)
        # Held here too: whoever reads the answer's end has taken it from the connection.
        self.sock = self._wire = plain
        if self._https:
            context = ssl.create_default_context()
            self.sock = self._wire = context.wrap_socket(plain, server_hostname=self.host)

    def cut(self) -> None:
        """End it from another thread: a receiver that drips its answer holds nobody up."""
        self.was_cut = True
        if self._wire is not None:
            with suppress(OSError):
                self._wire.shutdown(socket.SHUT_RDWR)
