package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.playground.export.SavedRecord;
import org.jellygrad.trainer.record.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code train --report}. */
class ReportCommandTest {
    @TempDir
    private Path directory;

    /** Runs of every kind, those too that the playground has no place for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "train jellybeans --start slope=3,intercept=20 --lr 0.1",
                "train galton1886 --batch 100 --lr 0.01 --epochs 3 --seed 7",
                "train cars1930 --formula dist_ft~speed_mph+I(speed_mph^2)",
                "train penguins --target body_mass_g --features flipper_length_mm,species",
                "train galton1886 --validation 0.2 --loss mae --epochs 50",
                "train cars1930 --degree 3 --l2 0.1",
                "train jellybeans --scale none --lr 1"
            })
    void theRecordInsideIsTheRecord(String command) {
        Path page = directory.resolve("run.html");
        Path record = directory.resolve("run.json");
        List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
        arguments.addAll(List.of("--report", page.toString(), "--record", record.toString()));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isNotEqualTo(ExitCode.FAULT);
        assertThat(page).exists();
        Record inside = SavedRecord.read(page);
        Record beside = Record.read(record);
        assertThat(inside.command()).isEqualTo(beside.command());
        assertThat(inside.path().points()).hasSameSizeAs(beside.path().points());
        assertThat(inside.path().last().parameters())
                .containsExactly(beside.path().last().parameters());
        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("as a page that any browser opens")
                .contains("whoever gets the file gets these rows");
    }

    @Test
    void oneFileForOneThing() throws Exception {
        String file = directory.resolve("run.html").toString();
        Run run = Run.of("train", "jellybeans", "--report", file, "--record", file);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--report and --record both name");
        Run nowhere = Run.of(
                "train",
                "jellybeans",
                "--report",
                directory.resolve("no/run.html").toString());
        assertThat(nowhere.err()).contains("there is no directory");
        Path other = Files.writeString(directory.resolve("other.html"), "<p>hello</p>");
        Run play = Run.of("play", other.toString(), "--no-browser");
        assertThat(play.err()).contains("holds no record");
    }
}
