"""A company's authority that the system trusts is trusted, on every version of Python; nobody else is."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sellercall_desktop import certificates


def named(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def signed(subject, key, issuer, by, *extensions, days=30):
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(named(subject))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=days))
    )
    for extension, critical in extensions:
        built = built.add_extension(extension, critical=critical)
    return built.sign(by, hashes.SHA256())


def pem(certificate):
    return certificate.public_bytes(serialization.Encoding.PEM)


class Company:
    """An old authority: its basic constraints are not critical, no key usage, no key identifiers."""

    def __init__(self, folder):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        constraints = (x509.BasicConstraints(ca=True, path_length=None), False)
        self.authority = signed("Old Company", self.key, "Old Company", self.key, constraints)
        self.file = folder / "company.pem"
        self.file.write_bytes(pem(self.authority))

    def server(self, name="api.twilio.com", days=30):
        """A server's side of a connection, as the company's proxy would present it."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternative = (x509.SubjectAlternativeName([x509.DNSName(name)]), False)
        shown = pem(signed(name, key, "Old Company", self.key, alternative, days=days))
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        (self.folder / "server.pem").write_bytes(shown + private)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / "server.pem")
        return context


def shake(client, server, name="api.twilio.com"):
    """Both sides of a handshake, in memory. Raises what the client finds wrong."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ours = client.wrap_bio(to_client, to_server, server_hostname=name)
    theirs = server.wrap_bio(to_server, to_client, server_side=True)
    waiting = [ours, theirs, ours, theirs]
    for side in waiting:
        try:
            side.do_handshake()
        except ssl.SSLWantReadError:
            continue


@pytest.fixture(params=["this Python", "Python 3.13"])
def python(request, monkeypatch):
    """3.13 checks by the letter; an older one can be told to."""
    if request.param == "Python 3.13":
        make = ssl.create_default_context

        def strict(*args, **rest):
            context = make(*args, **rest)
            context.verify_flags |= ssl.VERIFY_X509_STRICT
            return context

        monkeypatch.setattr(ssl, "create_default_context", strict)


@pytest.mark.usefixtures("python")
def test_an_old_company_authority_that_the_system_trusts_is_trusted(tmp_path, monkeypatch):
    company = Company(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(company.file))
    client = certificates.trusting_context()
    shake(client, company.server())
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        shake(client, company.server("another.example"))
    with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
        shake(client, company.server(days=-1))


@pytest.mark.usefixtures("python")
def test_an_authority_that_nobody_trusts_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(ssl.SSLCertVerificationError):
        shake(certificates.trusting_context(), Company(tmp_path).server())
