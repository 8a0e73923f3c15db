import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDModel;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Linear SGD on every set with an intercept in a folder (it always fits one), x and y standardised: a set's first line is "intercept" or
 * "origin", then one row a line, the target first. Prints method, set and coefficients, divided by tabs.
 */
final class Tribuo {
    private static final int EPOCHS = 10_000;

    public static void main(String[] folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder[0]), "*.csv")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                if (lines.get(0).equals("intercept")) {
                    StringJoiner line = new StringJoiner("\t");
                    line.add("Tribuo linear SGD, scaled").add(file.getFileName().toString().replace(".csv", ""));
                    for (double coefficient : fit(lines)) {
                        line.add(Double.toString(coefficient));
                    }
                    System.out.println(line);
                }
            }
        }
    }

    private static double[] fit(List<String> lines) {
        double[][] rows = lines.stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        int columns = rows[0].length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            mean[j] = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
            deviation[j] = Math.sqrt(Arrays.stream(rows)
                    .mapToDouble(row -> (row[column] - mean[column]) * (row[column] - mean[column]))
                    .average()
                    .orElseThrow());
        }
        String[] names = IntStream.range(1, columns).mapToObj(j -> "x" + j).toArray(String[]::new);
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (double[] row : rows) {
            double[] scaled = IntStream.range(0, columns)
                    .mapToDouble(j -> (row[j] - mean[j]) / deviation[j])
                    .toArray();
            data.add(new ArrayExample<>(
                    new Regressor("y", scaled[0]), names, Arrays.copyOfRange(scaled, 1, columns)));
        }
        LinearSGDModel model =
                new LinearSGDTrainer(new SquaredLoss(), new AdaGrad(0.1), EPOCHS, Integer.MAX_VALUE, 1L).train(data);
        double[] parameters = new double[columns];
        // The bias is the last weight.
        parameters[0] = mean[0] + deviation[0] * model.getWeightsCopy().get(0, columns - 1);
        for (int j = 1; j < columns; j++) {
            int id = model.getFeatureIDMap().getID(names[j - 1]);
            parameters[j] = model.getWeightsCopy().get(0, id) * deviation[0] / deviation[j];
            parameters[0] -= parameters[j] * mean[j];
        }
        return parameters;
    }
}
