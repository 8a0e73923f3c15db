package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/** Mutable settings, used to make a changed copy. */
final class SettingsDraft {
    @Nullable
    String target;

    List<String> features;

    @Nullable
    Formula formula;

    @Nullable
    String weights;

    int degree;
    boolean intercept;
    Loss loss;
    Penalty penalty;
    Optimizer optimizer;
    LearningRate learningRate;
    Schedule schedule;
    Clipping clipping;
    Averaging averaging;
    Batching batching;
    Scaling scaling;
    InitialGuess start;
    StopRules stop;
    double validation;
    MissingValues missing;
    StandardErrors standardErrors;
    long seed;
    int threads;

    SettingsDraft(Settings from) {
        target = from.target();
        features = from.features();
        formula = from.formula();
        weights = from.weights();
        degree = from.degree();
        intercept = from.intercept();
        loss = from.loss();
        penalty = from.penalty();
        optimizer = from.optimizer();
        learningRate = from.learningRate();
        schedule = from.schedule();
        clipping = from.clipping();
        averaging = from.averaging();
        batching = from.batching();
        scaling = from.scaling();
        start = from.start();
        stop = from.stop();
        validation = from.validation();
        missing = from.missing();
        standardErrors = from.standardErrors();
        seed = from.seed();
        threads = from.threads();
    }

    Settings settings() {
        return new Settings(
                target,
                features,
                formula,
                weights,
                degree,
                intercept,
                loss,
                penalty,
                optimizer,
                learningRate,
                schedule,
                clipping,
                averaging,
                batching,
                scaling,
                start,
                stop,
                validation,
                missing,
                standardErrors,
                seed,
                threads);
    }
}
