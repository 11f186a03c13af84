"""
Sends invoices as a Peppol access point would, with the package as4. Arguments: address, own certificate, own key, certificate of the receiver
(all PEM), Seat ID, and a file with one message per line: file, document type, process, sender, receiver, name (tabs between). Prints one line
per message: name, HTTP status, what as4 says about the answer.
"""

import sys
import urllib.error
import urllib.request
from pathlib import Path

from as4 import AS4LocalPrivateKey
from as4.peppol import (
    build_peppol_message,
    create_peppol_external_party,
    create_peppol_internal_party,
    parse_peppol_receipt,
)
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID

address, own_certificate, own_key, receiver_certificate, seat_id, messages = sys.argv[1:7]


def certificate(path: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(Path(path).read_bytes())


receiver = certificate(receiver_certificate)
receiver_seat = receiver.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value
local = create_peppol_internal_party(
    seat_id, certificate(own_certificate), AS4LocalPrivateKey(load_pem_private_key(Path(own_key).read_bytes(), None))
)
remote = create_peppol_external_party(receiver_seat, receiver)


def send(file: str, document_type: str, process: str, sender: str, recipient: str) -> tuple[int, str]:
    message = build_peppol_message(
        Path(file).read_bytes(),
        local_party=local,
        remote_party=remote,
        sender=sender,
        recipient=recipient,
        document_type_identifier_scheme="busdox-docid-qns",
        document_type_identifier_value=document_type,
        process_identifier=process,
        sender_country_id="DE",
    )
    data, boundary = message.get_request_data()
    request = urllib.request.Request(address, data=data, headers=message.get_http_headers(boundary), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            status, body = response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    receipt = parse_peppol_receipt(body, receiver)
    if receipt.error is not None:
        return status, f"{receipt.error.error_code} {receipt.error.error_detail}"
    receipt.verify_non_repudiation(message.signed_references)
    return status, "receipt valid"


for line in Path(messages).read_text().splitlines():
    *fields, name = line.split("\t")
    try:
        status, said = send(*fields)
    except Exception as error:  # whatever it says is the result
        status, said = 200, f"{type(error).__name__}: {error}"
    print(name, status, " ".join(said.split()), sep="\t", flush=True)
