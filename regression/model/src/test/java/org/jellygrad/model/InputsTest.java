package org.jellygrad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Predicting from raw cells: y = 1 + 10·[t = b] + 100·[t = c] + 2·log2(x), and a term that was set aside. */
class InputsTest {
    private static final Model MODEL = new Model(
            "y",
            List.of(
                    coefficient(new Variable.Level("t", "b", 1), 10),
                    coefficient(new Variable.Level("t", "c", 2), 100),
                    coefficient(Variable.Transformation.parse("log2(x)"), 2),
                    coefficient(new Variable.Column("gone"), Double.NaN)),
            List.of(new Category("t", List.of("a", "b", "c"), "a")),
            1,
            1,
            null,
            Models.beans().quality(),
            Models.beans().provenance());

    private static Coefficient coefficient(Variable variable, double value) {
        return new Coefficient(new Term(variable, 1), value, 0, value, 0, Double.NaN);
    }

    private static DatasetBuilder data(@Nullable String... texts) {
        return Dataset.builder("new").texts("t", Arrays.asList(texts));
    }

    private static List<Row> rows(Dataset data) {
        List<Row> rows = new ArrayList<>();
        data.forEachRow(rows::add);
        return rows;
    }

    /** By hand: 1 + 100 + 2·3, and 1 + 2·(−1); the levels of these rows alone would be numbered otherwise. */
    @Test
    void levelsAreTheModels() {
        Dataset data = data("c", " a ").numbers("x", 8, 0.5).build();
        Inputs inputs = Inputs.of(MODEL, data);
        assertThat(rows(data).stream().map(row -> MODEL.predict(inputs.of(row).orElseThrow())))
                .containsExactly(107.0, -1.0);
    }

    @Test
    void levelsThatLookLikeNumbersAreStillTexts() {
        Category years = new Category("t", List.of("1999", "2000", "later"), "1999");
        Model model = new Model(
                "y",
                List.of(coefficient(new Variable.Level("t", "2000", 1), 5)),
                List.of(years),
                1,
                1,
                null,
                MODEL.quality(),
                MODEL.provenance());
        Dataset data = Dataset.builder("new").numbers("t", 2000, 1999).build();
        Inputs inputs = Inputs.of(model, data);
        assertThat(rows(data).stream().map(row -> model.predict(inputs.of(row).orElseThrow())))
                .containsExactly(6.0, 1.0);
    }

    /** Where levels are numbers, cells are compared as numbers, in a column of numbers as among texts. */
    @Test
    void codesAreNumbersHoweverTheyAreWritten() {
        Model model = new Model(
                "y",
                List.of(
                        coefficient(new Variable.Level("t", "3", 1), 5),
                        coefficient(new Variable.Level("t", "10", 2), 50)),
                List.of(new Category("t", true, List.of("-1", "3", "10"), "-1")),
                1,
                1,
                null,
                MODEL.quality(),
                MODEL.provenance());
        Dataset numbers = Dataset.builder("new")
                .numbers("t", 10, -1, 3, 4)
                .numbers("y", 51, 1, 7, 0)
                .build();
        Inputs inputs = Inputs.of(model, numbers);
        assertThat(rows(numbers).stream().map(inputs::predict)).containsExactly(51.0, 1.0, 6.0, Double.NaN);
        assertThat(inputs.firstRefusal().orElseThrow())
                .hasMessageStartingWith("'4' in row 4 is no level of 't' that the model knows.")
                .hasMessageContaining("It was trained on -1, 3, 10;");
        Dataset texts = data("10.0", "1e1", "+3", "x").build();
        assertThat(rows(texts).stream().map(Inputs.of(model, texts)::predict))
                .containsExactly(51.0, 51.0, 6.0, Double.NaN);
        Dataset known = Dataset.builder("new")
                .numbers("t", 10, -1, 3)
                .numbers("y", 51, 1, 7)
                .build();
        Selection plain = Selection.of("y", List.of("t"));
        Evaluation expected = Evaluation.of(model, known);
        assertThat(expected.mae()).isEqualTo(1 / 3.0);
        assertThat(Evaluation.of(model, known.select(plain))).isEqualTo(expected);
        assertThat(Evaluation.of(model, known.select(plain.withCodes(Set.of("t")))))
                .isEqualTo(expected);
    }

    @Test
    void aMissingCellGivesNothing() {
        Dataset data = data("c", null).numbers("x", Double.NaN, 1).build();
        Inputs inputs = Inputs.of(MODEL, data);
        assertThat(rows(data)).allSatisfy(row -> assertThat(inputs.of(row)).isEmpty());
    }

