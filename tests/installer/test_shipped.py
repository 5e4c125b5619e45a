import importlib.util
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

SHIPPED = Path(__file__).resolve().parents[2] / "installer" / "shipped" / "_wmi.py"


@pytest.fixture
def wmi(monkeypatch):
    """Loads the module as if this were Windows 11."""
    version = SimpleNamespace(
        platform_version=(10, 0, 22631), product_type=1, service_pack_major=0, service_pack_minor=0
    )
    monkeypatch.setattr(sys, "getwindowsversion", lambda: version, raising=False)
    monkeypatch.setenv("PROCESSOR_ARCHITECTURE", "AMD64")
    spec = importlib.util.spec_from_file_location("_wmi", SHIPPED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(answer):
    return dict(each.split("=", 1) for each in answer.split("\0"))


def test_it_answers_what_platform_asks(wmi):
    asked = "SELECT Version,ProductType,BuildType,ServicePackMajorVersion,ServicePackMinorVersion"
    answer = told(wmi.exec_query(f"{asked} FROM Win32_OperatingSystem"))
    assert (answer["Version"], answer["ProductType"]) == ("10.0.22631", "1")
    assert answer["ServicePackMinorVersion"] == "0"
    assert told(wmi.exec_query("SELECT Architecture FROM Win32_Processor")) == {"Architecture": "9"}
    assert "Caption" in told(wmi.exec_query("SELECT Manufacturer,Caption FROM Win32_Processor"))


@pytest.mark.parametrize("question", ["SELECT Name FROM Win32_Processor", "DELETE everything"])
def test_anything_else_is_left_to_platforms_other_ways(wmi, question):
    with pytest.raises(OSError, match=question):
        wmi.exec_query(question)
