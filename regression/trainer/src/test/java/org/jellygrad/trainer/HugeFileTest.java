package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file larger than memory is learned from in bounded memory, to the same digits. */
class HugeFileTest {

    private static final int ROWS = 1_300_000;
    private static final int FEATURES = 10;
    private static final int HEAP_MEGABYTES = 64;
    private static final Settings SETTINGS = Settings.DEFAULTS.withTarget("y");

    /** What the other JVM runs: reads the file, saves the model. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Model model =
                    new Trainer(SETTINGS).fit(Csv.read(Path.of(arguments[0]))).model();
            ModelJson.save(model, Path.of(arguments[1]));
        }
    }

    /** Features are small whole numbers, so that rows are written fast; the target is a known sum of them and a little noise. */
    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(15);
        StringBuilder line = new StringBuilder();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write((String.join(",", features().toList()) + ",y\n").getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < ROWS; i++) {
                line.setLength(0);
                long target = 7_000;
                for (int j = 0; j < FEATURES; j++) {
                    int x = random.nextInt(1_000_000, 9_000_000);
                    target += (j + 1L) * x;
                    line.append(x).append(',');
                }
                line.append(target + random.nextInt(-1_000_000, 1_000_000)).append('\n');
                out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static Stream<String> features() {
        return IntStream.rangeClosed(1, FEATURES).mapToObj(j -> "x" + j);
    }

    private static Model inSmallHeap(Path file, Path result) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-Dorg.bytedeco.javacpp.maxbytes=0",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString(),
                result.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return ModelJson.load(result);
    }

    @Test
    void theCoefficientsAreThoseOfAFitInMemory(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("huge.csv");
        write(file);
        assertThat(Files.size(file)).isGreaterThan(100L << 20);
        Model streamed = inSmallHeap(file, folder.resolve("model.json"));
        Model held = new Trainer(SETTINGS).fit(Csv.read(file)).model();
        assertThat(streamed.provenance().rows()).isEqualTo(ROWS);
        assertThat(streamed.intercept()).isEqualTo(held.intercept(), within(1e-14 * Math.abs(held.intercept())));
        features().forEach(name -> {
            assertThat(streamed.coefficient(name))
                    .as(name)
                    .isEqualTo(held.coefficient(name), within(Math.ulp(held.coefficient(name))));
            assertThat(Math.rint(streamed.coefficient(name))).isEqualTo(Double.parseDouble(name.substring(1)));
        });
        assertThat(streamed.provenance().dataHash()).isEqualTo(held.provenance().dataHash());
        // 20.8 MB of residuals and their copy: a third of the heap.
        assertThat(streamed.inference()).isNotNull().satisfies(inference -> {
            assertThat(inference.residuals().isKnown()).isFalse();
            assertThat(inference.residualStandardError())
                    .isEqualTo(held.quality().residualStandardError(), within(1e-9));
        });
        assertThat(held.inference()).isNotNull().satisfies(inference -> assertThat(
                        inference.residuals().isKnown())
                .isTrue());
    }
}
