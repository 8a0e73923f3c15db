package org.jellygrad.cli.command;

import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.lesson.Lessons;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.playground.course.Course;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jellygrad lesson}. */
@Command(
        name = "lesson",
        customSynopsis = "jellygrad lesson [NAME] [OPTION]...",
        sortOptions = false,
        description = "Lists the lessons on gradient descent, or goes through one with you.")
final class LessonCommand implements Subcommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", hideParamSyntax = true, description = "The lesson.")
    private @Nullable String name;

    @Option(names = "--from", paramLabel = "N", description = "Begin with the N-th step.", defaultValue = "1")
    private int from;

    @Option(
            names = "--plain",
            description =
                    "Print the whole lesson in ASCII, without prompts. Answers come from a pipe, one a line, and are graded;"
                            + " without a pipe nothing is asked.")
    private boolean plain;

    @Override
    public void check(Problems problems) {
        String wanted = name;
        if (from < 1) {
            problems.add("--from is " + from + ".", "Steps are counted from 1.");
        }
        if (wanted == null) {
            if (problems.isTyped("--from")) {
                problems.add(
                        "--from " + from + " needs a lesson.",
                        "It says with which step of a lesson to begin: jellygrad lesson jar --from " + from + ".");
            }
            return;
        }
        problems.check(() -> {
            int steps = Course.load().lesson(wanted).steps().size();
            if (from > steps) {
                problems.add(
                        "--from " + from + ": the lesson '" + wanted + "' has " + steps + " steps.",
                        "Begin with one of them, or leave --from out.");
            }
        });
    }

    @Override
    public int run(Console console) {
        Lessons lessons = Lessons.ofUser(console, plain);
        if (name == null) {
            lessons.list();
        } else {
            lessons.hold(name, from);
        }
        return ExitCode.DONE;
    }
}
