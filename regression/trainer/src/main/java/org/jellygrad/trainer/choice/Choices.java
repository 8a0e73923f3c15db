package org.jellygrad.trainer.choice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.trainer.choice.WrittenNumber.NotANumberException;
import org.jspecify.annotations.Nullable;

/** The table of a family of choices: what a user can write, and what it builds. Immutable. */
public final class Choices<T> {

    /** Words for how many numbers follow a name. */
    private static final List<String> COUNTS = List.of("no number", "a number", "two numbers", "three numbers");

    private final String noun;
    private final List<Entry<T>> entries;
    private final Function<T, String> text;
    private final @Nullable Other<T> other;

    /** Builds the choice from a text that is not a name; described for messages. */
    private record Other<T>(String description, Function<String, ? extends T> make) {}

    private Choices(String noun, List<Entry<T>> entries, Function<T, String> text, @Nullable Other<T> other) {
        this.noun = noun;
        this.entries = List.copyOf(entries);
        this.text = text;
        this.other = other;
    }

    /**
     * A table of records.
     *
     * @param noun what is chosen, for messages
     */
    public static <T extends Choice> Choices<T> of(String noun, List<Entry<T>> entries) {
        return new Choices<>(noun, entries, Choice::text, null);
    }

    /** A table of the constants of an enum. The text form of a constant is its name in lower case. */
    public static <E extends Enum<E>> Choices<E> ofConstants(String noun, List<Entry<E>> entries) {
        return new Choices<>(noun, entries, constant -> constant.name().toLowerCase(Locale.ROOT), null);
    }

    /**
     * The same table, which also accepts texts that are not names, such as numbers.
     *
     * @param description of such texts, for messages
     * @param make builds the choice from the text
     */
    public Choices<T> orElse(String description, Function<String, ? extends T> make) {
        return new Choices<>(noun, entries, text, new Other<>(description, make));
    }

    /** The table's lines, in order. */
    public List<Entry<T>> entries() {
        return entries;
    }

    /** The text form of a choice, which {@link #parse} reads back. */
    public String text(T choice) {
        return text.apply(choice);
    }

    /**
     * The choice that a text names.
     *
     * @throws org.jellygrad.datasets.problem.ProblemException if it stands for none; the message offers the nearest name
     */
    public T parse(String written) {
        String[] parts = written.split(":", -1);
        for (Entry<T> entry : entries) {
            if (entry.name().equals(parts[0])) {
                return make(entry, List.of(parts).subList(1, parts.length));
            }
        }
        Other<T> fallback = other;
        if (fallback == null) {
            throw unknown(written, parts[0]);
        }
        try {
            return fallback.make().apply(written);
        } catch (NotANumberException e) {
            throw unknown(written, parts[0]);
        }
    }

    private T make(Entry<T> entry, List<String> numbers) {
        int wanted = entry.parameters().size();
        boolean alone = numbers.isEmpty() && entry.isOptional();
        if (!alone && (numbers.size() != wanted || numbers.contains(""))) {
            throw refused(
                    entry.name()
                            + (wanted == 0
                                    ? " takes no number"
                                    : " needs " + COUNTS.get(wanted) + (entry.isOptional() ? ", or none" : "")),
                    wanted == 0 || entry.isOptional()
                            ? "Write '" + entry.name() + "' alone" + (wanted == 0 ? "." : ", or " + form(entry) + ".")
                            : "Write " + form(entry) + ".");
        }
        return entry.make().apply(numbers);
    }

    private static String form(Entry<?> entry) {
        List<String> letters = entry.parameters();
        return "'" + entry.whole() + "' with " + (letters.size() == 1 ? "a number" : "numbers") + " for "
                + joined(letters, " and ");
    }

    /** All names in one text: {@code mse, mae, huber:D, quantile:Q or log-cosh}. */
    public String names() {
        return joined(
                Stream.concat(
                                entries.stream().map(Entry::shape),
                                Stream.ofNullable(other).map(Other::description))
                        .toList(),
                " or ");
    }

    /** All names with their meanings: {@code mse (the default), mae, huber:D (squared up to D and linear beyond) ...}. */
    public String help(T usual) {
        List<String> all = new ArrayList<>();
        for (Entry<T> entry : entries) {
            String note = (text(usual).equals(entry.name()) ? "the default" : "")
                    + (text(usual).equals(entry.name()) && !entry.meaning().isEmpty() ? ": " : "")
                    + entry.meaning();
            all.add(entry.shape() + (note.isEmpty() ? "" : " (" + note + ")"));
        }
        if (other != null) {
            all.add(other.description());
        }
        return joined(all, " or ");
    }

    private static String joined(List<String> texts, String last) {
        int most = texts.size() - 1;
        return most == 0 ? texts.get(0) : String.join(", ", texts.subList(0, most)) + last + texts.get(most);
    }

    private InvalidValueException unknown(String written, String name) {
        String question =
                NearestName.question(name, entries.stream().map(Entry::name).toList());
        return refused(
                "'" + written + "' is no " + noun,
                (question.isEmpty() ? "" : question + "\n") + "It can be " + names() + ".");
    }

    private static InvalidValueException refused(String what, String how) {
        return new InvalidValueException(what, how);
    }
}
