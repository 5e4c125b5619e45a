from taf_desktop.forms.catalogue import Catalogue
from taf_desktop.support import paths
from tests.forms.helpers import FIXTURES, one_group

FIELD = "{type: text, name: words, label: Words}"


def folder(tmp_path, *versions):
    for version in versions:
        put(tmp_path, f"sample/{version}.yaml", one_group(FIELD, version=version).text)
    return tmp_path


def put(tmp_path, name, text):
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_versions_are_sorted_as_numbers(tmp_path):
    found = Catalogue.read(folder(tmp_path, "1.9.0", "1.10.0", "1.0.0"))
    assert [each.version for each in found.definitions("sample")] == ["1.10.0", "1.9.0", "1.0.0"]
    assert found.current("sample").version == "1.10.0"
    assert found.form_ids == ("sample",)
    assert found.faults == ()


def test_an_old_version_is_found_by_its_hash(tmp_path):
    found = Catalogue.read(folder(tmp_path, "1.0.0", "2.0.0"))
    old = one_group(FIELD, version="1.0.0")
    assert found.by_hash(old.hash) == old
    assert found.by_hash("0" * 64) is None


def test_a_bad_file_is_listed_and_the_others_still_work(tmp_path):
    folder(tmp_path, "1.0.0")
    bad = FIXTURES.joinpath("bad", "unknown_key.yaml").read_text(encoding="utf-8")
    put(tmp_path, "sample/2.0.0.yaml", bad)
    tmp_path.joinpath("sample", "3.0.0.yaml").write_bytes(b"title: \xff\n")
    put(tmp_path, "other/1.0.0.yaml", one_group(FIELD).text)
    put(tmp_path, "sample/4.0.yaml", one_group(FIELD).text)
    found = Catalogue.read(tmp_path)
    assert found.current("sample").version == "1.0.0"
    assert [each.file for each in found.faults] == [
        "other/1.0.0.yaml",
        "sample/2.0.0.yaml",
        "sample/3.0.0.yaml",
        "sample/4.0.yaml",
    ]
    assert all(each.message and each.hint for each in found.faults)
    assert "sample 1.0.0" in found.faults[0].message


def test_an_empty_folder_has_no_forms(tmp_path):
    found = Catalogue.read(tmp_path)
    assert found.current("sample") is None
    assert found.form_ids == ()


def test_maps_in_the_folder_are_used(tmp_path):
    folder(tmp_path, "1.0.0")
    newer = one_group("{type: text, name: said, label: Said}", version="2.0.0")
    put(tmp_path, "sample/2.0.0.yaml", newer.text)
    text = "from: 1.0.0\nto: 2.0.0\nrenamed: {words: said}\n"
    put(tmp_path, "sample/maps/1.0.0_to_2.0.0.yaml", text)
    put(tmp_path, "sample/maps/broken.yaml", "from: 1\n")
    tmp_path.joinpath("sample", "maps", "unreadable.yaml").write_bytes(b"\xff")
    found = Catalogue.read(tmp_path)
    new, old = found.definitions("sample")
    assert found.upgrade(old, new).renamed == {"words": "said"}
    assert {each.file.split("/")[-1] for each in found.faults} == {
        "broken.yaml",
        "unreadable.yaml",
    }


def test_the_shipped_forms_are_usable():
    found = Catalogue.read(paths.forms_folder())
    assert found.faults == ()
    assert found.current("taf-assessment") is not None
