package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.Restarts;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TextTable;

/** The runs of several random starts, the deepest marked. */
final class RunTable {
    private static final int DIGITS = 6;

    private RunTable() {}

    static List<String> of(List<String> variables, Restarts restarts) {
        List<String> heads = new ArrayList<>(List.of("", "outcome", "place", "run"));
        variables.forEach(name -> heads.add("start " + name));
        variables.forEach(name -> heads.add("end " + name));
        heads.addAll(List.of("value", "steps"));
        TextTable table = new TextTable(3, heads);
        int deepest = restarts.runs().indexOf(restarts.deepest());
        for (int i = 0; i < restarts.runs().size(); i++) {
            FunctionDescent run = restarts.runs().get(i);
            Path path = run.minimum().path();
            List<String> cells = new ArrayList<>();
            cells.add(i == deepest ? "*" : "");
            cells.add(run.outcome().name());
            cells.add(run.endKind().toString());
            cells.add(Integer.toString(i + 1));
            for (double value : path.first().parameters()) {
                cells.add(Numbers.format(value, DIGITS));
            }
            for (double value : path.last().parameters()) {
                cells.add(Numbers.format(value, DIGITS));
            }
            cells.add(Numbers.format(path.last().loss(), DIGITS));
            cells.add(Long.toString(run.steps()));
            table.add(cells);
        }
        return table.lines();
    }
}
