package org.jellygrad.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.jellygrad.datasets.internal.CellKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellParserTest {
    private final CellParser parser =
            new CellParser(CsvOptions.defaults().withMissing("-999").withMissing("unit 7"), '.');

    private CellKind parse(String text) {
        String around = "9" + text + "9"; // a cell is a stretch of a longer buffer
        return parser.parse(around.toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0.0",
        "+7, 7",
        "007, 7",
        ".5, 0.5",
        "5., 5",
        "-1.25e-3, -0.00125",
        "1E+05, 100000",
        "' 12\t', 12",
        "1e-400, 0",
        "9007199254740993, 9007199254740992", // halfway, to even
        "9007199254740993.00000000000000000000000000000000000000001, 9007199254740994",
        "2.2250738585072011e-308, 2.225073858507201E-308",
        "1.7976931348623158e308, 1.7976931348623157E308",
    })
    void numbers(String text, double number) {
        assertThat(parse(text)).isEqualTo(CellKind.NUMBER);
        assertThat(Double.doubleToRawLongBits(parser.number())).isEqualTo(Double.doubleToRawLongBits(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "\t ", "NA", "na", "NaN", "nan", "NAN", "-999", " -999 ", "unit 7", "n/a", "N/A", "null",
                "NULL", "#N/A"
            })
    void missing(String text) {
        assertThat(parse(text)).isEqualTo(CellKind.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1d",
                "1f",
                "1.5D",
                "0x1p3",
                "-0x10",
                "0X1.8P1",
                "1_000",
                "12o",
                "--1",
                "+",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1e5.0",
                "٣",
                "½",
                "NGC 1068",
                "N",
                "-NaN",
                "-999.0x",
                "infinite",
                "∞"
            })
    void texts(String text) {
        assertThat(parse(text)).isEqualTo(CellKind.TEXT);
    }

    @ParameterizedTest
    @CsvSource({"inf, 1", "+Inf, 1", "-INF, -1", "Infinity, 1", "-infinity, -1", "1e400, 1", "-1e309, -1"})
    void infinities(String text, double sign) {
        assertThat(parse(text)).isEqualTo(CellKind.INFINITE);
        assertThat(parser.number()).isEqualTo(sign / 0.0);
    }

    /** Law: what is text does not depend on what came before, though the parser then takes another route. */
    @Test
    void bothRoutesAgree() {
        SplittableRandom random = new SplittableRandom(20);
        String alphabet = "0123456789..eE+-xXdDnNaAiIfF ";
        for (int trial = 0; trial < 50_000; trial++) {
            char[] text = new char[random.nextInt(1, 9)];
            for (int i = 0; i < text.length; i++) {
                text[i] = alphabet.charAt(random.nextInt(alphabet.length()));
            }
            CellParser fresh = new CellParser(CsvOptions.defaults(), '.');
            CellParser warned = new CellParser(CsvOptions.defaults(), '.');
            warned.parse("NGC 1".toCharArray(), 0, 5); // ends as a number does
            assertThat(warned.parse(text, 0, text.length))
                    .as(new String(text))
                    .isEqualTo(fresh.parse(text, 0, text.length));
        }
    }

    /** Law: every double, written in full or as Java does, is read back to the same bits. */
    @Test
    void everyBitSurvives() {
        SplittableRandom random = new SplittableRandom(21);
        for (int trial = 0; trial < 20_000; trial++) {
            double number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                for (String text : new String[] {Double.toString(number), new BigDecimal(number).toString()}) {
                    assertThat(parse(text)).as(text).isEqualTo(CellKind.NUMBER);
                    assertThat(Double.doubleToRawLongBits(parser.number()) - Double.doubleToRawLongBits(number))
                            .as(text)
                            .isZero();
                }
            }
        }
    }
}
