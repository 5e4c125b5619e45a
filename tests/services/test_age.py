"""The files are standard age files, and standard bad ones are refused.

``age_vectors.json`` holds those of the public CCTV test vectors (https://c2sp.org/CCTV/age) that
are small and neither armoured, packed nor post-quantum. Their licence asks for no attribution.
"""

import base64
import hashlib
import json
from pathlib import Path

import pyrage
import pytest

from taf_desktop.domain.errors import UserError
from taf_desktop.services import age
from taf_desktop.services.handover_box import mode_of

VECTORS = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "age_vectors.json").read_text(encoding="utf-8")
)
OLD_FORMS = {"stanza_missing_body", "stanza_missing_final_line"}
"""Two ways of ending a line of the head that early age files had, and the library still takes. The
head's own code covers them, so nothing can be changed by them."""


def opened(vector):
    """Return the content by each of the vector's secrets in turn, after our own look at its head.

    Without that look the library computes whatever work factor a file asks for.
    """
    sealed = base64.b64decode(vector["file"])
    try:
        mode_of(sealed)
    except UserError:
        return None
    secrets = [(age.open_with_identity, each) for each in vector.get("identity", ())]
    secrets += [(age.open_with_passphrase, each) for each in vector.get("passphrase", ())]
    for open_, secret in secrets:
        try:
            return open_(sealed, secret)
        except age.NotOpened:
            continue
    return None


@pytest.mark.parametrize("name", VECTORS)
def test_a_public_vector_comes_out_as_it_says(name):
    vector = VECTORS[name]
    content = opened(vector)
    if vector["expect"] == "success" or name in OLD_FORMS:
        assert content == b"age" or hashlib.sha256(content).hexdigest() == vector["payload"]
    else:
        assert content is None


def test_there_are_vectors_of_both_kinds():
    expected = [vector["expect"] for vector in VECTORS.values()]
    assert expected.count("success") >= 5
    assert len(expected) - expected.count("success") >= 40


def test_what_is_sealed_here_is_opened_by_any_age_and_the_other_way_round():
    identity = age.new_identity()
    recipient = age.recipient_of(identity)
    assert age.is_recipient(recipient)
    assert not age.is_recipient(recipient[:-1])
    plain = pyrage.x25519.Identity.from_str(identity)
    assert pyrage.decrypt(age.seal_for(b"words", recipient), [plain]) == b"words"
    theirs = pyrage.encrypt(b"words", [pyrage.x25519.Recipient.from_str(recipient)])
    assert age.open_with_identity(theirs, identity) == b"words"
    assert theirs.startswith(b"age-encryption.org/v1\n-> X25519 ")
