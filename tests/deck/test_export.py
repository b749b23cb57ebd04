"""The exporter: entry point, failing cells, vendored parts, the list of decks."""

import hashlib
import json
import re
import subprocess
import sys
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path

import nbformat
import pytest
from deck.axe import violations
from deck.notebooks import code, exported, markdown, notebook, red_flags
from deck.opened import OpenDeck
from playwright.sync_api import expect

from spine_edu.deck import assets
from spine_edu.deck.convert import script_json
from spine_edu.deck.entry import DeckExporter
from spine_edu.deck.errors import DeckError
from spine_edu.deck.index import index_page

DECK = files("spine_edu.deck")


def test_nbconvert_finds_the_exporter() -> None:
    (entry,) = entry_points(group="nbconvert.exporters", name="spine_deck")
    assert entry.load() is DeckExporter


def test_the_entry_module_loads_nothing_of_ours_until_it_is_used() -> None:
    script = """
import sys, spine_edu.deck.entry as entry
entry.DeckExporter()
print([name for name in sys.modules if name.startswith("spine_edu.")])
"""
    said = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "['spine_edu.deck', 'spine_edu.deck.entry']"


def test_a_failing_cell_is_named_with_its_traceback() -> None:
    nb = notebook(markdown("# T"), code("1 + 1"), code("raise RuntimeError('ingen form')"))
    with pytest.raises(DeckError) as failed:
        exported(nb, "03_aarsager")
    summary, _, rest = str(failed.value).partition("\n")
    assert summary == "03_aarsager, cell 3 (slide 1) failed: RuntimeError: ingen form"
    assert "raise RuntimeError('ingen form')" in rest
    assert "Traceback" in rest


def test_a_failing_cell_names_its_slide() -> None:
    cells = (code("1"), markdown("# T"), markdown("mere"), markdown("## To"), code("1/0"))
    with pytest.raises(DeckError, match=r"03_aarsager, cell 5 \(slide 2\) failed: ZeroDivision"):
        exported(notebook(*cells), "03_aarsager")


def test_a_missing_kernel_is_named() -> None:
    nb = notebook(markdown("# T"))
    nb.metadata.kernelspec.name = "findes_ikke"
    with pytest.raises(DeckError, match="03_aarsager: No such kernel named findes_ikke"):
        exported(nb, "03_aarsager")


def test_nbconvert_leaves_an_old_deck_as_it_was_when_a_cell_fails(tmp_path: Path) -> None:
    source = tmp_path / "prøve.ipynb"
    nbformat.write(notebook(markdown("# T"), code("1/0"), red_flags()), source)
    old = source.with_suffix(".html")
    old.write_text("gammel", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "spine_deck", str(source)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "cell 2 (slide 1) failed: ZeroDivisionError" in done.stderr
    assert old.read_text(encoding="utf-8") == "gammel"


def test_nothing_in_the_state_can_end_its_script() -> None:
    nasty = {"a": "</script><!--", "b": "å\u2028"}
    text = script_json(nasty)
    assert "<" not in text
    assert json.loads(text) == nasty


@pytest.mark.parametrize("script", [assets.reveal_script(), assets.host_script()])
def test_scripts_stand_in_a_page_as_they_are(script: str) -> None:
    assert not re.search(r"</script|<!--", script, re.IGNORECASE)


def test_the_host_is_bundled_from_its_sources() -> None:
    digest = hashlib.sha256()
    sources = [entry for entry in DECK.joinpath("js").iterdir() if entry.name.endswith(".js")]
    for source in sorted(sources, key=lambda entry: entry.name):
        digest.update(f"{source.name}\n".encode() + source.read_bytes())
    assert f"sha256:{digest.hexdigest()}" in assets.host_script(), "stale: run make js"


def test_reveal_is_vendored_with_licence_and_version() -> None:
    room = DECK.joinpath("vendor", "reveal")
    version = room.joinpath("VERSION").read_text(encoding="utf-8").strip()
    assert version.startswith("6.")
    assert version in assets.reveal_script()
    licence = room.joinpath("LICENSE").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in licence


def test_the_list_leads_to_every_deck_of_both_languages(open_deck: OpenDeck, dist: Path) -> None:
    (dist / "index.html").write_text(index_page(dist), encoding="utf-8")
    deck = open_deck("index.html")
    links = deck.page.locator("ol a")
    addresses = [link.get_attribute("href") for link in links.all()]
    assert addresses[0].startswith("da/")  # type: ignore[union-attr]
    assert {"da/tour.html", "en/tour.html"} <= set(addresses)
    assert deck.page.locator("h1").count() == 1
    heading = deck.page.get_by_text("Så ses det samme igen").first
    expect(heading).to_be_hidden()
    deck.page.get_by_text("Indhold").first.click()
    expect(heading).to_be_visible()
    assert violations(deck.page) == []
    deck.page.locator("a[href='en/tour.html']").click()
    deck.settled(1)
    assert deck.complaints == []


def test_the_list_shows_each_decks_picture_review_and_when_its_sources_are_read_again(
    open_deck: OpenDeck, dist: Path
) -> None:
    nb = notebook(
        markdown("# En disk"),
        code("import spine_edu as se\nse.plate(se.Case('L4/L5'), view='sagittal')"),
        markdown("## Ring", "", "red-flags"),
        markdown("## Kilder", "", "sources"),
        code("se.sources('care.active', 'age.bulge')", "", "sources"),
    )
    (dist / "listed" / "da").mkdir(parents=True)
    (dist / "listed" / "da" / "disk.html").write_text(exported(nb), encoding="utf-8")
    (dist / "listed" / "index.html").write_text(index_page(dist / "listed"), encoding="utf-8")
    page = open_deck("listed/index.html").page
    item = page.locator("ol > li").first
    assert item.locator("img").evaluate("async (img) => (await img.decode(), img.naturalWidth)") > 0
    expect(item).to_contain_text("Udkast – ikke klinisk godkendt")
    expect(item).to_contain_text("Kilderne læses igen senest 31.5.2027")


def test_a_list_without_decks_says_so(tmp_path: Path) -> None:
    page = index_page(tmp_path)
    assert "Der er ingen sider på dansk endnu." in page
    assert "There are no pages in English yet." in page
