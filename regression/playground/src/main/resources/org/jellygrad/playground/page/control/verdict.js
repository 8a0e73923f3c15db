import { app, setState, shown } from "../app.js";
import { html, join, say, tell } from "../dom.js";
import { register } from "../loop.js";
import { texts } from "../texts.js";

/** The run in words: how it ended, how fast it goes, and where it diverges, what would have worked. Problems of the input stand here too. */
export function createVerdict() {
    const pattern = html("strong", { class: "pattern" });
    const pace = html("span");
    const outcome = html("p", { class: "outcome" });
    const advice = html("p");
    const fix = html("button", { type: "button", class: "fix" });
    const directions = html("ul", { class: "directions" });
    const lesson = html("div", { class: "divergence", hidden: true }, directions, advice, fix);
    const problems = html("div", { class: "problems", role: "alert" });
    const afresh = html("button", { type: "button", class: "fix", onclick: () => setState({ ...texts.subject.presets.jellybeans }, { replace: true, push: true }) }, texts.verdict.afresh);
    const element = html("section", { class: "verdict", "aria-label": texts.verdict.label }, problems, afresh, html("p", { class: "pace" }, pattern, " ", pace), outcome, lesson);
    fix.addEventListener("click", () => setState({ ...app.run?.header.facts.divergence.fix }));
    register({ name: "verdict", needs: ["run", "preview", "problem"], update });

    function update() {
        join(problems, app.problems, () => html("div", {}, html("strong"), html("pre"), html("span")), (line, problem) => {
            // Below the sentence may stand the place it speaks of, with a caret under it.
            const [what, ...place] = problem.what.split("\n");
            tell(line.children[0], what.replace(/[^.!?:]$/, "$&."));
            line.children[1].hidden = place.length === 0;
            say(line.children[1], place.join("\n"));
            tell(line.children[2], ` ${problem.how ?? ""}`);
        });
        element.classList.toggle("wrong", app.problems.length > 0);
        element.setAttribute("aria-busy", String(app.busy));
        const run = shown();
        afresh.hidden = Boolean(run) || app.problems.length === 0;
        if (!run) {
            return;
        }
        const facts = run.header.facts ?? {};
        const diverged = facts.divergence;
        element.classList.toggle("diverged", Boolean(diverged));
        say(pattern, texts.verdict.pattern(facts, run.header));
        say(pace, facts.patternText ?? "");
        tell(outcome, texts.verdict.outcome(run.header));
        lesson.hidden = !diverged;
        if (diverged) {
            join(directions, facts.directions ?? [], () => html("li"), (item, /** @type {any} */ direction, i) => {
                item.classList.toggle("worst", i === diverged.direction);
                say(item, direction.text);
            });
            tell(advice, diverged.advice ?? "");
            const works = Object.keys(diverged.fix ?? {}).length > 0;
            fix.hidden = !works;
            say(fix, works ? texts.verdict.fix(diverged.fix) : "");
        }
    }
    return element;
}
