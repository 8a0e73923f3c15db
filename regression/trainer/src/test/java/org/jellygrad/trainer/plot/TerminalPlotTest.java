package org.jellygrad.trainer.plot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jellygrad.trainer.text.TerminalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalPlotTest {
    private static final Path RESOURCES = Path.of("src/test/resources/org/jellygrad/trainer/plot");

    /** Rewritten with {@code -Dtranscripts=write}, to be read before they are committed. */
    @ParameterizedTest
    @CsvSource({
        "jelly beans, ASCII",
        "jelly beans, BRAILLE",
        "jelly beans, BLOCK",
        "rates, ASCII",
        "rates, BRAILLE",
        "arrived, ASCII",
        "valley, BRAILLE",
        "valley, ASCII",
        "limit, BRAILLE",
        "limit, ASCII",
        "attempts, BRAILLE",
        "crowd, BRAILLE",
        "steps, BRAILLE"
    })
    void drawsThePicture(String name, Glyphs glyphs) throws IOException {
        Chart chart = requireNonNull(Samples.all().get(name));
        String file = name.replace(' ', '-') + "-" + glyphs.name().toLowerCase(Locale.ROOT) + ".txt";
        String drawn = String.join("\n", new TerminalPlot(80, 16, glyphs, false).lines(chart)) + "\n";
        if ("write".equals(System.getProperty("transcripts"))) {
            Files.createDirectories(RESOURCES);
            Files.writeString(RESOURCES.resolve(file), drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(RESOURCES.resolve(file), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void noLineIsWiderThanTheTerminal(Glyphs glyphs) {
        Samples.all().forEach((name, chart) -> {
            for (int columns : new int[] {24, 37, 80, 120, 201}) {
                for (int rows : new int[] {5, 16, 40}) {
                    List<String> plain = new TerminalPlot(columns, rows, glyphs, false).lines(chart);
                    assertThat(plain).as(name + " " + columns).allSatisfy(line -> {
                        assertThat(TerminalText.width(line)).isLessThanOrEqualTo(columns);
                        assertThat(line).isEqualTo(line.stripTrailing());
                        assertThat(line.chars().noneMatch(Character::isISOControl))
                                .isTrue();
                        if (glyphs == Glyphs.ASCII) {
                            assertThat(line).matches("[ -~]*");
                        }
                    });
                }
            }
        });
    }

    @Test
    void colourAddsNothingButColour() {
        TerminalPlot plain = new TerminalPlot(80, 16, Glyphs.BRAILLE, false);
        TerminalPlot coloured = new TerminalPlot(80, 16, Glyphs.BRAILLE, true);
        List<String> lines = coloured.lines(Samples.valley());
        assertThat(String.join("", lines)).contains("\u001b[36m", "\u001b[90m");
        assertThat(lines.stream().map(line -> line.replaceAll("\u001b\\[[0-9]*m", "")))
                .isEqualTo(plain.lines(Samples.valley()));
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.lastIndexOf("\u001b[0m")).isEqualTo(line.lastIndexOf('\u001b')));
    }

    /** A braille dot is read back to the share it stands for, which is within half a dot of the point's. */
    @Test
    void everyPointIsDrawnInItsCell() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            int columns = 1 + random.nextInt(100);
            int rows = 1 + random.nextInt(40);
            double x = i == 0 ? 0 : i == 1 ? 1 : random.nextDouble();
            double y = i == 0 ? 1 : i == 1 ? 0 : random.nextDouble();
            Raster raster = new Raster(columns, rows, Glyphs.BRAILLE);
            raster.dot(x, y, 0);
            List<int[]> dots = dots(raster, rows);
            assertThat(dots).hasSize(1);
            int[] dot = dots.get(0);
            assertThat((double) dot[0]).isCloseTo(x * (2 * columns - 1), offset(0.5 + 1e-9));
            assertThat((double) dot[1]).isCloseTo((1 - y) * (4 * rows - 1), offset(0.5 + 1e-9));
            assertThat(raster.column(x)).isEqualTo(dot[0] / 2);
            assertThat(raster.row(y)).isEqualTo(dot[1] / 4);
        }
    }

    /** Unicode's order of braille dots: 1 2 3 7 down the left, 4 5 6 8 down the right. */
    private static List<int[]> dots(Raster raster, int rows) {
        int[][] places = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {0, 3}, {1, 3}};
        List<int[]> dots = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String line = raster.line(row, ink -> "");
            for (int column = 0; column < line.length(); column++) {
                int bits = line.charAt(column) == ' ' ? 0 : line.charAt(column) - 0x2800;
                for (int bit = 0; bit < 8; bit++) {
                    if ((bits >> bit & 1) == 1) {
                        dots.add(new int[] {2 * column + places[bit][0], 4 * row + places[bit][1]});
                    }
                }
            }
        }
        return dots;
    }

    @Test
    void namesTakeTheirCells() {
        assertThat(TerminalText.width("beans")).isEqualTo(5);
        assertThat(TerminalText.width("瓶の大きさ")).isEqualTo(10);
        assertThat(TerminalText.width("e\u0301")).isEqualTo(1);
        assertThat(TerminalText.width("ﾊﾝ")).isEqualTo(2);
        assertThat(Glyphs.ASCII.shown("瓶é\u0007x")).isEqualTo("????x");
        assertThat(TerminalText.fold("one two three", 7)).containsExactly("one two", "three");
        assertThat(TerminalText.fold("瓶の大きさ", 5)).containsExactly("瓶の", "大き", "さ");
    }

    @Test
    void aSizeOutsideTheLimitsIsNamed() {
        assertThatThrownBy(() -> new TerminalPlot(23, 16, Glyphs.ASCII, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A plot of 23 columns and 16 rows cannot be drawn: it has 24 to 1000 columns and 5 to 500 rows");
    }
}
