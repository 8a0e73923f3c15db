package org.jellygrad.playground.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.summary.Pace;

/**
 * A run on data as the trainer made it.
 *
 * @param record of it, with its rows and each of its steps
 */
public record TrainedRun(Fit fit, Record record) {

    /**
     * Trains.
     *
     * @param stopped whether the run is to be given up, asked after each step
     * @throws CancellationException if it was
     */
    public static TrainedRun of(PageState state, Dataset data, BooleanSupplier stopped) {
        List<Path> whole = new ArrayList<>();
        Fit fit = new Trainer(state.settings())
                .fit(data, Recording.NONE.withStop(stopped).withWholePath(whole::add));
        if (stopped.getAsBoolean()) {
            throw new CancellationException("the run was given up");
        }
        return new TrainedRun(fit, Record.of(fit, whole.get(0), state.settings(), data, state.command()));
    }

    /** The run as the page needs it. */
    public RecordedRun shown(PageState state, Dataset data) {
        PointColumns columns = PointColumns.of(record.path());
        double[][] descended = record.diagnostics().hessian() == null
                ? null
                : record.diagnostics().hessian().descended();
        List<String> names = record.path().names();
        Facts facts = DataFacts.of(
                state, data, fit, columns, descended, record.coordinates().toUser());
        Diagnostics.Optimum optimum = fit.diagnostics().optimum();
        return new RecordedRun(
                state,
                state.command(),
                columns,
                fit.outcome().name(),
                SettingWords.in(fit.outcome().why()),
                sentences(facts),
                facts,
                optimum == null || optimum.parameters().length < names.size()
                        ? null
                        : new Best(optimum.loss(), optimum.parameters()),
                record.diagnostics().hessian() == null
                        ? null
                        : record.diagnostics().hessian().parameters(),
                record.coordinates().scale(),
                record.coordinates().toUser());
    }

    private List<String> sentences(Facts facts) {
        Outcome outcome = fit.outcome();
        return Stream.of(
                        outcome.verdict(),
                        outcome.why(),
                        outcome.remedy(),
                        Pace.of(fit.diagnostics().convergence(), facts.expectedEpochs()))
                .filter(sentence -> !sentence.isEmpty())
                .map(SettingWords::in)
                .toList();
    }
}
