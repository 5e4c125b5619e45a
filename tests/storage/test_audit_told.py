from taf_desktop.storage.audit_told import Told

ONE, TWO = "01a2023a-0370-7000-bd21-000000000013", "01a2023a-0370-7000-bd21-000000000014"
ODD = "zza2023a-0370-7000-bd21-000000000013"


def test_the_newest_moment_of_each_thing_is_kept_until_it_is_taken():
    told = Told()
    told[ONE] = "2026-01-01"
    told[TWO] = ""
    told.settle()
    told[ONE] = "2026-01-02"
    assert len(told) == 2
    assert told.take([ONE, TWO, ODD]) == ["2026-01-02", "", None]
    assert told.take([ONE]) == [None]
    assert len(told) == 0


def test_an_id_that_is_written_otherwise_is_one_of_its_own():
    told = Told()
    told[ODD] = told["family"] = "then"
    assert told.take(["family", ODD, ONE]) == ["then", "then", None]


def test_what_is_forgotten_is_not_counted():
    told = Told()
    told[ONE] = told[TWO] = "then"
    told.forget({ONE})
    assert (len(told), told.take([TWO])) == (1, ["then"])
