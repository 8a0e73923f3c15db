package org.jellygrad.playground.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.choice.NameList;
import org.jspecify.annotations.Nullable;

/** The values of a state as texts, and what is found wrong with them. */
final class StateTexts {
    private final JsonObject json;
    private final List<StateProblem> problems = new ArrayList<>();

    StateTexts(JsonObject json) {
        this.json = json;
    }

    /** The text of a value: a number's, or that of a list of names; null where there is none, or it is none of these. */
    @Nullable
    String of(String key) {
        JsonElement value = json.get(key);
        if (value == null || value.isJsonNull()) {
            return null;
        }
        if (value.isJsonArray()) {
            JsonArray list = value.getAsJsonArray();
            List<String> names = new ArrayList<>();
            for (JsonElement element : list) {
                if (!element.isJsonPrimitive()) {
                    problem(key, "'" + key + "' holds a list of what are no names.", "Give a list of names.");
                    return null;
                }
                names.add(element.getAsString());
            }
            return NameList.text(names);
        }
        if (!value.isJsonPrimitive()) {
            problem(key, "'" + key + "' is an object.", "Give a text, a number or a list of names.");
            return null;
        }
        return value.getAsString();
    }

    boolean isWrong() {
        return !problems.isEmpty();
    }

    /** @throws UnusableStateException if anything is wrong */
    void throwIfWrong() {
        if (isWrong()) {
            throw new UnusableStateException(problems);
        }
    }

    void problem(@Nullable String name, String what, String how) {
        problems.add(new StateProblem(name, Problem.mendedBy(what, how)));
    }

    /** Adds what is wrong with a key's value. */
    void add(String key, ProblemException refusal) {
        refusal.problems().forEach(problem -> problems.add(new StateProblem(key, problem.in(SettingWords::in))));
    }

    /** Adds problems of several settings together, each under the first that it names. */
    void addAll(List<Problem> found) {
        found.forEach(
                problem -> problems.add(new StateProblem(SettingWords.first(problem), problem.in(SettingWords::in))));
    }
}
