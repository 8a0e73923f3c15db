package org.jellygrad.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.model.inference.Inference;
import org.jspecify.annotations.Nullable;

/** Models to test with. */
public final class Models {
    private static final double[] EDGES = {
        Double.NaN,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        0.1,
        1 / 3.0,
        9.999999999999999e22,
        2.225073858507201e-308,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        9007199254740994.0
    };
    private static final String[] NAMES = {
        "x", "jar size", "größe", "a\"b", "c\\d", "e\nf", "intercept", "", "𝛽", "\u0001"
    };

    private Models() {}

    /** beans = 2·jar_size + 40, and a weight that was set aside. */
    public static Model beans() {
        return new Model(
                "beans",
                List.of(Coefficient.of("jar_size", 2, 500), Coefficient.of("weight", Double.NaN, 3)),
                40,
                1040,
                null,
                new Quality(0.25, 320000, 0.75, 0.5, 0.625, Map.of("intercept", 0.125), null),
                new Provenance(
                        "jellybeans",
                        "cafe",
                        5,
                        1,
                        2,
                        Map.of("lr", "0.1"),
                        42,
                        "converged",
                        "because",
                        7,
                        Map.of("nd4j", "1")));
    }

    /** A model whose every number, name and text is drawn. */
    public static Model random(Random random) {
        List<Coefficient> coefficients = new ArrayList<>();
        Map<String, Double> errors = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            String name = NAMES[random.nextInt(NAMES.length)] + i;
            coefficients.add(new Coefficient(
                    new Term(variable(random, name, 2), 1 + random.nextInt(3)),
                    number(random),
                    number(random),
                    number(random),
                    number(random),
                    number(random)));
            errors.put(name, number(random));
            texts.put(name, NAMES[random.nextInt(NAMES.length)]);
        }
        double deviation = number(random);
        double r2 = number(random);
        return new Model(
                NAMES[random.nextInt(NAMES.length)],
                coefficients,
                List.of(
                        LEVELS,
                        new Category("none is compared", List.of("a", "b"), null),
                        new Category("month", true, List.of("-0.5", "2", "10"), "10")),
                number(random),
                number(random),
                random.nextBoolean() ? null : inference(random, deviation, r2),
                new Quality(number(random), number(random), r2, number(random), deviation, errors, validation(random)),
                new Provenance(
                        "data",
                        "hash",
                        random.nextLong(),
                        random.nextLong(),
                        random.nextLong(),
                        texts,
                        random.nextLong(),
                        "converged",
                        NAMES[random.nextInt(NAMES.length)],
                        random.nextInt(Integer.MAX_VALUE),
                        texts));
    }

    private static Quality.@Nullable Validation validation(Random random) {
        return random.nextBoolean() ? null : new Quality.Validation(random.nextLong(), number(random));
    }

    private static final Category LEVELS = new Category("größe", List.of("", "a\"b", "klein", "𝛽"), "klein");

    /** Of every kind; a name makes it a variable of its own. */
    private static Variable variable(Random random, String name, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> Variable.Transformation.parse("log(`" + name.replace("\\", "\\\\") + "` + 0.1)");
            case 1 -> {
                int index = random.nextInt(LEVELS.levels().size());
                Variable level =
                        new Variable.Level(LEVELS.column(), LEVELS.levels().get(index), index);
                yield new Variable.Product(List.of(level, new Variable.Column(name)));
            }
            case 2 -> new Variable.Column(name);
            default ->
                new Variable.Product(List.of(new Variable.Column(name), variable(random, name + "'", depth - 1)));
        };
    }

    private static Inference inference(Random random, double deviation, double r2) {
        List<Inference.CoefficientTest> tests = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            tests.add(new Inference.CoefficientTest(
                    NAMES[random.nextInt(NAMES.length)] + i,
                    number(random),
                    number(random),
                    number(random),
                    number(random),
                    number(random)));
        }
        double[][] basis = new double[size][size];
        for (double[] row : basis) {
            Arrays.setAll(row, j -> number(random));
        }
        return new Inference(
                tests,
                new Inference.Quantiles(number(random), number(random), number(random), number(random), number(random)),
                random.nextBoolean() ? List.of() : List.of(number(random), number(random)),
                random.nextBoolean(),
                deviation,
                random.nextLong(),
                r2,
                number(random),
                new Inference.FTest(number(random), random.nextLong(), random.nextLong(), number(random)),
                number(random),
                basis);
    }

    private static double number(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextGaussian();
            default -> canonical(Double.longBitsToDouble(random.nextLong()));
        };
    }

    /** Not-a-number has many bit patterns and JSON only null: the one Java writes itself. */
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }
}
