package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jellygrad.cli.console.Console;
import org.jellygrad.trainer.text.TerminalText;

/**
 * A finished run of the command in this process.
 *
 * @param code the exit code
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
public record Run(int code, String out, String err) {

    /** In no time: nothing is said about how long it takes. */
    public static Run of(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(arguments, new Console(out, err, 0, StandardCharsets.UTF_8, () -> 0));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command on a console; the exit code. */
    public static int on(String[] arguments, Console console) {
        return Main.run(arguments, console);
    }

    /** The one JSON object on stdout. */
    public JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }

    public double number(String name) {
        return json().get(name).getAsDouble();
    }

    public double coefficient(String name) {
        return json().getAsJsonObject("coefficients").get(name).getAsDouble();
    }

    public String outcome() {
        return json().get("outcome").getAsString();
    }

    /** That no line is wider than a hundred terminal cells, or moves the cursor. */
    public Run assertFits() {
        assertThat((out + err).lines())
                .allSatisfy(
                        line -> assertThat(TerminalText.width(line)).as(line).isLessThanOrEqualTo(100))
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
        return this;
    }

    /** Writes a file and gives its path. */
    public static String file(Path directory, String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
