package org.jellygrad.playground.facts;

import java.util.Map;

/**
 * How a run diverged.
 *
 * @param direction which of the directions diverges the fastest, from 0; −1 where none is known
 * @param factor by which the distance along it grows in a step; NaN where that is not known
 * @param lastFinitePoint the last point whose loss and parameters are finite, from 0
 * @param advice what would have worked
 * @param fix settings by key that converge, to be put over the state's; empty where none are known
 */
public record Diverging(int direction, double factor, int lastFinitePoint, String advice, Map<String, String> fix) {

    public Diverging {
        fix = Map.copyOf(fix);
    }
}
