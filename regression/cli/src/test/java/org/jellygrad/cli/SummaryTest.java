package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.summary.Detail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read: summaries of every outcome, and the help. The numbers in them are tested elsewhere. */
class SummaryTest {
    private static final int SCREEN = 24;

    @TempDir(factory = Relative.class)
    private Path directory;

    /** For the commands: few rows, many columns, constant and collinear ones, categories, weights. */
    @BeforeEach
    void writeFiles() {
        Run.file(directory, "odd.csv", """
                size,ones,price,twice,note
                1,1,12.5,2,a
                2,1,13.5,4,b
                3,1,16.5,6,c
                4,1,NA,8,d
                5,1,19.5,10,e
                """);
        Run.file(directory, "wide.csv", wide(5));
        Run.file(directory, "broad.csv", wide(20));
        Run.file(directory, "flag.csv", "x,flag,y\n1,0,3\n2,0,4\n3,0,7\n4,0,8\n6,1,9\n7,0,15\n");
        Run.file(directory, "two.csv", "x,y\n1,2\n2,5\n");
        Run.file(directory, "constant.csv", "x,y\n1,0.5\n2,0.5\n4,0.5\n");
        Run.file(
                directory,
                "houses.csv",
                "price,area,rooms\n210,80,2\n250,95,3\n245,90,3\n320,120,4\n310,118,4.0\n400,150,5\n190,70,2\n275,99,3\n410,155,5\n");
        train("rooms.json", directory.resolve("houses.csv").toString(), "--formula", "price ~ area + C(rooms)");
        Run.file(directory, "flats.csv", "rooms,area\n3.0,100\n9,100\n");
        Run.file(directory, "commas.csv", "x;y;z\n1;2;1,5\n2;3;2,5\n3;5;2,25\n");
        Run.file(
                directory,
                "town.csv",
                "x,town,y\n1,Graz,2\n2,Linz,4\n3,Graz,7\n5,Linz,6\n6,Graz,10\n7,Linz,9\n9,Graz,17\n");
        Run.file(directory, "bonn.csv", "x,town,y\n1,Graz,2\n2,Bonn,4\n,Graz,7\n5,Linz,6\n");
        Run.file(directory, "one.csv", "x,town,y\n1,Graz,2\n");
        String weighted = Run.file(
                directory,
                "town-weighted.csv",
                "x,town,y,w\n1,Graz,2,1\n2,Linz,4,0\n3,Graz,7,2\n5,Linz,6,1\n6,Graz,10,0.5\n7,Linz,9,1\n9,Graz,17,1\n");
        train("town.json", directory.resolve("town.csv").toString(), "--formula", "y ~ x + town");
        train("weighted.json", weighted, "--target", "y", "--features", "x", "--weights", "w");
        train("powers.json", "co2_mauna_loa", "--degree", "4");
        train("ridge.json", "cars1930", "--l2", "0.1");
        train("odd.json", directory.resolve("odd.csv").toString(), "--target", "price");
    }

    @Test
    void summariesAreAsWritten() throws Exception {
        Transcript.assertAsWritten(
                "summaries.txt", directory, run -> assertThat(run.out()).isNotEmpty());
    }

    /** A page for people who do not ask for details: no Greek letters, one screen. */
    @Test
    void shortSummariesAreAsWritten() throws Exception {
        Transcript.assertAsWritten("short-summaries.txt", directory, run -> {
            assertThat(run.out()).doesNotContainPattern("\\p{IsGreek}");
            assertThat(run.out().lines().takeWhile(line -> !line.matches("(warning|fold|read as|rows) .*")))
                    .hasSizeBetween(5, SCREEN);
        });
    }

    @Test
    void jellyBeansTakeFifteenLines() {
        assertThat(Run.of("train", "jellybeans").out().lines()).hasSizeLessThanOrEqualTo(15);
        assertThat(Run.of("train", "jellybeans", "--start", "slope=3,intercept=20", "--lr", "0.1")
                        .out()
                        .lines())
                .hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void aProgramGetsTheSameText() {
        Fit fit = new Trainer().fit(BundledDatasets.load("galton1886"));
        assertThat(Run.of("train", "galton1886").out()).isEqualTo(fit.summary() + "\n");
        assertThat(Run.of("train", "galton1886", "--details").out()).isEqualTo(fit.summary(Detail.FULL) + "\n");
    }

    @Test
    void helpIsAsWritten() throws Exception {
        Transcript.assertAsWritten(
                "help.txt", directory, run -> assertThat(run.err()).isEmpty());
    }

    private void train(String model, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("train", "--save", directory.resolve(model).toString()));
        all.addAll(List.of(arguments));
        assertThat(Run.of(all.toArray(String[]::new)).code()).isZero();
    }

    private static String wide(int columns) {
        var random = new Random(5);
        var text = new StringBuilder();
        for (int i = 0; i < columns; i++) {
            text.append((char) ('a' + i)).append(',');
        }
        text.append("y\n");
        for (int row = 0; row < 40; row++) {
            double sum = 3;
            for (int i = 0; i < columns; i++) {
                long x = random.nextInt(100);
                text.append(x).append(',');
                sum += (i + 1) * x;
            }
            text.append(sum + random.nextInt(20) / 4.0).append('\n');
        }
        return text.toString();
    }
}
