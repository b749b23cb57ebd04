"""Draw every view of a set of cases on one page, to look at: ``make gallery``."""

import html
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt

import spine_edu as se
from spine_edu.views.figures.dermatomes import ROOTS
from spine_edu.views.figures.exercise import KEYS as EXERCISES

VIEWS = (
    "axial",
    "axial_pedicle",
    "sagittal",
    "foramen",
    "posterior",
    "mri_sagittal",
    "mri_axial",
    "overview",
    "body",
    "nerve",
)
CASES = (
    se.Case("L4/L5"),
    se.Case("L4/L5", prolapse=se.Prolapse("paracentral", "extrusion", 0.7)),
    se.Case("L4/L5", prolapse=se.Prolapse("central", "extrusion", 1.0)),
    se.Case("L4/L5", side="right", prolapse=se.Prolapse("foraminal", "protrusion", 0.8)),
    se.Case("L4/L5", prolapse=se.Prolapse("extraforaminal", "extrusion", 0.8)),
    se.Case("L4/L5", prolapse=se.Prolapse("subarticular", "sequestration", 0.8, migration=-0.5)),
    se.Case("L4/L5", bulge=se.Bulge(0.8)),
    se.Case("L4/L5", stenosis=se.Stenosis(central=0.8, recess=0.5), degeneration=4),
    se.Case("L3/L4", prolapse=se.Prolapse("paracentral", "protrusion", 0.7)),
    se.Case("L5/S1", prolapse=se.Prolapse("paracentral", "extrusion", 0.7)),
    se.Case("C5/C6", prolapse=se.Prolapse("foraminal", "protrusion", 0.7)),
    se.Case("C5/C6", prolapse=se.Prolapse("paracentral", "extrusion", 0.8)),
    se.Case("C6/C7", prolapse=se.Prolapse("central", "extrusion", 0.9)),
    se.Case("C7/T1", side="right", prolapse=se.Prolapse("foraminal", "protrusion", 0.8)),
    se.Case("C6/C7", spur=se.Spur(0.7)),
    se.Case("C5/C6", stenosis=se.Stenosis(central=0.8, foraminal=0.8), degeneration=4),
)
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Plates of spine_edu</title>
<style>
body {{ font: 16px/1.4 sans-serif; margin: 2rem; background: #fbf9f4; color: #22313f }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(560px, 1fr)); gap: 1.5rem }}
figure {{ margin: 0 }} img {{ width: 100% }} figcaption {{ font-family: monospace }}
</style>
<h1>Plates of spine_edu</h1>
<main>
{figures}
</main>
"""


def main(out: Path) -> None:
    """Write the pictures and ``index.html`` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    plt.switch_backend("agg")
    figures = "\n".join((*_figures(out), *_drawn(out)))
    (out / "index.html").write_text(PAGE.format(figures=figures), "utf-8")
    print(out / "index.html")


def _figures(out: Path) -> Iterator[str]:
    for view in VIEWS:
        for number, case in enumerate(CASES):
            caption = html.escape(f"{view}: {_in_short(case)}")
            name = f"{view}_{number:02}.png"
            try:
                se.plate(case, view=view, lang="da").savefig(out / name)
            except ValueError as refused:
                yield f"<p>{caption}<br>not drawn: {html.escape(str(refused))}</p>"
                continue
            plt.close("all")
            yield f'<figure><img src="{name}" alt=""><figcaption>{caption}</figcaption></figure>'


def _drawn(out: Path) -> Iterator[str]:
    """Draw what is not cut from a case: root maps, exercises, the root close up, charts."""
    plates = (
        *(se.body_plate(root, "left", "da") for root in ROOTS),
        *(se.exercise_plate(key, "da") for key in EXERCISES),
        se.exercises_plate("da"),
        se.nerve_corners("da"),
        *(se.nerve_plate(*setting, "da") for setting in ((0, 0), (1, 0), (0, 1), (1, 1))),
        se.icon_array("course.year_hospital", "da"),
        se.findings_by_age("da"),
        *(se.recovery_chart(group, "da") for group in ("lumbar", "cervical", "stenosis")),
        se.shrinking_chart("da"),
    )
    for number, plate in enumerate(plates):
        name = f"drawn_{number:02}.png"
        plate.savefig(out / name)
        caption = html.escape(plate.name)
        yield f'<figure><img src="{name}" alt=""><figcaption>{caption}</figcaption></figure>'


def _in_short(case: se.Case) -> str:
    """Show what differs from the healthy case."""
    found = (case.prolapse, case.bulge, case.stenosis, case.spur)
    return ", ".join([case.disc, case.side, *(str(finding) for finding in found if finding)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
