package org.jellygrad.playground.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;

/** Runs of the engine, made beside the page's with no word of the page's. */
final class Engine {
    private Engine() {}

    /** Settings that the page has where its link says nothing. */
    static Settings settings(String start, double rate) {
        return Settings.DEFAULTS
                .withThreads(1)
                .withScaling(Scaling.NONE)
                .withStart(InitialGuess.choices().parse(start))
                .withLearningRate(new LearningRate.Fixed(rate));
    }

    /** The whole path on a bundled data set. */
    static Path path(String data, Settings settings) {
        List<Path> paths = new ArrayList<>();
        new Trainer(settings).fit(BundledDatasets.load(data), Recording.NONE.withWholePath(paths::add));
        return paths.get(0);
    }

    /** The path of jelly beans from the article's first guess, with standardised columns. */
    static Path beans(double rate, UnaryOperator<Settings> more) {
        return path(
                "jellybeans", more.apply(settings("slope=3,intercept=20", rate).withScaling(Scaling.STANDARD)));
    }

    /** The points of a descent on a typed function. */
    static List<PathPoint> descent(
            String function, String start, double rate, int steps, UnaryOperator<Settings> more) {
        Settings settings = settings(start, rate);
        List<PathPoint> points = new ArrayList<>();
        FunctionDescent.run(
                TypedFunction.of(Expression.parse(function)),
                more.apply(settings.withStop(settings.stop().withMaxEpochs(steps))),
                Recording.NONE.withListener((names, point) -> points.add(point)));
        return points;
    }
}
