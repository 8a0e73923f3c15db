package org.jellygrad.trainer.sufficient;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.model.json.PredictorsJson;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jspecify.annotations.Nullable;

/** Statistics as a JSON object: each product is its upper half and its lower half, row by row of the upper triangle. */
final class StatisticsJson {

    private static final String FORMAT = "jellygrad-sufficient-statistics";
    private static final int VERSION = 2;

    private StatisticsJson() {}

    static void write(SufficientStatistics statistics, Path file) throws IOException {
        WholeFile.write(file, writer -> {
            JsonWriter json = new JsonWriter(writer);
            Moments moments = statistics.moments();
            json.beginObject();
            json.name("format").value(FORMAT).name("version").value(VERSION);
            json.name("target").value(statistics.target());
            json.name("predictors")
                    .jsonValue(PredictorsJson.toJson(moments.columns().predictors()));
            json.name("weights").value(moments.columns().weights());
            json.name("rows").value(moments.rows());
            json.name("rowsDropped").value(moments.tally().dropped());
            json.name("rowsWithoutWeight").value(moments.tally().weightless());
            json.name("logWeight").value(moments.tally().logWeight());
            numbers(json, "origins", moments.origins());
            numbers(json, "peaks", moments.peaks());
            numbers(json, "products", flat(moments.products()));
            json.endObject().flush();
            writer.write('\n');
        });
    }

    private static void numbers(JsonWriter json, String name, double... numbers) throws IOException {
        json.name(name).beginArray();
        for (double number : numbers) {
            json.value(number);
        }
        json.endArray();
    }

    private static double[] flat(CrossProducts products) {
        int width = products.width();
        double[] flat = new double[width * (width + 1)];
        int next = 0;
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++) {
                flat[next++] = products.get(i, j).hi();
                flat[next++] = products.get(i, j).lo();
            }
        }
        return flat;
    }

    static SufficientStatistics read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            JsonReader json = new JsonReader(reader);
            json.setStrictness(Strictness.STRICT);
            return read(json, file);
        } catch (NoSuchFileException e) {
            throw new UnusableDataException(
                    "There is no file " + file + ".", "Name a file that sufficient statistics were saved to.");
        } catch (IllegalStateException | NumberFormatException | UnusableModelException e) {
            throw damaged(file, firstLine(e));
        } catch (JsonParseException | EOFException | MalformedJsonException | CharacterCodingException e) {
            throw damaged(file, "it is no whole JSON text");
        }
    }

    /** What an exception says, without its point. */
    private static String firstLine(Exception e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private static SufficientStatistics read(JsonReader json, Path file) throws IOException {
        String format = "";
        int version = 0;
        String target = "";
        String predictors = "{}";
        @Nullable String weights = null;
        Map<String, Long> counts = new HashMap<>();
        Map<String, double[]> numbers = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "format" -> format = json.nextString();
                case "version" -> version = json.nextInt();
                case "target" -> target = json.nextString();
                case "weights" -> {
                    if (json.peek() == JsonToken.NULL) {
                        json.nextNull();
                    } else {
                        weights = json.nextString();
                    }
                }
                case "predictors" -> predictors = JsonParser.parseReader(json).toString();
                case "rows", "rowsDropped", "rowsWithoutWeight" -> counts.put(name, json.nextLong());
                case "logWeight" -> numbers.put(name, new double[] {json.nextDouble()});
                case "origins", "peaks", "products" -> numbers.put(name, numbers(json));
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (json.peek() != JsonToken.END_DOCUMENT) {
            throw damaged(file, "it goes on after its end");
        }
        if (!format.equals(FORMAT)) {
            throw damaged(file, "it does not say that it is of the format " + FORMAT);
        }
        if (version != VERSION) {
            throw new UnusableDataException(
                    file + " is of format version " + version + "; this Jellygrad reads version " + VERSION + ".",
                    "Read it with the version of Jellygrad that wrote it.");
        }
        SummaryColumns columns =
                new SummaryColumns(target, PredictorsJson.fromJson(predictors, file.toString()), weights);
        return new SufficientStatistics(made(file, columns, tally(file, counts, numbers), numbers));
    }

    private static Tally tally(Path file, Map<String, Long> counts, Map<String, double[]> numbers) {
        long rows = counts.getOrDefault("rows", -1L);
        double[] logWeight = numbers.getOrDefault("logWeight", new double[0]);
        if (rows < 0 || logWeight.length == 0) {
            throw damaged(file, "it does not say of how many rows it is");
        }
        return new Tally(
                rows,
                counts.getOrDefault("rowsDropped", 0L),
                counts.getOrDefault("rowsWithoutWeight", 0L),
                logWeight[0]);
    }

    private static double[] numbers(JsonReader json) throws IOException {
        double[] numbers = new double[16];
        int count = 0;
        json.beginArray();
        while (json.hasNext()) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = json.nextDouble();
        }
        json.endArray();
        return Arrays.copyOf(numbers, count);
    }

    private static Moments made(Path file, SummaryColumns columns, Tally tally, Map<String, double[]> numbers) {
        int width = columns.width();
        double[] origins = numbers.getOrDefault("origins", new double[0]);
        double[] peaks = numbers.getOrDefault("peaks", new double[0]);
        double[] flat = numbers.getOrDefault("products", new double[0]);
        if (origins.length != width || peaks.length != width || flat.length != width * (width + 1)) {
            throw damaged(file, "it lacks numbers of its " + (width - 2) + " terms");
        }
        CrossProducts products = new CrossProducts(width);
        int next = 0;
        for (int i = 0; i < width; i++) {
            for (int j = i; j < width; j++, next += 2) {
                products.set(i, j, new DoubleDouble(flat[next], flat[next + 1]));
            }
            if (!(products.get(i, i).hi() >= 0)) {
                throw damaged(file, "a sum of squares in it is negative");
            }
        }
        return new Moments(columns, tally, origins, products, peaks);
    }

    /** SHA-256 of what is written, in lower-case hexadecimal. */
    static String hash(Moments moments) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String names = moments.columns().target()
                    + '\n'
                    + PredictorsJson.toJson(moments.columns().predictors());
            digest.update(names.getBytes(StandardCharsets.UTF_8));
            ByteBuffer number = ByteBuffer.allocate(Double.BYTES);
            for (double[] numbers : List.of(moments.origins(), flat(moments.products()))) {
                for (double value : numbers) {
                    digest.update(number.putDouble(0, value).array());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static UnusableDataException damaged(Path file, String why) {
        return new UnusableDataException(
                file + " does not hold sufficient statistics, or is damaged: " + why + ".",
                "Name a file that was saved as such, or gather the statistics afresh.");
    }
}
