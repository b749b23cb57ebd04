"""ExercisePanel: exercises move as computed, stop when asked, and are said as in Python."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import traitlets
from deck.axe import violations
from playwright.sync_api import Page, expect
from widgets.mounted import Mounted

from spine_edu.text.words import say
from spine_edu.views.figures.exercise import KEYS, exercise_figure
from spine_edu.widgets.exercise_svg import pose_count
from spine_edu.widgets.exercises import GROUPS, ExercisePanel
from spine_edu.widgets.keyframes.exercise_frames import PER_MOVE, exercise_bytes
from spine_edu.widgets.keyframes.packed import unpacked
from spine_edu.widgets.selection import Selection

Mount = Callable[..., Mounted]
MIDDLE = """(name) => {
  const path = document.querySelector(`[data-name="${name}"]`);
  const { x, y, width, height } = path.getBBox();
  const at = path.ownerSVGElement.createSVGPoint();
  [at.x, at.y] = [x + width / 2, y + height / 2];
  const own = path.transform.baseVal.consolidate();
  const there = own ? at.matrixTransform(own.matrix) : at;
  return [there.x, there.y];
}"""


def panel(exercise: str = "walk", **given: Any) -> ExercisePanel:
    return ExercisePanel(exercise, selection=Selection(lang=given.pop("lang", "da")), **given)


def test_moves_are_few_bytes() -> None:
    assert len(exercise_bytes()) <= 40_000


@pytest.mark.parametrize("key", KEYS)
def test_every_key_pose_is_the_one_python_draws(key: str) -> None:
    moves = unpacked(exercise_bytes())
    found = moves["exercises"][key]
    for number in range(found["poses"]):
        figure = exercise_figure(key, float(number))
        assert [part["name"] for part in found["parts"]] == list(figure.names)
        for part, outline in zip(found["parts"], figure.outlines, strict=True):
            frames = part.get("moves") or part["rings"]
            now = frames[min(number * PER_MOVE, len(frames) - 1)]
            if "moves" in part:
                x, y, turn = now
                c, s = np.cos(np.radians(turn)), np.sin(np.radians(turn))
                ring = np.array(moves["shapes"][part["shape"]], float).reshape(-1, 2)
                points = ring @ np.array([[c, s], [-s, c]]) + (x, y)
            else:
                points = np.array(now, float).reshape(-1, 2)
            assert np.abs(points - outline.points * (1, -1)).max() < 4, part["name"]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_says_what_python_says_at_every_pose(mount: Mount, lang: str) -> None:
    shown = panel(lang=lang)
    mounted = mount(shown)
    for key in KEYS:
        shown.exercise = key
        for pose in range(pose_count(key)):
            shown.pose = pose
            mounted.set(exercise=key, pose=pose)
            assert mounted.twin == shown.text


def test_nothing_moves_until_it_is_asked_for_and_it_can_be_stopped(mount: Mount) -> None:
    mounted = mount(panel("bridge"))
    page = mounted.page
    start = page.evaluate(MIDDLE, "near_leg.thigh")
    mounted.settle()
    assert page.evaluate(MIDDLE, "near_leg.thigh") == start
    page.get_by_role("button", name="Vis bevægelsen").click()
    page.wait_for_function(f"(at) => ({MIDDLE})('near_leg.thigh')[1] < at - 60", arg=start[1])
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate(MIDDLE, "near_leg.thigh") == start
    mounted.settle()
    assert page.evaluate(MIDDLE, "near_leg.thigh") == start


def test_it_waits_while_its_slide_is_turned_away(mount: Mount) -> None:
    mounted = mount(panel("bridge"))
    page = mounted.page
    page.evaluate("document.getElementById('place').style.visibility = 'hidden'")
    start = page.evaluate(MIDDLE, "near_leg.thigh")
    page.evaluate("document.querySelector('.se-bar .se-button').click()")
    mounted.settle()
    assert page.evaluate(MIDDLE, "near_leg.thigh") == start


def test_who_wants_no_motion_sees_pose_after_pose(page: Page, mount: Mount) -> None:
    page.emulate_media(reduced_motion="reduce")
    mounted = mount(panel("sit_to_stand"))
    wanted = []
    for pose in (0, 1, 2):
        mounted.set(pose=pose)
        wanted.append([round(v) for v in page.evaluate(MIDDLE, "head.face")])
    mounted.set(pose=0)
    page.evaluate(
        f"""() => {{
          window.seen = new Set();
          const look = () => {{
            seen.add(({MIDDLE})("head.face").map(Math.round).join());
            requestAnimationFrame(look);
          }};
          look();
        }}"""
    )
    page.get_by_role("button", name="Vis bevægelsen").click()
    page.wait_for_function("seen.size === 3")
    assert {",".join(map(str, place)) for place in wanted} == set(page.evaluate("[...seen]"))


def test_a_list_of_its_own_for_each_group(mount: Mount) -> None:
    mounted = mount(panel("bridge"))
    names = mounted.page.locator("select option")
    for group, keys in GROUPS.items():
        mounted.radio(say(f"exercise_panel.groups.{group}", "da")).check()
        mounted.settle()
        expect(names).to_have_text([say(f"exercises.{key}.name", "da") for key in keys])
        assert mounted.get("exercise") in keys


def test_next_previous_and_the_list(mount: Mount) -> None:
    mounted = mount(panel("row", group="neck"))
    page = mounted.page
    page.get_by_role("button", name="Næste").click()
    mounted.settle()
    assert mounted.get("exercise") == "walk"
    page.get_by_role("button", name="Forrige").click()
    mounted.settle()
    assert mounted.get("exercise") == "row"
    page.get_by_role("combobox", name="Øvelse").select_option(label="Hagetræk")
    mounted.settle()
    assert mounted.get("exercise") == "chin_tuck"
    assert "Hagetræk" in mounted.twin


def test_dose_whom_stop_and_light_stand_beside_the_figure(mount: Mount) -> None:
    mounted = mount(panel("ladder"))
    for row in ("dose", "whom", "stop"):
        expect(mounted.page.locator(".se-room > .se-facts")).to_contain_text(
            say(f"exercises.ladder.{row}", "da")
        )
    light = mounted.page.get_by_role("list", name="Lyt til kroppen").get_by_role("listitem")
    expect(light).to_have_count(3)
    shapes = light.locator("path").evaluate_all("all => all.map((e) => e.getAttribute('d'))")
    assert len(set(shapes)) == 3
    for word, sign in zip(("Fortsæt", "Gør mindre", "Stop"), light.all(), strict=True):
        expect(sign).to_contain_text(word)


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_any_state(mount: Mount, dark: bool) -> None:
    mounted = mount(panel(), dark=dark)
    for key in KEYS:
        mounted.set(exercise=key, pose=0)
        assert violations(mounted.page) == [], key
    mounted.page.get_by_role("button", name="Vis bevægelsen").click()
    assert violations(mounted.page) == []


def test_closing_stops_the_movement(mount: Mount) -> None:
    mounted = mount(panel())
    page = mounted.page
    page.get_by_role("button", name="Vis bevægelsen").click()
    page.evaluate(
        """() => {
          window.asked = 0;
          window.real = requestAnimationFrame;
          window.requestAnimationFrame = (task) => { asked++; return real(task); };
          close_();
        }"""
    )
    assert page.evaluate("listeners()") == 0
    asked = page.evaluate(
        "() => { asked = 0; return new Promise((done) => real(() => real(() => done(asked)))) }"
    )
    assert asked == 0


def test_a_cut_buffer_gives_a_message(mount: Mount) -> None:
    mounted = mount(panel(), moves="AAAA")
    expect(mounted.page.get_by_role("alert")).to_contain_text("Billedet kan ikke vises.")


@pytest.mark.parametrize(
    ("name", "value"), [("exercise", "jump"), ("pose", 2), ("pose", -1), ("group", "knee")]
)
def test_nonsense_is_refused(name: str, value: object) -> None:
    shown = panel("rest")
    before = repr(shown)
    with pytest.raises(traitlets.TraitError):
        setattr(shown, name, value)
    assert repr(shown) == before


def test_another_exercise_begins_at_its_first_pose() -> None:
    shown = panel("bridge", group="back")
    shown.pose = 2
    shown.exercise = "row"
    assert (shown.pose, shown.group) == (0, "all")
    shown.group = "stenosis"
    assert shown.exercise == "walk"


def test_the_still_picture_shows_all_poses() -> None:
    shown = panel("bridge")
    assert shown.svg() == panel("bridge").svg()
    assert shown.svg().count('<g transform="translate') == 3
    assert f"<title>Tegning af en øvelse. {shown.text}</title>" in shown.svg()
    assert max(len(panel(key).svg()) for key in KEYS) < 60_000
