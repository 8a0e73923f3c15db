package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.cli.problem.Shortage;
import org.jellygrad.datasets.problem.Problem;

/** Tells what went wrong: on stderr for people, and with {@code --json} on stdout as one object. */
public final class ErrorReport {
    private ErrorReport() {}

    /** Prints the problems, and returns the exit code. */
    public static int print(int exitCode, List<Problem> found, boolean json, Console console) {
        List<Problem> problems =
                found.stream().map(problem -> problem.in(OptionNames::in)).toList();
        String text = Problem.text(problems);
        console.say(text);
        if (json) {
            printJson(exitCode, text, problems, console);
        }
        return exitCode;
    }

    /** Something that ran out, or a fault of ours: whoever reports that needs the stack trace. */
    public static int printFault(Throwable fault, boolean json, Console console) {
        Shortage shortage = Shortage.of(fault);
        if (shortage != null) {
            return print(shortage.exitCode(), List.of(shortage.problem()), json, console);
        }
        console.err().println("Jellygrad has made a mistake of its own; please report it with what follows.");
        console.err().println();
        fault.printStackTrace(console.err());
        if (json) {
            printJson(ExitCode.FAULT, fault.toString(), List.of(Problem.mendedBy(fault.toString(), "")), console);
        }
        return ExitCode.FAULT;
    }

    private static void printJson(int exitCode, String message, List<Problem> problems, Console console) {
        var text = new StringWriter();
        try {
            JsonWriter json = new JsonWriter(text);
            json.setIndent("  ");
            json.beginObject().name("error").beginObject();
            json.name("exitCode").value(exitCode);
            json.name("message").value(message);
            json.name("problems").beginArray();
            for (Problem problem : problems) {
                json.beginObject();
                json.name("what").value(problem.what());
                json.name("how").value(problem.advice());
                json.endObject();
            }
            json.endArray().endObject().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter never throws it
        }
        PrintWriter out = console.out();
        out.println(text);
        out.flush();
    }
}
