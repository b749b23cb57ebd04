"""The files at the root agree with one another."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from spine_edu.cli.main import parser

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md")
PINS = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if line]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("page", PAGES)
def test_commands_of_the_pages_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    asked = set(re.findall(r"\bmake ([a-z]+)\b(?=`|\n|  )", text))
    assert asked, f"{page} names no command"
    assert asked <= targets
    for command in re.findall(r"`spine-edu ([a-z]+)", text):
        assert parser().parse_args([command]).run


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_links_of_the_pages_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https://|#)([^)#]+)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_constraints_are_plain_pins() -> None:
    assert [pin for pin in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9._]+", pin)] == []


def test_every_dependency_has_a_lower_bound_that_its_pin_meets() -> None:
    pins = {_normal(name): version for name, version in (pin.split("==") for pin in PINS)}
    asked = [Requirement(r) for r in PROJECT["dependencies"]]
    asked += [Requirement(r) for r in chain(*PROJECT["optional-dependencies"].values())]
    for requirement in (r for r in asked if r.name != PROJECT["name"]):
        assert any(s.operator == ">=" for s in requirement.specifier), requirement
        assert requirement.specifier.contains(pins[_normal(requirement.name)]), requirement


def test_parts_made_by_others_are_listed_with_their_licence() -> None:
    licences = ROOT / "assets" / "licences"
    listed = (licences / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|tests)/[^`]+)`", listed):
        assert (ROOT / path).exists(), path
    texts = {path.name for path in licences.iterdir()} - {"README.md"}
    assert texts == set(re.findall(r"`([^`/]+\.txt)`", listed))
