package org.jellygrad.cli.command;

import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.option.CommandLines;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jellygrad completion}. */
@Command(
        name = "completion",
        customSynopsis = "jellygrad completion bash|zsh",
        sortOptions = false,
        description = "Prints what a shell needs to complete commands and options on Tab.",
        footer = {
            "",
            "For this session",
            "  source <(jellygrad completion bash)",
            "For every session",
            "  echo 'source <(jellygrad completion bash)' >> ~/.bashrc",
            "  echo 'source <(jellygrad completion zsh)' >> ~/.zshrc"
        })
final class CompletionCommand implements Subcommand {

    @Parameters(paramLabel = "SHELL", arity = "0..1", hideParamSyntax = true, description = "bash or zsh.")
    private @Nullable String shell;

    @Override
    public void check(Problems problems) {
        if (shell == null) {
            problems.add("`jellygrad completion` lacks its shell.", "Name one: jellygrad completion bash, or zsh.");
        } else if (!shell.equals("bash") && !shell.equals("zsh")) {
            problems.add("There is no completion for '" + shell + "'.", "There is one for bash and one for zsh.");
        }
    }

    /** The script is one for both: in zsh it makes itself understood by bashcompinit. */
    @Override
    public int run(Console console) {
        console.out().print(AutoComplete.bash("jellygrad", CommandLines.of(new Jellygrad())));
        console.flush();
        return ExitCode.DONE;
    }
}
