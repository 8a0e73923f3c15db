package org.jellygrad.cli;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problem;
import org.jellygrad.cli.problem.Shortage;

/** Tells what went wrong: on stderr for people, and with {@code --json} on stdout as one object. */
final class ErrorReport {
    private ErrorReport() {}

    static int print(int exitCode, String message, boolean json, Console console) {
        return print(exitCode, List.of(Problem.of(message)), json, console);
    }

    static int print(int exitCode, List<Problem> problems, boolean json, Console console) {
        String text = text(problems);
        console.say(text);
        if (json) {
            printJson(exitCode, text, problems, console);
        }
        return exitCode;
    }

    /** Something that ran out, or a fault of ours: whoever reports that needs the stack trace. */
    static int printFault(Throwable fault, boolean json, Console console) {
        Shortage shortage = Shortage.of(fault);
        if (shortage != null) {
            return print(shortage.exitCode(), List.of(shortage.problem()), json, console);
        }
        console.err().println("Jellygrad has made a mistake of its own; please report it with what follows.");
        console.err().println();
        fault.printStackTrace(console.err());
        if (json) {
            printJson(ExitCode.FAULT, fault.toString(), List.of(new Problem(fault.toString(), "")), console);
        }
        return ExitCode.FAULT;
    }

    /** One problem as two paragraphs, several as a numbered list. */
    private static String text(List<Problem> problems) {
        if (problems.size() == 1) {
            Problem problem = problems.get(0);
            return problem.how().isEmpty() ? problem.what() : problem.what() + "\n\n" + problem.how();
        }
        var text = new StringBuilder(problems.size() + " things are wrong:");
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = problems.get(i);
            String number = i + 1 + ". ";
            String indent = "\n" + " ".repeat(number.length());
            text.append("\n\n").append(number).append(problem.what().replace("\n", indent));
            if (!problem.how().isEmpty()) {
                text.append(indent).append(problem.how().replace("\n", indent));
            }
        }
        return text.toString();
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
                json.name("how").value(problem.how());
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
