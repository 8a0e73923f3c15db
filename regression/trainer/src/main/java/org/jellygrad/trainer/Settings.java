package org.jellygrad.trainer;

import java.util.List;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.InitialGuess;
import org.jellygrad.trainer.method.LearningRate;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.method.Scaling;
import org.jellygrad.trainer.method.StopRules;
import org.jspecify.annotations.Nullable;

/**
 * How to train. Immutable: {@link #DEFAULTS} says every default once, each {@code with} method returns a copy.
 *
 * @param target the column to predict; null for the data set's own
 * @param features the columns to predict it from; empty for the data set's own, or for every other numeric column
 * @param intercept whether the model has an intercept
 * @param loss what a residual costs
 * @param learningRate the rate, or {@code auto}
 * @param batching rows a step looks at
 * @param scaling coordinates of descent
 * @param start where descent starts
 * @param stop when it stops
 * @param missing what becomes of rows with missing values
 * @param seed of the initial guess and of the shuffling
 * @param threads worker threads, at least 1; the result does not depend on it
 */
public record Settings(
        @Nullable String target,
        List<String> features,
        boolean intercept,
        Loss loss,
        LearningRate learningRate,
        Batching batching,
        Scaling scaling,
        InitialGuess start,
        StopRules stop,
        MissingValues missing,
        long seed,
        int threads) {

    public static final Settings DEFAULTS = new Settings(
            null,
            List.of(),
            true,
            new Loss.Squared(),
            new LearningRate.Auto(),
            new Batching.Full(),
            Scaling.AUTO,
            new InitialGuess.Zeros(),
            StopRules.DEFAULTS,
            MissingValues.DROP,
            42,
            Runtime.getRuntime().availableProcessors());

    public Settings {
        features = List.copyOf(features);
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "threads is " + threads + "\n\nSomebody has to do the work; give a whole number from 1.");
        }
    }

    public Settings withTarget(String value) {
        return new Settings(
                value, features, intercept, loss, learningRate, batching, scaling, start, stop, missing, seed, threads);
    }

    public Settings withFeatures(List<String> value) {
        return new Settings(
                target, value, intercept, loss, learningRate, batching, scaling, start, stop, missing, seed, threads);
    }

    public Settings withIntercept(boolean value) {
        return new Settings(
                target, features, value, loss, learningRate, batching, scaling, start, stop, missing, seed, threads);
    }

    public Settings withLoss(Loss value) {
        return new Settings(
                target,
                features,
                intercept,
                value,
                learningRate,
                batching,
                scaling,
                start,
                stop,
                missing,
                seed,
                threads);
    }

    public Settings withLearningRate(LearningRate value) {
        return new Settings(
                target, features, intercept, loss, value, batching, scaling, start, stop, missing, seed, threads);
    }

    public Settings withBatching(Batching value) {
        return new Settings(
                target, features, intercept, loss, learningRate, value, scaling, start, stop, missing, seed, threads);
    }

    public Settings withScaling(Scaling value) {
        return new Settings(
                target, features, intercept, loss, learningRate, batching, value, start, stop, missing, seed, threads);
    }

    public Settings withStart(InitialGuess value) {
        return new Settings(
                target,
                features,
                intercept,
                loss,
                learningRate,
                batching,
                scaling,
                value,
                stop,
                missing,
                seed,
                threads);
    }

    public Settings withStop(StopRules value) {
        return new Settings(
                target,
                features,
                intercept,
                loss,
                learningRate,
                batching,
                scaling,
                start,
                value,
                missing,
                seed,
                threads);
    }

    public Settings withMissing(MissingValues value) {
        return new Settings(
                target, features, intercept, loss, learningRate, batching, scaling, start, stop, value, seed, threads);
    }

    public Settings withSeed(long value) {
        return new Settings(
                target,
                features,
                intercept,
                loss,
                learningRate,
                batching,
                scaling,
                start,
                stop,
                missing,
                value,
                threads);
    }

    public Settings withThreads(int value) {
        return new Settings(
                target, features, intercept, loss, learningRate, batching, scaling, start, stop, missing, seed, value);
    }
}
