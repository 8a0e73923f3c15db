package org.jellygrad.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.Path;
import org.jellygrad.trainer.PathPoint;

/** The recorded path as CSV, numbers in full precision; the rate of the last point, where no step was taken, is empty. */
final class TraceCsv {
    private static final List<String> HEADS = List.of("epoch", "step", "loss", "learning_rate", "gradient_norm");

    private TraceCsv() {}

    static void write(Path path, Writer writer) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        List<String> cells = new ArrayList<>(HEADS);
        cells.addAll(path.names());
        csv.writeRecord(cells);
        for (PathPoint point : path.points()) {
            cells.clear();
            cells.add(Integer.toString(point.epoch()));
            cells.add(Long.toString(point.step()));
            cells.add(number(point.loss()));
            cells.add(number(point.learningRate()));
            cells.add(number(point.gradientNorm()));
            for (double parameter : point.parameters()) {
                cells.add(number(parameter));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