    @Test
    void anUnknownLevelIsNamed() {
        Dataset data = data("B").numbers("x", 1).build();
        assertThatThrownBy(() -> Inputs.of(MODEL, data).of(rows(data).get(0)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("""
                        'B' in row 1 is no level of 't' that the model knows.

                        Did you mean 'b'?
                        It was trained on a, b, c; of any other level it has learned nothing. Leave such rows out, or train \
                        on data that has them.""");
    }

    @Test
    void columnsMustBeThereAndOfTheirKind() {
        assertThatThrownBy(() -> Inputs.of(MODEL, data("a").build())).isInstanceOf(UnknownNameException.class);
        assertThatThrownBy(() ->
                        Inputs.of(MODEL, data("a").texts("x", List.of("much")).build()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("Column 'x' of new is text");
    }

    /** A logarithm of 0 has no prediction; set aside, a term matters to nobody. */
    @Test
    void whatIsNotDefinedIsNotPredicted() {
        assertThat(MODEL.features()).containsExactly("t", "x", "gone");
        assertThat(MODEL.predict(1, 0, Double.NaN)).isNaN();
        assertThat(MODEL.predict(1, 1, Double.NaN)).isEqualTo(11);
    }

    /** Of the six rows one lacks x, one has an unknown level, two have no logarithm; of both reasons in a row the level counts. */
    @Test
    void rowsThatCannotBePredictedAreCounted() {
        Dataset data = data("c", "a", "d", "a", "a", "e")
                .numbers("x", 8, Double.NaN, 1, 0, -1, 0)
                .build();
        Inputs inputs = Inputs.of(MODEL, data);
        assertThat(rows(data).stream().map(inputs::predict))
                .containsExactly(107.0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(inputs.incomplete()).isEqualTo(1);
        assertThat(inputs.refused()).isEqualTo(4);
        assertThat(inputs.firstRefusal().orElseThrow())
                .hasMessageStartingWith("'d' in row 3 is no level of 't' that the model knows.");
    }

    /** The truths are one less than predicted where there is a prediction. */
    @Test
    void evaluationLeavesOutWhatItCannotPredict() {
        Dataset data = data("c", "a", "d", "a", "a")
                .numbers("x", 8, Double.NaN, 1, 0, 0.5)
                .numbers("y", 106, 1, 1, 1, -2)
                .build();
        Evaluation evaluation = Evaluation.of(MODEL, data);
        assertThat(evaluation.rows()).isEqualTo(2);
        assertThat(evaluation.rowsDropped()).isEqualTo(1);
        assertThat(evaluation.rowsRefused()).isEqualTo(2);
        assertThat(evaluation.firstRefusal()).startsWith("'d' in row 3 is no level");
        assertThat(evaluation.rmse()).isEqualTo(1);
        assertThatThrownBy(() -> Evaluation.of(
                        MODEL, data("d").numbers("x", 1).numbers("y", 1).build()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("'d' in row 1 is no level");
        assertThatThrownBy(() -> Evaluation.of(
                        MODEL,
                        data("a").numbers("x", 1).numbers("y", Double.NaN).build()))
                .hasMessage("No row of new is complete.\n\nA row needs a number or level in each of t, x and y.");
    }

    /** The truth is one less than predicted in each row: 107, −1. */
    @Test
    void evaluatesByTheModelsLevels() {
        RowSource source = data("c", "a")
                .numbers("x", 8, 0.5)
                .numbers("y", 106, -2)
                .build()
                .select("y", List.of("x", "t"), MissingValues.DROP);
        Evaluation evaluation = Evaluation.of(MODEL, source);
        assertThat(evaluation.rmse()).isEqualTo(1);
        assertThat(evaluation.mae()).isEqualTo(1);
    }

    @Test
    void evaluationRefusesWhatItCannotPredict() {
        assertThatThrownBy(() ->
                        evaluate(data("a").numbers("x", -1).numbers("y", 0).build()))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("log2(x) is not a number in row 1, where x = -1.\n\n");
        assertThatThrownBy(
                        () -> evaluate(data("d").numbers("x", 1).numbers("y", 0).build()))
                .hasMessageStartingWith("'d' is no level of 't' that the model knows.");
        assertThatThrownBy(() -> evaluate(Dataset.builder("new")
                        .numbers("t", 1)
                        .numbers("x", 1)
                        .numbers("y", 0)
                        .build()))
                .hasMessage("""
                        Column 't' holds numbers where the model knows a category.

                        It was trained on a, b, c. Are these the right data?""");
        assertThatThrownBy(() -> evaluate(
                        data("a").texts("x", List.of("much")).numbers("y", 0).build()))
                .hasMessageStartingWith("Column 'x' holds text where the model knows numbers.\n\n");
    }

    private static Evaluation evaluate(Dataset data) {
        return Evaluation.of(MODEL, data.select("y", List.of("t", "x"), MissingValues.DROP));
    }
}
