package org.jellygrad.playground.state;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.run.Strategy;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;

/** The state of the page that shows a lesson's run. */
public final class LessonState {
    private LessonState() {}

    /**
     * Subject and settings of a descent, which the page's controls can change; the name and the subject of a walk that follows no
     * optimizer.
     */
    public static Map<String, String> of(String lesson, String run, RunPlan plan) {
        String name = CourseShelf.name(lesson, run);
        if (!(plan.strategy() instanceof Strategy.Optimized descent)) {
            Map<String, String> walk = new LinkedHashMap<>(Map.of("walk", name));
            walk.putAll(CourseShelf.subject(plan.objective(), name));
            if (plan.strategy() instanceof Strategy.TypedRule typed) {
                walk.put(LessonWalk.RULE, typed.rule().toString());
            }
            return walk;
        }
        Map<String, String> state = new LinkedHashMap<>(CourseShelf.subject(plan.objective(), name));
        boolean function = state.containsKey("function");
        Settings usual = StateReader.defaults(function);
        Settings settings = usual.withStart(plan.start())
                .withLearningRate(new LearningRate.Fixed(descent.rate()))
                .withOptimizer(descent.optimizer())
                .withClipping(descent.clipping())
                .withBatching(descent.batching())
                .withScaling(descent.scaling())
                .withSeed(descent.seed())
                .withStop(usual.stop().withMaxEpochs(descent.steps()));
        StateReader.texts(settings, function).forEach((key, text) -> {
            if (!function || PageSettings.isOnFunctions(key)) {
                state.put(key, text);
            }
        });
        return state;
    }
}
