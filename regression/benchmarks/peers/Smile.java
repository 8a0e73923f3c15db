import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.formula.Term;
import smile.data.formula.Terms;
import smile.regression.LinearModel;
import smile.regression.OLS;

/**
 * OLS of every set in a folder: its first line is "intercept" or "origin", then one row a line, the target first. Prints method, set
 * and coefficients, divided by tabs.
 */
final class Smile {
    public static void main(String[] folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder[0]), "*.csv")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".csv", "");
                for (String method : List.of("qr", "svd")) {
                    System.out.println("Smile OLS, " + method.toUpperCase() + "\t" + name + "\t" + fit(file, method));
                }
            }
        }
    }

    private static String fit(Path file, String method) throws IOException {
        List<String> lines = Files.readAllLines(file);
        boolean intercept = lines.get(0).equals("intercept");
        double[][] rows = lines.stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        String[] names = IntStream.range(0, rows[0].length).mapToObj(j -> j == 0 ? "y" : "x" + j).toArray(String[]::new);
        Term constant = Terms.$(intercept ? "1" : "0");
        try {
            LinearModel model =
                    OLS.fit(Formula.of("y", Terms.dot(), constant), DataFrame.of(rows, names), method, false, false);
            DoubleStream slopes = Arrays.stream(model.coefficients());
            return (intercept ? DoubleStream.concat(DoubleStream.of(model.intercept()), slopes) : slopes)
                    .mapToObj(Double::toString)
                    .collect(Collectors.joining("\t"));
        } catch (RuntimeException refused) {
            return "NaN";
        }
    }
}
