package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars of beans = 2 · jar_size + 40 at 100, 300, 500, 700 and 900, guessed by lines on stdin. */
@ResourceLock("System.in")
class GuessTest {

    private static Run guess(String lines, String... options) {
        List<String> arguments = new ArrayList<>(List.of("guess", "jellybeans"));
        arguments.addAll(List.of(options));
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            return Run.of(arguments.toArray(String[]::new)).assertFits();
        } finally {
            System.setIn(before);
        }
    }

    /** S1 to S7. */
    @Test
    void theErrorsOfALine() {
        Run run = guess("3,20\nquit\n");
        assertThat(run.code()).isZero();
        assertThat(run.out().replaceAll(" +", " "))
                .contains(
                        "Guess 1: beans = 3 · jar_size + 20",
                        " 100 240 320 +80 80 6400",
                        " 300 640 920 +280 280 78400",
                        " 500 1040 1520 +480 480 230400",
                        " 700 1440 2120 +680 680 462400",
                        " 900 1840 2720 +880 880 774400",
                        "Mean absolute error 480, mean squared error (MSE) 310400.")
                .doesNotContain("hill:");
    }

    /** S8 and S9. */
    @Test
    void upAndDownHill() {
        assertThat(guess("slope=3 intercept=20\n3.1,19\nintercept=21,slope=2.9\nquit\n")
                        .out())
                .contains(
                        "+89",
                        "+309",
                        "+529",
                        "+749",
                        "+969",
                        "+71",
                        "+251",
                        "+431",
                        "+611",
                        "+791",
                        "mean squared error (MSE) 376641. Uphill: the MSE rose from 310400.",
                        "mean squared error (MSE) 250561. Downhill: the MSE fell from 376641.",
                        "MSE of every attempt",
                        "at attempt 3");
    }

    /** S10: the article's nudge passes by at 100; with 2 in place of 1 it arrives. */
    @Test
    void nudges() {
        String passing = guess("3,20\nnudge -0.1,+1 11\nquit\n").out().replaceAll(" +", " ");
        assertThat(passing)
                .contains(
                        "downhill 2.9 21 250561",
                        "downhill 2.8 22 197124",
                        "downhill 2.7 23 150089",
                        "downhill 2.6 24 109456",
                        "downhill 2.5 25 75225",
                        "downhill 2.4 26 47396",
                        "downhill 2.3 27 25969",
                        "downhill 2.2 28 10944",
                        "downhill 2.1 29 2321",
                        "downhill 2 30 100",
                        "uphill 1.9 31 4281");
        String arriving = guess("3,20\nnudge −0.1,2 10\nquit\n").out().replaceAll(" +", " ");
        assertThat(arriving)
                .contains("251424", "198656", "152096", "111744", "77600", "49664", "27936", "12416", "3104")
                .contains("downhill 2 40 0\n");
    }

    /** S11: at 0.1 the first step is 2.8x + 24 and the loss × 0.64 a step; as good as 100, 0.64^k ≤ 100 / 310400, is k = 19. */
    @Test
    void theGradientPlays() {
        String out = guess("3,20\nnudge -0.1,1 10\n3,20\nplay\n", "--lr", "0.1").out();
        assertThat(out.replaceAll("\\s+", " "))
                .contains("the gradient of the MSE is 640000 for the slope and 960 for the intercept.")
                .contains("Your best MSE of 12 guesses is 100.")
                .containsPattern("The gradient needs 19 steps to be as good");
        assertThat(out.replaceAll(" +", " ")).contains(" 1 2.8 24 198656\n", " 0 3 20 310400\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,20\nnudge -0.1,1 10\n\n", "3,20\nnudge -0.1,1 10\n", "3,20\nnudge -0.1,1 10\nplay\n"})
    void atItsBestRateItSavesTen(String lines) {
        assertThat(guess(lines).out())
                .contains(
                        "Your best MSE of 11 guesses is 100. The gradient needs 1 step to be as good: it saves 10 guesses.",
                        "best: ");
    }

    @Test
    void oneJar() {
        assertThat(guess("jar 300 = 600\nat 300 = 640\njar_size 300=700\njar 301 = 5\nquit\n")
                        .out()
                        .replaceAll(" +", " "))
                .contains(
                        " 300 640 600 -40 40 1600",
                        "Nearer: the absolute error fell from 40.",
                        "Farther: the absolute error rose from 0.",
                        "No row has jar_size 301: the first has 100. That cost nothing.")
                .doesNotContain("every attempt");
    }

    /** {@code guess.txt} holds whole games, with their charts. */
    @Test
    void gamesAreAsWritten() throws Exception {
        Transcript.assertText(
                "guess.txt",
                guess("3,20\n2.9,21\nnudge -0.1,1 2\nquit\n").out()
                        + guess("at 300 = 600\nplay\n").out());
    }

    /** To the digits that the table has. */
    @Test
    void theChartNamesTheBest() {
        assertThat(guess("3,20\n2.9,21\nquit\n").out())
                .contains("best: 250561 at attempt 2")
                .doesNotContain("\n\n\n");
    }

    @Test
    void whatIsNoGuessCostsNothing() {
        assertThat(guess("three\n3\n3,20 apples\nweight=3\n1e999,0\n1e200,0\nnudge 1,1 0\n2,40\nquit\n")
                        .out())
                .contains(
                        "'three' is no guess.",
                        "'3' is no guess.",
                        "'3,20 apples' is no guess.",
                        "no 'weight'.",
                        "1e999 is too large a number.",
                        "no numbers any more",
                        "can be nudged 1 to 100 times",
                        "Guess 1: beans = 2 · jar_size + 40")
                .doesNotContain("Guess 2");
    }

    @Test
    void theChartAsAFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("attempts.svg");
        assertThat(guess("3,20\n", "--plot", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).contains("<svg", "MSE of every attempt");
    }

    @Test
    void whatItCannotPlayWith(@TempDir Path directory) {
        String two = Run.file(directory, "two.csv", "a,b,y\n1,2,3\n2,3,5\n4,4,4\n");
        assertThat(Run.of("guess", two).err()).contains("lacks its target", "one of a, b, y: --target COLUMN");
        Run several = Run.of("guess", two, "--target", "y");
        assertThat(several.code()).isEqualTo(ExitCode.USAGE);
        assertThat(several.err()).contains("A line has one feature, and two.csv has a, b.", "--features COLUMN");
        assertThat(Run.of("guess", two, "--target", "y", "--features", "c").code())
                .isEqualTo(ExitCode.USAGE);
    }
}
