"""What a receiver is told of one entry of the trail, and the signature that it comes from us.

The form is that of Standard Webhooks (standardwebhooks.com, 1.0): the headers `webhook-id`,
`webhook-timestamp` and `webhook-signature`, an HMAC-SHA256 over `id.timestamp.body`. No reason,
no remark and no person is told: whoever may read those reads them by the API.
"""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from dataclasses import dataclass
from hashlib import sha256

PREFIX = "whsec_"


@dataclass(frozen=True)
class Message:
    """A message ready to be sent: its id stays the same however often it is sent."""

    id: str
    body: bytes

    def headers(self, secret: str, seconds: int) -> dict[str, str]:
        """The headers of one sending, at so many seconds of Unix time."""
        return {
            "content-type": "application/json",
            "user-agent": "oversight-webhooks/1",
            "webhook-id": self.id,
            "webhook-timestamp": str(seconds),
            "webhook-signature": signature(secret, self.id, seconds, self.body),
        }


def message_of(
    webhook: str, kind: str, at: str, data: dict[str, object], seq: int | str
) -> Message:
    """A message of one webhook; `seq` is the entry of the trail that it tells of, or a word.

    >>> message_of("W1", "item.sign", "2021-10-08T09:00:00+08:00", {"item": "AB"}, 7)
    Message(id='msg_W1_7', body=b'{"type":"item.sign","timestamp":"2021-10-08T09:00:00+08:00",\
"data":{"item":"AB"}}')
    """
    text = {"type": kind, "timestamp": at, "data": data}
    body = json.dumps(text, ensure_ascii=False, separators=(",", ":")).encode()
    return Message(f"msg_{webhook}_{seq}", body)


def new_secret() -> str:
    """A secret to sign with: `whsec_` and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, message: str, seconds: int, body: bytes) -> str:
    """`v1,` and the HMAC-SHA256 of `message.seconds.body` in base64.

    The example is that of the Standard Webhooks libraries.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
    ...     1614265330, b'{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message}.{seconds}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()
