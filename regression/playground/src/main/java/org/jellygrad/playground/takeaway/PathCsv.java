package org.jellygrad.playground.takeaway;

import java.util.List;
import org.jellygrad.playground.facts.PointColumns;

/**
 * The path of a run as CSV, with the columns of {@code train --trace}. Numbers have all their digits; what does not exist is an empty cell.
 */
public final class PathCsv {
    private PathCsv() {}

    public static String of(PointColumns path) {
        StringBuilder csv = new StringBuilder("epoch,step,loss,learning_rate,gradient_norm");
        List<String> names = path.names();
        names.forEach(name -> csv.append(',').append(quoted(name)));
        csv.append('\n');
        for (int i = 0; i < path.size(); i++) {
            csv.append((long) path.epoch()[i]).append(',').append((long) path.step()[i]);
            append(csv, path.loss()[i]);
            append(csv, path.learningRate()[i]);
            append(csv, path.gradientNorm()[i]);
            for (double[] parameter : path.parameters()) {
                append(csv, parameter[i]);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, double value) {
        csv.append(',');
        if (!Double.isNaN(value)) {
            csv.append(value);
        }
    }

    private static String quoted(String name) {
        return name.chars().anyMatch(sign -> sign == ',' || sign == '"' || sign == '\n' || sign == '\r')
                ? '"' + name.replace("\"", "\"\"") + '"'
                : name;
    }
}
