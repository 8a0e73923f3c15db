package org.jellygrad.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.csv.Ragged;
import org.jellygrad.datasets.csv.ReadingProgress;
import org.jellygrad.datasets.problem.Quoted;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data a command works on, and how its file is read where the file itself does not say. */
public final class DataOptions {
    private final int before;

    @Parameters(
            paramLabel = "${bundle:subject}",
            arity = "0..*",
            hideParamSyntax = true,
            description = "A bundled data set (`jellygrad datasets` lists them), a CSV file, several files or a pattern"
                    + " ('2024-*.csv') that are one table, or - for standard input${bundle:function}.")
    private List<String> written = new ArrayList<>();

    @Option(
            names = "--na",
            paramLabel = "TEXT",
            description =
                    "One more text that means a missing cell in a CSV, beside the empty cell, NA, N/A, NaN and null."
                            + " May be given several times.")
    private List<String> missing = new ArrayList<>();

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "What separates the cells of a CSV: a character, tab, or blanks. Default: found in the file.")
    private @Nullable String delimiter;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description =
                    "How the file's letters are written, as in utf-8, windows-1252 or utf-16le. Default: found in the file.")
    private @Nullable String encoding;

    @Option(
            names = "--decimal",
            paramLabel = "C",
            description = "The decimal sign of the file's numbers, point or comma. Default: found in the file.")
    private @Nullable String decimal;

    @Option(
            names = "--header",
            paramLabel = "N",
            description =
                    "How many lines name the columns: 0, 1 or 2. With 0 the columns are c1, c2 ... Default: found in the file.")
    private @Nullable Integer header;

    @Option(
            names = "--ragged",
            paramLabel = "HOW",
            description =
                    "What becomes of rows with more or fewer cells than the header: refuse or skip. Default: refuse.")
    private String ragged = "refuse";

    @Option(
            names = "--skip",
            paramLabel = "N",
            description = "Lines to skip at the file's start. Default: comment lines (#).")
    private @Nullable Integer skip;

    private ReadingProgress progress = ReadingProgress.SILENT;

    /** Options of a command whose first word is the data. */
    public DataOptions() {
        this(0);
    }

    private DataOptions(int before) {
        this.before = before;
    }

    /** Options of a command whose first word is a model, and the second the data. */
    public static DataOptions afterModel() {
        return new DataOptions(1);
    }

    /** Whom to tell how far files are read; nobody by default. */
    public void watch(ReadingProgress told) {
        progress = told;
    }

    private List<String> names() {
        return written.subList(Math.min(before, written.size()), written.size());
    }

    /** What was typed for the data; null if nothing was. */
    @Nullable
    public String name() {
        return names().isEmpty() ? null : String.join(" ", names());
    }

    /** The file; null if it is none, or one of several. */
    @Nullable
    public Path file() {
        return names().size() == 1 ? DataArgument.file(names().get(0)) : null;
    }

    /** How a file is to be read. Adds each option that is wrong. */
    private CsvOptions reading(Problems problems) {
        var options = new Object() {
            CsvOptions csv = CsvOptions.defaults();
        };
        missing.forEach(text -> options.csv = options.csv.withMissing(text));
        String separator = delimiter;
        if (separator != null) {
            character("--delimiter", separator, "tab", "blanks", problems)
                    .ifPresent(c -> problems.checked(
                            "--delimiter", c, c, value -> options.csv = options.csv.withDelimiter(value)));
        }
        String charset = encoding;
        if (charset != null) {
            problems.checked("--encoding", charset, charset, value -> options.csv = options.csv.withEncoding(value));
        }
        String sign = decimal;
        if (sign != null) {
            character("--decimal", sign, "point", "comma", problems)
                    .ifPresent(c ->
                            problems.checked("--decimal", c, c, value -> options.csv = options.csv.withDecimal(value)));
        }
        Integer lines = header;
        if (lines != null) {
            problems.checked("--header", lines, lines, value -> options.csv = options.csv.withHeader(value));
        }
        Integer skipped = skip;
        if (skipped != null) {
            problems.checked("--skip", skipped, skipped, value -> options.csv = options.csv.withSkip(value));
        }
        switch (ragged.toLowerCase(Locale.ROOT)) {
            case "refuse" -> {}
            case "skip" -> options.csv = options.csv.withRagged(Ragged.SKIP);
            default -> problems.add("--ragged " + ragged + ": it can be refuse or skip", "");
        }
        return options.csv;
    }

    private static Optional<Character> character(
            String option, String text, String first, String second, Problems problems) {
        char named =
                switch (text.toLowerCase(Locale.ROOT)) {
                    case "tab", "\\t" -> '\t';
                    case "blank", "blanks", "space" -> ' ';
                    case "point" -> '.';
                    case "comma" -> ',';
                    case "semicolon" -> ';';
                    default -> text.length() == 1 ? text.charAt(0) : '\0';
                };
        if (named == '\0') {
            problems.add(
                    option + " " + text + ": it is one character",
                    "Type the character, or " + first + " or " + second + ".");
            return Optional.empty();
        }
        return Optional.of(named);
    }

    /**
     * Opens the data; null if that is a problem.
     *
     * @param command the command, for messages
     * @param before what stands before the data in an example of it
     */
    @Nullable
    public Dataset open(Problems problems, String command, String before) {
        List<String> wanted = names();
        CsvOptions options = reading(problems);
        if (wanted.isEmpty()) {
            problems.add(
                    "`" + command + "` lacks its data.",
                    "Name a data set (`jellygrad datasets` lists them) or a CSV file: " + command + before
                            + " jellybeans");
            return null;
        }
        var opened = new Object() {
            @Nullable
            Dataset data;
        };
        problems.check(() -> opened.data = DataArgument.open(files(wanted, problems), options, progress));
        return opened.data;
    }

    /** The first word, and what of the others are paths. A word that is none may be the value of an option that is wrong. */
    private static List<String> files(List<String> words, Problems problems) {
        List<String> files = new ArrayList<>(words.subList(0, 1));
        for (String word : words.subList(1, words.size())) {
            if (DataArgument.file(word) != null && DataArgument.file(words.get(0)) != null) {
                files.add(word);
            } else if (!problems.any()) {
                problems.add(
                        Quoted.name(word) + " is one argument too many.",
                        "If it belongs to the one before, put both in quotes. Several words are several files of one table.");
            }
        }
        return files;
    }
}
