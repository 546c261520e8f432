"""Certificates made for one run, by the openssl command: nothing of the kind is kept in the tree."""

from __future__ import annotations

import ssl
import subprocess
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from pathlib import Path

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
_SIGNED = {
    # name -> who signs, the host, and for how many days from now
    "tls": ("ours", "IP:127.0.0.1,DNS:somewhere.invalid", 2),
    "untrusted": ("theirs", "IP:127.0.0.1", 2),
    "wrong host": ("ours", "DNS:elsewhere.invalid", 2),
    "expired": ("ours", "IP:127.0.0.1", -1),
}
# Python 3.13 holds certificates to RFC 5280, which wants these.
_OF_SERVERS = """basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
"""


@frozen
class Certificates:
    """The certificate that clients trust, and what servers show."""

    trusted: Path
    contexts: dict[str, ssl.SSLContext]


def make_certificates(folder: Path) -> Certificates:
    """Make them in a folder."""
    for signer in ("ours", "theirs"):
        _run(folder, "req", "-x509", *_KEY, "-keyout", f"{signer}.key", "-out", f"{signer}.pem", "-days", "2",
             "-subj", f"/CN={signer}", "-addext", "keyUsage=critical,keyCertSign,cRLSign")  # fmt: skip
    contexts: dict[str, ssl.SSLContext] = {}
    for number, (name, (signer, host, days)) in enumerate(_SIGNED.items()):
        own = f"own{number}"
        (folder / f"{own}.ext").write_text(f"{_OF_SERVERS}subjectAltName={host}\n", encoding="ascii")
        _run(folder, "req", *_KEY, "-keyout", f"{own}.key", "-out", f"{own}.csr", "-subj", f"/CN={own}")
        _run(folder, "x509", "-req", "-in", f"{own}.csr", "-CA", f"{signer}.pem", "-CAkey", f"{signer}.key",
             "-set_serial", str(number + 2), "-days", str(days), "-extfile", f"{own}.ext", "-out", f"{own}.pem")  # fmt: skip
        contexts[name] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        contexts[name].load_cert_chain(folder / f"{own}.pem", folder / f"{own}.key")
    return Certificates(folder / "ours.pem", contexts)


def _run(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)  # noqa: S607  (whichever there is)
