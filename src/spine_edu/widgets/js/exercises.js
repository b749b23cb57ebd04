/**
 * ExercisePanel: twelve exercises as figures that move, with how much, for whom and when to stop.
 *
 * @import { Stage } from "./shell.js"
 */

import { button, choice, pickList } from "./controls_more.js";
import { html, svg } from "./dom.js";
import { mover } from "./mover.js";
import { player } from "./player.js";
import { column, roomy } from "./room.js";
import { drawnExplorer, section } from "./shell.js";
import { unpacked } from "./unpacked.js";
import { known } from "./words.js";

const NAMES = ["exercise", "group", "pose"];
const ROWS = ["dose", "whom", "stop"];
/** Shapes, not colours, tell the three signs apart. */
const SIGNS = {
  green: "M10 1A9 9 0 1 1 9.99 1Z",
  yellow: "M10 1.5L19 18.5H1Z",
  stop: "M6.3 1H13.7L19 6.3V13.7L13.7 19H6.3L1 13.7V6.3Z",
};

/** @param {keyof typeof SIGNS} name */
const sign = (name) =>
  svg(
    "svg",
    { viewBox: "0 0 20 20", class: `se-sign se-sign-${name}`, "aria-hidden": "true" },
    svg("path", { d: SIGNS[name] }),
  );

/** @param {Stage} stage */
async function build(stage) {
  const { model, t, own } = stage;
  const moves = await unpacked(model.get("moves"));
  const figure = mover(moves, model.get("look").exercise);
  /** @type {[string, string[]][]} */
  const listed = model.get("groups");
  const groups = Object.fromEntries(listed);
  const controls = makeControls();
  const twin = html("p", { class: "se-twin", "aria-live": "polite", "aria-atomic": "true" });
  const facts = html("div", { class: "se-facts" });
  const poses = html("div", {});
  const all = Object.keys(moves.exercises);
  const reading = column(twin);
  reading.keep(all.flatMap((key) => posesOf(key).map((pose) => sayingOf(key, pose))));
  const factRooms = all.map((key) => html("div", { class: "se-facts" }, ...factsOf(key)));
  const posePlace = roomy(poses, all.map(poseRoom)).element;
  posePlace.classList.add("se-poses");
  const box = html("div", { class: "se-gym" }, figure.element);
  section(
    stage,
    "exercise_panel",
    html(
      "div",
      { class: "se-body" },
      html(
        "div",
        { class: "se-stage" },
        box,
        html("div", { class: "se-bar" }, posePlace, controls.play),
      ),
      html(
        "div",
        { class: "se-side" },
        controls.group.element,
        controls.exercise.element,
        reading.element,
        roomy(facts, factRooms).element,
      ),
      html("ul", { class: "se-light", "aria-label": t("exercises.rule.title") }, ...lights()),
    ),
  );
  const motion = player(box, (place) => figure.move(place, false));

  function lights() {
    return /** @type {(keyof typeof SIGNS)[]} */ (Object.keys(SIGNS)).map((name) =>
      html(
        "li",
        {},
        sign(name),
        html(
          "span",
          {},
          html("b", {}, t(`exercises.rule.${name}_word`)),
          ": ",
          t(`exercise_panel.${name}`),
        ),
      ),
    );
  }

  function makeControls() {
    return {
      group: choice({
        label: t("exercise_panel.group"),
        options: listed.map(([value]) => ({
          value,
          label: t(`exercise_panel.groups.${value}`),
        })),
        onPick: (group) => {
          const here = groups[group].includes(model.get("exercise"));
          own(here ? { group } : { group, exercise: groups[group][0], pose: 0 });
        },
      }),
      exercise: pickList({
        label: t("exercise_panel.exercise"),
        previous: t("widgets.control.previous"),
        next: t("widgets.control.next"),
        onPick: (exercise) => own({ exercise, pose: 0 }),
      }),
      play: button(
        t("widgets.control.play"),
        () => (motion.running() ? pause() : play()),
        t("widgets.control.pause"),
      ),
    };
  }

  /** Key poses of an exercise, from 0. @param {string} key */
  function posesOf(key) {
    return Array.from({ length: moves.exercises[key].poses }, (_, i) => i);
  }

  /** @param {string} key */
  function posePickOf(key) {
    return choice({
      label: t("exercise_panel.pose"),
      options: posesOf(key).map((pose) => ({
        value: String(pose),
        label: t(`exercises.${key}.pose_${pose + 1}`),
      })),
      onPick: (value) => own({ pose: Number(value) }),
    });
  }

  /** As large as the poses of an exercise, and nothing to choose. @param {string} key */
  function poseRoom(key) {
    const { element } = posePickOf(key);
    for (const input of element.querySelectorAll("input")) input.remove();
    element.removeAttribute("role");
    return element;
  }

  /** @param {string} key */
  function factsOf(key) {
    return ROWS.map((row) =>
      html(
        "p",
        {},
        ...(row === "stop" ? [sign("stop")] : []),
        html("b", {}, `${t(`exercises.heading.${row}`)}: `),
        t(`exercises.${key}.${row}`),
      ),
    );
  }

  /** @param {string} key @param {number} pose */
  function sayingOf(key, pose) {
    return t("exercise_panel.twin", {
      name: t(`exercises.${key}.name`),
      how: t(`exercises.${key}.how`),
      pose: t(`exercises.${key}.pose_${pose + 1}`),
    });
  }

  function play() {
    motion.play(moves.exercises[model.get("exercise")]);
    controls.play.textContent = t("widgets.control.pause");
  }

  function pause() {
    motion.stop();
    controls.play.textContent = t("widgets.control.play");
    if (painted) figure.move(shownPose, true);
  }

  /** @type {ReturnType<typeof choice> | null} */
  let posePick = null;
  let painted = "";
  let shownPose = 0;

  function draw() {
    const key = known("exercise", model.get("exercise"), all);
    const group = known("group", model.get("group"), Object.keys(groups));
    // from Python another exercise comes first, its pose in a message of its own
    const pose = Math.min(model.get("pose"), moves.exercises[key].poses - 1);
    pause();
    if (painted !== key) {
      figure.show(key);
      posePick = posePickOf(key);
      poses.replaceChildren(posePick.element);
      facts.replaceChildren(...factsOf(key));
    }
    painted = key;
    shownPose = pose;
    figure.move(pose, true);
    const text = sayingOf(key, pose);
    if (twin.textContent !== text) twin.textContent = text;
    figure.element.setAttribute("aria-label", t("exercise_panel.picture", { twin: text }));
    posePick?.show(String(pose));
    controls.group.show(group);
    controls.exercise.show(
      key,
      groups[group].map((value) => ({ value, label: t(`exercises.${value}.name`) })),
    );
  }

  const following = stage.follow(model, NAMES, draw);
  return () => {
    motion.stop();
    following.end();
  };
}

export default drawnExplorer(build);
