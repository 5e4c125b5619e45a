"""The demonstration does what a newcomer is promised."""

from pathlib import Path

from taf_desktop.app import demo
from taf_desktop.reports import preview
from taf_desktop.services.example import example_content
from taf_desktop.storage.vault import VaultFiles
from tests.reports.reading import squeezed


def test_the_demonstration_makes_a_vault_and_the_documents(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert demo.main(["--to", "out"]) == 0
    said = capsys.readouterr().out
    documents = sorted(Path("out").glob("*.pdf"))
    assert [d.name for d in documents] == [
        "1-plan.pdf",
        "2-assessment.pdf",
        "3-meeting.pdf",
        "4-meeting.pdf",
    ]
    assert all(str(d) in said for d in documents)
    assert demo.PASSPHRASE in said
    assert "dev.py run" in said

    plan = documents[0].read_bytes()
    text = squeezed("".join(preview.page_text(plan, n) for n in range(preview.page_count(plan))))
    goals = example_content()["plan"]["goals"]
    assert len(goals) >= 4
    assert all(squeezed(goal["words"]) in text for goal in goals)
    assert sum(len(goal["actions"]) for goal in goals) >= 10

    vaults = VaultFiles()
    (card,) = vaults.vaults(Path("out/data/Vaults"))
    unit_of_work = vaults.open(card.folder, vaults.unwrap(card.folder, demo.PASSPHRASE))
    with unit_of_work() as unit:
        assert [facts.name for facts in unit.families()] == ["The Example family"]
    vaults.close()


def test_a_second_demonstration_replaces_the_first_and_nothing_else(tmp_path, capsys):
    (tmp_path / "my notes.txt").write_text("keep me")
    demo.main(["--to", str(tmp_path)])
    demo.main(["--to", str(tmp_path)])
    assert len(list((tmp_path / "data" / "Vaults").iterdir())) == 1
    assert (tmp_path / "my notes.txt").read_text() == "keep me"
    assert capsys.readouterr().out.count("1-plan.pdf") == 2
