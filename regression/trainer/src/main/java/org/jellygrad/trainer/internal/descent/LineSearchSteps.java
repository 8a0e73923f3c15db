package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.PenalizedObjective;
import org.jellygrad.trainer.optimizer.LineSearchMethod;
import org.jellygrad.trainer.optimizer.Memory;

/** One step an epoch: a direction, and a search along it. */
final class LineSearchSteps implements Stepping {

    private final LineSearchMethod method;
    private final LineSearchMethod.Directions directions;
    private final LineSearch search;
    private final double[] direction;
    private final double first;
    private boolean fresh = true;
    private double length;
    private double slope;

    /** Gradients evaluated before the run was resumed; in a new run 1, for the start. */
    private long before = 1;

    /**
     * @param quadratic whether the objective is
     * @param first how many times the gradient the first step is tried; positive
     */
    LineSearchSteps(LineSearchMethod method, PenalizedObjective objective, boolean quadratic, double first) {
        this.method = method;
        this.directions = method.newDirections(objective.parameters());
        this.search = new LineSearch(objective, method.slopeLeft(), quadratic);
        this.direction = new double[objective.parameters()];
        this.first = first;
    }

    @Override
    public Taken takeEpoch(Position at) {
        if (take(at) || (!fresh && restarted(at))) {
            at.step++;
            at.know(search.value());
            return Taken.MOVED_AND_KNOWN;
        }
        return Taken.STUCK;
    }

    private boolean restarted(Position at) {
        restart();
        return take(at);
    }

    private boolean take(Position at) {
        directions.choose(at.theta, at.gradient, direction);
        double slopeBefore = slope;
        slope = Vectors.dot(at.gradient, direction);
        // The next step of conjugate gradients promises as much as the last (Nocedal and Wright, formula 3.60).
        double trial = fresh ? first : method.hasUnitSteps() ? 1 : length * slopeBefore / slope;
        if (!search.search(at.theta, at.value, at.gradient, direction, trial)) {
            return false;
        }
        length = search.length();
        fresh = false;
        return true;
    }

    /** One at the start, and one for every trial of every search. */
    @Override
    public long gradients(long taken) {
        return before + search.evaluations();
    }

    @Override
    public void restart() {
        directions.restart();
        fresh = true;
    }

    @Override
    public double[] save() {
        return Memory.join(
                new double[] {Memory.flag(fresh), length, slope, before + search.evaluations()}, directions.save());
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[4];
        double[] theirs = directions.save();
        Memory.split(saved, own, theirs);
        directions.load(theirs);
        fresh = own[0] != 0;
        length = own[1];
        slope = own[2];
        before = Memory.count(own[3], Long.MAX_VALUE);
    }
}
