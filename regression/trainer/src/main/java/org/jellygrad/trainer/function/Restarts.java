package org.jellygrad.trainer.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.internal.setup.Start;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.Settings;

/**
 * Descents from several random points, to find more than one minimum of a function that has several.
 *
 * @param runs in the order they were made
 * @param undefined how many random points were left out because the function has no value there
 */
public record Restarts(List<FunctionDescent> runs, int undefined) {

    public Restarts {
        runs = List.copyOf(runs);
    }

    /**
     * Runs from so many standard normal points. The first point is the one that a single run with the same seed starts from. The restarts
     * end early when a run is interrupted.
     */
    public static Restarts run(TypedFunction function, Settings settings, int count, Recording recording) {
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        List<FunctionDescent> runs = new ArrayList<>();
        int undefined = 0;
        long seed = settings.seed();
        for (int i = 0; i < count; i++, seed = seeds.nextLong()) {
            double[] start = Start.of(new InitialGuess.Random(), seed, function.variables(), double[]::clone);
            if (!Double.isFinite(function.at(start))) {
                undefined++;
                continue;
            }
            Map<String, Double> named = new LinkedHashMap<>();
            for (int j = 0; j < start.length; j++) {
                named.put(function.variables().get(j), start[j]);
            }
            FunctionDescent run =
                    FunctionDescent.run(function, settings.withStart(new InitialGuess.Given(named)), recording);
            runs.add(run);
            if (run.outcome().isInterrupted()) {
                break;
            }
        }
        return new Restarts(runs, undefined);
    }

    /** The run that ended lowest. A run that diverged or left the domain counts only if there is no other. */
    public FunctionDescent deepest() {
        return runs.stream()
                .min(Comparator.comparing(Restarts::isLost)
                        .thenComparingDouble(run -> run.minimum().value()))
                .orElseThrow(
                        () -> new IllegalStateException("No run was made: the function was undefined at every start."));
    }

    private static boolean isLost(FunctionDescent run) {
        return run.outcome().isDiverged() || run.endKind() == EndKind.OUTSIDE;
    }
}
