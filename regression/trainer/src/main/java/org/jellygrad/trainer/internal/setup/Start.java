package org.jellygrad.trainer.internal.setup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.InvalidSettingsException;

/** Where a run starts, in descended coordinates. */
public final class Start {

    /** Keeps the initial guess and the shuffling, which share the user's seed, from using the same numbers. */
    private static final long SALT = 0x5deece66dL;

    private Start() {}

    /**
     * Where descent starts, in its own coordinates.
     *
     * @param fromUser the parameters θ of descent, of those in the user's units
     */
    public static double[] of(InitialGuess guess, long seed, List<String> names, UnaryOperator<double[]> fromUser) {
        if (guess.isSquares()) {
            throw new InvalidSettingsException(
                    "`start squares` is the optimum of the squared loss, and there are no rows.",
                    "Start at zeros, at random, or give values by name.");
        }
        double[] theta = new double[names.size()];
        if (guess.isRandom()) {
            Random random = new Random(seed ^ SALT);
            Arrays.setAll(theta, j -> random.nextGaussian());
            return theta;
        }
        guess.values().forEach((name, value) -> theta[index(name, names)] = value);
        return guess.isZeros() ? theta : fromUser.apply(theta);
    }

    /**
     * Which of the parameters a name means.
     *
     * @throws InvalidSettingsException if none
     */
    static int index(String name, List<String> names) {
        int index = names.indexOf(name);
        List<String> features =
                names.stream().filter(known -> !known.equals("intercept")).toList();
        if (index < 0 && name.equals("slope") && features.size() == 1) {
            return names.indexOf(features.get(0));
        }
        if (index < 0) {
            List<String> known = new ArrayList<>(names);
            if (features.size() == 1) {
                known.add("slope");
            }
            String question = NearestName.question(name, known);
            throw new InvalidSettingsException(
                    "`start` names '" + name + "', which is no parameter of the model.",
                    (question.isEmpty() ? "" : question + "\n") + "The parameters are: " + Quoted.list(names)
                            + (features.size() == 1 ? "; 'slope' is another name of " + features.get(0) : "")
                            + ".");
        }
        return index;
    }
}
