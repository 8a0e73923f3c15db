package org.jellygrad.cli.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small files, each with one trouble that real files have, and what {@code train FILE --target y} makes of it: the fit, what was
 * decided and which rows were left out, or the error. All that can be learned lies on y = 2 · x + 1. {@code torture.txt} holds
 * the expected text.
 */
class TortureTest {
    private static final String PLAIN = "x,y\n1,3\n2,5\n4,9\n";

    @TempDir
    Path folder;

    private final Map<String, String[]> cases = new LinkedHashMap<>();

    private void file(String name, String text, String... options) {
        file(name, text.getBytes(UTF_8), options);
    }

    private void file(String name, byte[] bytes, String... options) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> command =
                new ArrayList<>(List.of("train", folder.resolve(name).toString()));
        command.addAll(List.of(options));
        if (!command.contains("--target") && !command.contains("--formula")) {
            command.addAll(List.of("--target", "y"));
        }
        cases.put(name + (options.length == 0 ? "" : " " + String.join(" ", options)), command.toArray(String[]::new));
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(out)) {
            zipped.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] zstd(byte[] bytes) {
        var compressor = new ZstdCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(bytes.length)];
        return Arrays.copyOf(out, compressor.compress(bytes, 0, bytes.length, out, 0, out.length));
    }

    private static byte[] starting(int... start) {
        byte[] bytes = new byte[600];
        for (int i = 0; i < start.length; i++) {
            bytes[i] = (byte) start[i];
        }
        return bytes;
    }

    private void delimiters() {
        file("plain.csv", PLAIN);
        file("semicolons.csv", "x;y\n1;3\n2;5\n4;9\n");
        file("tabs.tsv", "x\ty\n1\t3\n2\t5\n4\t9\n");
        file("bars.txt", "x|y\n1|3\n2|5\n4|9\n");
        file("blanks.txt", "  x     y\n  1   3.0\n  2   5.0\n 10  21.0\n");
        file("blanks-and-tabs.txt", "x \t y\n1 \t\t3\n2\t 5\n4  9\n");
        file("commas-in-semicolons.csv", "note, if any;x;y\na, b;1;3\nc;2;5\n;4;9\n");
        file("sep.csv", "sep=;\nx;y\n1;3\n2;5\n4;9\n");
        file("delimiter-told.csv", "x:y\n1:3\n2:5\n4:9\n", "--delimiter", ":");
        file("delimiter-wrong.csv", PLAIN, "--delimiter", ";");
    }

    private void quotes() {
        file("quotes.csv", "\"x\",\"y\"\n\"1\",\"3\"\n\"2\",\"5\"\n\"4\",\"9\"\n");
        file("quoted-newline.csv", "note,x,y\n\"two\nlines, \"\"said\"\"\",1,3\nb,2,5\nc,4,9\n");
        file("quote-open.csv", "note,x,y\n\"a,1,3\nb,2,5\n");
        file("quote-inside.csv", "note,x,y\n5\" pipe,1,3\nb,2,5\nc,4,9\n");
        file("quoted-name-newline.csv", "\"x\n(cm)\",y\n1,3\n2,5\n4,9\n");
    }

    private void lines() {
        file("crlf.csv", PLAIN.replace("\n", "\r\n"));
        file("bare-cr.csv", PLAIN.replace("\n", "\r"));
        file("no-last-newline.csv", PLAIN.strip());
        file("blank-lines.csv", "\n\nx,y\n\n1,3\n   \n2,5\n\n4,9\n\n");
        file("comments.csv", "# measured in 2024\n# by hand\n" + PLAIN);
        file("comment-names.txt", "# x y\n1 3\n2 5\n4 9\n");
        file("number-sign-name.csv", "#,x,y\n1,1,3\n2,2,5\n3,4,9\n", "--features", "x");
        file("title.csv", "Table 1: Results\n\n" + PLAIN);
        file("title-skipped.csv", "Table 1: Results\n\n" + PLAIN, "--skip", "2");
    }

    private void encodings() {
        file("bom.csv", "\uFEFF" + PLAIN);
        file("utf-8.csv", "größe,x,y\n1,1,3\n1,2,5\n1,4,9\n", "--features", "x");
        file("windows-1252.csv", bytes("ort,x,y\nKöln,1,3\nMünchen,2,5\n„Bonn“,4,9\n", "windows-1252"));
        file("latin-1.csv", bytes("ort,x,y\nK\u00F6ln,1,3\n\u0081,2,5\n,4,9\n", "ISO-8859-1"));
        file("utf-16le.csv", bytes("\uFEFF" + PLAIN, "UTF-16LE"));
        file("utf-16be.csv", bytes("\uFEFF" + PLAIN, "UTF-16BE"));
        file("utf-16-no-bom.csv", bytes(PLAIN, "UTF-16LE"));
        file("utf-16-no-bom-told.csv", bytes(PLAIN, "UTF-16LE"), "--encoding", "utf-16le");
        file("utf-8-damaged.csv", bytes("ort,x,y\nK\u00C3\u00B6ln,1,3\nM\u00FCnchen,2,5\n", "ISO-8859-1"));
        file("encoding-unknown.csv", PLAIN, "--encoding", "utf-9");
    }

    private void numbers() {
        file("decimal-comma.csv", "x;y\n1,5;4,0\n2,5;6\n4;9,0\n");
        file("decimal-comma-quoted.csv", "x,y\n\"1,5\",\"4,0\"\n\"2,5\",6\n4,\"9,0\"\n");
        file("thousands.csv", "x,y\n\"1,000\",\"2,001\"\n\"2,500\",\"5,001\"\n\"1,000,000\",\"2,000,001\"\n");
        file("thousands-german.csv", "x;y\n1.000,5;2.002,0\n2.500,0;5.001,0\n");
        file("thousands-swiss.csv", "x;y\n1'000;2'001\n2'500;5'001\n4;9\n");
        file("thousands-blank.csv", "x;y\n1 000;2 001\n2 500;5 001\n4;9\n");
        file("open-comma.csv", "x;y\n1,500;4,000\n2,500;6,000\n");
        file("percent.csv", "x,y\n10 %,21\n20%,41\n12.5 %,26\n");
        file("percent-mixed.csv", "x,y\n10 %,21\n20%,41\n12,25\n");
        file("currency.csv", "x,y\n$10,21 €\n$ 20,41 €\n-$3.50,-6 €\n");
        file("currency-code.csv", "x,y\nEUR 10,21 USD\nEUR 20,41 USD\n");
        file("minus-sign.csv", "x,y\n\u22121,\u22121\n1,3\n2,5\n");
        file("unit.csv", "x,y\n1 km,3\n2 km,5\n");
        file("decimal-late.csv", "x;y\n" + "1;3\n2;5\n".repeat(200) + "4,5;10\n");
        file("decimal-told.csv", "x;y\n" + "1;3\n2;5\n".repeat(200) + "4,5;10\n", "--decimal", ",");
        file("typo.csv", "x,y\n1,3\n2,5\n4,9o\n");
        file("infinity.csv", "x,y\n1,3\ninf,5\n4,9\n");
    }

    private void names() {
        file("units-in-names.csv", "length (m),y\n1,3\n2,5\n4,9\n");
        file("two-headers.csv", "x,y\nm,kg\n1,3\n2,5\n4,9\n");
        file("two-headers-merged.csv", "size,,weight\nx,z,kg\n1,1,3\n2,3,5\n4,0,9\n", "--target", "weight kg");
        file("duplicate-names.csv", "x,x,y\n1,0,3\n2,1,5\n4,1,9\n", "--features", "x");
        file("index-without-name.csv", ",x,y\n0,1,3\n1,2,5\n2,4,9\n");
        file("index-one-short.txt", "\"x\" \"y\"\n\"1\" 1 3\n\"2\" 2 5\n\"3\" 4 9\n");
        file("name-missing.csv", "x,,y\n1,7,3\n2,1,5\n4,0,9\n", "--features", "x");
        file("no-header.csv", "1,3\n2,5\n4,9\n", "--target", "c2");
        file("no-header-text.csv", "Linz,1,3\nGraz,2,5\nWien,4,9\n", "--target", "c3");
        file("header-told.csv", "2001,2002\n1,3\n2,5\n4,9\n", "--target", "2002", "--header", "1");
        file("year-names.csv", "town,2001,2002\nLinz,1,3\nGraz,2,5\nWien,4,9\n", "--target", "2002");
        file("trailing-columns.csv", "x,y,,\n1,3,,\n2,5,,\n4,9,,\n");
        file("trailing-cells.csv", "x,y\n1,3,\n2,5,\n4,9,\n");
        file("trailing-rows.csv", "x,y\n1,3\n2,5\n4,9\n,\n,\n");
    }

    private void missing() {
        file("missing-words.csv", "x,y\n1,3\nNA,5\nn/a,6\nnull,7\nNaN,8\n,9\n2,5\n");
        file("missing-signs.csv", "x,y\n1,3\n-,5\n.,6\n?,7\n2,5\n");
        file("signs-as-text.csv", "x,grade,y\n1,a,3\n2,-,5\n4,?,9\n5,-,11\n7,?,15\n", "--features", "x,grade");
        file("sentinel.csv", "x,y\n1,3\n-200,5\n2,5\n4,9\n", "--na", "-200");
        file("missing-all.csv", "x,y\n,3\nNA,5\n");
        file("missing-error.csv", "x,y\n1,3\n,5\n", "--missing", "error");
    }

    private void rows() {
        file("ragged.csv", "x,y\n1,3\n2,5,7\n3\n4,9\n");
        file("ragged-skip.csv", "x,y\n1,3\n2,5,7\n3\n4,9\n5,11\n", "--ragged", "skip");
        file(
                "ragged-skip-category.csv",
                "t,x,y\na,1,3\nz,2,5,7\nb,2,5\na,4,9\n",
                "--ragged",
                "skip",
                "--features",
                "t,x");
        file("header-only.csv", "x,y\n");
        file("empty.csv", "");
        file("blanks-only.csv", "\n \n\n");
        file("comments-only.csv", "# nothing\n");
        file("one-row.csv", "x,y\n1,3\n");
        file("more-features-than-rows.csv", "a,b,c,d,y\n1,2,3,5,1\n2,1,1,0,2\n0,4,1,1,4\n");
        file("dates.csv", "day,x,y\n2024-01-05,1,3\n2024-01-06,2,5\n2024-02-01,4,9\n", "--features", "day");
        file("dates-german.csv", "Tag;y\n5.1.2024;3\n6.1.2024;5\n1.2.2024;9\n", "--features", "Tag");
        file("dates-aside.csv", "day,x,y\n2024-01-05,1,3\n2024-01-06,2,5\n2024-02-01,4,9\n");
    }

    private void formats() throws IOException {
        file("plain.csv.gz", gzip(PLAIN.getBytes(UTF_8)));
        file("plain.csv.zst", zstd(PLAIN.getBytes(UTF_8)));
        byte[] cut = gzip("x,y\n1,3\n".repeat(100).getBytes(UTF_8));
        file("cut.csv.gz", Arrays.copyOf(cut, cut.length - 12));
        file("cut.csv.zst", Arrays.copyOf(zstd("x,y\n1,3\n".repeat(100).getBytes(UTF_8)), 20));
        file("book.xlsx.gz", gzip(starting('P', 'K', 3, 4, 'x', 'l', '/')));
        file("book.xlsx", starting('P', 'K', 3, 4, 'x', 'l', '/'));
        file("old.xls", starting(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1));
        file("data.parquet", starting('P', 'A', 'R', '1'));
        file("data.sqlite", "SQLite format 3\0 and more");
        file("paper.pdf", "%PDF-1.7\n");
        file("data.json", "[{\"x\": 1, \"y\": 3}]");
        file("page.html", "\n<!DOCTYPE html><html></html>");
        file("program", starting(0x7f, 'E', 'L', 'F'));
        file("noise.csv", starting(1, 2, 3, 4, 5, 6, 7));
    }

    private String run(String[] command) {
        Run run = Run.of(command);
        String shown = run.code() == 0 ? summary(run.out()) + run.err() : run.out() + run.err();
        String unwrapped = run.code() == 0 ? shown : shown.replaceAll("(?<!\n)\n(?!\n| *\\d+\\. |$) *", " ");
        return unwrapped.replace(folder + File.separator, "") + "[exit " + run.code() + "]\n";
    }

    /** The equation, and what is said of the data. */
    private static String summary(String out) {
        List<String> lines = out.lines().toList();
        var shown = new StringBuilder(lines.get(0)).append('\n');
        boolean data = false;
        for (String line : lines) {
            data = line.startsWith("read as")
                    || line.startsWith("rows ")
                    || line.startsWith("warning")
                    || (data && line.startsWith(" "));
            shown.append(data ? line + "\n" : "");
        }
        return shown.toString();
    }

    @Test
    void everyFileGivesTheFitOrTheErrorThatItMust() throws IOException {
        delimiters();
        quotes();
        lines();
        encodings();
        numbers();
        names();
        missing();
        rows();
        formats();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        var text = new StringBuilder();
        cases.forEach((name, command) ->
                text.append("$ ").append(name).append('\n').append(run(command)).append('\n'));
        Transcript.assertText("torture.txt", text.toString());
    }
}
