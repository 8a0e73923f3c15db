package org.jellygrad.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.cli.problem.ProblemsException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TerminalText;
import org.jspecify.annotations.Nullable;

/** Where results and messages go, in UTF-8 whatever the locale. */
public final class Console {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final RememberingStream results;
    private final PrintWriter out;
    private final PrintWriter err;
    private final int columns;
    private final Charset charset;
    private final boolean colour;
    private final LongSupplier clock;

    /**
     * A console with other streams than the process's own.
     *
     * @param results for results
     * @param messages for progress, warnings and errors
     * @param columns of the terminal where messages are read as they come, so that a line may be rewritten; 0 elsewhere
     * @param charset that a terminal shows; elsewhere UTF-8 can be read
     * @param clock nanoseconds since any moment
     */
    public Console(OutputStream results, OutputStream messages, int columns, Charset charset, LongSupplier clock) {
        this(results, messages, columns, charset, false, clock);
    }

    /**
     * The same with colours, if the results go to a terminal that has them.
     *
     * @param colour whether drawings are coloured
     */
    public Console(
            OutputStream results,
            OutputStream messages,
            int columns,
            Charset charset,
            boolean colour,
            LongSupplier clock) {
        this.results = new RememberingStream(results);
        this.out = new PrintWriter(new OutputStreamWriter(this.results, StandardCharsets.UTF_8), false);
        this.err = new PrintWriter(new OutputStreamWriter(messages, StandardCharsets.UTF_8), true);
        this.columns = columns;
        this.colour = colour;
        this.charset = columns == 0 ? StandardCharsets.UTF_8 : charset;
        this.clock = clock;
    }

    /** The console of this process. The launcher tells how wide the terminal of stderr is, and whether stdout is a terminal. */
    public static Console ofProcess() {
        return new Console(
                new StandardOutput(),
                new FileOutputStream(FileDescriptor.err),
                Integer.getInteger("jellygrad.columns", 0),
                nativeCharset(),
                wantsColour(Boolean.getBoolean("jellygrad.terminal"), System.getenv()),
                System::nanoTime);
    }

    /**
     * Whether drawings are coloured: in a terminal, unless its kind or the user says no (see no-color.org).
     *
     * @param terminal whether results go to one
     * @param environment variables by name
     */
    static boolean wantsColour(boolean terminal, Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "");
        return terminal
                && !kind.isEmpty()
                && !kind.equals("dumb")
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The character set of the locale. The launcher passes it on when it had to start Java with another one. */
    private static Charset nativeCharset() {
        try {
            return Charset.forName(
                    System.getProperty("jellygrad.charset", System.getProperty("native.encoding", "UTF-8")));
        } catch (IllegalArgumentException e) {
            return StandardCharsets.US_ASCII;
        }
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }

    /** Prints lines of a result for people. */
    public void print(List<String> lines) {
        lines.forEach(line -> out.println(TerminalText.visible(line)));
    }

    /** Prints the lines of a drawing, whose texts hold no control characters but those of colours. */
    public void draw(List<String> lines) {
        if (colour) {
            lines.forEach(line -> out.println(visible(line)));
        } else {
            print(lines);
        }
    }

    private static String visible(String line) {
        StringBuilder shown = new StringBuilder();
        Matcher colours = COLOUR.matcher(line);
        int at = 0;
        while (colours.find()) {
            shown.append(TerminalText.visible(line.substring(at, colours.start())))
                    .append(colours.group());
            at = colours.end();
        }
        return shown.append(TerminalText.visible(line.substring(at))).toString();
    }

    /** Prints a message in lines that fit, with options in the place of the library's settings. */
    public void say(String message) {
        Paragraphs.wrap(OptionNames.in(message)).forEach(line -> err.println(TerminalText.visible(line)));
    }

    /** Whether drawings are coloured. */
    public boolean hasColour() {
        return colour;
    }

    public boolean isTerminal() {
        return columns > 0;
    }

    /** The columns of the terminal; 0 if there is none. */
    public int columns() {
        return columns;
    }

    /** Nanoseconds since any moment: how long people have waited. */
    public long nanoTime() {
        return clock.getAsLong();
    }

    /** Whether block characters can be seen. */
    public boolean isUnicode() {
        return shows('█');
    }

    /** Whether a character can be seen. */
    public boolean shows(char character) {
        return charset.newEncoder().canEncode(character);
    }

    /**
     * Flushes the results.
     *
     * @throws OutputClosedException if nobody reads them any more
     * @throws ProblemsException if they cannot be written
     */
    public void flush() {
        out.flush();
        IOException failure = results.failure;
        if (failure != null) {
            if (failure instanceof ReaderGoneException) {
                throw new OutputClosedException();
            }
            throw new ProblemsException(
                    ExitCode.DATA,
                    List.of(Problem.mendedBy(
                            "The output cannot be written.", "The system says: " + FileReason.of(failure) + ".")));
        }
    }

    /** The reader of the output has gone, as in {@code | head}: the command ends silently. */
    public static final class OutputClosedException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What a stream throws when nobody reads what is written to it. Any other exception is a failure that people are told of. */
    public static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1;

        public ReaderGoneException(IOException cause) {
            super(cause);
        }
    }

    /** Keeps the exception that a {@link PrintWriter} swallows. */
    private static final class RememberingStream extends FilterOutputStream {
        private volatile @Nullable IOException failure;

        RememberingStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
